"""A programme is adopted: its targets stand. It is issued: it bears a number and a day, is kept as a paper, and what
it sets to be done becomes tasks."""

from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.cadres.chairs import chair_of
from congdoan.direction.programmes.paper import programme_paper
from congdoan.direction.tasks.parts import given_to
from congdoan.indicators.models import Target
from congdoan.records.register import REGISTERS
from congdoan.records.rows import Rows
from congdoan.records.symbols import issue_as
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese


@in_vietnamese()
def enact(programme, *, actor):
    """Runs inside the step. From then on its targets change with a reason alone (SYS-01), and name its number and
    day."""
    mine = Target.objects.across_units("what a programme sets").filter(
        pk__in=programme.items.exclude(target=None).values("target"), unit=programme.unit
    )
    for target in mine.filter(status__in=("confirmed", "adopted")).select_related("indicator"):
        target.source_number = programme.number or target.source_number
        target.source_date = programme.issued_on or target.source_date
        target.status = Target.Status.ADOPTED
        save(target, actor=actor, reason=str(programme)[:300])


@in_vietnamese()
def promulgate(programme, *, actor):
    """Runs inside the step. A number written on paper already is kept, and no second paper is made."""
    if not (programme.number and programme.issued_on):
        programme.issued_on = programme.issued_on or timezone.localdate()
        programme.number = programme.number or _paper(programme, actor).number
        save(programme, actor=actor)
    enact(programme, actor=actor)
    hand_out(programme, actor=actor)
    fulfil(programme, actor=actor)


def hand_out(programme, *, actor):
    """What it sets to be done becomes tasks, each item once; the unit that leads one hears of it."""
    for item in programme.items.exclude(kind="target").filter(tasks=None).select_related("unit"):
        given = [Rows(given_to(item.unit, programme.unit))]
        save(_task(programme, item), actor=actor, reason=str(programme)[:300], lines=given)


def fulfil(programme, *, actor):
    """The required plans of its unit that it is the issue of are issued with it. One whose ground came only later is
    not: it asks for another."""
    due = programme.fulfils.filter(
        unit=programme.unit, status__in=("due", "drafting"), triggered_on__lte=programme.issued_on
    )
    for plan in due:
        plan.status, plan.issued_number = plan.Status.ISSUED, programme.number
        plan.issued_on = programme.issued_on
        save(plan, actor=actor, reason=str(programme)[:300])


def one_lead(named, cooperating):
    """One lead, whoever is named first; others named there cooperate."""
    lead, _sign, others = named.partition(";")
    helping = [part.strip() for part in (others, cooperating) if part.strip()]
    return {"lead": lead.strip()[:300], "cooperating": "; ".join(helping)[:300]}


def _paper(programme, actor):
    unit, day = programme.unit, programme.issued_on
    programme.signer = programme.signer or chair_of(unit, day)
    if not programme.signer:
        raise Mistake(_("Ghi «Người ký» trước khi ban hành: sổ cán bộ chưa có chủ tịch của đơn vị."),
                      field="signer")  # fmt: skip
    kind = "plan" if programme.kind == "plan" else "programme"

    def build(number):
        programme.number = number
        return programme_paper(programme, day)

    return issue_as(kind, programme, actor=actor, day=day, body=programme.adopted_by, build=build)


def _task(programme, item):
    named = one_lead(item.leader, item.cooperating)
    named["lead"] = named["lead"] or str(programme.unit)
    return REGISTERS["direction/tasks"].model(
        unit=programme.unit, text=item.text, source=item, field=item.field, due=item.due, status="assigned", **named,
    )  # fmt: skip

"""A document that came in sets off the plans that waited for one."""

from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.direction.registers.required_plan import RequiredPlan
from congdoan.records.write import save

# So many are offered beside a document; the register lists all.
OFFERED = 6


def waiting(actor, incoming):
    """Plans of the receiving unit that wait for an instruction, those first of which the document bears most words."""
    words = set(fold(f"{incoming.get_kind_display()} {incoming.folded}").split())

    def borne(plan):
        asked = set(fold(plan.awaited).split())
        return len(asked & words) / len(asked) if asked else 0

    return sorted(_rows(actor, incoming), key=lambda plan: (-borne(plan), plan.title))[:OFFERED]


@transaction.atomic
def set_off(actor, *, incoming, plan):
    """From the day the document came the plan has its days. Raises `Mistake` when it waits no more."""
    plan = _rows(actor, incoming).select_for_update(of=("self",)).filter(pk=plan).first()
    if plan is None:
        raise Mistake(_("Kế hoạch này không còn chờ văn bản; xem lại ở sổ kế hoạch phải ban hành."))
    plan.triggered_on, plan.status = incoming.arrived_on, RequiredPlan.Status.DUE
    plan.instruction = (incoming.number or incoming.title)[:100]
    return save(plan, actor=actor, reason=str(incoming)[:300])


def _rows(actor, incoming):
    rows = RequiredPlan.objects.visible_to(actor, "edit")
    return rows.filter(unit=incoming.unit_id, status="waiting", trigger="instruction")

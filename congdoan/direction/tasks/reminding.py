"""Reminders that go out by themselves: before a day, when it has passed, and one level up.

Each morning's job looks at what is open rather than at what day it is, so that a day on which no
worker ran is made up for. Nothing is said twice within the span of `REMIND-AGAIN`.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.system import System
from congdoan.base.dates import show
from congdoan.base.text import number
from congdoan.cadres.registers.body import Body
from congdoan.direction.documents import consulting
from congdoan.direction.limits import AGAIN, AHEAD, answer_by, days
from congdoan.direction.registers.consultation import Asked, Consultation
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.reminder import Reminder
from congdoan.direction.registers.required_plan import RequiredPlan
from congdoan.direction.registers.task import Task
from congdoan.orgs.heirs import carried_on_by, standing_for
from congdoan.records.write import save
from congdoan.trail.hooks import offered
from congdoan.trail.jobs import job
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell

WHY = "nhắc việc"
Kind = Reminder.Kind
# So many who have not answered are named in a line.
NAMED = 3


@dataclass(frozen=True)
class Waiting:
    """Open records of one register and the day by which each is to be done.

    `answered_above`: not the unit that keeps it is late but the one above it, which has to answer.
    `helped`: units named in it that have not reported their part are reminded as well. `told_above`: whether
    the level above hears of each that is late.
    """

    model: type
    open: Q
    day: str
    answered_above: bool = False
    helped: bool = False
    told_above: bool = True


KINDS = (
    Waiting(Task, ~Q(status__in=Task.OVER) & ~Q(status="new"), "due", helped=True),
    Waiting(RequiredPlan, Q(status__in=("due", "drafting")), "due"),
    Waiting(Body, Q(ended_on=None), "until"),
    Waiting(Difficulty, ~Q(status="answered"), "answer_by", answered_above=True),
)


@job("reminders", daily=gettext_lazy("Nhắc việc sắp đến hạn và trễ hạn"))
def run(_found):
    """Everything due today: plans set off by their day, limits set since, then the reminders."""
    remind(timezone.localdate())


@in_vietnamese()
def remind(today):
    """Send what has to be said today; how many reminders were written."""
    actor = System(WHY)
    set_off(actor, today)
    limit(actor)
    ahead, again = days(AHEAD, today) or 0, days(AGAIN, today) or 1
    kinds = [*KINDS, *chain(*offered("waiting", "KINDS"))]
    sent = sum(_remind(actor, kind, today, ahead, again) for kind in kinds)
    return sent + _remind_asked(actor, today, ahead, again)


def set_off(actor, today):
    """Plans whose day has come are to be drafted from now on."""
    rows = RequiredPlan.objects.visible_to(actor)
    for plan in rows.filter(status="waiting", trigger="date", triggered_on__lte=today):
        plan.status = RequiredPlan.Status.DUE
        save(plan, actor=actor, reason=_("Đã đến ngày xây dựng"))


def limit(actor):
    """Difficulties still open take the limit that was set for their day since they were raised."""
    for one in Difficulty.objects.visible_to(actor).exclude(status="answered"):
        if one.answer_by != answer_by(one.raised_on):
            save(one, actor=actor, reason=_("Tính lại hạn trả lời"))


def _remind(actor, kind, today, ahead, again):
    rows = kind.model.objects.visible_to(actor).filter(kind.open).annotate(day=F(kind.day))
    sent = 0
    soon = today + dt.timedelta(days=ahead)
    for record in rows.filter(day__lte=soon).select_related("unit").order_by("day", "pk"):
        late = record.day < today
        side = _side(record, kind, today)
        for one in [side, *(_helpers(record) if kind.helped else ())]:
            sent += _say(actor, record, one, Kind.LATE if late else Kind.AHEAD, today, again)
        if late and side and kind.told_above:
            sent += _say(actor, record, side.parent_on(today), Kind.UP, today, again)
    return sent


def _side(record, kind, today):
    """Who is late with it: its unit or who answers for that one since it ended; else the one above."""
    if kind.answered_above and (stands := carried_on_by(record.unit, today)):
        return stands.parent_on(today)
    return standing_for(record.unit, today)


def _helpers(task):
    """Units that owe a part of it, each once."""
    owed = task.units.filter(reported_on=None).exclude(unit=task.unit_id).select_related("unit")
    return {line.unit_id: line.unit for line in owed}.values()


def _remind_asked(actor, today, ahead, again):
    """Of drafts: who was asked and is silent hears of the day before it; who asks hears of them once it has passed,
    when nobody may answer any more."""
    since, soon = today - dt.timedelta(days=again), today + dt.timedelta(days=ahead)
    rounds = (
        Consultation.objects.visible_to(actor).filter(asked_on__lte=today).annotate(day=F("until"))
    )
    rounds = rounds.filter(until__range=(since, soon)).select_related(
        "unit", "programme", "document"
    )
    sent = 0
    for one in rounds.prefetch_related("asked__unit").order_by("until", "pk"):
        silent = [line for line in one.asked.all() if line.stance == Asked.Stance.SILENT]
        if not silent or not one.is_open(one.until):
            continue
        if one.until < today:
            said = (_unanswered(one, silent), consulting.opinions_of(one))
            sent += _say(actor, one, one.unit, Kind.LATE, today, said=said)
        else:
            said = (_("Sắp hết hạn góp ý %(day)s: %(what)s") % _named(one), consulting.page_of(one))
            for unit in {line.unit_id: line.unit for line in silent if line.unit}.values():
                sent += _say(actor, one, unit, Kind.AHEAD, today, said=said)
    return sent


def _unanswered(consultation, silent):
    names = "; ".join(str(line) for line in silent[:NAMED])
    if silent[NAMED:]:
        names += _(" và %(n)s nơi khác") % {"n": number(len(silent) - NAMED)}
    return _("Đã hết hạn góp ý %(day)s, chưa trả lời: %(names)s. Dự thảo: %(what)s") % {
        **_named(consultation), "names": names,
    }  # fmt: skip


def _say(actor, record, unit, kind, today, again=None, said=None):
    """One reminder to one unit, unless it was told a short while ago; ahead of the day, and without `again`, once.
    `said`: the words and where they lead, where these are others than of what is late."""
    if unit is None:
        return 0
    path = record.register.path
    before = Reminder.objects.visible_to(actor).filter(
        unit=unit, shelf=path, record_id=record.pk, kind=kind, due=record.day
    )
    if again is not None and kind != Kind.AHEAD:
        before = before.filter(sent_on__gt=today - dt.timedelta(days=again))
    if before.exists():
        return 0
    text, url = said or (_words(record, kind), record.register.url_of(record.pk))
    told = tell(unit, record.area, text, url)
    reminder = Reminder(
        unit=unit, about=str(record)[:200], due=record.day, kind=kind, sent_on=today, told=told,
        channel=Reminder.Channel.NOTICE, shelf=path, record_id=record.pk,
    )  # fmt: skip
    save(reminder, actor=actor)
    return 1


def _words(record, kind):
    said = _named(record)
    if kind == Kind.AHEAD:
        return _("Sắp đến hạn %(day)s: %(what)s") % said
    if kind == Kind.LATE:
        return _("Trễ hạn %(day)s: %(what)s") % said
    return _("%(unit)s trễ hạn %(day)s: %(what)s") % said


def _named(record):
    return {"what": str(record), "unit": record.unit, "day": show(record.day)}

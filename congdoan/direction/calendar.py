"""The work calendar of a unit: meetings, reviews, sessions due, ends of programmes, tasks, days to mark."""

import datetime as dt
from calendar import Calendar
from dataclasses import dataclass

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.scope import seen
from congdoan.base.dates import show
from congdoan.direction import days
from congdoan.direction.meetings import committees
from congdoan.direction.registers.meeting import Meeting
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.regulation import Regulation
from congdoan.direction.registers.review import Review
from congdoan.direction.registers.task import Task

# Of each sort, so many in one look: a month of a union with more is read in its registers.
MOST = 200


@dataclass(frozen=True)
class Entry:
    """One line of a day. `sort` is meeting, review, session, programme, task or day."""

    day: dt.date
    sort: str
    title: str
    meta: str = ""
    url: str = ""
    state: str = ""
    state_label: str = ""


def entries(actor, unit, start, end, today, below=False):
    """Every entry from start to end in the order of the days: the unit's own, with `below` those of
    all units under it too."""

    def rows(model):
        found = model.register.rows(actor, below=unit if below else None).select_related("unit")
        return found if below else found.filter(seen(model, [unit.pk]))

    found = [
        *_days(unit, start, end),
        *_meetings(rows(Meeting).filter(held_on__range=(start, end)), unit),
        *_reviews(rows(Review).filter(due__range=(start, end)), unit, today),
        *_sessions(rows(Regulation), unit, start, end, today),
        *_programmes(rows(Programme).filter(period_end__range=(start, end)), unit),
        *_tasks(rows(Task).filter(due__range=(start, end)), unit, today),
    ]
    return sorted(found, key=lambda entry: entry.day)


def weeks(year, month, found):
    """The month as weeks from Monday: lists of (day, whether it is of the month, its entries)."""
    by_day = {}
    for entry in found:
        by_day.setdefault(entry.day, []).append(entry)
    return [
        [
            (day, day.month == month, by_day.get(day, []) if day.month == month else [])
            for day in week
        ]
        for week in Calendar().monthdatescalendar(year, month)
    ]


def _of(record, unit):
    """Whose it is, where it is not the unit's own."""
    return "" if record.unit_id == unit.pk else str(record.unit)


def _open(name, record):
    return reverse(f"direction-{name}-detail", args=[record.pk])


def _days(unit, start, end):
    for one in [*days.national(start, end), *days.own(unit, start, end)]:
        years = _("%(n)s năm") % {"n": one.years} if one.years else ""
        until = _("đến hết %(day)s") % {"day": show(one.last)} if one.last else ""
        url = (
            _open("occasions", one.occasion)
            if one.occasion and one.occasion.unit_id == unit.pk
            else ""
        )
        meta = " · ".join(filter(None, [years, until]))
        yield Entry(one.day, "day", one.name, meta, url)


def _meetings(found, unit):
    for one in found.order_by("held_on", "starts_at", "pk")[:MOST]:
        meta = " · ".join(filter(None, [one.starts_at, one.place, _of(one, unit)]))
        state = "refused" if one.status == "cancelled" else "done" if one.took_place else "waiting"
        yield Entry(one.held_on, "meeting", str(one), meta, _open("meetings", one), state,
                    one.get_status_display())  # fmt: skip


def _reviews(found, unit, today):
    """Those without a meeting: one that has its meeting stands there as that."""
    found = found.filter(meetings=None).exclude(status=Review.Status.DROPPED)
    for one in found.order_by("due", "pk")[:MOST]:
        state, label = _standing(one.is_over, one.due, today, one.get_status_display())
        yield Entry(
            one.due, "review", str(one), _of(one, unit), _open("reviews", one), state, label
        )


def _tasks(found, unit, today):
    for one in found.order_by("due", "pk")[:MOST]:
        over = one.status in Task.OVER
        state, label = _standing(over, one.due, today, one.get_status_display())
        meta = " · ".join(filter(None, [one.lead, _of(one, unit)]))
        yield Entry(one.due, "task", str(one), meta, _open("tasks", one), state, label)


def _standing(over, due, today, label):
    if over:
        return "done", label
    return ("late", _("trễ hạn")) if due < today else ("waiting", label)


def _programmes(found, unit):
    for one in found.exclude(status=Programme.Status.DRAFT).defer("text").order_by("pk")[:MOST]:
        title = _("Hết kỳ: %(title)s") % {"title": one.title}
        yield Entry(one.period_end, "programme", title, _of(one, unit), _open("programmes", one))


def sessions_due(regulations, day):
    """[(regulation, day of the last session or None, day by which the next must be)] of the regulations
    in force on the day."""
    latest = {}
    for one in regulations.filter(since__lte=day).order_by("since"):
        latest[one.unit_id, one.committee] = one
    last = _last_sessions(latest, day)
    return [
        (one, last.get(place), committees.next_session(one, last.get(place)))
        for place, one in latest.items()
    ]


def _last_sessions(places, day):
    """{(unit, committee): day of its last session up to the day}"""
    held = Meeting.objects.across_units("when a committee met last").filter(
        Q(status__in=Meeting.TOOK_PLACE), unit__in={unit for unit, _committee in places}, held_on__lte=day
    )  # fmt: skip
    found = held.order_by().values_list("unit", "kind").annotate(last=Max("held_on"))
    return {(unit, kind): last for unit, kind, last in found}


def _sessions(regulations, unit, start, end, today):
    for one, _last, due in sessions_due(regulations, min(end, today)):
        if start <= due <= end:
            state, label = _standing(False, due, today, _("đến kỳ họp"))
            title = _("Kỳ họp của %(who)s") % {"who": one.get_committee_display()}
            yield Entry(
                due, "session", title, _of(one, unit), _open("regulations", one), state, label
            )

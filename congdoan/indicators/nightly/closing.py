"""Periods close by themselves, so many days after they end as the administrator set: all that the scorecards ask
is frozen, of every unit at once. Later records change what stands beside it (`beside`), and who writes them is told.

Without such a number (`CLOSE-MONTH`, `CLOSE-QUARTER`, `CLOSE-YEAR`) a period is closed by hand.
"""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy

from congdoan.base.periods import Period
from congdoan.indicators.judged.in_force import kinds_of_targets
from congdoan.indicators.judged.results import asked_of
from congdoan.indicators.kept import freezing
from congdoan.indicators.kept.rows import CLOSING
from congdoan.indicators.models import Span
from congdoan.orgs.models import Unit
from congdoan.trail.jobs import job
from congdoan.trail.language import in_vietnamese
from congdoan.trail.parameters import current

MONTHS = {"CLOSE-YEAR": 12, "CLOSE-QUARTER": 3, "CLOSE-MONTH": 1}
# A server that stood still closes what it missed, but no more of it than so many periods of a kind.
MISSED = 3


@job("closing", daily=gettext_lazy("Chốt số liệu các kỳ đến ngày"))
def close(_work):
    """Close what is due and was not closed yet."""
    names = [name for period in due(timezone.localdate()) if (name := freeze(period))]
    return "; ".join(names)


def due(today):
    """The periods whose closing day has come, earlier ones first. Of those that end and close on one day the
    longest: a year's figures are those of its December."""
    rates, found = current(), {}
    for code, months in MONTHS.items():
        for period in ended(today, months):
            row = rates.row(code, period.end)
            if row is None or row.value is None:
                continue
            day = period.end + dt.timedelta(days=int(row.value))
            if day <= today:
                found.setdefault((period.end, day), period)
    return [found[key] for key in sorted(found)]


def ended(today, months):
    """The last periods of so many months that are over."""
    first = dt.date(today.year, today.month - (today.month - 1) % months, 1)
    for _turn in range(MISSED):
        last = first - dt.timedelta(days=1)
        found = Period.months(last.year, last.month - months + 1, last.month)
        yield found
        first = found.start


@in_vietnamese()
def freeze(period):
    """Freeze all that targets ask on its last day. Its name, or nothing where it was closed before, or nothing
    is asked."""
    name, day = f"Chốt {period.label}", period.end
    if Span.objects.filter(frozen=True, register=CLOSING, name=name).exists():
        return ""
    top = Unit.objects.filter(versions__parent=None, versions__during__contains=day).first()
    asked = asked_of(kinds_of_targets(day), day)
    if top is None or not asked:
        return ""
    freezing.freeze_everywhere(name, asked, day, top, CLOSING)
    return name

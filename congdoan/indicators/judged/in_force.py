"""Which targets a unit is held to on a day: what the scorecard and the list of slipping targets show."""

from datetime import date

from congdoan.indicators.judged.versions import as_it_stood
from congdoan.indicators.models import Indicator, Target

COLUMNS = 12


def targets_of(actor, unit, day, everything=False, moment=None):
    """The unit's targets whose days hold this day, wholes before their parts; the first twelve. With a moment
    gone by, those that it was held to then, as they stood."""
    if unit is None:
        return []
    rows = Target.objects.visible_to(actor, "count").filter(unit=unit)
    found = _in_force(rows, day) if moment is None else _held_then(rows, day, moment)
    return list(found if everything else found[:COLUMNS])


def all_targets(day, **where):
    """The same of any units, whoever asks: for what is frozen or told on nobody's behalf."""
    rows = Target.objects.across_units("what units are held to, asked on nobody's behalf")
    return list(_in_force(rows, day).filter(**where))


def kinds_of_targets(day):
    """Unsaved targets, one of each that ask the same over the same days, whoever is held to them: a few hundred
    where a million stand."""
    rows = _in_force(Target.objects.across_units("what is asked of anybody"), day)
    names = ("indicator_id", "cut", "threshold", "start", "end", "per_year", "source_date")
    asked = list(rows.order_by().values(*names).distinct())
    known = Indicator.objects.in_bulk({one["indicator_id"] for one in asked})
    return [Target(indicator=known[one.pop("indicator_id")], **one) for one in asked]


def indicators_asked(day):
    """Keys of the indicators that some target in force asks for."""
    rows = Target.objects.across_units("what is asked of anybody")
    return list(_in_force(rows, day).order_by().values_list("indicator_id", flat=True).distinct())


def goals(rows, day, moment=None):
    """{(target above, unit id): Target} of what was handed down. Of a target that is given year by year the one
    of the day's year, else the last that has begun. With a moment gone by, as they stood then."""
    found = {}
    if moment is None:
        rows = rows.standing()
    standing = as_it_stood(rows, moment)
    for one in sorted(standing, key=lambda one: (one.start or date.min, one.pk)):
        if one.status == Target.Status.CLOSED:
            continue
        key = (one.parent_id, one.unit_id)
        if key not in found or one.start is None or one.start <= day:
            found[key] = one
    return found


def _held_then(rows, day, moment):
    """The same of days gone by, whatever became of the targets since."""
    rows = rows.select_related("indicator", "unit").order_by("indicator_id", "pk")
    return [
        one for one in as_it_stood(rows, moment)
        if one.status not in Target.UNBOUND
        and not (one.start and one.start > day) and not (one.end and one.end.year < day.year)
    ]  # fmt: skip


def _in_force(rows, day):
    found = rows.binding().exclude(start__gt=day).exclude(end__year__lt=day.year)
    return found.select_related("indicator", "unit").order_by("indicator_id", "pk")

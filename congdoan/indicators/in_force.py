"""Which targets a unit is held to on a day: what the scorecard and the list of slipping targets show."""

from django.db.models import F

from congdoan.indicators.models import Target

COLUMNS = 12


def targets_of(actor, unit, day, everything=False):
    """The unit's targets whose days hold this day, wholes before their parts; the first twelve."""
    if unit is None:
        return []
    found = _in_force(Target.objects.visible_to(actor, "count"), day).filter(unit=unit)
    return list(found if everything else found[:COLUMNS])


def all_targets(day, **where):
    """The same of any units, whoever asks: for what is frozen or told on nobody's behalf."""
    rows = Target.objects.across_units("what units are held to, asked on nobody's behalf")
    return list(_in_force(rows, day).filter(**where))


def indicators_asked(day):
    """Keys of the indicators that some target in force asks for."""
    rows = Target.objects.across_units("what is asked of anybody")
    return list(_in_force(rows, day).order_by().values_list("indicator_id", flat=True).distinct())


def goals(rows, day):
    """{(target above, unit id): Target} of what was handed down. Of a target that is given year by year the one
    of the day's year, else the last that has begun."""
    found = {}
    first = F("start").asc(nulls_first=True)
    for one in rows.exclude(status="closed").order_by(first, "pk"):
        key = (one.parent_id, one.unit_id)
        if key not in found or one.start is None or one.start <= day:
            found[key] = one
    return found


def _in_force(rows, day):
    found = rows.exclude(status="closed").exclude(status="proposed")
    found = found.exclude(start__gt=day).exclude(end__year__lt=day.year)
    return found.select_related("indicator", "unit").order_by("indicator_id", "pk")

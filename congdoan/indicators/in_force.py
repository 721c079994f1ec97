"""Which targets a unit is held to on a day: what the scorecard and the list of slipping targets show."""

from congdoan.indicators.models import Target

COLUMNS = 12


def targets_of(actor, unit, day, everything=False):
    """The unit's targets whose days hold this day, wholes before their parts; the first twelve."""
    if unit is None:
        return []
    found = Target.objects.visible_to(actor, "count").filter(unit=unit).exclude(status="closed")
    found = found.exclude(status="proposed").exclude(start__gt=day).exclude(end__year__lt=day.year)
    found = found.select_related("indicator", "unit").order_by("indicator_id", "pk")
    return list(found if everything else found[:COLUMNS])

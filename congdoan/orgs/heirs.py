"""Who carries on a unit that has ended, through all that ended since."""

from congdoan.orgs.models import Unit


def heirs_of(unit, day):
    """The units that carry it on and stand on that day; none when it ended without an heir."""
    found, ended, seen = set(), {unit.pk}, set()
    while ended:
        seen |= ended
        heirs = Unit.objects.filter(predecessors__predecessor__in=ended).exclude(pk__in=seen)
        heirs = set(heirs.values_list("pk", "closed"))
        ended = {pk for pk, closed in heirs if closed and closed <= day}
        found |= {pk for pk, _closed in heirs} - ended
    return Unit.objects.filter(pk__in=found)


def carried_on_by(unit, day):
    """The unit itself while it stands, then the one unit that carries it on; None without one, or with several."""
    if not unit.closed or unit.closed > day:
        return unit
    heirs = list(heirs_of(unit, day)[:2])
    return heirs[0] if len(heirs) == 1 else None


def standing_for(unit, day):
    """Who answers for it on that day: itself or its one heir, else the unit above it."""
    if unit is None:
        return None
    return carried_on_by(unit, day) or standing_for(unit.parent_on(day), day)

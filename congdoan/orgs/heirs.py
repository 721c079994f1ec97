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

"""What becomes of workplaces whose union has ended: its heir is their union, or they have none any more."""

from congdoan.access.system import System
from congdoan.orgs.heirs import heirs_of
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.workplaces.registers.workplace import Workplace

WHY = "workplaces of a union that has ended"


def wind_up(units, day, actor):
    """Of those units ended by that day. Said twice it changes nothing more."""
    rows = Workplace.objects.across_units(WHY).filter(
        union__in=units.filter(closed__lte=day), union_until=None, closed_on=None
    )
    for place in rows.select_related("union"):
        if _carried_on(place, list(heirs_of(place.union, day))):
            save(place, actor=System(actor.label), reason=str(place.union))


def _carried_on(place, heirs):
    """Of several heirs it is the one that all members working there have moved to; until then nothing changes."""
    if not heirs:
        place.union_until, place.state = place.union.closed, Workplace.State.POTENTIAL
        return True
    if len(heirs) > 1:
        heirs = _where_its_people_are(place, heirs)
    if len(heirs) == 1:
        if place.union_since:  # the time with the one that ended is over by then
            place.union_since = max(place.union.closed, place.union_since)
        [place.union] = heirs
    return len(heirs) == 1


def _where_its_people_are(place, heirs):
    rows = REGISTERS["members/memberships"].model.objects.across_units(WHY)
    keeping = set(rows.filter(workplace=place, left_on=None).values_list("unit", flat=True))
    return [one for one in heirs if keeping == {one.pk}]

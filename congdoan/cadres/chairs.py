"""Who holds the chair of a union on a day: the name that stands under its papers."""

from congdoan.cadres.offices import in_office
from congdoan.cadres.registers.official import Official


def chair_of(unit, day):
    """Name of the chair in office on that day, or nothing."""
    found = Official.objects.across_units("who signs").filter(
        in_office(day), unit=unit, position="chair"
    )
    last = found.order_by("-since").select_related("person").first()
    return last.person.full_name if last else ""

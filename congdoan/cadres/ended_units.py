"""What becomes of those who held office at a union that has ended, and of where it was reached: its last day is
their last day."""

import datetime as dt

from django.db.models import F, Q

from congdoan.access.system import System
from congdoan.cadres.registers.body import Body
from congdoan.cadres.registers.official import Official
from congdoan.cadres.registers.profile import Profile
from congdoan.cadres.registers.staffing import Staffing
from congdoan.records.write import save

WHY = "offices of a union that has ended"
# {register's model: (the field of its end, days from the first day without the union)}
ENDS = {
    Official: ("until", -1),
    Body: ("ended_on", 0),
    Staffing: ("until", -1),
    Profile: ("until", -1),
}


def wind_up(units, day, actor):
    """Of those units ended by that day. Said twice it changes nothing more."""
    for model, (field, days) in ENDS.items():
        beyond = Q(**{field: None}) | Q(**{f"{field}__gte": F("unit__closed")})
        rows = model.objects.across_units(WHY).filter(
            beyond, unit__in=units.filter(closed__lte=day)
        )
        for one in rows.select_related("unit"):
            last = max(one.since, one.unit.closed + dt.timedelta(days=days))
            if getattr(one, field) != last:
                setattr(one, field, last)
                save(one, actor=System(actor.label), reason=str(one.unit))

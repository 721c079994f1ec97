"""What waits for one in emulation: pilots whose time is over and that nobody has judged yet."""

import datetime as dt

from django.utils.translation import gettext as _

from congdoan.emulation.registers.model import NewModel
from congdoan.records.desk import waiting

AHEAD = dt.timedelta(days=30)  # a judgement takes its time
SHOWN = 12


def duties(actor, unit, day):
    """Pilots that end within the month or have ended, neither evaluated nor stopped."""
    if unit is None:
        return
    open_pilots = NewModel.objects.visible_to(actor, "edit", unit).filter(
        kind="pilot", status__in=("approved", "piloting"), ends_on__lte=day + AHEAD
    )
    for pilot in open_pilots.select_related("unit").order_by("ends_on", "pk")[:SHOWN]:
        yield waiting(
            pilot, day, title=_("Đánh giá thí điểm: %(name)s") % {"name": pilot},
            due=pilot.ends_on, meta=str(pilot.unit), label=pilot.get_status_display(),
        )  # fmt: skip

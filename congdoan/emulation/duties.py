"""What waits for one in emulation: pilots whose time is over and that nobody has judged yet."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.emulation.registers.model import NewModel

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
        late = pilot.ends_on < day
        yield {
            "list": "late" if late else "answer", "due": pilot.ends_on,
            "title": _("Đánh giá thí điểm: %(name)s") % {"name": pilot}, "meta": str(pilot.unit),
            "state": "late" if late else "waiting",
            "state_label": _("Quá hạn") if late else pilot.get_status_display(), "action": _("Mở"),
            "url": reverse("emulation-models-detail", args=[pilot.pk]),
        }  # fmt: skip

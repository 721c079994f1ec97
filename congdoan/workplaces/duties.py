"""What waits for one in development: workplaces to go back to, by the day that was agreed or set."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.workplaces.registers.contact import Contact

AHEAD = dt.timedelta(days=7)
SHOWN = 20


def duties(actor, unit, day):
    """Contacts whose next day has come or comes within the week, and that nobody has followed yet."""
    if unit is None:
        return
    later = Contact.objects.across_units("whoever went there since").filter(
        workplace=OuterRef("workplace"), held_on__gt=OuterRef("held_on")
    )
    due = Contact.objects.visible_to(actor, "edit", unit).filter(next_on__lte=day + AHEAD)
    rows = due.exclude(Exists(later)).select_related("workplace")
    for contact in rows.order_by("next_on")[:SHOWN]:
        late = contact.next_on < day
        yield {
            "list": "late" if late else "answer", "due": contact.next_on, "meta": contact.officer,
            "title": _("Quay lại %(place)s: %(result)s") % {
                "place": contact.workplace, "result": contact.get_result_display()},
            "state": "late" if late else "waiting",
            "state_label": _("Quá hạn") if late else _("Đang chờ"), "action": _("Mở"),
            "url": reverse("workplaces-contacts-detail", args=[contact.pk]),
        }  # fmt: skip

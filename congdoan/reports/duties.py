"""What waits for one in reports: owed ones, one's own on their way, those sent up by units below."""

import datetime as dt

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.records.desk import item
from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report, ReportCopy

SOON = dt.timedelta(days=21)
# Begun and not sent yet.
AT_WORK = ("generated", "edited", "approved", "signed", "returned")


def duties(actor, unit, day):
    """Items of the worklist for the unit stood at."""
    if unit is None or not actor.may_at("edit", "reports", unit):
        return
    yield from _owed(actor, unit, day)
    rows = Report.objects.visible_to(actor).select_related("unit")
    for report in _own(rows.filter(unit=unit)):
        if report.status in AT_WORK:
            yield _item(report, _("Tiếp tục báo cáo: %(title)s"), _("Mở"))
        if report.returned:
            yield _item(report, _("Bị trả lại: %(title)s"), _("Xem"), meta=report.returned)
    for report in rows.filter(upper=unit, status__in=("sent", "received")):
        yield _item(report, _("Xem báo cáo của %(unit)s"), _("Xem"))


def _own(rows):
    """Those at work, and those of which another superior returned a copy: its name and why as `returned`."""
    copies = ReportCopy.objects.filter(record=OuterRef("pk"), status="returned")
    said = copies.values(said=Concat("name", Value(": "), "returned_because"))[:1]
    rows = rows.annotate(returned=Subquery(said))
    return rows.filter(Q(status__in=AT_WORK) | Q(returned__isnull=False))


def _owed(actor, unit, day):
    owed = ReportDuty.objects.visible_to(actor).filter(unit=unit, sent_on=None, due__lte=day + SOON)
    for duty in owed:
        late = duty.due < day
        yield item(
            str(duty), reverse("reports-home"), meta=str(unit), due=duty.due, late=late,
            label=_("trễ hạn") if late else _("đến hạn"), action=_("Lập báo cáo"),
        )  # fmt: skip


def _item(report, title, action, meta=""):
    return item(
        title % {"title": report.title, "unit": report.unit}, reverse("report", args=[report.pk]),
        meta=meta or str(report.unit), label=report.get_status_display(), action=action,
    )  # fmt: skip

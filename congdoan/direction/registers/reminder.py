"""Reminders: who was told of what, when and how; most are written by the job of the day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, once, register


class Reminder(Record):
    """One reminder to `unit` about a task, a required plan, a difficulty or a draft it is asked about (SYS-04)."""

    class Kind(models.TextChoices):
        AHEAD = "ahead", _("Sắp đến hạn")
        LATE = "late", _("Đã trễ hạn")
        UP = "up", _("Báo cấp trên việc trễ")

    class Channel(models.TextChoices):
        NOTICE = "notice", _("Thông báo trên hệ thống")
        PHONE = "phone", _("Điện thoại")
        LETTER = "letter", _("Văn bản đôn đốc")
        MEETING = "meeting", _("Nhắc tại cuộc họp")

    about = models.CharField(_("Nhắc việc"), max_length=200)
    due = models.DateField(_("Thời hạn"), null=True, blank=True)
    kind = models.CharField(_("Loại nhắc"), max_length=5, choices=Kind, default=Kind.LATE)
    channel = models.CharField(_("Cách nhắc"), max_length=7, choices=Channel, default=Channel.PHONE)
    sent_on = models.DateField(_("Ngày nhắc"))
    told = models.PositiveIntegerField(_("Số người nhận"), default=0)
    note = models.CharField(_("Trả lời của nơi được nhắc"), max_length=300, blank=True)
    # The record it is about, by its register's path; empty where somebody noted it by hand.
    shelf = models.CharField(max_length=60, blank=True, editable=False)
    record_id = models.BigIntegerField(null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("lần đôn đốc")
        verbose_name_plural = _("Đôn đốc")
        ordering = ["-sent_on", "-pk"]
        indexes = [models.Index(fields=["shelf", "record_id"], name="reminder_of")]
        constraints = [
            once("reminder_once_a_day", "unit shelf record_id kind sent_on",
                 _("Việc này đã được nhắc trong ngày.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()}: {self.about}"


@register("direction/reminders")
class ReminderRegister(Register):
    model = Reminder
    icon = "clock"
    lead = _("Việc nào đã được nhắc, ai được báo, cấp trên đã biết chưa.")
    columns = "about unit kind channel due sent_on told"
    filters = "kind channel sent_on"
    search = "about note"
    sections = {_("Đôn đốc"): "unit about due kind channel sent_on told note"}
    bulk = "note"
    key = "unit about sent_on"
    measures = (Measure("reminders.sent", _("Lần đôn đốc"), during="sent_on"),)
    example = {
        "unit": "CS001", "about": "Báo cáo kết quả tháng công nhân", "due": "2026-06-01", "note": "Nhắc qua điện thoại",
        "kind": "late", "channel": "phone", "sent_on": "2026-06-05", "told": 1,
    }  # fmt: skip

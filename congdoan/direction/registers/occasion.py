"""Days a unit marks beside the national ones: its founding, political events, yearly occasions."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Record, Register, must, register


class Occasion(Record):
    """One day, or one that comes back. With `since` the years are counted: the day of 1930 is the
    95th in 2025. Known to the units below, as programmes from above are."""

    class Kind(models.TextChoices):
        ANNIVERSARY = "anniversary", _("Ngày kỷ niệm")
        POLITICAL = "political", _("Sự kiện chính trị")
        UNION = "union", _("Hoạt động công đoàn")
        OTHER = "other", _("Ngày khác")

    class Recurrence(models.TextChoices):
        ONCE = "once", _("Một lần")
        YEARLY = "yearly", _("Hằng năm")
        QUARTERLY = "quarterly", _("Hằng quý")
        MONTHLY = "monthly", _("Hằng tháng")

    name = models.CharField(_("Tên ngày"), max_length=200)
    kind = models.CharField(_("Loại"), max_length=11, choices=Kind, default=Kind.ANNIVERSARY)
    since = models.DateField(
        _("Ngày"), help_text=_("Ngày đầu tiên; ngày thành lập thì ghi đúng năm để tự tính số năm.")
    )
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    recurrence = models.CharField(
        _("Lặp lại"), max_length=9, choices=Recurrence, default=Recurrence.YEARLY
    )

    class Meta(Record.Meta):
        verbose_name = _("ngày trong lịch")
        verbose_name_plural = _("Ngày kỷ niệm, sự kiện")
        ordering = ["since", "pk"]
        constraints = [
            must("occasion_ends_after_start", Q(until=None) | Q(until__gte=F("since")),
                 _("«Đến hết ngày» không được trước «Ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return self.name


@register("direction/occasions")
class OccasionRegister(Register):
    model = Occasion
    icon = "calendar"
    lead = _(
        "Ngày thành lập đơn vị, sự kiện chính trị và những ngày đơn vị tự nhắc mình; ngày lễ chung đã có sẵn."
    )
    columns = "name unit kind since until recurrence"
    filters = "kind recurrence since"
    search = "name"
    sections = {_("Ngày trong lịch"): "unit name kind since until recurrence"}
    bulk = "kind until"
    key = "unit name since"
    pages = (("direction-calendar", _("Lịch công tác")),)
    example = {
        "unit": "CS001", "name": "Ngày thành lập công đoàn cơ sở", "kind": "anniversary",
        "since": "2001-10-10", "recurrence": "yearly",
    }  # fmt: skip

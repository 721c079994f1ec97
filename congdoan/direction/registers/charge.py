"""Charges: which committee member answers for which field and which units, and since when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.direction.fields import Field, by_field
from congdoan.orgs.models import Unit
from congdoan.records.declare import Measure, Record, Register, must, register


class Charge(Record):
    """One field of work or one unit in the charge of one member of the committee (seed 001 III.9)."""

    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="charges", verbose_name=_("Uỷ viên")
    )
    field = models.CharField(_("Lĩnh vực phụ trách"), max_length=15, choices=Field, blank=True)
    charged = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Đơn vị phụ trách"),
    )  # fmt: skip
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    decision = models.CharField(_("Văn bản phân công"), max_length=100, blank=True)
    reports = models.TextField(
        _("Nội dung phải báo cáo"), blank=True,
        help_text=_("Điều uỷ viên phải báo cáo tại kỳ họp ban chấp hành, mỗi dòng một việc."),
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("phân công phụ trách")
        verbose_name_plural = _("Phân công phụ trách")
        ordering = ["person", "-since", "-pk"]
        constraints = [
            must("charge_is_over_something", ~Q(field="") | Q(charged__isnull=False),
                 _("Chọn lĩnh vực phụ trách hoặc đơn vị phụ trách.")),
            must("charge_ends_after_it_begins", Q(until=None) | Q(until__gte=F("since")),
                 _("«Đến hết ngày» không được trước «Từ ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person}: {self.over}"

    @property
    def over(self):
        """What the member answers for, in words."""
        parts = [self.get_field_display() if self.field else "", str(self.charged or "")]
        return " – ".join(part for part in parts if part)


@register("direction/charges")
class ChargeRegister(Register):
    model = Charge
    icon = "official"
    lead = _("Uỷ viên nào phụ trách lĩnh vực gì, đơn vị nào, phải báo cáo điều gì.")
    columns = "person field charged unit since until decision"
    filters = "field since until person"
    search = "person__folded charged__folded decision"
    sections = {_("Phân công"): "unit person field charged",
                _("Thời gian"): "since until decision", _("Báo cáo"): "reports"}  # fmt: skip
    bulk = "until decision"
    key = "unit person field charged since"
    cuts = by_field()
    actions = (("direction-charge", _("Phiếu phân công và đóng góp"), "paper"),)
    measures = (
        Measure("charges.officials", _("Uỷ viên được phân công"), holding=("since", "until"),
                distinct="person"),
        Measure("charges.units", _("Đơn vị có uỷ viên phụ trách"), holding=("since", "until"),
                distinct="charged", where=Q(charged__isnull=False)),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "field": "organisation", "since": "2026-03-15",
        "decision": "05/QĐ-CĐCS", "reports": "Kết nạp đoàn viên trong kỳ",
    }  # fmt: skip

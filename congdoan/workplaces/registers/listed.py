"""Rows of other agencies' lists (tax, social insurance, statistics, labour, zone boards), matched to ours."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.base import taxcodes
from congdoan.base.text import fold
from congdoan.orgs.kinds import Ownership, Sector
from congdoan.records.declare import Measure, Record, Register, register
from congdoan.workplaces import handed_in, matching
from congdoan.workplaces.registers.workplace import Workplace


class Listed(Record):
    """One employer as an agency lists it on a day; `workplace` is ours that it was found to be."""

    class Agency(models.TextChoices):
        TAX = "tax", _("Cơ quan thuế")
        INSURANCE = "insurance", _("Bảo hiểm xã hội")
        STATISTICS = "statistics", _("Thống kê")
        LABOUR = "labour", _("Cơ quan lao động")
        ZONE = "zone", _("Ban quản lý khu công nghiệp")
        OTHER = "other", _("Nguồn khác")

    class Status(models.TextChoices):
        IMPORTED = "imported", _("Mới nhận")
        MATCHED = "matched", _("Đã khớp")
        NEW = "new", _("Lập nơi làm việc mới")
        DUPLICATE = "duplicate", _("Trùng dòng khác")
        IGNORED = "ignored", _("Bỏ qua")

    agency = models.CharField(_("Cơ quan cung cấp"), max_length=10, choices=Agency)
    listed_on = models.DateField(_("Danh sách ngày"))
    name = models.CharField(_("Tên nơi làm việc"), max_length=200)
    tax_code = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True)
    workers = models.PositiveIntegerField(_("Số lao động"), null=True, blank=True)
    ownership = models.CharField(
        _("Sở hữu"), max_length=10, choices=Ownership, default=Ownership.NON_STATE
    )
    sector = models.CharField(
        _("Loại hình"), max_length=20, choices=Sector, default=Sector.ENTERPRISE
    )
    workplace = models.ForeignKey(
        Workplace, models.PROTECT, related_name="listed", null=True, blank=True,
        verbose_name=_("Nơi làm việc của ta"),
    )  # fmt: skip
    # The headcount that the match made; nothing where that day was counted already.
    counted = models.ForeignKey(
        "workplaces.Headcount", models.SET_NULL, related_name="+", null=True, editable=False,
        verbose_name=_("Số đếm do khớp mà có"),
    )  # fmt: skip
    points = models.PositiveSmallIntegerField(_("Độ khớp"), default=0, editable=False)
    why = models.CharField(_("Vì sao khớp"), max_length=250, blank=True, editable=False)
    status = models.CharField(
        _("Tình trạng"), max_length=9, choices=Status, default=Status.IMPORTED
    )
    folded = models.CharField(max_length=300, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("dòng danh sách của cơ quan khác")
        verbose_name_plural = _("Danh sách của cơ quan khác")
        ordering = ["status", "-points", "pk"]

    def __str__(self):
        return f"{self.name} ({self.get_agency_display()})"

    def derive(self):
        self.folded = fold(f"{self.name} {self.tax_code}")[:300]


@register("workplaces/listed")
class ListedRegister(Register):
    model = Listed
    icon = "sheet"
    lead = _(
        "Danh sách thuế, bảo hiểm, thống kê, lao động nhập vào đây, máy tìm nơi tương ứng, người quyết định."
    )
    pages = (("workplaces-differences", _("Chênh lệch danh sách")),)
    columns = "name agency listed_on tax_code workers workplace points why status"
    filters = "agency status points listed_on"
    search = "folded"
    sections = {
        _("Theo danh sách"): "unit agency listed_on name tax_code address workers ownership sector",
        _("Đối chiếu"): "workplace status",
    }  # fmt: skip
    flow = {
        "imported": "matched new duplicate ignored", "matched": "imported", "new": "imported",
        "ignored": "imported", "duplicate": "imported",
    }  # fmt: skip
    effects = {"matched": matching.take_match, "new": matching.take_new}
    undoes = {"imported": matching.take_back}
    looks = (matching.meet, handed_in.settled_stand)
    bulk = "status agency listed_on"
    key = "agency listed_on name tax_code"
    measures = (
        Measure("listed.rows", _("Dòng danh sách nhận từ cơ quan khác"), during="listed_on"),
        Measure("listed.workers", _("Lao động theo danh sách cơ quan khác"), during="listed_on",
                total="workers"),
    )  # fmt: skip
    zeros = {"tax_code": taxcodes.with_zero}
    example = {
        "unit": "CS001", "agency": "tax", "listed_on": "2026-03-31", "name": "CÔNG TY TNHH MAY SÔNG HỒNG",
        "tax_code": "6200012345", "address": "Khu công nghiệp Tam Đường", "workers": 1795,
        "status": "imported",
    }  # fmt: skip

    def complete(self, listed, row):
        """What was found in the look stands until a person chooses."""
        met = row.get("met")
        if met and listed.workplace_id is None and listed.status == "imported":
            listed.workplace, listed.points, listed.why = met

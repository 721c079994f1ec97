"""Workplaces: every employer of the area, with or without a union."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.text import fold, sort_key
from congdoan.orgs.kinds import Ownership, Sector
from congdoan.records.declare import Measure, Record, Register, register


class Workplace(Record):
    """An employer, kept by the union that has it, else by the upper union of the area."""

    class State(models.TextChoices):
        UNSURVEYED = "unsurveyed", _("Chưa khảo sát")
        SURVEYED = "surveyed", _("Đã khảo sát")
        POTENTIAL = "potential", _("Tiềm năng")
        MOBILISING = "mobilising", _("Đang vận động")
        FOUNDED = "founded", _("Đã có công đoàn")
        REFUSED = "refused", _("Từ chối")
        CLOSED = "closed", _("Ngừng hoạt động")

    code = models.CharField(_("Mã nơi làm việc"), max_length=30, unique=True)
    name = models.CharField(_("Tên nơi làm việc"), max_length=200)
    tax_code = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True)
    zone = models.CharField(_("Khu công nghiệp"), max_length=120, blank=True)
    ownership = models.CharField(_("Sở hữu"), max_length=10, choices=Ownership)
    sector = models.CharField(_("Loại hình"), max_length=20, choices=Sector)
    trade = models.CharField(_("Ngành nghề"), max_length=120, blank=True)
    opened_on = models.DateField(_("Hoạt động từ"))
    closed_on = models.DateField(_("Ngừng từ"), null=True, blank=True)
    union_since = models.DateField(_("Có công đoàn từ"), null=True, blank=True)
    workers = models.PositiveIntegerField(_("Số lao động gần nhất"), default=0)
    counted_on = models.DateField(_("Ngày đếm lao động"), null=True, blank=True)
    eligible = models.BooleanField(_("Đủ điều kiện lập công đoàn"), default=False)
    cba_eligible = models.BooleanField(_("Đủ điều kiện ký thoả ước"), default=False)
    party_cell = models.BooleanField(_("Có tổ chức Đảng"), default=False)
    state = models.CharField(
        _("Tình trạng"), max_length=12, choices=State, default=State.UNSURVEYED
    )
    folded = models.CharField(max_length=400, editable=False)
    sort_key = models.TextField(editable=False, db_collation="C")

    class Meta(Record.Meta):
        verbose_name = _("nơi làm việc")
        verbose_name_plural = _("Nơi làm việc")
        ordering = ["sort_key"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(f"{self.code} {self.name} {self.tax_code}")[:400]
        self.sort_key = sort_key(self.name)[:500]
        super().save(*args, **kwargs)


OPEN = ("opened_on", "closed_on")


@register("workplaces/workplaces")
class WorkplaceRegister(Register):
    model = Workplace
    icon = "building-factory-2"
    lead = _("Doanh nghiệp, cơ quan, đơn vị trên địa bàn; nơi nào chưa có công đoàn.")
    status = "state"
    columns = "name code unit sector ownership workers counted_on union_since state"
    filters = "sector ownership state eligible union_since"
    search = "folded"
    sections = {
        _("Nơi làm việc"): "unit code name tax_code address zone trade",
        _("Phân loại"): "ownership sector opened_on closed_on party_cell",
        _("Công đoàn"): "state union_since eligible cba_eligible",
    }  # fmt: skip
    bulk = "state eligible cba_eligible"
    key = "code"
    cuts = {
        "state": (_("khu vực nhà nước"), Q(ownership="state")),
        "nonstate": (_("ngoài khu vực nhà nước"), Q(ownership="non_state")),
        "enterprise": (_("doanh nghiệp"), Q(sector="enterprise")),
        "other_organisation": (_("tổ chức khác"), ~Q(sector="enterprise")),
    }
    measures = (Measure("workplaces.count", _("Nơi làm việc"), holding=OPEN, until_excluded=True),)
    example = {
        "unit": "CS001", "code": "NLV-001", "name": "Công ty may Sông Hồng", "ownership": "non_state",
        "sector": "enterprise", "opened_on": "2015-01-01", "eligible": True, "cba_eligible": True,
        "state": "founded", "union_since": "2016-05-01",
    }  # fmt: skip

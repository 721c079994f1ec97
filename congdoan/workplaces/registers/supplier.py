"""Offices of other agencies that hand in their own lists of workplaces, each with its account."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.text import fold
from congdoan.records.declare import Record, Register, must, register
from congdoan.workplaces import handed_in
from congdoan.workplaces.registers.listed import Listed


class Supplier(Record):
    """One office, one kind of list, one account: it supplies the unit from a day, until a day."""

    agency = models.CharField(_("Nguồn danh sách"), max_length=10, choices=Listed.Agency)
    office = models.CharField(_("Tên cơ quan"), max_length=150)
    username = models.CharField(
        _("Tên đăng nhập"), max_length=150,
        help_text=_("Tài khoản có vai trò «Cơ quan gửi danh sách» tại đúng đơn vị này."),
    )  # fmt: skip
    contact = models.CharField(_("Người liên hệ"), max_length=150, blank=True)
    since = models.DateField(_("Gửi từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    folded = models.CharField(max_length=320, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("cơ quan gửi danh sách")
        verbose_name_plural = _("Cơ quan gửi danh sách")
        constraints = [
            must("supplier_ends_after_it_begins", Q(until=None) | Q(until__gte=F("since")),
                 _("Ngày thôi gửi không được trước ngày bắt đầu gửi.")),
            models.UniqueConstraint(
                fields=["username"], condition=Q(until__isnull=True), name="supplier_of_one_source",
                violation_error_message=_("Tài khoản này đang gắn với một nguồn; ghi ngày kết thúc ở đó trước."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.office

    def derive(self):
        self.folded = fold(f"{self.office} {self.username}")[:320]


@register("workplaces/suppliers")
class SupplierRegister(Register):
    model = Supplier
    icon = "upload"
    lead = _(
        "Cơ quan thuế, bảo hiểm, thống kê, lao động, ban quản lý khu tự gửi danh sách của mình."
    )
    teaches = _(
        "Lập tài khoản có vai trò «Cơ quan gửi danh sách» tại đơn vị, rồi ghi ở đây nguồn mà tài khoản ấy gửi."
    )
    columns = "office unit agency username since until"
    filters = "agency since"
    search = "folded"
    sections = {_("Cơ quan"): "unit agency office contact", _("Tài khoản"): "username since until"}
    key = "unit username agency"
    figures = {_("Danh sách đã gửi"): handed_in.told_of}
    example = {
        "unit": "CS001", "agency": "tax", "office": "Chi cục Thuế Tam Đường", "username": "thue-tam-duong",
        "since": "2026-01-05",
    }  # fmt: skip

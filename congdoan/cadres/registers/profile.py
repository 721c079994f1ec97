"""Profiles: where a union is reached, its seal and its account, from a day on (SYS-10)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.base import phones
from congdoan.cadres import contacts
from congdoan.records.declare import Record, Register, must, once, register


class Profile(Record):
    """What holds of one unit from one day to another; the last one stands on."""

    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=40, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    seal_no = models.CharField(_("Số đăng ký mẫu dấu"), max_length=60, blank=True)
    sealed_on = models.DateField(_("Ngày đăng ký mẫu dấu"), null=True, blank=True)
    account_no = models.CharField(_("Số tài khoản"), max_length=30, blank=True)
    account_name = models.CharField(_("Tên tài khoản"), max_length=200, blank=True)
    bank = models.CharField(_("Mở tại"), max_length=150, blank=True)
    since = models.DateField(_("Áp dụng từ"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("hồ sơ liên hệ, con dấu, tài khoản")
        verbose_name_plural = _("Liên hệ, con dấu, tài khoản")
        ordering = ["-since", "-pk"]
        constraints = [
            must("profile_lasts", Q(until=None) | Q(until__gte=F("since")),
                 _("«Đến hết ngày» không thể trước «Áp dụng từ».")),
            once("one_profile_stands", "unit",
                 _("Đơn vị đang có hồ sơ áp dụng; ghi «Đến hết ngày» cho hồ sơ trước."), Q(until=None)),
            must("seal_is_registered_by_a_number", Q(sealed_on=None) | ~Q(seal_no=""),
                 _("Ghi «Số đăng ký mẫu dấu» cùng với ngày đăng ký.")),
            must("account_is_held_at_a_bank", Q(account_no="") | ~Q(bank=""),
                 _("Ghi «Mở tại» cùng với số tài khoản.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.unit} – {self.address or self.phone or self.since}"


@register("cadres/profiles")
class ProfileRegister(Register):
    model = Profile
    icon = "units"
    lead = _(
        "Địa chỉ, điện thoại, mẫu dấu, tài khoản của từng công đoàn, in trên công văn, giấy mời."
    )
    columns = "unit address phone email since until"
    filters = "since until"
    search = "address phone email unit__folded"
    sections = {
        _("Liên hệ"): "unit address phone email",
        _("Con dấu"): "seal_no sealed_on",
        _("Tài khoản"): "account_no account_name bank",
        _("Thời gian"): "since until",
    }  # fmt: skip
    bulk = "until"
    key = "unit since"
    rules = (contacts.account_faults,)
    doubts = (contacts.odd_phone,)
    # Where money is kept is for who works at the unit, not for who only reads.
    guarded = {"account_no": "edit", "account_name": "edit", "bank": "edit"}
    zeros = {"phone": phones.with_zero}
    example = {
        "unit": "CS001", "address": "Số 12 đường Trần Phú, phường Tân Phong", "phone": "0213 387 6543",
        "email": "congdoan@example.vn", "seal_no": "128/ĐKMD", "sealed_on": "2025-08-04",
        "account_no": "113000045678", "bank": "Agribank Lai Châu", "since": "2026-01-01", "until": "2026-12-31",
    }  # fmt: skip

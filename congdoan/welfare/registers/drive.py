"""Donation drives: who called, what was gathered, to whom it went."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.base.text import money
from congdoan.records.declare import AmountField, Line, Lines, Measure, Record, Register, register


class Drive(Record):
    """One drive in one unit. Its money is entrusted, never the union's own."""

    class Purpose(models.TextChoices):
        HOUSING = "housing", _("Nhà ở cho hộ nghèo, gia đình chính sách")
        DISASTER = "disaster", _("Đồng bào bị thiên tai")
        MEMBER_FUND = "member_fund", _("Quỹ hỗ trợ đoàn viên, người lao động")
        PREVENTION = "prevention_fund", _("Quỹ phòng, chống thiên tai")
        OTHER = "other", _("Mục đích khác")

    class State(models.TextChoices):
        CALLED = "called", _("Đã kêu gọi")
        COLLECTING = "collecting", _("Đang thu")
        CLOSED = "closed", _("Đã khoá sổ")
        TRANSFERRED = "transferred", _("Đã chuyển tiền")
        REPORTED = "reported", _("Đã báo cáo")

    name = models.CharField(_("Tên cuộc vận động"), max_length=200)
    called_by = models.CharField(_("Nơi kêu gọi"), max_length=160)
    purpose = models.CharField(_("Mục đích"), max_length=15, choices=Purpose)
    opened_on = models.DateField(_("Ngày mở"))
    closed_on = models.DateField(_("Ngày khoá sổ"), null=True, blank=True)
    transferred_on = models.DateField(_("Ngày chuyển tiền"), null=True, blank=True)
    recipient = models.CharField(_("Nơi nhận"), max_length=160, blank=True)
    people = models.PositiveIntegerField(_("Số người ủng hộ"), default=0)
    amount = AmountField(_("Số tiền"), default=0)
    status = models.CharField(_("Tình trạng"), max_length=11, choices=State, default=State.CALLED)

    class Meta(Record.Meta):
        verbose_name = _("cuộc vận động ủng hộ")
        verbose_name_plural = _("Vận động ủng hộ")

    def __str__(self):
        return self.name

    def clean(self):
        sent = self.status in (self.State.TRANSFERRED, self.State.REPORTED)
        if sent != bool(self.transferred_on):
            message = _("«Ngày chuyển tiền» ghi khi tình trạng là «Đã chuyển tiền» và sau đó.")
            raise ValidationError({"transferred_on": message})
        if sent and self.opened_on and self.transferred_on < self.opened_on:
            message = _("«Ngày chuyển tiền» không được trước «Ngày mở».")
            raise ValidationError({"transferred_on": message})
        if sent and not self.amount:
            raise ValidationError({"amount": _("Đã chuyển thì phải ghi «Số tiền».")})

    def settle(self):
        given = self.donors.aggregate(sum=Sum("amount"))["sum"]
        if given is not None and given != self.amount:
            message = _("Người ủng hộ cộng lại {given}, «Số tiền» ghi {said}; sửa cho bằng nhau.")
            raise Mistake(message, field="amount", given=money(given), said=money(self.amount))


class Donor(Line):
    """What one person or collective gave; giving is free, nobody is ranked."""

    record = models.ForeignKey(Drive, models.CASCADE, related_name="donors")
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Đoàn viên"),
    )  # fmt: skip
    name = models.CharField(_("Hoặc tên người, tập thể"), max_length=120, blank=True)
    amount = AmountField(_("Số tiền"))

    def clean(self):
        if not self.person_id and not self.name:
            raise ValidationError({"name": _("Chọn đoàn viên hoặc ghi tên người ủng hộ.")})


@register("welfare/drives")
class DriveRegister(Register):
    model = Drive
    icon = "welfare"
    lead = _("Đã kêu gọi gì, thu được bao nhiêu, chuyển cho ai ngày nào.")
    columns = "name purpose unit opened_on transferred_on people amount status"
    filters = "purpose status opened_on transferred_on amount"
    search = "name called_by recipient"
    sections = {_("Cuộc vận động"): "unit name called_by purpose opened_on closed_on",
                _("Kết quả"): "people amount transferred_on recipient status"}  # fmt: skip
    lines = {"donors": Lines(Donor, "person name amount", _("Người ủng hộ"))}
    bulk = "status closed_on transferred_on recipient"
    key = "unit name opened_on"
    flow = {"called": "collecting", "collecting": "closed", "closed": "transferred",
            "transferred": "reported"}  # fmt: skip
    cuts = {value: (label, Q(purpose=value)) for value, label in Drive.Purpose.choices}
    measures = (
        Measure("drives.total", _("Tiền ủng hộ"), during="transferred_on", total="amount"),
        Measure("drives.count", _("Cuộc vận động"), during="opened_on"),
    )
    example = {
        "unit": "CS001", "name": "Ủng hộ đồng bào vùng bão", "called_by": "Mặt trận Tổ quốc tỉnh",
        "purpose": "disaster", "opened_on": "2026-05-04", "closed_on": "2026-05-18", "people": 850,
        "transferred_on": "2026-05-20", "recipient": "Ban Cứu trợ tỉnh", "amount": 42500000,
        "status": "transferred",
    }  # fmt: skip

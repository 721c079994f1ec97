"""Requests to join that workers send by themselves, from the form behind the QR at the gate."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.base import identity, phones
from congdoan.base.text import fold
from congdoan.members import joining, known
from congdoan.members.forms import NumberForm
from congdoan.members.identity import shown_identity
from congdoan.members.registers.application import Application
from congdoan.members.registers.person import Sex
from congdoan.members.rules import VIETNAM
from congdoan.records.declare import Record, Register, must, register


class JoinRequest(Record):
    """What a worker typed and sent. Accepted, it is an application of a person on record."""

    class Status(models.TextChoices):
        SENT = "sent", _("Mới gửi")
        ACCEPTED = "accepted", _("Đã nhận thành đơn")
        REFUSED = "refused", _("Không nhận")

    full_name = models.CharField(_("Họ và tên"), max_length=120)
    born = models.DateField(_("Ngày sinh"))
    sex = models.CharField(_("Giới tính"), max_length=6, choices=Sex)
    phone = models.CharField(_("Điện thoại"), max_length=20)
    nationality = models.CharField(_("Quốc tịch"), max_length=60, default=VIETNAM)
    job = models.CharField(_("Nghề nghiệp, vị trí công việc"), max_length=120, blank=True)
    contract_months = models.PositiveSmallIntegerField(
        _("Thời hạn hợp đồng (tháng)"), null=True, blank=True
    )
    voluntary = models.BooleanField(_("Tự nguyện gia nhập Công đoàn Việt Nam"), default=False)
    sent_on = models.DateField(_("Ngày gửi"), default=timezone.localdate)
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.SENT)
    refusal = models.CharField(_("Lý do không nhận"), max_length=300, blank=True)
    application = models.ForeignKey(
        Application, models.SET_NULL, null=True, editable=False, related_name="requests",
        verbose_name=_("Đơn gia nhập"),
    )  # fmt: skip
    identity_sealed = models.BinaryField(null=True, editable=False)
    identity_mark = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    identity_last = models.CharField(max_length=4, blank=True, editable=False)
    identity_doubtful = models.BooleanField(default=False, editable=False)
    folded = models.CharField(max_length=160, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("đề nghị gia nhập gửi từ điện thoại")
        verbose_name_plural = _("Đề nghị gia nhập gửi từ điện thoại")
        ordering = ["-sent_on", "-pk"]
        constraints = [
            must("request_is_voluntary", models.Q(voluntary=True),
                 _("Gia nhập công đoàn là tự nguyện: người gửi phải tự đánh dấu ô này.")),
            must("request_refused_with_a_reason", ~models.Q(status="refused") | ~models.Q(refusal=""),
                 _("Ghi lý do để trả lời người gửi.")),
        ]  # fmt: skip

    def __str__(self):
        return self.full_name

    @property
    def is_foreign(self):
        return fold(self.nationality) != fold(VIETNAM)

    def derive(self):
        self.folded = fold(f"{self.full_name} {self.phone}")[:160]

    def shown_identity_number(self):
        return shown_identity(self)


@register("members/requests")
class JoinRequestRegister(Register):
    model = JoinRequest
    form = NumberForm
    icon = "qr"
    lead = _(
        "Người lao động tự khai qua mã QR ở cổng; ban chấp hành xem từng loạt rồi nhận thành đơn."
    )
    pages = (("members-gate", _("Mã QR ở cổng")),)
    columns = "full_name unit sex born phone job sent_on status"
    filters = "status sent_on sex"
    search = "folded"
    sections = {
        _("Người gửi"): "unit full_name born sex nationality identity_number",
        _("Liên hệ, công việc"): "phone job contract_months",
        _("Đề nghị"): "sent_on voluntary status refusal",
    }  # fmt: skip
    flow = {"sent": "accepted refused"}
    effects = {"accepted": joining.accept}
    bulk = "status refusal"
    key = "full_name born sent_on"
    unhistoried = ("identity_sealed", "identity_mark")
    zeros = {known.NUMBER: identity.with_zeros, "phone": phones.with_zero}
    example = {
        "unit": "CS001", "full_name": "Vàng Thị Dở", "born": "1999-04-12", "sex": "female",
        "phone": "0912000009", "nationality": "Việt Nam", "job": "Công nhân may", "voluntary": True,
        "sent_on": "2026-05-18", "status": "sent",
    }  # fmt: skip

    def complete(self, request, row):
        known.seal(request, row)

"""What members find wrong in their own files, sent by themselves: it waits at the committee's desk."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members.registers.person import Person
from congdoan.records.declare import Record, Register, must, register


class Correction(Record):
    """Somebody says what is wrong in his file. The officer puts it right there, then says so here."""

    class Status(models.TextChoices):
        SENT = "sent", _("Chờ sửa")
        DONE = "done", _("Đã sửa hồ sơ")
        REFUSED = "refused", _("Không sửa")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="corrections", verbose_name=_("Đoàn viên")
    )
    asked_on = models.DateField(_("Ngày báo"), default=timezone.localdate)
    text = models.TextField(_("Chỗ sai và cách sửa"), max_length=2000)
    answered_on = models.DateField(_("Ngày giải quyết"), null=True, blank=True)
    answer = models.CharField(_("Trả lời"), max_length=300, blank=True)
    status = models.CharField(_("Tình trạng"), max_length=7, choices=Status, default=Status.SENT)

    class Meta(Record.Meta):
        verbose_name = _("đề nghị sửa hồ sơ")
        verbose_name_plural = _("Đề nghị sửa hồ sơ")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status="sent"), name="one_open_correction_a_person",
                violation_error_message=_("Người này đã có một đề nghị sửa đang chờ; ghi thêm vào đó."),
            ),
            must("correction_refused_with_a_reason", ~Q(status="refused") | ~Q(answer=""),
                 _("Ghi «Trả lời» để đoàn viên biết vì sao không sửa.")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.person)

    def derive(self):
        if self.status != self.Status.SENT and self.answered_on is None:
            self.answered_on = timezone.localdate()


@register("members/corrections")
class CorrectionRegister(Register):
    model = Correction
    icon = "edit"
    lead = _(
        "Đoàn viên xem hồ sơ của mình qua phiếu riêng và báo chỗ sai; sửa hồ sơ rồi trả lời ở đây."
    )
    teaches = _(
        "In phiếu riêng từ danh sách đoàn viên; ai thấy chỗ sai trong hồ sơ của mình thì báo về đây."
    )
    columns = "person unit asked_on text status answered_on"
    filters = "status asked_on"
    search = "person__folded"
    sections = {
        _("Đoàn viên báo"): "unit person asked_on text",
        _("Giải quyết"): "status answered_on answer",
    }
    flow = {"sent": "done refused"}
    bulk = "status answer"
    key = "person asked_on"
    example = {
        "unit": "CS001", "person": "DV-000001", "asked_on": "2026-05-21",
        "text": "Số điện thoại đã đổi thành 0912000003", "status": "sent",
    }  # fmt: skip

"""What people ask about their own data beside its erasing: to see it, to have it put right, to limit its use
(Law 91/2025/QH15; clocks of Decree 356/2025/NĐ-CP art. 5 as the dated parameter PRIV-DSAR)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import clocks
from congdoan.members.forms import PersonByCodeForm
from congdoan.members.registers.erasure import Erasure
from congdoan.members.registers.person import Person
from congdoan.records.declare import Measure, Record, Register, must, register


class DataRequest(Record):
    """One request: told that it was received, and answered, each by its day."""

    class Kind(models.TextChoices):
        VIEW = "view", _("Xem, nhận bản sao dữ liệu")
        EDIT = "edit", _("Sửa dữ liệu")
        WITHDRAW = "withdraw", _("Rút lại sự đồng ý")
        LIMIT = "limit", _("Hạn chế xử lý")
        OBJECT = "object", _("Phản đối xử lý")
        PROTECT = "protect", _("Áp dụng biện pháp bảo vệ")

    class Status(models.TextChoices):
        RECEIVED = "received", _("Đã nhận yêu cầu")
        DONE = "done", _("Đã thực hiện")
        REFUSED = "refused", _("Không thực hiện")
        WITHDRAWN = "withdrawn", _("Đã rút yêu cầu")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="data_requests", verbose_name=_("Người yêu cầu về dữ liệu của mình")
    )  # fmt: skip
    asked_by = models.CharField(
        _("Người yêu cầu"), max_length=14, choices=Erasure.Asker.choices[:2], default=Erasure.Asker.SELF
    )  # fmt: skip
    kind = models.CharField(_("Yêu cầu"), max_length=8, choices=Kind)
    about = models.CharField(_("Dữ liệu nào, việc nào"), max_length=300)
    received_on = models.DateField(_("Ngày nhận"), default=timezone.localdate)
    through_others = models.BooleanField(
        _("Đã chuyển cho bên khác xử lý"), default=False,
        help_text=_("Bên khác cũng phải làm theo, nên hạn dài hơn."),
    )  # fmt: skip
    answer_by = models.DateField(_("Hạn báo đã nhận"), null=True, editable=False)
    answered_on = models.DateField(_("Đã báo người yêu cầu ngày"), null=True, blank=True)
    due_on = models.DateField(_("Hạn thực hiện"), null=True, editable=False)
    done_on = models.DateField(_("Ngày thực hiện, trả lời"), null=True, blank=True)
    answer = models.CharField(_("Đã làm gì, trả lời thế nào"), max_length=300, blank=True)
    status = models.CharField(
        _("Tình trạng"), max_length=9, choices=Status, default=Status.RECEIVED
    )

    class Meta(Record.Meta):
        verbose_name = _("yêu cầu của chủ thể dữ liệu")
        verbose_name_plural = _("Yêu cầu về dữ liệu cá nhân")
        ordering = ["-received_on", "-pk"]
        constraints = [
            must("data_request_is_answered_in_words",
                 ~Q(status__in=("done", "refused")) | ~Q(answer=""),
                 _("Ghi «Đã làm gì, trả lời thế nào» để người yêu cầu biết.")),
            must("data_request_is_done_after_it_came",
                 Q(done_on=None) | Q(done_on__gte=models.F("received_on")),
                 _("«Ngày thực hiện, trả lời» không thể trước «Ngày nhận».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} ({self.get_kind_display()})"

    def derive(self):
        self.answer_by, self.due_on = clocks.request(
            self.kind, self.received_on, self.through_others
        )
        if self.status in ("done", "refused"):
            self.done_on = self.done_on or timezone.localdate()


@register("members/datarequests")
class DataRequestRegister(Register):
    model = DataRequest
    form = PersonByCodeForm
    icon = "eye"
    seldom = True
    lead = _("Ai yêu cầu xem, sửa, hạn chế dùng dữ liệu của mình; hạn đến đâu, đã trả lời thế nào.")
    columns = "person unit kind received_on due_on status done_on"
    filters = "status kind received_on due_on"
    search = "person__folded"
    sections = {
        _("Yêu cầu"): "unit person asked_by kind about received_on through_others answered_on",
        _("Trả lời"): "status done_on answer",
    }
    flow = {"received": "done refused withdrawn"}
    takes = {"done": "manage", "refused": "manage"}
    key = "person kind received_on"
    measures = (
        Measure("datarequests.asked", _("Yêu cầu về dữ liệu cá nhân"), during="received_on"),
        Measure("datarequests.late", _("Yêu cầu về dữ liệu cá nhân quá hạn"),
                holding=("due_on", "done_on"), where=~Q(status="withdrawn"), since_excluded=True,
                until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "asked_by": "self", "kind": "view",
        "about": "Hồ sơ đoàn viên", "received_on": "2026-05-20", "status": "received",
    }  # fmt: skip

"""Many admitted by one decision: the applications of a session, one number, an annex of names."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import admitting
from congdoan.members.forms import refuse
from congdoan.records.declare import Record, Register, register


class Admission(Record):
    """What a committee decides in one session; the applications in it stand in their own register."""

    class Status(models.TextChoices):
        OPEN = "open", _("Đang lập danh sách")
        DECIDED = "decided", _("Đã quyết định")

    held_on = models.DateField(_("Ngày họp xét"), default=timezone.localdate)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decision_no = models.CharField(
        _("Số quyết định"), max_length=60, blank=True,
        help_text=_("Để trống để máy cấp số và in quyết định; ghi số nếu đã ra quyết định giấy."),
    )  # fmt: skip
    signer = models.CharField(_("Người ký quyết định"), max_length=120, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    status = models.CharField(_("Tình trạng"), max_length=7, choices=Status, default=Status.OPEN)

    class Meta(Record.Meta):
        verbose_name = _("đợt kết nạp")
        verbose_name_plural = _("Đợt kết nạp")
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return self.decision_no or f"{self.unit}, {self.held_on:%d/%m/%Y}"

    def clean(self):
        refuse(admitting.faults(self))


@register("members/admissions")
class AdmissionRegister(Register):
    model = Admission
    icon = "list"
    lead = _("Một cuộc họp kết nạp nhiều người bằng một quyết định, kèm danh sách.")
    columns = "held_on unit decision_no decided_on signer status"
    filters = "status held_on decided_on"
    search = "decision_no unit__folded"
    sections = {
        _("Cuộc họp"): "unit held_on note",
        _("Quyết định"): "status decided_on decision_no signer",
    }
    figures = {_("Người trong danh sách"): admitting.told}
    flow = {"open": "decided", "decided": "open"}
    # What has been decided is taken back by who manages the members, as a record entered by mistake is removed.
    takes = {"open": "manage"}
    effects = {"decided": admitting.admit}
    undoes = {"open": admitting.take_back}
    actions = (("members-admissions-choose", _("Chọn đơn vào danh sách"), "list"),)
    routes = {"choose": ("<int:pk>/choose/", admitting.ChooseView)}
    key = "unit held_on"
    example = {"unit": "CS001", "held_on": "2026-05-28", "status": "open"}

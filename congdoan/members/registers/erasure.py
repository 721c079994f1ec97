"""Requests to erase a person's data: who asked, on what ground, until when, and what was decided.

Clocks: Decree 356/2025/NĐ-CP art. 5, kept as the dated parameter PRIV-DSAR.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import clocks, erasing, planning
from congdoan.members.forms import ErasureForm
from congdoan.members.registers.person import Person
from congdoan.records.declare import Measure, Record, Register, must, register


class Erasure(Record):
    """One request. Carried out, it says how much was erased and by whom it was decided, never what."""

    class Status(models.TextChoices):
        RECEIVED = "received", _("Đã nhận yêu cầu")
        APPROVED = "approved", _("Đồng ý xoá")
        ERASED = "erased", _("Đã xoá")
        REFUSED = "refused", _("Không xoá")
        WITHDRAWN = "withdrawn", _("Đã rút yêu cầu")

    class Asker(models.TextChoices):
        SELF = "self", _("Chính người đó")
        REPRESENTATIVE = "representative", _("Người đại diện theo pháp luật")
        UNION = "union", _("Công đoàn tự rà soát")

    class Ground(models.TextChoices):
        CONSENT = "consent", _("Rút lại sự đồng ý")
        PURPOSE = "purpose", _("Hết mục đích: đã thôi sinh hoạt, hết hợp đồng")
        UNLAWFUL = "unlawful", _("Thu thập hoặc dùng trái quy định")
        OTHER = "other", _("Căn cứ khác (ghi rõ)")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="erasures", verbose_name=_("Người được xoá thông tin")
    )
    asked_by = models.CharField(_("Người yêu cầu"), max_length=14, choices=Asker)
    ground = models.CharField(_("Căn cứ"), max_length=8, choices=Ground)
    ground_note = models.CharField(_("Nói rõ căn cứ"), max_length=300, blank=True)
    received_on = models.DateField(_("Ngày nhận"), default=timezone.localdate)
    through_others = models.BooleanField(
        _("Đã chuyển cho bên khác xử lý"), default=False,
        help_text=_("Bên khác cũng phải xoá, nên hạn dài hơn."),
    )  # fmt: skip
    answer_by = models.DateField(_("Hạn báo đã nhận"), null=True, editable=False)
    answered_on = models.DateField(_("Đã báo người yêu cầu ngày"), null=True, blank=True)
    due_on = models.DateField(_("Hạn xoá"), null=True, editable=False)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    refusal = models.CharField(_("Lý do không xoá"), max_length=300, blank=True)
    erased_on = models.DateField(_("Ngày xoá"), null=True, editable=False)
    # {register: records} erased, and what stays with its reason: numbers only.
    outcome = models.JSONField(default=dict, editable=False)
    status = models.CharField(
        _("Tình trạng"), max_length=9, choices=Status, default=Status.RECEIVED
    )

    class Meta(Record.Meta):
        verbose_name = _("yêu cầu xoá dữ liệu cá nhân")
        verbose_name_plural = _("Yêu cầu xoá dữ liệu cá nhân")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status__in=("received", "approved")),
                name="erasure_asked_once_at_a_time",
                violation_error_message=_("Người này đã có một yêu cầu xoá đang giải quyết."),
            ),
            must("erasure_refused_with_a_reason", ~Q(status="refused") | ~Q(refusal=""),
                 _("Ghi «Lý do không xoá» để trả lời người yêu cầu.")),
            must("other_ground_is_told", ~Q(ground="other") | ~Q(ground_note=""),
                 _("Căn cứ khác thì ghi ở «Nói rõ căn cứ».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} ({self.get_ground_display()})"

    @property
    def told(self):
        return planning.told(self.outcome)

    def derive(self):
        self.answer_by, self.due_on = clocks.erasure(self.received_on, self.through_others)
        if self.status in ("approved", "refused") and self.decided_on is None:
            self.decided_on = timezone.localdate()


@register("members/erasures")
class ErasureRegister(Register):
    model = Erasure
    form = ErasureForm
    icon = "lock"
    seldom = True
    lead = _("Ai yêu cầu xoá dữ liệu cá nhân, căn cứ nào, hạn đến đâu, đã xoá những gì.")
    columns = "person unit received_on ground due_on status erased_on"
    filters = "status ground asked_by received_on due_on erased_on"
    search = "person__folded"
    sections = {
        _("Yêu cầu"): "unit person asked_by ground ground_note received_on through_others answered_on",
        _("Quyết định"): "status decided_on refusal",
    }  # fmt: skip
    flow = {"received": "approved refused withdrawn", "approved": "erased withdrawn"}
    effects = {"erased": erasing.erase}
    unhistoried = ("outcome",)
    key = "person received_on"
    actions = (("members-erasures-plan", _("Xem trước và xoá"), "eye"),)
    routes = {"plan": ("<int:pk>/plan/", planning.PlanView)}
    measures = (
        Measure("erasures.asked", _("Yêu cầu xoá dữ liệu cá nhân"), during="received_on"),
        Measure("erasures.done", _("Yêu cầu xoá đã thực hiện"), during="erased_on"),
        Measure("erasures.late", _("Yêu cầu xoá quá hạn"), holding=("due_on", "erased_on"),
                where=~Q(status__in=("refused", "withdrawn")), since_excluded=True,
                until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "asked_by": "self", "ground": "purpose",
        "received_on": "2026-05-20", "status": "received",
    }  # fmt: skip

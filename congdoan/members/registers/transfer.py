"""Transfers: a member moves from one union to another; both see the move, each takes its step."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.members import rules, services
from congdoan.members.forms import PersonByCodeForm, moment_of, refuse
from congdoan.members.registers.person import Person
from congdoan.orgs.kinds import ADMITTING
from congdoan.orgs.models import Unit
from congdoan.records.declare import Record, Register, must, register

# No rule sets it; each slip bears its own day and this is what it begins with.
WAIT = dt.timedelta(days=15)


class Transfer(Record):
    """`unit` receives, `from_unit` releases."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Đề nghị chuyển")
        RELEASED = "released", _("Nơi đi đã đồng ý")
        RECEIVED = "received", _("Nơi đến đã tiếp nhận")
        WITHDRAWN = "withdrawn", _("Đã rút")
        REFUSED = "refused", _("Không đồng ý")

    scope_paths = ("unit", "from_unit")

    from_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("Công đoàn nơi đi"),
        help_text=_("Gõ tên hoặc mã đơn vị, không cần dấu."),
    )  # fmt: skip
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="transfers", verbose_name=_("Đoàn viên")
    )
    # By name: workplaces stand above members.
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Nơi làm việc mới"),
    )  # fmt: skip
    asked_on = models.DateField(_("Ngày đề nghị"), default=timezone.localdate)
    answer_by = models.DateField(
        _("Hạn trả lời"), null=True, blank=True, help_text=_("Để trống: 15 ngày. Quá hạn thì cấp trên cũng thấy."),
    )  # fmt: skip
    moved_on = models.DateField(_("Chuyển từ ngày"), null=True, blank=True)
    reason = models.CharField(_("Lý do chuyển"), max_length=300, blank=True)
    refusal = models.CharField(_("Lý do không đồng ý"), max_length=300, blank=True)
    by_member = models.BooleanField(_("Đoàn viên tự đề nghị"), default=False)
    status = models.CharField(_("Tình trạng"), max_length=9, choices=Status, default=Status.ASKED)

    class Meta(Record.Meta):
        verbose_name = _("phiếu chuyển sinh hoạt")
        verbose_name_plural = _("Chuyển sinh hoạt công đoàn")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(unit=F("from_unit")), name="transfer_goes_elsewhere",
                violation_error_message=_("Nơi đến phải khác nơi đi."),
            ),
            must("transfer_refused_says_why", ~Q(status="refused") | ~Q(refusal=""),
                 _("Ghi «Lý do không đồng ý» để đoàn viên và nơi kia biết.")),
            models.CheckConstraint(
                condition=~Q(status="received") | Q(moved_on__isnull=False),
                name="transfer_received_has_its_day",
                violation_error_message=_("Ghi «Chuyển từ ngày» để tiếp nhận."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person}: {self.from_unit} → {self.unit}"

    def derive(self):
        self.answer_by = self.answer_by or self.asked_on + WAIT

    def clean(self):
        if self.moved_on:
            refuse(rules.far_ahead("moved_on", self.moved_on))
        if self.unit_id and (self._state.adding or self.status == self.Status.RECEIVED):
            fault = rules.receives_fault(self.unit, self.moved_on or self.asked_on)
            refuse({"unit": fault} if fault else {})


# The side that must hold the edit level to let a transfer enter a state.
GATES = {"released": ("from_unit",), "received": ("unit",)}
FIRST = {"received": ("from_unit", "unit")}
# Whose answer is waited for.
ANSWERS = {"released": "unit"}


class TransferForm(PersonByCodeForm):
    """Both ends may be any union that keeps members; at least one is the officer's, and each takes its step."""

    def _narrow(self, name, field):
        super()._narrow(name, field)
        if name in ("unit", "from_unit"):
            current = getattr(self.instance, f"{name}_id")
            keeps = Unit.objects.lasting(self.actor.day).filter(kind__in=ADMITTING)
            field.queryset = keeps | Unit.objects.filter(pk=current)
            field.widget.url = None
            if name == "unit":
                field.label = _("Công đoàn nơi đến")

    def clean(self):
        cleaned = super().clean()
        state, before = cleaned.get("status"), moment_of(self)
        if state == before or not {"unit", "from_unit"} <= set(cleaned):
            return cleaned
        if state == "refused":  # whose answer is waited for may say no
            side = ANSWERS.get(before, "from_unit")
            self._gate(side, cleaned[side])
            return cleaned
        gates = FIRST.get(state) if not before else None
        for side in gates or GATES.get(state, ()):
            self._gate(side, cleaned[side])
        return cleaned

    def _gate(self, side, unit):
        if not self.actor.may_at("edit", self.register.area, unit):
            refuse({"status": gettext("Bước này do %(unit)s thực hiện.") % {"unit": unit}})


@register("members/transfers")
class TransferRegister(Register):
    model = Transfer
    icon = "right"
    lead = _("Đoàn viên chuyển công đoàn: nơi đi đồng ý, nơi đến tiếp nhận, sổ hai bên cùng đổi.")
    form = TransferForm
    columns = "person from_unit unit asked_on moved_on status"
    filters = "status asked_on answer_by moved_on by_member"
    search = "person__folded from_unit__folded unit__folded"
    sections = {
        _("Đoàn viên"): "person from_unit unit workplace",
        _("Chuyển"): "asked_on answer_by moved_on reason by_member status refusal",
    }  # fmt: skip
    flow = {"asked": "released refused withdrawn", "released": "received refused withdrawn"}
    effects = {"received": services.receive}
    key = "person asked_on"
    example = {
        "unit": "CS001", "from_unit": "CS002", "person": "DV-000001", "asked_on": "2026-05-04",
        "moved_on": "2026-05-15", "reason": "Đổi nơi làm việc", "status": "asked",
    }  # fmt: skip

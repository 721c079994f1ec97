"""Dialogues: at a workplace, or of leaders with workers, and what was promised there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.records.declare import Line, Lines, Measure, Record, Register, register
from congdoan.workplaces.cuts import cuts
from congdoan.workplaces.registers.workplace import organised


class Dialogue(Record):
    """One dialogue (Labour Code 2019, art. 63-64). Without minutes it does not count."""

    class Kind(models.TextChoices):
        PERIODIC = "periodic", _("Định kỳ tại nơi làm việc")
        REQUEST = "request", _("Theo yêu cầu của một bên")
        SUDDEN = "sudden", _("Khi có vụ việc")
        LEADERS = "leaders", _("Lãnh đạo Đảng, chính quyền với người lao động")

    class State(models.TextChoices):
        OPEN = "open", _("Đang gom câu hỏi")
        AGREED = "agreed", _("Đã thống nhất kế hoạch")
        HELD = "held", _("Đã đối thoại")
        CLOSED = "closed", _("Xong mọi lời hứa")
        CANCELLED = "cancelled", _("Không tổ chức")

    kind = models.CharField(_("Hình thức"), max_length=10, choices=Kind)
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Nơi làm việc"),
    )  # fmt: skip
    place = models.CharField(_("Địa bàn"), max_length=120, blank=True)
    held_on = models.DateField(_("Ngày đối thoại"))
    topic = models.CharField(_("Nội dung chính"), max_length=250)
    trigger = models.CharField(_("Lý do, bên yêu cầu"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(_("Số người dự"), default=0)
    minutes = models.BooleanField(_("Có biên bản"), default=False)
    status = models.CharField(_("Tình trạng"), max_length=10, choices=State, default=State.OPEN)

    class Meta(Record.Meta):
        verbose_name = _("cuộc đối thoại")
        verbose_name_plural = _("Đối thoại")

    def __str__(self):
        return f"{self.topic} – {self.workplace or self.place}"

    def clean(self):
        if self.kind == self.Kind.LEADERS and not self.place:
            raise ValidationError({"place": _("Lãnh đạo đối thoại thì ghi «Địa bàn».")})
        if self.kind != self.Kind.LEADERS and not self.workplace_id:
            raise ValidationError({"workplace": _("Chọn «Nơi làm việc» đã đối thoại.")})

    def settle(self):
        left = self.promises.filter(done_on=None).count()
        if self.status == self.State.CLOSED and left:
            raise Mistake(
                _("Còn {n} lời hứa chưa có «Ngày làm xong»: ghi ngày, hoặc giữ «Đã đối thoại»."),
                field="status", n=left,
            )  # fmt: skip


class Promise(Line):
    """What somebody undertook in a dialogue, until the day it is done."""

    record = models.ForeignKey(Dialogue, models.CASCADE, related_name="promises")
    text = models.CharField(_("Lời hứa"), max_length=300)
    owner = models.CharField(_("Người thực hiện"), max_length=120)
    due = models.DateField(_("Hạn"))
    done_on = models.DateField(_("Ngày làm xong"), null=True, blank=True)


COUNTS = Q(status__in=("held", "closed"), minutes=True)


@register("labour/dialogues")
class DialogueRegister(Register):
    model = Dialogue
    icon = "talk"
    lead = _("Ai đã đối thoại với ai, có biên bản không, lời hứa nào quá hạn.")
    columns = "topic kind workplace unit held_on participants minutes status"
    filters = "kind status minutes held_on"
    search = "topic workplace__name place"
    sections = {_("Cuộc đối thoại"): "unit kind workplace place held_on topic trigger",
                _("Kết quả"): "participants minutes status"}  # fmt: skip
    lines = {"promises": Lines(Promise, "text owner due done_on", _("Lời hứa"))}
    bulk = "status minutes"
    key = "unit workplace place held_on"
    cuts = cuts("workplace__")
    flow = {"open": "agreed cancelled", "agreed": "held cancelled", "held": "closed"}
    measures = (
        Measure("dialogues.held", _("Cuộc đối thoại có biên bản"), during="held_on", where=COUNTS),
        Measure("dialogues.workplaces", _("Nơi có đối thoại"), during="held_on", distinct="workplace",
                where=COUNTS & ~Q(kind="leaders"), on=organised),
        Measure("dialogues.promises_overdue", _("Lời hứa quá hạn"), distinct="promises",
                holding=("promises__due", "promises__done_on"), since_excluded=True,
                until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "kind": "periodic", "workplace": "NLV-001", "held_on": "2026-05-20",
        "topic": "Tiền lương quý II, bữa ăn ca", "participants": 42, "minutes": True, "status": "held",
    }  # fmt: skip

"""Tasks: who leads, who helps, by when, and what came of it (seed 000 V, 004 IV)."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.direction.registers.programme import ProgrammeItem
from congdoan.records.declare import Measure, Record, Register, register


class Task(Record):
    """One task with exactly one lead. It stops being late on the day its result is reported."""

    class Status(models.TextChoices):
        NEW = "new", _("Mới")
        ASSIGNED = "assigned", _("Đã giao")
        DOING = "doing", _("Đang làm")
        REPORTED = "reported", _("Đã báo cáo")
        RETURNED = "returned", _("Trả lại")
        ACCEPTED = "accepted", _("Đã nghiệm thu")
        CLOSED = "closed", _("Đã đóng")

    OVER = (Status.REPORTED, Status.ACCEPTED, Status.CLOSED)
    SETTLED = (Status.ACCEPTED, Status.CLOSED)

    text = models.TextField(_("Việc phải làm"))
    lead = models.CharField(
        _("Chủ trì"), max_length=300,
        help_text=_("Một đơn vị hoặc một ban chịu trách nhiệm chính."),
    )  # fmt: skip
    cooperating = models.CharField(_("Phối hợp"), max_length=300, blank=True)
    due = models.DateField(_("Thời hạn"), null=True, blank=True)
    status = models.CharField(_("Trạng thái"), max_length=10, choices=Status, default=Status.NEW)
    result = models.TextField(_("Kết quả"), blank=True)
    done_on = models.DateField(_("Ngày báo cáo kết quả"), null=True, blank=True, editable=False)
    late_from = models.DateField(_("Trễ từ ngày"), null=True, editable=False)
    # The document that came in and asked for it.
    incoming = models.ForeignKey(
        "direction.Incoming", models.SET_NULL, null=True, editable=False, related_name="tasks",
        verbose_name=_("Văn bản đến"),
    )  # fmt: skip
    source = models.ForeignKey(
        ProgrammeItem, models.SET_NULL, null=True, editable=False, related_name="tasks"
    )

    class Meta(Record.Meta):
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = pgettext_lazy("register", "Nhiệm vụ")
        ordering = [models.F("due").asc(nulls_last=True), "-pk"]

    def __str__(self):
        return self.text[:80]

    def derive(self):
        self.late_from = self.due + dt.timedelta(days=1) if self.due else None
        if self.status in self.OVER:
            self.done_on = self.done_on or timezone.localdate()
        else:
            self.done_on = None

    @property
    def decided_at(self):
        """The meeting whose conclusion it carries out, or None."""
        conclusion = getattr(self, "conclusion", None)
        return conclusion.record if conclusion else None

    def settle(self):
        """A task of a meeting's conclusion may close the meeting, or open it again."""
        from congdoan.direction.meetings import follow

        if self.decided_at is not None:
            follow(self.decided_at)


CONCLUDED = models.Q(conclusion__isnull=False)


def _follow(task, *, actor):
    from congdoan.direction.documents import handling

    handling.follow(task, actor=actor)


@register("direction/tasks")
class TaskRegister(Register):
    model = Task
    icon = "work"
    lead = _("Việc nào của ai, hạn bao giờ, đã xong chưa.")
    columns = "text unit lead due status done_on"
    filters = "status due"
    search = "text lead cooperating"
    sections = {_("Việc"): "unit text", _("Phân công"): "lead cooperating due",
                _("Kết quả"): "status result"}  # fmt: skip
    bulk = "lead due"
    key = "unit text"
    flow = {
        "new": "assigned",
        "assigned": "doing reported",
        "doing": "reported",
        "reported": "accepted returned",
        "returned": "doing reported",
        "accepted": "closed",
    }
    effects = {"reported": _follow, "returned": _follow}
    measures = (
        Measure("tasks.overdue", _("Nhiệm vụ trễ hạn"), holding=("late_from", "done_on"),
                until_excluded=True),
        Measure("tasks.due", _("Nhiệm vụ đến hạn trong kỳ"), during="due"),
        Measure("tasks.done", _("Nhiệm vụ đã báo cáo kết quả"), during="done_on"),
        Measure("tasks.concluded", _("Việc theo kết luận họp đến hạn"), during="due", where=CONCLUDED),
        Measure("tasks.concluded_on_time", _("Việc theo kết luận họp xong đúng hạn"), during="due",
                where=CONCLUDED & models.Q(done_on__lte=models.F("due"))),
    )  # fmt: skip
    example = {
        "unit": "CS001", "text": "Xây dựng kế hoạch phát triển đoàn viên năm 2026",
        "lead": "Ban Tổ chức", "cooperating": "Văn phòng", "due": "2026-07-31",
        "status": "assigned", "result": "",
    }  # fmt: skip

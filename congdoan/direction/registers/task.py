"""Tasks: who leads, who helps, by when, and what came of it (seed 000 V, 004 IV)."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.direction.addressee import AddresseeField
from congdoan.direction.fields import Field, by_field
from congdoan.direction.registers.programme import ProgrammeItem
from congdoan.orgs.models import Unit
from congdoan.records.declare import Line, Lines, Measure, Record, Register, later, must, register
from congdoan.records.fixed import not_ahead
from congdoan.trail.models import Attachment

ONE_LEAD = _("Ghi đúng một nơi chủ trì; những nơi khác ghi ở «Phối hợp».")


class Task(Record):
    """One task with exactly one lead. It stops being late on the day its result is reported. Units that help
    with it, or that it is for, read it too and report their part."""

    read_by = "units"

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
    field = models.CharField(_("Lĩnh vực"), max_length=15, choices=Field, blank=True)
    lead = models.CharField(
        _("Chủ trì"), max_length=300,
        help_text=_("Một đơn vị hoặc một ban chịu trách nhiệm chính."),
    )  # fmt: skip
    person = models.ForeignKey(
        "members.Person", models.PROTECT, null=True, blank=True, related_name="tasks",
        verbose_name=_("Người chịu trách nhiệm"),
    )  # fmt: skip
    cooperating = models.CharField(_("Phối hợp"), max_length=300, blank=True)
    due = models.DateField(_("Thời hạn"), null=True, blank=True)
    status = models.CharField(_("Trạng thái"), max_length=10, choices=Status, default=Status.NEW)
    result = models.TextField(_("Kết quả"), blank=True)
    evidence = models.CharField(
        _("Minh chứng"), max_length=300, blank=True,
        help_text=_("Số văn bản hoặc đường dẫn; tệp thì đính kèm vào bản ghi."),
    )  # fmt: skip
    done_on = models.DateField(
        _("Ngày xong việc"), null=True, blank=True,
        help_text=_("Để trống là hôm nay; việc xong trước ngày nhập thì ghi ngày xong."),
    )  # fmt: skip
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
        constraints = [
            must("task_has_one_lead", ~Q(lead="") & ~Q(lead__contains=";"),
                 ONE_LEAD),
            must("task_is_reported_with_a_result",
                 ~Q(status__in=("reported", "accepted", "closed")) | ~Q(result=""),
                 _("Ghi «Kết quả» trước khi báo cáo.")),
        ]  # fmt: skip

    def __str__(self):
        return self.text[:80]

    def clean(self):
        not_ahead(self, "done_on")

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
        """Who helps is told, each once. A task of a meeting's conclusion may close the meeting, or open it again."""
        from congdoan.direction.meetings.services import follow
        from congdoan.direction.tasks import parts

        parts.tell_helpers(self)
        if self.decided_at is not None:
            follow(self.decided_at)


CONCLUDED = models.Q(conclusion__isnull=False)


class TaskUnit(Line):
    """A unit that helps with the task, or one that it is for."""

    class Role(models.TextChoices):
        SCOPE = "scope", _("Thực hiện tại")
        COOPERATES = "cooperates", _("Phối hợp")

    record = models.ForeignKey(Task, models.CASCADE, related_name="units")
    role = models.CharField(_("Vai trò"), max_length=10, choices=Role, default=Role.COOPERATES)
    # Picked among all open units: who helps may stand beside or above.
    unit = AddresseeField(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị"))
    result = models.TextField(_("Kết quả phần việc"), blank=True, editable=False)
    reported_on = models.DateField(_("Báo cáo phần việc ngày"), null=True, editable=False)
    told_on = models.DateField(null=True, editable=False)

    class Meta(Line.Meta):
        unique_together = ("record", "role", "unit")

    def __str__(self):
        return str(self.unit)


class PartFile(models.Model):
    """A file that a unit handed in with its part. It hangs on the task: who reads that opens it."""

    line = models.ForeignKey(TaskUnit, models.CASCADE, related_name="files")
    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("tệp của phần việc")
        verbose_name_plural = _("Tệp của phần việc")
        ordering = ["pk"]

    def __str__(self):
        return str(self.attachment)


@register("direction/tasks")
class TaskRegister(Register):
    model = Task
    icon = "work"
    lead = _("Việc nào của ai, hạn bao giờ, đã xong chưa.")
    columns = "text unit lead person due status done_on"
    filters = "status field due person"
    search = "text lead cooperating"
    sections = {_("Việc"): "unit text field", _("Phân công"): "lead person cooperating due",
                _("Kết quả"): "status result evidence done_on"}  # fmt: skip
    lines = {
        "units": Lines(
            TaskUnit, "role unit", _("Nơi thực hiện, nơi phối hợp"), "result reported_on"
        )
    }
    actions = (("direction-task-parts", _("Phần việc các nơi"), "units"),)
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
    effects = dict.fromkeys(
        ("reported", "returned"), later("congdoan.direction.documents.handling.follow")
    )
    takes = dict.fromkeys(("accepted", "returned", "closed"), "manage")
    cuts = by_field()
    measures = (
        Measure("tasks.overdue", _("Nhiệm vụ trễ hạn"), holding=("late_from", "done_on"),
                until_excluded=True),
        Measure("tasks.due", _("Nhiệm vụ đến hạn trong kỳ"), during="due"),
        Measure("tasks.done", _("Nhiệm vụ đã báo cáo kết quả"), during="done_on"),
        Measure("tasks.concluded", _("Việc theo kết luận họp đến hạn"), during="due", where=CONCLUDED),
        Measure("tasks.concluded_on_time", _("Việc theo kết luận họp xong đúng hạn"), during="due",
                where=CONCLUDED & models.Q(done_on__lte=models.F("due"))),
        Measure("tasks.done_in_time", _("Nhiệm vụ đến hạn đã báo cáo đúng hạn"), during="due",
                where=Q(done_on__lte=F("due"))),
    )  # fmt: skip
    example = {
        "unit": "CS001", "text": "Xây dựng kế hoạch phát triển đoàn viên năm 2026",
        "lead": "Ban Tổ chức", "cooperating": "Văn phòng", "due": "2026-07-31",
        "status": "assigned", "result": "",
    }  # fmt: skip

"""First-year support: what the upper union did for a union just founded (seed 003 II.1.2, SYS-12)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, must, register
from congdoan.workplaces import rules
from congdoan.workplaces.registers.founding import Founding


class Support(Record):
    """One visit about one task of the first year, kept by the union that guides."""

    class Task(models.TextChoices):
        CHAIR = "chair", _("Tập huấn chủ tịch")
        WOMEN = "women", _("Lập ban nữ công")
        FEES = "fees", _("Mở tài khoản, thu đoàn phí và kinh phí")
        ROLL = "roll", _("Lập danh sách, cấp thẻ đoàn viên")
        TALKS = "talks", _("Đối thoại, thương lượng lần đầu")
        OTHER = "other", _("Việc khác")

    class Result(models.TextChoices):
        GOING = "going", _("Đang làm")
        DONE = "done", _("Đã xong")
        NOT_NEEDED = "not_needed", _("Không phải làm")

    # What every new union needs before its first year is over (SYS-12).
    FIRST = (Task.CHAIR, Task.WOMEN, Task.FEES)
    SETTLED = (Result.DONE, Result.NOT_NEEDED)

    founding = models.ForeignKey(
        Founding, models.PROTECT, related_name="supports", verbose_name=_("Công đoàn mới thành lập")
    )
    held_on = models.DateField(_("Ngày"), default=timezone.localdate)
    task = models.CharField(_("Việc"), max_length=6, choices=Task)
    result = models.CharField(_("Kết quả"), max_length=10, choices=Result, default=Result.GOING)
    officer = models.CharField(_("Cán bộ giúp"), max_length=120)
    content = models.TextField(_("Nội dung, vướng mắc"), blank=True)
    next_on = models.DateField(_("Hẹn lần sau"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("lần kèm cặp")
        verbose_name_plural = _("Kèm cặp năm đầu")
        ordering = ["-held_on", "-pk"]
        constraints = [
            must("support_comes_before_the_next", Q(next_on=None) | Q(next_on__gt=F("held_on")),
                 _("«Hẹn lần sau» phải sau ngày kèm cặp.")),
            must("support_not_needed_says_why", ~Q(result="not_needed") | ~Q(content=""),
                 _("Ghi vì sao việc này không phải làm.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.founding} – {self.get_task_display()}"


FOUNDED = Q(founding__status__in=Founding.FOUNDED)


@register("workplaces/supports")
class SupportRegister(Register):
    model = Support
    icon = "gift"
    lead = _(
        "Công đoàn mới được giúp những gì trong năm đầu: chủ tịch, nữ công, tài khoản, đối thoại."
    )
    columns = "founding unit held_on task result officer next_on"
    filters = "task result held_on next_on"
    search = "founding__name founding__code officer"
    sections = {
        _("Kèm cặp"): "unit founding held_on task officer",
        _("Kết quả"): "result content next_on",
    }  # fmt: skip
    bulk = "officer next_on"
    rules = (rules.support_faults,)
    key = "founding held_on task"
    measures = (
        Measure("supports.held", _("Lần kèm cặp công đoàn mới"), during="held_on", where=FOUNDED),
        Measure("supports.unions", _("Công đoàn mới được kèm cặp"), during="held_on", where=FOUNDED,
                distinct="founding"),
    )  # fmt: skip
    example = {
        "unit": "HA1", "founding": "CS900", "held_on": "2026-07-12", "task": "chair",
        "result": "done", "officer": "Lò Văn Sơn", "content": "Đã dự lớp tập huấn chủ tịch mới",
    }  # fmt: skip

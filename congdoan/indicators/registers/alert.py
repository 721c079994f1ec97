"""Alerts: what of a unit's figures asks for an answer, raised by the night or by hand, once a period (SYS-05)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.access.giving import top
from congdoan.records.declare import Record, Register, once, register


class Alert(Record):
    """What is told to `unit`, and what it answers. Those that the night raises bear a `rule` and the
    `target` they are about, if it is about one, and clear by themselves on the first night the rule no longer holds;
    when it holds again in the same period the same alert stands anew, and nobody is told twice."""

    class Rule(models.TextChoices):
        HAND = "hand", _("Công đoàn nhắc")
        NOTHING = "nothing", _("Chưa ghi sổ trường hợp nào")
        LATE = "late", _("Chậm tiến độ")
        RISK = "risk", _("Có nguy cơ không đạt")
        NOT_CASCADED = "not_cascaded", _("Chưa giao tiếp cho cấp dưới")
        UNPROVEN = "unproven", _("Số đang giữ khác sổ")

    class Status(models.TextChoices):
        RAISED = "raised", _("Chờ trả lời")
        ANSWERED = "answered", _("Đã trả lời")
        CLEARED = "cleared", _("Đã hết")

    OPEN = (Status.RAISED, Status.ANSWERED)

    rule = models.CharField(
        _("Vì sao"), max_length=12, choices=Rule, default=Rule.HAND, editable=False
    )
    target = models.ForeignKey(
        "indicators.Target", models.CASCADE, null=True, blank=True, related_name="alerts",
        verbose_name=_("Chỉ tiêu"),
    )  # fmt: skip
    # The first day of the period that the target asks over, or of the nights on which the proof was
    # never clean: an alert is raised but once in it.
    since = models.DateField(null=True, editable=False)
    told = models.CharField(_("Nội dung"), max_length=300)
    raised_on = models.DateField(_("Cảnh báo ngày"), default=timezone.localdate)
    answer = models.CharField(
        _("Trả lời"), max_length=500, blank=True,
        help_text=_("Một câu: vì sao, và sẽ làm gì, đến bao giờ."),
    )  # fmt: skip
    cleared_on = models.DateField(_("Hết từ ngày"), null=True, editable=False)
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.RAISED)

    class Meta(Record.Meta):
        verbose_name = _("cảnh báo")
        verbose_name_plural = _("Cảnh báo")
        ordering = ["-raised_on", "-pk"]
        constraints = [
            once("alert_once_a_period", "rule target since",
                 _("Cảnh báo này đã có trong kỳ; hãy mở bản đã có.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_rule_display()}: {self.told}"

    def clean(self):
        if self.status == self.Status.ANSWERED and not self.answer:
            raise ValidationError({"answer": _("Ghi một câu trả lời rồi mới chuyển bước.")})
        if self.target_id and self.unit_id and self.target.unit_id != self.unit_id:
            raise ValidationError({"target": _("Chọn chỉ tiêu của chính đơn vị được cảnh báo.")})

    def derive(self):
        """An answer answers; what is over has its day."""
        if self.answer and self.status == self.Status.RAISED:
            self.status = self.Status.ANSWERED
        over = self.status == self.Status.CLEARED
        self.cleared_on = (self.cleared_on or timezone.localdate()) if over else None


@register("indicators/alerts")
class AlertRegister(Register):
    model = Alert
    icon = "risk"
    lead = _("Con số nào của đơn vị và các đơn vị bên dưới cần được trả lời; máy rà mỗi đêm.")
    teaches = _("Mỗi đêm máy rà chỉ tiêu: chậm tiến độ, có nguy cơ, chưa có trường hợp nào, chưa giao tiếp; rà cả "
                "số đang giữ có khác sổ không. Thấy gì thì ghi ở đây để đơn vị trả lời một câu. Công đoàn cũng tự "
                "ghi lời nhắc được.")  # fmt: skip
    columns = "told rule unit raised_on status answer"
    filters = "rule status raised_on cleared_on"
    search = "told answer"
    sections = {
        _("Cảnh báo"): "unit target told raised_on",
        _("Trả lời"): "answer status",
    }
    key = "unit told raised_on"
    flow = {"raised": "answered cleared", "answered": "cleared", "cleared": "raised"}

    def doors(self, alert, actor):
        """The result that is behind, or the proof that found the difference."""
        if alert.target_id:
            yield reverse("indicators-result", args=[alert.target_id]), _("Kết quả"), "charts"
        if alert.rule == Alert.Rule.UNPROVEN and top(actor, self.area):
            yield reverse("indicators-proofs"), _("So số đêm"), "check"

    example = {
        "unit": "CS001", "told": "Sáu tháng chưa kết nạp đoàn viên nào", "raised_on": "2026-06-01",
    }  # fmt: skip

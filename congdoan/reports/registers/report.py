"""Reports: what a unit sends upward for a period, drafted from records, frozen once approved."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.base.periods import Period
from congdoan.orgs.models import Unit
from congdoan.records.declare import Line, Lines, Measure, Record, Register, once, register
from congdoan.reports import stages
from congdoan.reports.forms import CHOICES, FORMS, told_by, unsuited

WHAT_IT_IS = ("unit", "form", "period_start", "period_end")
APPROVED = ("title", "signer")


class Report(Record):
    """One report of one unit for one period (SYS-06). Its values stand in `ReportField`."""

    class Status(models.TextChoices):
        DUE = "due", _("Phải nộp")
        GENERATED = "generated", _("Đã lấy số liệu")
        EDITED = "edited", _("Đang viết")
        APPROVED = "approved", _("Ban Chấp hành thông qua")
        SIGNED = "signed", _("Đã ký")
        SENT = "sent", _("Đã gửi")
        RECEIVED = "received", _("Cấp trên đã nhận")
        ACCEPTED = "accepted", _("Được chấp nhận")
        RETURNED = "returned", _("Bị trả lại")
        CONSOLIDATED = "consolidated", _("Đã tổng hợp")

    OPEN = (Status.DUE, Status.GENERATED, Status.EDITED, Status.RETURNED)
    # The upper union works with it from here on.
    ABOVE = (Status.SENT, Status.RECEIVED, Status.ACCEPTED, Status.CONSOLIDATED)

    form = models.CharField(_("Mẫu báo cáo"), max_length=30, choices=CHOICES)
    period_start = models.DateField(_("Kỳ báo cáo từ"))
    period_end = models.DateField(_("Kỳ báo cáo đến hết"))
    title = models.CharField(
        _("Trích yếu"), max_length=300, blank=True, help_text=_("Để trống để máy ghi theo mẫu.")
    )
    status = models.CharField(_("Trạng thái"), max_length=12, choices=Status, default=Status.DUE)
    number = models.CharField(_("Số văn bản"), max_length=60, blank=True, editable=False)
    signed_on = models.DateField(_("Ngày ký"), null=True, editable=False)
    signer = models.CharField(_("Người ký"), max_length=120, blank=True)
    upper = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("Gửi lên"),
    )  # fmt: skip
    sent_on = models.DateField(_("Ngày gửi"), null=True, editable=False)
    returned_because = models.CharField(
        _("Lý do trả lại"), max_length=500, blank=True, editable=False
    )
    frozen_at = models.DateTimeField(_("Khoá số liệu lúc"), null=True, editable=False)
    # Why it was approved while its period still ran.
    early_because = models.CharField(
        _("Lý do chốt trước khi hết kỳ"), max_length=300, blank=True, editable=False
    )
    # {key: value} as it was approved.
    snapshot = models.JSONField(_("Số liệu đã khoá"), default=dict, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("báo cáo")
        verbose_name_plural = pgettext_lazy("register", "Báo cáo")
        ordering = ["-period_end", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "form", "period_start", "period_end"], name="report_once_a_period",
                violation_error_message=_("Đơn vị đã có báo cáo này cho kỳ đó; hãy mở bản đã có."),
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="report_period_is_forward",
                violation_error_message=_("Kỳ báo cáo phải kết thúc sau ngày bắt đầu."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.title or self.get_form_display()} – {self.unit}"

    @property
    def period(self):
        return Period(self.period_start, self.period_end)

    @property
    def declaration(self):
        return FORMS[self.form]

    @property
    def is_begun(self):
        return self.status != self.Status.DUE

    @property
    def is_frozen(self):
        return self.frozen_at is not None

    @property
    def is_running(self):
        """Whether its period is not over yet: what is counted today is not all of it."""
        return self.period_end > timezone.localdate()

    @property
    def day_of_names(self):
        """The paper bears the names of its signing day; a draft those of the period's last."""
        return self.signed_on or self.period_end

    @property
    def issuer(self):
        known, day = self.__dict__.setdefault("named_on", {}), self.day_of_names
        if day not in known:  # a page says it many times
            known[day] = self.unit.name_on(day)
        return known[day]

    @property
    def judge(self):
        """Who notes what became of it: the union above; of the highest union's report it itself."""
        return self.upper or self.unit

    def clean(self):
        told = self.form and self.period_start and self.period_end
        if told and self.period_start <= self.period_end:
            if not self.declaration.takes(self.period):
                raise ValidationError({"period_start": self.declaration.told_of})
            self.title = self.title or self.declaration.title(self.period)
        self._refuse_other_levels()
        if self.pk and self.is_begun:
            self._refuse_moving()

    def _refuse_other_levels(self):
        told = self.form and self.unit_id and not self.is_begun
        if told and (fault := unsuited(self.declaration, self.unit)):
            raise ValidationError({"form": fault.message})

    def _refuse_moving(self):
        """What was drawn from records or approved stays what it is, whichever page asks."""
        fixed = [*WHAT_IT_IS, *(APPROVED if self.is_frozen else ())]
        stood = Report.objects.across_units("the report as it stands").get(pk=self.pk)
        for name in fixed:
            if getattr(stood, name) != getattr(self, name):
                raise ValidationError({name: _(
                    "Báo cáo đã lấy số liệu hoặc đã khoá nên không đổi mục này; mở lại để viết, "
                    "hoặc lập báo cáo khác."
                )})  # fmt: skip

    def delete(self, *args, **kwargs):
        if self.is_frozen:
            raise ProtectedError(_("Báo cáo đã thông qua thì không xoá."), {self})
        return super().delete(*args, **kwargs)


class ReportField(Line):
    """One value of a report: what records gave, beside what was typed instead, and why."""

    class Origin(models.TextChoices):
        COMPUTED = "computed", _("từ sổ")
        DECLARED = "declared", _("kê khai")
        NARRATIVE = "narrative", _("lời văn")

    record = models.ForeignKey(Report, models.CASCADE, related_name="fields")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80)
    group = models.CharField(max_length=80, blank=True)
    label = models.CharField(_("Nội dung"), max_length=300)
    kind = models.CharField(max_length=10)
    origin = models.CharField(_("Nguồn"), max_length=10, choices=Origin)
    value = models.JSONField(_("Theo sổ"), null=True)
    typed = models.JSONField(_("Ghi bằng tay"), null=True)
    text = models.TextField(_("Lời văn"), blank=True)
    reason = models.CharField(_("Lý do sửa"), max_length=300, blank=True)
    evidence = models.CharField(_("Minh chứng"), max_length=300, blank=True)
    edited_by = models.CharField(_("Người ghi"), max_length=150, blank=True)
    link = models.CharField(max_length=500, blank=True)
    detail = models.JSONField(default=dict)
    offer = models.TextField(blank=True)

    class Meta(Line.Meta):
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["record", "key"], name="report_field_once"),
        ]

    def __str__(self):
        return f"{self.key} {self.label}"

    @property
    def standing(self):
        """What the report says: the typed value before the computed one; None when not told yet."""
        return self.value if self.typed is None else self.typed

    @property
    def is_untold(self):
        return self.origin == self.Origin.DECLARED and self.typed is None


class ReportCopy(Line):
    """The same report to a superior beside the union above, who stands outside the tree: a Party
    committee (003 III). It has its own state; the union's copy bears the report's. Of another `kind` it is an
    edition of its own: the same values in other words and order, as a paper of its own."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chưa gửi")
        SENT = "sent", _("Đã gửi")
        RECEIVED = "received", _("Đã nhận")
        RETURNED = "returned", _("Bị trả lại")

    class Kind(models.TextChoices):
        SAME = "same", _("Cùng một bản")
        PARTY = "party", _("Bản riêng cho cấp uỷ, chỉ số liệu")

    record = models.ForeignKey(Report, models.CASCADE, related_name="copies")
    name = models.CharField(
        _("Nơi nhận"), max_length=200, help_text=_("Ví dụ: Ban Thường vụ Thành uỷ."),
    )  # fmt: skip
    kind = models.CharField(_("Bản gửi"), max_length=8, choices=Kind, default=Kind.SAME)
    # Of an edition of its own, the number it bears.
    number = models.CharField(_("Số văn bản"), max_length=60, blank=True, editable=False)
    status = models.CharField(
        _("Trạng thái"), max_length=8, choices=Status, default=Status.WAITING, editable=False
    )
    sent_on = models.DateField(_("Ngày gửi"), null=True, editable=False)
    received_on = models.DateField(_("Ngày nhận"), null=True, editable=False)
    returned_because = models.CharField(
        _("Lý do trả lại"), max_length=500, blank=True, editable=False
    )

    class Meta(Line.Meta):
        verbose_name = _("nơi cùng nhận")
        verbose_name_plural = _("Nơi cùng nhận")
        constraints = [
            once("report_copy_once", "record name", _("Nơi này đã có trong danh sách cùng nhận."))
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.kind == self.Kind.PARTY and self.record.declaration.party is None:
            raise ValidationError({"kind": _(
                "Mẫu báo cáo này chưa có bản riêng cho cấp uỷ; chọn «Cùng một bản»."
            )})  # fmt: skip

    @property
    def edition(self):
        """What it says otherwise than the report itself, or None."""
        return self.record.declaration.party if self.kind == self.Kind.PARTY else None


ABOVE = Q(status__in=Report.ABOVE)


@register("reports/reports")
class ReportRegister(Register):
    model = Report
    icon = "reports"
    lead = _("Báo cáo nào đã lập, đã ký, đã gửi; cấp trên đã nhận, chấp nhận hay trả lại.")
    columns = "title unit form period_start period_end status number sent_on"
    filters = "form status period_end sent_on"
    search = "title number"
    sections = {_("Báo cáo"): "unit form period_start period_end title signer"}
    lines = {"copies": Lines(ReportCopy, "name kind", _("Cùng gửi"))}
    key = "unit form period_start period_end"
    flow = stages.FLOW
    effects = stages.EFFECTS
    actions = (("report", _("Mở trang báo cáo"), "reports"),)
    measures = (
        Measure("reports.sent", _("Báo cáo đã gửi"), during="sent_on", where=ABOVE),
        Measure("reports.units", _("Đơn vị đã gửi báo cáo"), during="sent_on", where=ABOVE,
                distinct="unit"),
    )  # fmt: skip

    def example_at(self, unit):
        return told_by(unit, self.example)

    example = {
        "unit": "CS001", "form": "yearly_grassroots", "period_start": "2025-01-01",
        "period_end": "2025-12-31", "title": "Kết quả hoạt động công đoàn năm 2025",
    }  # fmt: skip

"""Duties to report: which unit owes which report for which period, and by when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.records.declare import Measure, Record, Register, register
from congdoan.reports.forms import CHOICES, FORMS, told_by, unsuited
from congdoan.reports.registers.report import Report
from congdoan.trail.language import in_words


class ReportDuty(Record):
    """`unit` owes the report. Kept by it, so that it sees what is expected of it."""

    form = models.CharField(_("Mẫu báo cáo"), max_length=30, choices=CHOICES)
    period_start = models.DateField(_("Kỳ báo cáo từ"))
    period_end = models.DateField(_("Kỳ báo cáo đến hết"))
    due = models.DateField(_("Hạn gửi"))
    # Set when the report is sent: the first day it is no longer owed.
    sent_on = models.DateField(_("Đã gửi ngày"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("hạn báo cáo")
        verbose_name_plural = _("Lịch báo cáo")
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "form", "period_start", "period_end"], name="duty_once_a_period",
                violation_error_message=_("Đơn vị đã có hạn nộp báo cáo này cho kỳ đó."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{FORMS[self.form].name} {in_words(self.period)}"

    def clean(self):
        if not (self.form and self.unit_id):
            return
        form = FORMS[self.form]
        if fault := unsuited(form, self.unit):
            raise ValidationError({"form": fault.message})
        told = self.period_start and self.period_end
        if told and not (self.period_start <= self.period_end and form.takes(self.period)):
            raise ValidationError({"period_start": form.told_of})

    def derive(self):
        """A report that went up before anybody asked for it meets the duty as well."""
        self.sent_on = sent(self.form, self.period, [self.unit_id]).get(self.unit_id)

    @property
    def period(self):
        return Period(self.period_start, self.period_end)


def sent(form, period, units):
    """{unit id: the day on which its report went up} of those units that have sent theirs."""
    rows = Report.objects.across_units("the reports that meet duties").filter(
        form=form, period_start=period.start, period_end=period.end, status__in=Report.ABOVE,
        unit__among=units,
    )  # fmt: skip
    return dict(rows.values_list("unit_id", "sent_on"))


@register("reports/duties")
class ReportDutyRegister(Register):
    model = ReportDuty
    icon = "calendar"
    lead = _("Đơn vị nào phải nộp báo cáo gì, hạn ngày nào, đã gửi chưa.")
    columns = "unit form period_start period_end due sent_on"
    filters = "form due sent_on period_end"
    search = "unit__name"
    sections = {_("Hạn báo cáo"): "unit form period_start period_end due"}
    bulk = "due"
    key = "unit form period_start period_end"
    asks_to_complete = True
    measures = (
        Measure("reports.due", _("Báo cáo phải nộp"), during="due"),
        Measure("reports.duties_met", _("Báo cáo đến hạn đã gửi trên hệ thống"), during="due",
                where=models.Q(sent_on__isnull=False)),
        Measure("reports.missing", _("Báo cáo quá hạn chưa gửi"), holding=("due", "sent_on"),
                since_excluded=True, until_excluded=True),
    )  # fmt: skip

    def doors(self, record, actor):
        """Where the report that is owed is written."""
        yield reverse("reports-home"), _("Báo cáo của đơn vị"), "reports"

    def example_at(self, unit):
        return told_by(unit, self.example)

    example = {
        "unit": "CS001", "form": "yearly_grassroots", "period_start": "2025-01-01",
        "period_end": "2025-12-31", "due": "2025-12-05",
    }  # fmt: skip

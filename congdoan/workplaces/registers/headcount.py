"""Headcounts: how many people work at a workplace, counted on a day, standing until counted again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.members.forms import refuse
from congdoan.records.declare import Measure, Record, Register, register
from congdoan.workplaces import services, surveying
from congdoan.workplaces.cuts import cuts
from congdoan.workplaces.registers.survey import Survey
from congdoan.workplaces.registers.workplace import Workplace, open_on, organised
from congdoan.workplaces.spans import blank

PARTS = "female ethnic_minority religious foreign direct_workers informal gathered".split()  # noqa: SIM905


class Headcount(Record):
    """One count; a part that nobody counted stays empty.

    `until` is the last day it stands: the day before the next one.
    """

    workplace = models.ForeignKey(
        Workplace, models.PROTECT, related_name="headcounts", verbose_name=_("Nơi làm việc")
    )
    counted_on = models.DateField(_("Ngày đếm"))
    until = models.DateField(_("Dùng đến hết"), null=True, editable=False)
    total = models.PositiveIntegerField(_("Tổng số lao động"))
    female = models.PositiveIntegerField(_("Nữ"), null=True, blank=True)
    ethnic_minority = models.PositiveIntegerField(_("Dân tộc thiểu số"), null=True, blank=True)
    religious = models.PositiveIntegerField(_("Có đạo"), null=True, blank=True)
    foreign = models.PositiveIntegerField(_("Người nước ngoài"), null=True, blank=True)
    direct_workers = models.PositiveIntegerField(_("Lao động trực tiếp"), null=True, blank=True)
    informal = models.PositiveIntegerField(_("Không có quan hệ lao động"), null=True, blank=True)
    gathered = models.PositiveIntegerField(
        _("Đã được công đoàn tập hợp"), null=True, blank=True,
        help_text=_("Nơi chưa có công đoàn: số người đã dự hoạt động hoặc đã ghi tên ở công đoàn cấp trên."),
    )  # fmt: skip
    source = models.CharField(_("Nguồn số liệu"), max_length=150)
    survey = models.ForeignKey(
        Survey, models.PROTECT, related_name="counts", null=True, blank=True,
        verbose_name=_("Đợt khảo sát"),
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("số đếm lao động")
        verbose_name_plural = _("Số đếm lao động")
        ordering = ["-counted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workplace", "counted_on"], name="workplace_counted_once_a_day",
                violation_error_message=_("Nơi làm việc này đã có số đếm của ngày đó; hãy sửa số ấy."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("counted_on")),
                name="headcount_stands_a_day",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.workplace}: {self.total}"

    def clean(self):
        refuse({
            name: _("Không thể lớn hơn tổng số lao động.")
            for name in PARTS if self.total is not None and (getattr(self, name) or 0) > self.total
        })  # fmt: skip

    def save(self, *args, **kwargs):
        before = self._workplaces()
        super().save(*args, **kwargs)
        services.chain(before | {self.workplace_id}, type(self))
        self.refresh_from_db(fields=["until"])

    def delete(self, *args, **kwargs):
        before = self._workplaces()
        gone = super().delete(*args, **kwargs)
        services.chain(before, type(self))
        return gone

    def _workplaces(self):
        """Where the count stood until now: both ends of a corrected workplace are chained anew."""
        rows = type(self).objects.across_units("the workplace before the change")
        return set(rows.filter(pk=self.pk).values_list("workplace_id", flat=True))


def unrepresented(day):
    """At work on that day with no union, and no other organisation that speaks for the workers."""
    return open_on(day) & blank(day, "workplace__") & Q(workplace__other_representative=False)


@register("workplaces/headcounts")
class HeadcountRegister(Register):
    model = Headcount
    icon = "charts"
    lead = _("Số lao động từng nơi theo ngày đếm và nguồn: mẫu số của tỷ lệ tập hợp đoàn viên.")
    columns = "workplace unit counted_on until total female foreign source"
    filters = "counted_on workplace__sector workplace__ownership total survey"
    search = "workplace__folded source"
    sections = {
        _("Lần đếm"): "unit workplace counted_on survey source",
        _("Số lao động"): "total female ethnic_minority religious foreign direct_workers informal gathered",
    }  # fmt: skip
    rules = (surveying.count_faults,)
    looks = (surveying.outside,)
    key = "workplace counted_on"
    cuts = cuts("workplace__")
    measures = (
        Measure("workplaces.workers", _("Người lao động"), holding=("counted_on", "until"),
                total="total", dated="counted_on", on=open_on),
        Measure("workers.organised", _("Người lao động ở nơi có công đoàn"),
                holding=("counted_on", "until"), total="total", dated="counted_on", on=organised),
        Measure("workers.unrepresented", _("Lao động ở nơi chưa có tổ chức đại diện"),
                holding=("counted_on", "until"), total="total", dated="counted_on",
                on=unrepresented),
        Measure("workers.gathered", _("Lao động được tập hợp ở nơi chưa có tổ chức đại diện"),
                holding=("counted_on", "until"), where=Q(gathered__isnull=False), total="gathered",
                dated="counted_on", on=unrepresented),
        Measure("surveys.workplaces", _("Nơi làm việc được khảo sát"), during="counted_on",
                where=Q(survey__isnull=False), distinct="workplace"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "workplace": "NLV-001", "counted_on": "2026-03-01", "total": 1810,
        "female": 1240, "ethnic_minority": 35, "direct_workers": 1500,
        "source": "Báo cáo lao động của doanh nghiệp",
    }  # fmt: skip

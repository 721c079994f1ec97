"""Targets: what a unit is to reach, by when, and where that was written."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.access.scope import ScopedQuerySet
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.indicators.assigning.given import given_from_above
from congdoan.indicators.catalogue import within
from congdoan.indicators.catalogue.indicator import cut_label
from congdoan.indicators.judged.verdict import TOLERANCE
from congdoan.indicators.registers.cut import CutForm, HasCut
from congdoan.records.declare import Record, Register, must, register
from congdoan.trail.language import worded


class Targets(ScopedQuerySet):
    def standing(self):
        """What was not closed: proposals are among them."""
        return self.exclude(status=Target.Status.CLOSED)

    def binding(self):
        """What units are held to: neither closed nor a mere proposal."""
        return self.exclude(status__in=Target.UNBOUND)


class Target(HasCut, Record):
    """One value of one indicator for one unit. `parent` is the target above it was handed down
    from; `part_of` the target of the same unit it is a part of (2.800 + 200 = 3.000)."""

    class Comparator(models.TextChoices):
        AT_LEAST = ">=", _("từ … trở lên")
        ABOVE = ">", _("trên")
        AT_MOST = "<=", _("không quá")
        BELOW = "<", _("dưới")
        EQUAL = "=", _("đạt")
        BETWEEN = "between", _("từ … đến …")
        ABOUT = "about", _("khoảng")
        INCREASE = "increase", _("tăng so với năm trước")
        MINIMISE = "minimise", _("giảm đến mức thấp nhất")
        TRACK = "track", _("theo dõi")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Đề xuất")
        CONFIRMED = "confirmed", _("Đã xác nhận")
        ADOPTED = "adopted", _("Đã ban hành")
        ASSIGNED = "assigned", _("Được giao")
        CLOSED = "closed", _("Đã khép")

    UNBOUND = (Status.PROPOSED, Status.CLOSED)

    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, related_name="+", verbose_name=_("Chỉ số")
    )
    cut = models.CharField(_("Phạm vi tính"), max_length=40, blank=True)
    threshold = models.PositiveIntegerField(
        _("Tính từ ngưỡng"), null=True, blank=True,
        help_text=_("Số lao động mà chương trình bắt đầu tính; để trống là ngưỡng của chỉ số."),
    )  # fmt: skip
    comparator = models.CharField(
        _("So sánh"), max_length=10, choices=Comparator, default=Comparator.AT_LEAST
    )
    value = models.DecimalField(
        _("Chỉ tiêu"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    value_max = models.DecimalField(
        _("Đến mức"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    tolerance = models.DecimalField(
        _("Dung sai (%)"), max_digits=4, decimal_places=2, null=True, blank=True,
        help_text=_("Chỉ với «khoảng»: thiếu không quá ngần ấy phần trăm của chỉ tiêu vẫn là đạt; "
                    "để trống là 5 %."),
    )  # fmt: skip
    start = models.DateField(_("Từ ngày"), null=True, blank=True)
    end = models.DateField(_("Đến ngày"), null=True, blank=True)
    per_year = models.BooleanField(
        _("Tính từng năm"), default=False, help_text=_("Mỗi năm trong thời hạn phải đạt một lần.")
    )
    condition = models.CharField(_("Điều kiện"), max_length=300, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("Trong đó, thuộc chỉ tiêu"),
    )  # fmt: skip
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="handed_down",
        verbose_name=_("Được giao từ chỉ tiêu"),
    )  # fmt: skip
    source_title = models.CharField(_("Văn bản đặt chỉ tiêu"), max_length=300, blank=True)
    source_number = models.CharField(_("Số văn bản"), max_length=60, blank=True)
    source_date = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    source_item = models.CharField(_("Mục"), max_length=40, blank=True)
    quote = models.TextField(_("Trích nguyên văn"), blank=True)
    reason = models.CharField(_("Lý do điều chỉnh"), max_length=300, blank=True)
    status = models.CharField(
        _("Tình trạng"), max_length=10, choices=Status, default=Status.CONFIRMED
    )

    objects = Targets.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("chỉ tiêu")
        verbose_name_plural = pgettext_lazy("register", "Chỉ tiêu")
        ordering = ["indicator_id", "cut", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="target_ends_after_it_begins",
                violation_error_message=_("Ngày kết thúc thời hạn phải sau ngày bắt đầu."),
            ),
            must("target_tolerates_what_is_about",
                 Q(tolerance=None) | Q(comparator="about", tolerance__gte=0, tolerance__lte=50),
                 _("«Dung sai» chỉ ghi khi so sánh là «khoảng», từ 0 đến 50 phần trăm; còn lại để trống.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.name}: {self.shown_value}"

    def clean(self):
        self._says_how_much()
        self._says_why_it_changed()
        self.check_cut()
        if self.threshold is not None and not (self.indicator_id and self.indicator.threshold):
            raise ValidationError(
                {"threshold": _("Chỉ số này không tính từ ngưỡng nào; hãy để trống.")}
            )
        self._fits_its_whole()

    def _fits_its_whole(self):
        if not self.part_of_id:
            return
        if self.unit_id and self.part_of.unit_id != self.unit_id:
            raise ValidationError({"part_of": _("Chỉ tiêu gồm nó phải của cùng đơn vị.")})
        whole = self.part_of.value
        if (
            self.indicator_id
            and self.final_question.adds_up
            and None not in (self.value, whole)
            and self.value > whole
        ):
            raise ValidationError({"value": _("Phần không thể lớn hơn chỉ tiêu gồm nó (%(whole)s).")
                                   % {"whole": self.part_of.shown_value}})  # fmt: skip

    def _says_how_much(self):
        if self.value is None and self.comparator not in ("track", "increase", "minimise"):
            raise ValidationError({"value": _("Ghi mức phải đạt.")})
        if self.comparator == "between" and not (self.value_max and self.value_max > self.value):
            raise ValidationError({"value_max": _("Ghi mức trên, lớn hơn mức dưới.")})
        for name in ("value", "value_max") if self.indicator_id else ():
            if fault := self.misfit(getattr(self, name)):
                raise ValidationError({name: fault})

    def misfit(self, value):
        """What is to be said of a level that what it measures can never have; else nothing."""
        question = self.final_question
        if value is not None and value % 1 and question.counts_whole:
            said = _("Chỉ tiêu này đếm từng %(thing)s; hãy ghi số nguyên.")
            return said % {"thing": self.indicator.counted_in}
        is_much = value is not None and value > 100 and question.is_of_a_whole
        return _("Tỷ lệ này nhiều nhất là 100 phần trăm.") if is_much else ""

    def _says_why_it_changed(self):
        """Adopted or handed down, a target is changed with a reason of its own; so is a rate that asks
        less than the one above (SYS-01, SYS-02). History keeps each version."""
        before = Target.objects.across_units("what it asked before this change")
        stood = before.filter(pk=self.pk).first() if self.pk else None
        fixed = stood is not None and stood.status in (self.Status.ADOPTED, self.Status.ASSIGNED)
        if fixed and self._asks() != stood._asks() and self.reason in ("", stood.reason):
            raise ValidationError(
                {"reason": _("Chỉ tiêu đã ban hành; ghi lý do của lần điều chỉnh này.")}
            )
        if (
            self.parent_id
            and not self.final_question.adds_up
            and self._asks_less()
            and not self.reason
        ):
            raise ValidationError({"reason": _("Mức này thấp hơn cấp trên giao (%(above)s); ghi lý do.")
                                   % {"above": self.parent.shown_value}})  # fmt: skip

    def _asks(self):
        return (self.comparator, self.value, self.value_max, self.tolerance, self.start, self.end)

    @property
    def tolerance_in_force(self):
        """Percent of the target that «khoảng» may miss."""
        return TOLERANCE if self.tolerance is None else self.tolerance

    def _asks_less(self):
        if None in (self.value, self.parent.value):
            return False
        lower = self.value < self.parent.value
        return self.value > self.parent.value if self.final_question.lower_is_better else lower

    @property
    def what(self):
        """What is measured, whoever is to reach it: the fields that two targets of one thing share."""
        return {"indicator": self.indicator, "cut": self.cut, "threshold": self.threshold}

    @property
    def question(self):
        """What it asks of its indicator today."""
        return self.question_on(None)

    @property
    def final_question(self):
        """What it asks of its own last day: by that it is shared out, added up and compared with others."""
        return self.question_on(self.end)

    def question_on(self, day):
        """What it asks of a period that ends on that day."""
        return self.indicator.asked(self.cut, self.threshold, day)

    def like(self, **facts):
        """An unsaved target of the same thing, of the same unit unless another is named."""
        return Target(**{"unit": self.unit, **self.what, **facts})

    @property
    def name(self):
        """The indicator, with the part it is asked for and a threshold of the programme's own."""
        said = [str(self.indicator), *([str(cut_label(self.cut))] if self.cut else ())]
        if self.threshold and self.threshold != self.indicator.threshold:
            said.append(_("tính từ ngưỡng %(n)s") % {"n": self.threshold})
        return " – ".join(said)

    @property
    def shown_value(self):
        """«từ 90 % trở lên», «trên 90 %», «500 – 600 đoàn viên»."""
        if self.value is None:
            return str(self.get_comparator_display())
        level = self.indicator.levels
        if level:
            return worded(level[min(max(int(self.value), 1), len(level)) - 1])
        until = f" – {number(self.value_max)}" if self.value_max else ""
        sign = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "about": "≈ "}.get(
            self.comparator, ""
        )
        return f"{sign}{number(self.value)}{until} {self.indicator.counted_in}{self._tolerated}"

    @property
    def _tolerated(self):
        if self.comparator != self.Comparator.ABOUT:
            return ""
        said = _("(dung sai %(n)s %%)") % {"n": number(self.tolerance_in_force)}
        return f" {said}"

    def window(self, day):
        """The days the value is asked over, as seen on that day (Q-27): the whole term, or the year
        the day lies in when each year is measured or no term is written. «By a day» runs from the year of the
        document."""
        if not self.per_year and self.end:
            written = self.source_date or day
            return Period(self.start or date(min(written.year, self.end.year), 1, 1), self.end)
        last = self.end or day
        year = min(max(day.year, self.start.year if self.start else day.year), last.year)
        whole = Period.year(year)
        end = min(whole.end, self.end) if self.end else whole.end
        return Period(max(whole.start, self.start) if self.start else whole.start, end)


@register("indicators/targets")
class TargetRegister(Register):
    model = Target
    form = CutForm
    icon = "targets"
    lead = _("Mức phải đạt của từng đơn vị, lấy từ chương trình hoặc được cấp trên giao.")
    columns = "indicator unit cut comparator value end status"
    filters = "indicator comparator status per_year end"
    search = "indicator__name source_title source_number quote"
    sections = {
        _("Chỉ tiêu"): "unit indicator cut threshold comparator value value_max tolerance part_of condition",
        _("Thời hạn"): "start end per_year",
        _("Căn cứ"): "source_title source_number source_date source_item quote",
        _("Theo dõi"): "status reason",
    }  # fmt: skip
    bulk = "status"
    looks = (given_from_above,)
    wonders = (within.beyond,)
    key = "unit indicator cut start source_item"
    flow = {"proposed": "confirmed closed", "confirmed": "adopted assigned closed",
            "adopted": "assigned closed", "assigned": "closed"}  # fmt: skip
    actions = (
        ("indicators-result", _("Kết quả"), "charts"),
        ("indicators-assign", _("Giao cho cấp dưới"), "next"),
        ("indicators-cascade", _("Giao đến cơ sở"), "units"),
    )
    example = {
        "unit": "CS001", "indicator": "IND-002", "comparator": ">=", "value": "100",
        "start": "2026-01-01", "end": "2026-12-31", "status": "confirmed",
        "source_title": "Chương trình công tác năm 2026", "source_item": "II.1",
    }  # fmt: skip

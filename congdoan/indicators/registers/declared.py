"""Declared figures: what a unit tells where no register can count it yet, checked by the level above."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.text import exact
from congdoan.indicators.registers.cut import HasCut, UsualCut
from congdoan.records.declare import Record, Register, register
from congdoan.trail.language import in_vietnamese, worded
from congdoan.trail.notices import tell

_CROSSED = _(
    "Khoảng ngày này chồng lên một phần số liệu đã báo từ %(since)s đến %(day)s (%(value)s). Báo tiếp từ ngày sau "
    "đó, hoặc báo lại cả hai khoảng bằng một số."
)


class DeclaredFigure(HasCut, Record):
    """The value of an indicator from `since` up to `day`; a rate is told by its two parts."""

    class Status(models.TextChoices):
        ENTERED = "entered", _("Đã nhập, chờ cấp trên")
        ACCEPTED = "accepted", _("Cấp trên chấp nhận")
        REJECTED = "rejected", _("Cấp trên trả lại")

    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, related_name="+", verbose_name=_("Chỉ số")
    )
    cut = models.CharField(_("Phạm vi tính"), max_length=40, blank=True)
    since = models.DateField(_("Số liệu từ ngày"))
    day = models.DateField(_("Số liệu đến ngày"))
    value = models.DecimalField(
        _("Giá trị"), max_digits=20, decimal_places=4, null=True, blank=True,
        help_text=_("Với tỷ lệ, hãy ghi tử số và mẫu số thay cho giá trị."),
    )  # fmt: skip
    numerator = models.DecimalField(
        _("Tử số"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    denominator = models.DecimalField(
        _("Mẫu số"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    evidence = models.TextField(_("Căn cứ của số liệu"))
    answer = models.CharField(_("Ý kiến của cấp trên"), max_length=300, blank=True)
    status = models.CharField(
        _("Tình trạng"), max_length=10, choices=Status, default=Status.ENTERED
    )

    class Meta(Record.Meta):
        verbose_name = _("số liệu tự báo")
        verbose_name_plural = _("Số liệu tự báo")
        constraints = [
            models.CheckConstraint(
                condition=Q(day__gte=F("since")), name="declared_day_after_since",
                violation_error_message=_("Ngày cuối của số liệu phải sau ngày đầu."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.indicator} – {self.unit}"

    @property
    def question(self):
        """What its own day asks of the indicator, as whoever reads it that day does; of today while no day is known."""
        return self.indicator.asked(self.cut, None, self.day)

    def clean(self):
        self._stands_once_accepted()
        self.check_cut()
        if self.indicator_id:
            self._must_be_counted_nowhere()
            self._must_be_told_as_its_kind()
        if self.day and self.day > timezone.localdate():
            raise ValidationError(
                {"day": _("Ngày cuối của số liệu chưa tới; ghi số liệu đến hôm nay.")}
            )
        self._crosses_no_other()

    def _must_be_counted_nowhere(self):
        """What registers count is written there: told here it would be shown nowhere."""
        if self.pk or not self.day or not self.question.is_ready:
            return
        raise ValidationError(
            {
                "indicator": _(
                    "Chỉ số này được đếm từ sổ, số tự báo sẽ không hiện ở đâu; hãy ghi vào sổ."
                )
            }
        )

    def _must_be_told_as_its_kind(self):
        question = self.question
        names = ("value", "numerator", "denominator")
        for name in names if question.kind != "net" else ():
            if (getattr(self, name) or 0) < 0:
                raise ValidationError({name: _("Ghi số từ 0 trở lên.")})
        if not question.is_share:
            self._must_be_one_number()
            return
        if (self.numerator is None) != (self.denominator is None):
            raise ValidationError({"denominator": _("Ghi cả tử số và mẫu số.")})
        if self.numerator is None:
            raise ValidationError(
                {"numerator": _("Tỷ lệ, bình quân được báo bằng tử số và mẫu số để cấp trên cộng được.")}
            )  # fmt: skip
        self.value = self.indicator.share(self.numerator, self.denominator)

    def _must_be_one_number(self):
        if self.numerator is not None or self.denominator is not None:
            raise ValidationError(
                {
                    "numerator": _(
                        "Chỉ tỷ lệ, bình quân mới báo bằng tử số và mẫu số; hãy ghi giá trị."
                    )
                }
            )
        if self.value is None:
            raise ValidationError({"value": _("Ghi giá trị.")})
        self._must_be_a_level()

    def _must_be_a_level(self):
        levels = self.indicator.levels
        if self.question.kind == "boolean" and not levels and self.value not in (0, 1):
            raise ValidationError({"value": _("Ghi 1 nếu có, 0 nếu không.")})
        if levels and self.value not in range(1, len(levels) + 1):
            told = "; ".join(f"{place} {worded(one)}" for place, one in enumerate(levels, start=1))
            raise ValidationError(
                {"value": _("Ghi một trong các mức: %(levels)s.") % {"levels": told}}
            )

    def _crosses_no_other(self):
        """Stretches of what is counted are added: one that crosses another would be counted twice or lost."""
        if not (self.unit_id and self.indicator_id and self.since and self.day):
            return
        if not self.question.is_flow or self.status == self.Status.REJECTED:
            return
        same = DeclaredFigure.objects.across_units("what the unit itself told of the same")
        same = same.filter(unit=self.unit_id, indicator=self.indicator_id, cut=self.cut)
        before = Q(since__lt=self.since, day__gte=self.since, day__lt=self.day)
        after = Q(since__gt=self.since, since__lte=self.day, day__gt=self.day)
        crossed = (
            same.exclude(pk=self.pk).exclude(status=self.Status.REJECTED).filter(before | after)
        )
        if one := crossed.order_by("since").first():
            raise ValidationError({"since": _CROSSED % {
                "since": show(one.since), "day": show(one.day), "value": exact(one.value or 0)}})  # fmt: skip

    def _stands_once_accepted(self):
        """What the level above accepted is not changed behind its back."""
        before = DeclaredFigure.objects.across_units("what was accepted")
        stood = before.filter(pk=self.pk, status=self.Status.ACCEPTED).first() if self.pk else None
        names = (
            "unit_id",
            "indicator_id",
            "cut",
            "since",
            "day",
            "value",
            "numerator",
            "denominator",
        )
        if stood and any(getattr(self, name) != getattr(stood, name) for name in names):
            raise ValidationError(
                _(
                    "Cấp trên đã chấp nhận số liệu này. Đề nghị cấp trên trả lại rồi sửa, hoặc báo số liệu mới."
                )
            )


def more_than_the_whole(row):
    """{field: sentence} on a rate of more than all: some are, most are two numbers in each other's place."""
    indicator, part, whole = (row.get(name) for name in ("indicator", "numerator", "denominator"))
    if None in (indicator, part, whole) or part <= whole:
        return {}
    if indicator.asked(day=row.get("day")).kind != "rate":
        return {}
    return {"numerator": _("Tử số lớn hơn mẫu số; xem lại có ghi nhầm chỗ hai số không.")}


def answered_from_above(record, *, actor):
    """Only the level above (or the highest unit itself) answers a declared figure."""
    above = record.unit.parent_on(actor.day) or record.unit
    if not actor.may_at("edit", record.area, above):
        raise Mistake(
            _("Số liệu do đơn vị tự báo phải được cấp trên ({above}) chấp nhận hoặc trả lại."),
            field="status", above=above,
        )  # fmt: skip
    if record.status == record.Status.REJECTED:
        _tell(record, record.unit, _("Cấp trên trả lại số liệu tự báo: %s"))


def entered(record, *, actor):
    """The level above hears that a figure waits for it."""
    if above := record.unit.parent_on(actor.day):
        _tell(record, above, _("Số liệu tự báo chờ chấp nhận: %s"))


@in_vietnamese()
def _tell(record, unit, sentence):
    url = record.register.url_of(record.pk)
    tell(unit, record.area, sentence % f"{record.indicator} – {record.unit}", url)


@register("indicators/declared")
class DeclaredRegister(UsualCut, Register):
    model = DeclaredFigure
    doubts = (more_than_the_whole,)
    icon = "edit"
    lead = _("Số đơn vị tự báo kèm căn cứ; chỉ tính sau khi cấp trên chấp nhận và luôn có dấu.")
    columns = "indicator unit cut day value status"
    filters = "indicator status day"
    search = "indicator__name evidence"
    sections = {
        _("Số liệu"): "unit indicator cut since day value numerator denominator",
        _("Căn cứ"): "evidence",
        _("Cấp trên"): "answer",
    }
    key = "unit indicator cut day"
    flow = {"entered": "accepted rejected", "rejected": "entered", "accepted": "rejected"}
    effects = {
        "entered": entered, "accepted": answered_from_above, "rejected": answered_from_above,
    }  # fmt: skip
    example = {
        "unit": "CS001", "indicator": "IND-009", "cut": "enterprise", "since": "2026-01-01",
        "day": "2026-03-31", "numerator": "40", "denominator": "160",
        "evidence": "Danh sách người lao động dự gặp mặt quý I",
    }  # fmt: skip

"""Declared figures: what a unit tells where no register can count it yet, checked by the level above."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.indicators.registers.cut import HasCut
from congdoan.records.declare import Record, Register, register
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell


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

    def clean(self):
        self._stands_once_accepted()
        if (self.numerator is None) != (self.denominator is None):
            raise ValidationError({"denominator": _("Ghi cả tử số và mẫu số.")})
        if self.numerator is not None:
            self.value = self.share
        elif self.value is None:
            raise ValidationError({"value": _("Ghi giá trị, hoặc tử số và mẫu số.")})
        elif self.indicator_id and self.indicator.is_share:
            raise ValidationError(
                {
                    "numerator": _(
                        "Tỷ lệ, bình quân được báo bằng tử số và mẫu số để cấp trên cộng được."
                    )
                }
            )

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

    @property
    def share(self):
        """What both parts make; None when there was nothing to measure."""
        return self.indicator.share(self.numerator, self.denominator)


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
class DeclaredRegister(Register):
    model = DeclaredFigure
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

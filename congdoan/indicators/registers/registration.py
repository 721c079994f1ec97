"""Registrations: what a union offers to reach next year, before the level above decides (SYS-03)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.registers.cut import HasCut, UsualCut
from congdoan.records.declare import Record, Register, register


class Registration(HasCut, Record):
    """One union's offer for one indicator of one year; a proposal for the annex, binding nobody."""

    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, related_name="+", verbose_name=_("Chỉ số")
    )
    cut = models.CharField(_("Phạm vi tính"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(
        _("Năm"), validators=[MinValueValidator(2000, _("Ghi năm bằng bốn chữ số, ví dụ 2026."))]
    )
    value = models.DecimalField(
        _("Mức đăng ký"), max_digits=20, decimal_places=2,
        validators=[MinValueValidator(0, _("Mức đăng ký từ 0 trở lên."))],
    )  # fmt: skip
    grounds = models.CharField(_("Căn cứ đăng ký"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("đăng ký chỉ tiêu")
        verbose_name_plural = _("Đăng ký chỉ tiêu")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "indicator", "cut", "year"], name="registered_once_a_year",
                violation_error_message=_("Đơn vị đã đăng ký chỉ số này cho năm đó; hãy sửa bản đã có."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.indicator} {self.year}"

    def clean(self):
        self.check_cut()


@register("indicators/registrations")
class RegistrationRegister(UsualCut, Register):
    model = Registration
    icon = "edit"
    lead = _("Mức mỗi đơn vị tự đăng ký cho năm tới, để cấp trên cân đối trước khi giao.")
    columns = "indicator unit cut year value"
    filters = "indicator year"
    search = "indicator__name grounds"
    sections = {_("Đăng ký"): "unit indicator cut year value grounds"}
    key = "unit indicator cut year"
    example = {
        "unit": "CS001", "indicator": "IND-002", "year": 2027, "value": "40",
        "grounds": "Hai xưởng mới tuyển 60 người trong quý I",
    }  # fmt: skip

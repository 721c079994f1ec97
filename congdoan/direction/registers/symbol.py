"""The letters and the pattern by which a unit numbers its own papers, where they differ from the common ones."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.base import symbols
from congdoan.base.errors import Mistake
from congdoan.records.declare import Record, Register, must, once, register


class Symbol(Record):
    """Holds from `since` until the next row of the unit; numbers begin anew on 1 January, so do these."""

    since = models.DateField(_("Áp dụng từ"), help_text=_("Ngày 01/01: số bắt đầu lại mỗi năm."))
    sign = models.CharField(
        _("Chữ viết tắt của đơn vị"), max_length=20, blank=True,
        help_text=_("Ví dụ CĐVC; để trống để dùng chữ chung của loại đơn vị."),
    )  # fmt: skip
    pattern = models.CharField(
        _("Mẫu ký hiệu"), max_length=60, blank=True,
        help_text=_("Ví dụ {kind}-{issuer}/{year} cho 07/TTr-CĐCS/2026; để trống để dùng mẫu chung."),
    )  # fmt: skip
    source = models.CharField(_("Văn bản quy định"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("ký hiệu văn bản của đơn vị")
        verbose_name_plural = _("Ký hiệu văn bản")
        ordering = ["-since", "-pk"]
        constraints = [
            once("symbol_once_from_a_day", "unit since",
                 _("Đơn vị đã có ký hiệu áp dụng từ ngày này.")),
            must("symbol_begins_with_the_year", models.Q(since__month=1, since__day=1),
                 _("Ký hiệu áp dụng từ ngày 01/01 của một năm, vì số bắt đầu lại từ ngày đó.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.sign or self.pattern} – {self.unit}"

    def clean(self):
        if not (self.sign or self.pattern):
            raise ValidationError({"sign": _("Ghi chữ viết tắt hoặc mẫu ký hiệu.")})
        if self.pattern:
            try:
                symbols.check(self.pattern)
            except Mistake as mistake:
                raise ValidationError({"pattern": mistake.message})


@register("direction/symbols")
class SymbolRegister(Register):
    model = Symbol
    icon = "paper"
    lead = _("Đơn vị đánh số, ký hiệu văn bản thế nào, từ năm nào; không ghi thì theo mẫu chung.")
    columns = "sign unit pattern since source"
    filters = "since"
    search = "sign pattern source"
    sections = {_("Ký hiệu"): "unit since sign pattern source"}
    key = "unit since"
    example = {
        "unit": "CS001", "since": "2026-01-01", "sign": "CĐVC", "pattern": "{kind}-{issuer}",
        "source": "Quy chế văn thư của đơn vị",
    }  # fmt: skip

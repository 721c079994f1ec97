"""Until when a paper that others rest on is in force, and what takes its place."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.reading.identity import key_of
from congdoan.records.declare import Record, Register, register


class Validity(Record):
    """The end of one document, known to the units below too: their programmes may rest on it."""

    type = models.CharField(_("Loại văn bản"), max_length=60)
    number = models.CharField(_("Số văn bản"), max_length=60)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=300, blank=True)
    expired_on = models.DateField(_("Hết hiệu lực từ ngày"))
    replaced_by = models.CharField(_("Văn bản thay thế"), max_length=300, blank=True)
    key = models.CharField(max_length=160, editable=False, db_index=True)

    class Meta(Record.Meta):
        verbose_name = _("hiệu lực văn bản")
        verbose_name_plural = _("Hiệu lực văn bản")
        ordering = ["-expired_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(expired_on__gt=F("issued_on")),
                name="validity_ends_after_issue",
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày ban hành."),
            ),
            models.UniqueConstraint(
                fields=["unit", "key"], name="validity_once",
                violation_error_message=_("Đơn vị đã ghi ngày hết hiệu lực của văn bản này."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.type} {self.number}"

    def derive(self):
        """The identity other papers cite it by."""
        day = self.issued_on.isoformat() if self.issued_on else None
        self.key = key_of(self.type, self.number, day, self.issuer)


@register("direction/validities")
class ValidityRegister(Register):
    model = Validity
    icon = "documents"
    lead = _("Văn bản nào hết hiệu lực từ ngày nào, để thấy chương trình nào đang dựa vào đó.")
    columns = "type number issued_on issuer expired_on replaced_by"
    filters = "type expired_on"
    search = "number issuer replaced_by"
    sections = {_("Văn bản"): "unit type number issued_on issuer",
                _("Hiệu lực"): "expired_on replaced_by"}  # fmt: skip
    key = "unit number"
    pages = (("direction-papers", _("Văn bản được viện dẫn")),)
    example = {
        "unit": "CS001", "type": "Chỉ thị", "number": "09/CT-TLĐ", "issued_on": "2021-03-02",
        "issuer": "Tổng Liên đoàn Lao động Việt Nam", "expired_on": "2026-01-01",
        "replaced_by": "Chỉ thị 02/CT-TLĐ",
    }  # fmt: skip

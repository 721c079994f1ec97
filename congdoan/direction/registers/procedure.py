"""Internal procedures: their steps, papers and limit, and which flow of the system they run in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.direction.fields import Field
from congdoan.direction.flows import moments
from congdoan.records.declare import Measure, Record, Register, must, once, register


class Procedure(Record):
    """One procedure of a unit. The time really taken is read from the history of the flow between
    its two moments («register:state»), never typed (seed 000 III.4, 003 1.2)."""

    name = models.CharField(_("Tên thủ tục"), max_length=200)
    field = models.CharField(_("Lĩnh vực"), max_length=15, choices=Field, blank=True)
    steps = models.TextField(_("Các bước"), help_text=_("Mỗi bước một dòng."))
    papers = models.TextField(_("Hồ sơ"), blank=True, help_text=_("Mỗi giấy tờ một dòng."))
    limit_days = models.PositiveSmallIntegerField(
        _("Thời hạn (ngày)"), null=True, blank=True, help_text=_("Để trống khi không quy định.")
    )
    limit_source = models.CharField(_("Văn bản quy định thời hạn"), max_length=200, blank=True)
    begins = models.CharField(_("Tính từ bước"), max_length=100, choices=moments)
    ends = models.CharField(_("Đến bước"), max_length=100, choices=moments)
    online_since = models.DateField(_("Làm trên hệ thống từ"), null=True, blank=True)
    simplified = models.TextField(_("Đã đơn giản hoá"), blank=True)
    until = models.DateField(_("Hết hiệu lực ngày"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("thủ tục nội bộ")
        verbose_name_plural = _("Thủ tục nội bộ")
        ordering = ["name", "pk"]
        constraints = [
            once("procedure_once", "unit name", _("Đơn vị đã có thủ tục mang tên này.")),
            must("procedure_takes_time", ~models.Q(limit_days=0),
                 _("«Thời hạn» phải từ 1 ngày; không quy định thì để trống.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def clean(self):
        places = [one.partition(":")[0] for one in (self.begins, self.ends)]
        if places[0] != places[1] or self.begins == self.ends:
            message = _("Chọn hai bước khác nhau của cùng một sổ.")
            raise ValidationError({"ends": message})


@register("direction/procedures")
class ProcedureRegister(Register):
    model = Procedure
    icon = "list"
    lead = _("Thủ tục nào, bao nhiêu ngày, thực tế mất bao lâu.")
    columns = "name unit field limit_days online_since until"
    filters = "field online_since"
    search = "name steps papers"
    sections = {
        _("Thủ tục"): "unit name field steps papers",
        _("Thời hạn"): "limit_days limit_source begins ends",
        _("Cải cách"): "online_since simplified until",
    }
    key = "unit name"
    pages = (
        ("direction-procedures-times", _("Thời gian giải quyết thực tế")),
        ("direction-adoption", _("Mức độ chuyển đổi số")),
    )
    measures = (
        Measure("procedures.online", _("Thủ tục làm trên hệ thống"), holding=("online_since", "until")),
    )  # fmt: skip
    example = {
        "unit": "CS001", "name": "Kết nạp đoàn viên", "field": "organisation",
        "steps": "Nhận đơn\nXét\nQuyết định", "papers": "Đơn gia nhập", "limit_days": 15,
        "begins": "members/applications:applied", "ends": "members/applications:decided",
        "online_since": "2026-01-01",
    }  # fmt: skip

"""Work results: what a unit counts of its own trade for the yearly report, in its own words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, must, once, register


class WorkResult(Record):
    """One count over a span, whole or part of a whole (seed 002 II.3: 6 sessions are 2 + 4)."""

    code = models.CharField(_("Mã"), max_length=40)
    name = models.CharField(_("Kết quả"), max_length=250)
    part_of = models.ForeignKey(
        "self", models.CASCADE, related_name="parts", null=True, blank=True,
        verbose_name=_("Là phần của"), help_text=_("Để trống nếu là số chung."),
    )  # fmt: skip
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"))
    value = models.PositiveIntegerField(_("Số lượng"))
    unit_label = models.CharField(_("Đơn vị tính"), max_length=40)
    first_no = models.PositiveIntegerField(_("Từ số thứ tự"), null=True, blank=True)
    last_no = models.PositiveIntegerField(_("Đến số thứ tự"), null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=250, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("kết quả chuyên môn")
        verbose_name_plural = _("Kết quả chuyên môn")
        constraints = [
            once("work_result_code_once_in_a_unit", "unit code",
                 _("«Mã» này đã có ở đơn vị; hãy đặt mã khác.")),
            must("work_result_ends_after_it_begins", Q(until__gte=F("since")),
                 _("«Đến hết ngày» không được trước «Từ ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def clean(self):
        if self.value is None:
            return
        self._count_numbers()
        if self.part_of_id:
            self._fit_into_whole()
        if self.pk and self.value < (parts := _sum(self.parts.all())):
            message = _("Các phần đã ghi cộng lại là %(n)s; «Số lượng» không được nhỏ hơn.")
            raise ValidationError({"value": message % {"n": parts}})

    def _count_numbers(self):
        """Sessions no. 25 to 31 are seven."""
        ends = (self.first_no, self.last_no)
        if ends == (None, None):
            return
        if None in ends or self.last_no - self.first_no + 1 != self.value:
            message = _("«Số lượng» phải bằng số thứ tự cuối trừ đầu cộng 1; sửa một trong ba ô.")
            raise ValidationError({"value": message})

    def _fit_into_whole(self):
        whole = self.part_of
        if whole.unit_id != self.unit_id or whole.part_of_id or whole.pk == self.pk:
            message = _("Chọn một số chung của chính đơn vị này, không chọn một phần khác.")
            raise ValidationError({"part_of": message})
        if _sum(whole.parts.exclude(pk=self.pk)) + self.value > whole.value:
            message = _("Các phần cộng lại vượt số chung %(n)s; sửa «Số lượng» hoặc sửa số chung.")
            raise ValidationError({"value": message % {"n": whole.value}})


def _sum(results):
    return results.aggregate(value=Sum("value"))["value"] or 0


@register("emulation/work_results")
class WorkResultRegister(Register):
    model = WorkResult
    icon = "list"
    lead = _("Số kỳ họp phục vụ, văn bản thẩm tra, sản phẩm làm ra – mỗi nơi tự đặt tên.")
    columns = "name unit value unit_label part_of since until"
    filters = "since until value"
    search = "code name note"
    sections = {_("Kết quả"): "unit code name part_of since until",
                _("Số lượng"): "value unit_label first_no last_no note"}  # fmt: skip
    bulk = "since until"
    key = "unit code"
    measures = (
        Measure("work_results.total", _("Kết quả chuyên môn"), during="until", total="value",
                where=Q(part_of=None)),
        Measure("work_results.parts", _("Các phần của kết quả"), during="until", total="value",
                where=Q(part_of__isnull=False)),
    )  # fmt: skip
    example = {
        "unit": "CS001", "code": "KQ-2026-01", "name": "Đơn hàng giao đúng hẹn", "value": 48,
        "since": "2026-01-01", "until": "2026-03-31", "unit_label": "đơn hàng",
    }  # fmt: skip

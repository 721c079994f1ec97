"""Decisions that assign targets to the units below: drafted, submitted, decided by number, sent, settled."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Record, Register, later, register

# What a number once drawn holds fast.
FIXED = ("unit", "title", "year", "place", "dated", "grounds", "signer", "signer_role")
fall_back = later("congdoan.indicators.assigning.adjusting.fall_back")


class AssignmentDecision(Record):
    """One decision of one year; its shares say which unit gets how much of which target."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Đang chuẩn bị")
        SUBMITTED = "submitted", _("Đã trình")
        DECIDED = "decided", _("Đã quyết định")
        SENT = "sent", _("Đã gửi")
        ADJUSTED = "adjusted", _("Đã có điều chỉnh")
        SETTLED = "settled", _("Đã tổng kết")

    title = models.CharField(_("Trích yếu"), max_length=300)
    year = models.PositiveSmallIntegerField(_("Năm"))
    place = models.CharField(_("Nơi ban hành"), max_length=80, blank=True)
    dated = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    number = models.CharField(_("Số quyết định"), max_length=60, blank=True, editable=False)
    signer = models.CharField(_("Người ký"), max_length=120, blank=True)
    signer_role = models.CharField(_("Chức vụ người ký"), max_length=120, default="CHỦ TỊCH")
    grounds = models.TextField(_("Căn cứ"), blank=True, help_text=_("Mỗi dòng một căn cứ."))
    short_reason = models.CharField(
        _("Lý do giao thiếu"), max_length=300, blank=True,
        help_text=_("Chỉ khi tổng giao thấp hơn chỉ tiêu."),
    )  # fmt: skip
    adjusts = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="adjustments",
        verbose_name=_("Điều chỉnh quyết định"),
    )  # fmt: skip
    reason = models.CharField(
        _("Lý do điều chỉnh"), max_length=300, blank=True,
        help_text=_("Với quyết định điều chỉnh mức đã giao."),
    )  # fmt: skip
    status = models.CharField(_("Tình trạng"), max_length=10, choices=Status, default=Status.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("quyết định giao chỉ tiêu")
        verbose_name_plural = _("Quyết định giao chỉ tiêu")

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    def clean(self):
        if self.year is not None and not 2000 <= self.year <= 2100:
            raise ValidationError({"year": _("Ghi năm bằng bốn chữ số, ví dụ 2026.")})
        rows = AssignmentDecision.objects.across_units("the decision as it stands")
        stood = rows.filter(pk=self.pk).first()
        for name in FIXED if stood is not None and not stood.is_open else ():
            if getattr(stood, name) != getattr(self, name):
                raise ValidationError({name: _(
                    "Quyết định đã ban hành nên mục này không đổi nữa; lập quyết định điều chỉnh."
                )})  # fmt: skip
        if stood is not None and stood.unit_id != self.unit_id and stood.shares.exists():
            raise ValidationError({"unit": _(
                "Bảng giao đã có chỉ tiêu của {unit} nên không đổi đơn vị; lập quyết định khác."
            ).format(unit=stood.unit)})  # fmt: skip

    def delete(self, *args, **kwargs):
        if not self.is_open:
            raise ProtectedError(_("Quyết định đã ban hành thì không xoá."), {self})
        if self.adjusts_id:
            fall_back(self)
        return super().delete(*args, **kwargs)

    @property
    def is_open(self):
        """Whether shares may still be changed."""
        return self.status in (self.Status.DRAFT, self.Status.SUBMITTED)


@register("indicators/assignments")
class AssignmentRegister(Register):
    model = AssignmentDecision
    icon = "direction"
    lead = _("Chia chỉ tiêu cho các đơn vị trực thuộc, ban hành bằng quyết định có phụ lục.")
    columns = "title unit year number dated status"
    filters = "status year"
    search = "title number"
    sections = {
        _("Quyết định"): "unit title year place dated grounds",
        _("Người ký"): "signer signer_role",
        _("Cân đối"): "short_reason reason",
    }
    key = "unit year title"
    flow = {"draft": "submitted", "submitted": "decided draft", "decided": "sent",
            "sent": "settled", "adjusted": "settled"}  # fmt: skip
    takes = {"decided": "manage"}
    effects = {
        "decided": later("congdoan.indicators.assigning.deciding.decide"),
        "sent": later("congdoan.indicators.assigning.deciding.send"),
        "settled": later("congdoan.indicators.assigning.settling.settle"),
    }
    actions = (("indicators-decision", _("Mở bảng giao"), "sheet"),)
    example = {
        "unit": "CS001", "title": "Giao chỉ tiêu phát triển đoàn viên năm 2026", "year": 2026,
        "place": "Lai Châu", "signer": "Nguyễn Văn Bình",
    }  # fmt: skip

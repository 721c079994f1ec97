"""Bodies of a union: its committees, by term, with how many sit and how many may (SYS-10)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.cadres import sizes
from congdoan.records.declare import Measure, Record, Register, must, once, register


class Body(Record):
    """One committee of one term. `seats` is the number that the congress, or the level above, has fixed."""

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", _("Ban Chấp hành")
        STANDING = "standing", _("Ban Thường vụ")
        INSPECTION = "inspection", _("Uỷ ban Kiểm tra")
        WOMEN = "women", _("Ban Nữ công")
        PEOPLE = "people", _("Ban Thanh tra nhân dân")

    class How(models.TextChoices):
        ELECTED = "elected", _("Bầu")
        PROVISIONAL = "provisional", _("Lâm thời, chỉ định")

    kind = models.CharField(_("Ban"), max_length=10, choices=Kind, default=Kind.EXECUTIVE)
    how = models.CharField(_("Cách lập"), max_length=11, choices=How, default=How.ELECTED)
    term = models.CharField(_("Nhiệm kỳ"), max_length=20, blank=True)
    since = models.DateField(_("Hoạt động từ"))
    until = models.DateField(
        _("Hết nhiệm kỳ"), null=True, blank=True,
        help_text=_("Để trống để máy tính theo nhiệm kỳ, thời hạn lâm thời đang áp dụng."),
    )  # fmt: skip
    seats = models.PositiveSmallIntegerField(_("Số uỷ viên đã quyết"))
    decision_no = models.CharField(_("Số quyết định công nhận"), max_length=60, blank=True)
    recognised_on = models.DateField(_("Ngày công nhận"), null=True, blank=True)
    consent_no = models.CharField(
        _("Văn bản cấp trên đồng ý"), max_length=60, blank=True,
        help_text=_("Cần khi vượt khung số uỷ viên hoặc kéo dài thời hạn."),
    )  # fmt: skip
    grounds = models.CharField(
        _("Lý do vượt khung"), max_length=200, blank=True,
        help_text=_("Đơn vị hợp nhất giữ tổng số uỷ viên cũ, hoặc lý do khác mà cấp trên đã đồng ý bằng văn bản."),
    )  # fmt: skip
    ended_on = models.DateField(_("Đã kết thúc ngày"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("ban của công đoàn")
        verbose_name_plural = _("Ban Chấp hành và các ban")
        ordering = ["-since", "-pk"]
        constraints = [
            once("one_body_of_a_kind_sits", "unit kind", 
                 _("Đơn vị đang có ban này; ghi «Đã kết thúc ngày» cho nhiệm kỳ trước."),
                 Q(ended_on=None)),
            must("body_ends_after_it_began", Q(ended_on=None) | Q(ended_on__gte=F("since")),
                 _("«Đã kết thúc ngày» không thể trước «Hoạt động từ».")),
            must("body_lasts", Q(until__gt=F("since")), _("«Hết nhiệm kỳ» phải sau «Hoạt động từ».")),
            must("body_is_recognised_by_a_number", Q(recognised_on=None) | ~Q(decision_no=""),
                 _("Ghi số quyết định cùng với ngày công nhận.")),
            must("body_beyond_the_norm_by_consent", Q(grounds="") | ~Q(consent_no=""),
                 _("Ghi «Văn bản cấp trên đồng ý» cùng với lý do vượt khung.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.unit} {self.term}".strip()

    def clean(self):
        if self.unit_id and self.since and self.seats is not None:
            self.until = self.until or sizes.last_day(self)
            if faults := sizes.faults(self):
                raise ValidationError(faults)

    def derive(self):
        self.until = self.until or sizes.last_day(self)


SITTING = {"holding": ("since", "ended_on"), "until_excluded": True}


@register("cadres/bodies")
class BodyRegister(Register):
    model = Body
    icon = "official"
    lead = _("Ban nào của đơn vị, nhiệm kỳ đến bao giờ, đủ số uỷ viên chưa, có đúng khung không.")
    columns = "kind unit term since until seats how recognised_on ended_on"
    filters = "kind how since until recognised_on ended_on"
    search = "term decision_no"
    sections = {
        _("Ban"): "unit kind how term",
        _("Thời hạn"): "since until ended_on",
        _("Số uỷ viên, công nhận"): "seats decision_no recognised_on consent_no grounds",
    }  # fmt: skip
    doubts = (sizes.doubts,)
    figures = {_("Uỷ viên"): sizes.told}
    bulk = "until ended_on"
    key = "unit kind since"
    cuts = {
        **{f"of_{one.value}": (one.label, Q(kind=one)) for one in Body.Kind},
        "provisional": (_("lâm thời"), Q(how=Body.How.PROVISIONAL)),
    }  # fmt: skip
    measures = (
        Measure("bodies.sitting", _("Ban đang hoạt động"), **SITTING),
        Measure("bodies.seats", _("Uỷ viên các ban đã quyết"), total="seats", **SITTING),
        Measure("bodies.overdue", _("Ban quá nhiệm kỳ, quá hạn lâm thời"),
                on=lambda day: Q(until__lt=day), **SITTING),
    )  # fmt: skip
    example = {
        "unit": "CS001", "kind": "executive", "how": "elected", "term": "2025-2030", "since": "2025-10-12",
        "seats": 3, "decision_no": "61/QĐ-LĐLĐ", "recognised_on": "2025-10-20", "ended_on": "2026-11-30",
    }  # fmt: skip

"""Breaches of personal data: what happened, whom it touches, and by when the authority is told (Law 91/2025/QH15
art. 23; the 72 hours of Decree 356/2025/NĐ-CP art. 28 as the dated parameter PRIV-BREACH)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import clocks
from congdoan.records.declare import Measure, Record, Register, must, register


class Breach(Record):
    """One breach, from its finding to its close. What may harm somebody is told to the authority, what is of
    places or bodies also to the people themselves."""

    class Kind(models.TextChoices):
        LEAK = "leak", _("Lộ, gửi nhầm ra ngoài")
        ACCESS = "access", _("Truy cập trái phép")
        MISUSE = "misuse", _("Dùng sai mục đích")
        LOSS = "loss", _("Mất, hỏng dữ liệu")
        OTHER = "other", _("Khác")

    class Status(models.TextChoices):
        FOUND = "found", _("Mới phát hiện")
        NOTIFIED = "notified", _("Đã báo cơ quan chuyên trách")
        CLOSED = "closed", _("Đã khắc phục, đóng hồ sơ")

    title = models.CharField(_("Sự cố"), max_length=200)
    kind = models.CharField(_("Loại sự cố"), max_length=6, choices=Kind)
    found_on = models.DateField(_("Ngày phát hiện"), default=timezone.localdate)
    people = models.PositiveIntegerField(_("Số người bị ảnh hưởng"), null=True, blank=True)
    content = models.TextField(_("Diễn biến, dữ liệu nào"), max_length=2000)
    may_harm = models.BooleanField(
        _("Có thể gây hại cho người có dữ liệu"), default=True,
        help_text=_("Có thì phải báo cơ quan chuyên trách trong hạn."),
    )  # fmt: skip
    special = models.BooleanField(
        _("Có dữ liệu vị trí, sinh trắc học"), default=False,
        help_text=_("Có thì phải báo cả những người bị ảnh hưởng."),
    )  # fmt: skip
    notify_by = models.DateField(_("Hạn báo"), null=True, editable=False)
    notified_on = models.DateField(_("Đã báo cơ quan chuyên trách ngày"), null=True, blank=True)
    notice_no = models.CharField(_("Số văn bản báo"), max_length=60, blank=True)
    people_told_on = models.DateField(_("Đã báo người bị ảnh hưởng ngày"), null=True, blank=True)
    remedy = models.TextField(_("Đã khắc phục thế nào"), max_length=2000, blank=True)
    closed_on = models.DateField(_("Ngày đóng hồ sơ"), null=True, blank=True)
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.FOUND)

    class Meta(Record.Meta):
        verbose_name = _("sự cố dữ liệu cá nhân")
        verbose_name_plural = _("Sự cố dữ liệu cá nhân")
        ordering = ["-found_on", "-pk"]
        constraints = [
            must("breach_is_told_on_a_day",
                 ~Q(status="notified") | Q(notified_on__isnull=False) & ~Q(notice_no=""),
                 _("Ghi ngày và số văn bản đã báo cơ quan chuyên trách.")),
            must("harmful_breach_is_told_before_its_close",
                 ~Q(status="closed", may_harm=True) | Q(notified_on__isnull=False),
                 _("Sự cố có thể gây hại thì báo cơ quan chuyên trách trước khi đóng.")),
            must("people_are_told_before_the_close",
                 ~Q(status="closed", special=True) | Q(people_told_on__isnull=False),
                 _("Có dữ liệu vị trí, sinh trắc học thì báo người bị ảnh hưởng trước khi đóng.")),
            must("breach_closed_with_its_remedy", ~Q(status="closed") | ~Q(remedy=""),
                 _("Ghi «Đã khắc phục thế nào».")),
            must("breach_told_after_it_was_found",
                 Q(notified_on=None) | Q(notified_on__gte=F("found_on")),
                 _("Ngày báo không thể trước ngày phát hiện.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def derive(self):
        self.notify_by = clocks.breach(self.found_on) if self.may_harm else None
        if self.status == self.Status.CLOSED:
            self.closed_on = self.closed_on or timezone.localdate()


@register("members/breaches")
class BreachRegister(Register):
    model = Breach
    icon = "fault"
    seldom = True
    lead = _("Lộ, mất dữ liệu đoàn viên: ai bị ảnh hưởng, báo đến đâu, khắc phục thế nào.")
    teaches = _(
        "Chưa có sự cố nào. Khi phát hiện, ghi ngay: hạn báo cơ quan chuyên trách là 72 giờ."
    )
    columns = "title unit kind found_on people notify_by status"
    filters = "status kind found_on notify_by"
    search = "title"
    sections = {
        _("Sự cố"): "unit title kind found_on people content may_harm special",
        _("Báo"): "notified_on notice_no people_told_on",
        _("Khắc phục"): "status remedy closed_on",
    }
    flow = {"found": "notified closed", "notified": "closed"}
    takes = {"notified": "manage", "closed": "manage"}
    # By when it is told, the dated parameters say.
    asks_to_complete = True
    key = "title found_on"
    measures = (
        Measure("breaches.found", _("Sự cố dữ liệu cá nhân"), during="found_on"),
        Measure("breaches.late", _("Sự cố dữ liệu chưa báo, quá hạn"),
                holding=("notify_by", "notified_on"), since_excluded=True, until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "title": "Gửi nhầm danh sách đoàn viên cho công ty bán hàng", "kind": "leak",
        "found_on": "2026-05-20", "people": 46, "content": "Danh sách có tên, điện thoại của 46 người.",
        "may_harm": True, "status": "found",
    }  # fmt: skip

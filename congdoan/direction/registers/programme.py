"""Programmes and plans: what a unit has set itself, item by item, and the programme it follows."""

from django.db import models
from django.db.models import F, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from congdoan.direction.addressee import AddresseeField
from congdoan.direction.fields import Field
from congdoan.members.forms import refuse
from congdoan.orgs.models import Unit
from congdoan.records.declare import (
    Line,
    Lines,
    Measure,
    Record,
    Register,
    later,
    must,
    once,
    register,
)
from congdoan.records.fixed import hold_fast, not_ahead
from congdoan.trail.papers import is_numbered

# What a number drawn by the machine holds fast; what was typed from paper may be put right.
FIXED = ("unit", "title", "kind", "number", "issued_on", "adopted_by", "signer")


class Programme(Record):
    """One programme or plan of a unit; `parent` is the programme from above that it makes its own."""

    class Kind(models.TextChoices):
        YEAR = "year", _("Chương trình năm")
        TERM = "term", _("Chương trình nhiệm kỳ")
        TOPICAL = "topical", _("Chương trình chuyên đề")
        PLAN = "plan", _("Kế hoạch")
        ACTION = "action", _("Chương trình hành động")

    class Adopter(models.TextChoices):
        EXECUTIVE = "executive", _("Ban Chấp hành")
        STANDING = "standing", _("Ban Thường vụ")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        CONSULTATION = "consultation", _("Lấy ý kiến")
        SUBMITTED = "submitted", _("Đã trình")
        ADOPTED = "adopted", _("Đã thông qua")
        ISSUED = "issued", _("Đã ban hành")
        RUNNING = "running", _("Đang thực hiện")
        MIDTERM = "midterm", _("Đã sơ kết")
        REVIEWED = "reviewed", _("Đã tổng kết")
        CLOSED = "closed", _("Đã lưu")

    class Reviewed(models.TextChoices):
        BOTH = "both", _("Giữa kỳ, tròn mỗi năm và cuối kỳ")
        HALF = "half", _("Giữa kỳ và cuối kỳ")
        YEARLY = "yearly", _("Tròn mỗi năm và cuối kỳ")
        FINAL = "final", _("Chỉ cuối kỳ")
        NEVER = "never", _("Không sơ kết, tổng kết riêng")

    # Read by the units below from this state on.
    PUBLIC = (Status.ISSUED, Status.RUNNING, Status.MIDTERM, Status.REVIEWED, Status.CLOSED)
    # Others may be asked about it.
    IN_DRAFT = (Status.DRAFT, Status.CONSULTATION)
    IN_FORCE = (Status.ISSUED, Status.RUNNING, Status.MIDTERM)

    title = models.CharField(_("Tên chương trình"), max_length=500)
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.YEAR)
    theme = models.CharField(_("Chủ đề"), max_length=500, blank=True)
    period_start = models.DateField(_("Từ ngày"))
    period_end = models.DateField(_("Đến hết ngày"))
    number = models.CharField(
        _("Số văn bản"), max_length=60, blank=True,
        help_text=_("Để trống để máy cấp số khi ban hành; ghi số nếu đã ban hành trên giấy."),
    )  # fmt: skip
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=300, blank=True)
    adopted_by = models.CharField(
        _("Cấp thông qua"), max_length=10, choices=Adopter, default=Adopter.EXECUTIVE
    )
    review_rule = models.CharField(
        _("Sơ kết, tổng kết"), max_length=6, choices=Reviewed, default=Reviewed.BOTH,
        help_text=_("Các cuộc sơ kết, tổng kết tự vào lịch theo thời hạn này."),
    )  # fmt: skip
    signer = models.CharField(_("Người ký"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers",
        verbose_name=_("Cụ thể hoá chương trình"),
    )  # fmt: skip
    status = models.CharField(_("Trạng thái"), max_length=12, choices=Status, default=Status.DRAFT)
    # Read from the document: lists of texts.
    basis = models.JSONField(_("Căn cứ"), default=list, editable=False)
    recipients = models.JSONField(_("Nơi nhận"), default=list, editable=False)
    # Two of the four blocks every programme has; targets and tasks, the other two, are its items.
    purpose = models.TextField(_("Mục đích, yêu cầu"), blank=True)
    organising = models.TextField(_("Tổ chức thực hiện"), blank=True)
    text = models.TextField(_("Toàn văn"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("chương trình, kế hoạch")
        verbose_name_plural = _("Chương trình, kế hoạch")
        ordering = ["-period_start", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title", "period_start"], name="programme_once_in_a_period",
                violation_error_message=_("Đơn vị đã có chương trình cùng tên trong kỳ này."),
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")), name="programme_ends_after_start",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="programme_follows_another",
                violation_error_message=_("Chương trình không thể cụ thể hoá chính nó."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def clean(self):
        if self.pk and is_numbered(self):
            rows = Programme.objects.across_units("the programme as it was issued")
            hold_fast(rows.get(pk=self.pk), self, FIXED, _(
                "Chương trình đã ban hành và vào số nên mục này không đổi nữa; ban hành văn bản khác thay thế."
            ))  # fmt: skip
        if self.status in self.PUBLIC:
            not_ahead(self, "issued_on")
        if self.number and self.issued_on and self.unit_id:
            from congdoan.direction.typed_numbers import twice

            if sentence := twice(self):
                refuse({"number": sentence})

    def delete(self, *args, **kwargs):
        if is_numbered(self):
            raise ProtectedError(_("Chương trình đã vào số thì không xoá."), {self})
        return super().delete(*args, **kwargs)

    def derive(self):
        """A programme that comes by the sheet is put on the calendar too; it brings no items."""
        if self._state.adding:
            self._schedule(())

    def settle(self):
        self._schedule()

    def _schedule(self, items=None):
        from congdoan.direction.reviews.scheduling import reviews_of

        self.also = reviews_of(self, items)


class ProgrammeItem(Line):
    """One thing a programme sets: a target, a task, an event or a product."""

    class Kind(models.TextChoices):
        TARGET = "target", _("Chỉ tiêu")
        TASK = "task", _("Nhiệm vụ")
        EVENT = "event", _("Hoạt động")
        DELIVERABLE = "deliverable", _("Sản phẩm")

    record = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind, default=Kind.TASK)
    text = models.TextField(_("Nội dung"))
    field = models.CharField(_("Lĩnh vực"), max_length=15, choices=Field, blank=True)
    lead = models.CharField(
        _("Chủ trì"), max_length=300, blank=True,
        help_text=_("Để trống nếu chọn «Đơn vị chủ trì»."),
    )  # fmt: skip
    # It hears of the task that the item becomes, reads it and reports its part.
    unit = AddresseeField(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị chủ trì"),
        help_text=_("Khi giao cho một đơn vị trong hệ thống: gõ tên hoặc mã."),
    )  # fmt: skip
    cooperating = models.CharField(_("Phối hợp"), max_length=300, blank=True)
    due = models.DateField(_("Thời hạn"), null=True, blank=True)
    place = models.CharField(_("Vị trí trong văn bản"), max_length=300, blank=True)
    # The item of the programme above that this one makes the unit's own.
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="taken_up"
    )
    target = models.ForeignKey(
        "indicators.Target", models.PROTECT, null=True, editable=False, related_name="items"
    )
    reason = models.CharField(_("Lý do thấp hơn cấp trên"), max_length=300, blank=True)
    # Marked so that what keeps a union from representing can be counted and reduced (seed 003 3.2).
    off_core = models.BooleanField(_("Ngoài chức năng đại diện"), default=False)

    class Meta(Line.Meta):
        verbose_name = _("nội dung chương trình")
        verbose_name_plural = _("Nội dung chương trình")

    def __str__(self):
        return self.text[:80]

    @property
    def leader(self):
        """Who leads, in words: as written, else the unit it is given to."""
        return self.lead or str(self.unit or "")


class Omission(Line):
    """An item from above that the programme leaves out, and why."""

    record = models.ForeignKey(Programme, models.CASCADE, related_name="omissions")
    source = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="omitted")
    reason = models.CharField(_("Lý do không đưa vào"), max_length=300)

    class Meta(Line.Meta):
        verbose_name = _("nội dung không đưa vào")
        verbose_name_plural = _("Nội dung không đưa vào")
        constraints = [
            once("omission_once", "record source", _("Nội dung này đã ghi là không đưa vào.")),
            must("omission_says_why", ~Q(reason=""), _("Ghi lý do không đưa vào.")),
        ]

    def __str__(self):
        return self.reason


@register("direction/programmes")
class ProgrammeRegister(Register):
    model = Programme
    asks_to_complete = True
    icon = "documents"
    lead = _("Chương trình, kế hoạch của từng cấp, và mỗi cấp đã cụ thể hoá cấp trên đến đâu.")
    columns = "title unit kind period_start period_end number issued_on status"
    filters = "kind status period_start issued_on"
    search = "title number theme"
    sections = {
        _("Chương trình"): "unit title kind theme period_start period_end review_rule parent",
        _("Ban hành"): "number issued_on issuer adopted_by signer status",
        _("Văn bản"): "purpose organising text",
    }
    bulk = "kind"
    key = "unit title period_start"
    lines = {
        "items": Lines(
            ProgrammeItem,
            "kind text field lead unit cooperating due place off_core",
            _("Nội dung"),
        )
    }
    flow = {
        "draft": "consultation submitted",
        "consultation": "submitted",
        "submitted": "adopted draft",
        "adopted": "issued",
        "issued": "running",
        "running": "midterm reviewed",
        "midterm": "reviewed",
        "reviewed": "running closed",
    }
    effects = {
        "consultation": later("congdoan.direction.documents.consulting.asked_first"),
        "submitted": later("congdoan.direction.documents.consulting.answered"),
        "adopted": later("congdoan.direction.programmes.enacting.enact"),
        "issued": later("congdoan.direction.programmes.enacting.promulgate"),
    }
    takes = dict.fromkeys(("adopted", "issued", "reviewed", "closed"), "manage")
    on_paper = "number issued_on"
    measures = (
        Measure("programmes.issued", _("Chương trình, kế hoạch ban hành"), during="issued_on"),
        Measure("plans.issued", _("Kế hoạch ban hành"), during="issued_on", where=Q(kind="plan")),
        Measure("programmes.items", _("Nội dung của chương trình"), during="period_start",
                distinct="items", where=Q(items__isnull=False)),
        Measure("programmes.off_core", _("Nội dung ngoài chức năng đại diện"), distinct="items",
                during="period_start", where=Q(items__off_core=True)),
    )  # fmt: skip
    pages = (("direction-papers", _("Văn bản được viện dẫn")),)
    actions = (
        ("direction-coverage", _("Cụ thể hoá, đối chiếu"), "documents"),
        ("direction-programme-paper", _("In văn bản"), "paper"),
    )

    def doors(self, record, actor):
        from congdoan.direction.registers.consultation import asking_doors

        return asking_doors(record, actor)

    example = {
        "unit": "CS001", "title": "Chương trình công tác công đoàn năm 2026", "kind": "year",
        "theme": "Vì quyền lợi đoàn viên", "period_start": "2026-01-01",
        "period_end": "2026-12-31", "number": "01/CTr-CĐCS", "issued_on": "2026-01-12",
        "issuer": "Ban Chấp hành Công đoàn cơ sở", "adopted_by": "executive",
        "signer": "Nguyễn Thị Hoa", "status": "issued", "text": "",
    }  # fmt: skip

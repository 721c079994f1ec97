"""Difficulties raised from below, and how the unit above answered them (seed 004 IV.2, 000 V.1)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, register


class Difficulty(Record):
    """One difficulty of a unit, from the day it was raised to the day it was answered."""

    class Field(models.TextChoices):
        ORGANISATION = "organisation", _("Tổ chức, đoàn viên")
        REPRESENTATION = "representation", _("Đại diện, bảo vệ")
        WELFARE = "welfare", _("Chăm lo đời sống")
        EDUCATION = "education", _("Tuyên truyền, thi đua")
        FINANCE = "finance", _("Tài chính, tài sản")
        OTHER = "other", _("Việc khác")

    class Support(models.TextChoices):
        SOLUTION = "solution", _("Giải pháp")
        PEOPLE = "people", _("Nhân lực")
        MEANS = "means", _("Phương tiện")
        MONEY = "money", _("Kinh phí")

    class Status(models.TextChoices):
        RAISED = "raised", _("Đã nêu")
        RECEIVED = "received", _("Đã tiếp nhận")
        STUDIED = "studied", _("Đang xem xét")
        PROPOSED = "proposed", _("Đã đề xuất")
        DECIDED = "decided", _("Đã quyết định")
        ANSWERED = "answered", _("Đã trả lời")

    raised_on = models.DateField(_("Ngày nêu"))
    field = models.CharField(_("Lĩnh vực"), max_length=15, choices=Field)
    text = models.TextField(_("Vướng mắc"))
    requested = models.CharField(_("Đề nghị hỗ trợ"), max_length=10, choices=Support, blank=True)
    handler = models.CharField(_("Nơi xử lý"), max_length=200, blank=True)
    proposal = models.TextField(_("Phương án đề xuất"), blank=True)
    status = models.CharField(_("Trạng thái"), max_length=10, choices=Status, default=Status.RAISED)
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_on = models.DateField(_("Ngày trả lời"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("khó khăn, vướng mắc")
        verbose_name_plural = _("Khó khăn, vướng mắc")
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="answered") | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="difficulty_answered_in_words",
                violation_error_message=_("Ghi nội dung và ngày trả lời trước khi kết thúc."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("raised_on")),
                name="difficulty_answered_after_raised",
                violation_error_message=_("Ngày trả lời không thể sớm hơn ngày nêu."),
            ),
        ]

    def __str__(self):
        return self.text[:80]


@register("direction/difficulties")
class DifficultyRegister(Register):
    model = Difficulty
    icon = "comment"
    lead = _("Cơ sở vướng gì, cần hỗ trợ gì, cấp trên đã trả lời chưa.")
    columns = "text unit field requested raised_on status answered_on"
    filters = "field requested status raised_on"
    search = "text handler answer"
    sections = {_("Vướng mắc"): "unit raised_on field text requested",
                _("Xử lý"): "handler proposal status", _("Trả lời"): "answer answered_on"}  # fmt: skip
    bulk = "handler"
    key = "unit raised_on text"
    flow = {
        "raised": "received",
        "received": "studied answered",
        "studied": "proposed answered",
        "proposed": "decided studied",
        "decided": "answered",
    }
    measures = (
        Measure("difficulties.raised", _("Vướng mắc được nêu"), during="raised_on"),
        Measure("difficulties.answered", _("Vướng mắc đã trả lời"), during="answered_on"),
        Measure("difficulties.open", _("Vướng mắc chờ trả lời"),
                holding=("raised_on", "answered_on"), until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "raised_on": "2026-05-20", "field": "organisation",
        "text": "Doanh nghiệp chưa bố trí nơi sinh hoạt công đoàn", "requested": "solution",
        "handler": "Ban Tổ chức", "status": "raised",
    }  # fmt: skip

"""Difficulties raised from below, and how the unit above answered them (seed 004 IV.2, 000 V.1)."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.direction.fields import Field, by_field
from congdoan.direction.limits import answer_by
from congdoan.members.forms import refuse
from congdoan.records.declare import (
    AmountField,
    Line,
    Lines,
    Measure,
    Record,
    Register,
    must,
    register,
)
from congdoan.records.fixed import not_ahead


class Difficulty(Record):
    """One difficulty of a unit, from the day it was raised to the day it was answered.

    `answer_by` follows from the dated parameter; without one nothing is ever late.
    """

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
    received_on = models.DateField(_("Ngày tiếp nhận"), null=True, blank=True)
    handler = models.CharField(_("Nơi xử lý"), max_length=200, blank=True)
    person = models.ForeignKey(
        "members.Person", models.PROTECT, null=True, blank=True, related_name="difficulties",
        verbose_name=_("Người xử lý"),
    )  # fmt: skip
    proposal = models.TextField(_("Phương án đề xuất"), blank=True)
    decision = models.TextField(_("Quyết định"), blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    status = models.CharField(_("Trạng thái"), max_length=10, choices=Status, default=Status.RAISED)
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_on = models.DateField(_("Ngày trả lời"), null=True, blank=True)
    answer_by = models.DateField(_("Hạn trả lời"), null=True, editable=False)
    late_from = models.DateField(_("Quá hạn từ ngày"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("khó khăn, vướng mắc")
        verbose_name_plural = _("Khó khăn, vướng mắc")
        ordering = ["-raised_on", "-pk"]
        constraints = [
            must("difficulty_answered_in_words",
                 ~Q(status="answered") | (~Q(answer="") & Q(answered_on__isnull=False)),
                 _("Ghi nội dung và ngày trả lời trước khi kết thúc.")),
            must("difficulty_answered_on_the_day_of_its_answer", Q(answered_on=None) | Q(status="answered"),
                 _("«Ngày trả lời» ghi khi chuyển «Đã trả lời».")),
            must("difficulty_answered_after_raised",
                 Q(answered_on=None) | Q(answered_on__gte=F("raised_on")),
                 _("Ngày trả lời không thể sớm hơn ngày nêu.")),
            must("difficulty_received_after_raised",
                 Q(received_on=None) | Q(received_on__gte=F("raised_on")),
                 _("Ngày tiếp nhận không thể sớm hơn ngày nêu.")),
            must("difficulty_proposed_in_words",
                 ~Q(status__in=("proposed", "decided")) | ~Q(proposal=""),
                 _("Ghi phương án trước khi đề xuất.")),
            must("difficulty_decided_in_words",
                 ~Q(status="decided") | (~Q(decision="") & Q(decided_on__isnull=False)),
                 _("Ghi nội dung và ngày quyết định.")),
        ]  # fmt: skip

    def __str__(self):
        return self.text[:80]

    def clean(self):
        rows = Difficulty.objects.across_units("the difficulty as it stands").filter(pk=self.pk)
        stood = rows.exclude(status=self.Status.RAISED).first()
        if stood and stood.raised_on != self.raised_on:
            refuse({"raised_on": _(
                "Hạn trả lời tính từ ngày này; cấp trên đã tiếp nhận nên ngày nêu không đổi nữa."
            )})  # fmt: skip
        if self.status == self.Status.ANSWERED and self.answer:
            self.answered_on = self.answered_on or timezone.localdate()
        not_ahead(self, "raised_on", "received_on", "decided_on", "answered_on")

    def derive(self):
        self.answer_by = answer_by(self.raised_on)
        self.late_from = self.answer_by and self.answer_by + dt.timedelta(days=1)


class Support(Line):
    """One thing that is asked for with a difficulty, and what was given (seed 004 III)."""

    class Kind(models.TextChoices):
        SOLUTION = "solution", _("Giải pháp")
        PEOPLE = "people", _("Nhân lực")
        MEANS = "means", _("Phương tiện")
        MONEY = "money", _("Kinh phí")

    record = models.ForeignKey(Difficulty, models.CASCADE, related_name="supports")
    kind = models.CharField(_("Loại hỗ trợ"), max_length=10, choices=Kind)
    what = models.CharField(_("Đề nghị"), max_length=300)
    amount = AmountField(_("Số tiền đề nghị"), null=True, blank=True)
    granted = models.CharField(_("Đã đáp ứng"), max_length=300, blank=True)

    class Meta(Line.Meta):
        verbose_name = _("đề nghị hỗ trợ")
        verbose_name_plural = _("Đề nghị hỗ trợ")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.what}"


ANSWERED = Q(status="answered")


@register("direction/difficulties")
class DifficultyRegister(Register):
    model = Difficulty
    asks_to_complete = True
    icon = "comment"
    lead = _("Cơ sở vướng gì, cần hỗ trợ gì, cấp trên đã trả lời chưa.")
    columns = "text unit field raised_on status answer_by answered_on"
    filters = "field status raised_on answer_by person"
    search = "text handler answer"
    sections = {_("Vướng mắc"): "unit raised_on field text",
                _("Xử lý"): "received_on handler person proposal decision decided_on status",
                _("Trả lời"): "answer answered_on"}  # fmt: skip
    lines = {"supports": Lines(Support, "kind what amount granted", _("Đề nghị hỗ trợ"))}
    bulk = "handler received_on"
    key = "unit raised_on text"
    flow = {
        "raised": "received",
        "received": "studied answered",
        "studied": "proposed answered",
        "proposed": "decided studied",
        "decided": "answered",
    }
    # Who is stuck is answered from above; he does not answer himself.
    takes = {
        **dict.fromkeys(("received", "studied", "proposed", "answered"), "edit above"),
        "decided": "manage above",
    }
    cuts = by_field()
    pages = (("direction-desk", _("Bàn tháo gỡ vướng mắc")),)
    measures = (
        Measure("difficulties.raised", _("Vướng mắc được nêu"), during="raised_on"),
        Measure("difficulties.answered", _("Vướng mắc đã trả lời"), during="answered_on",
                where=ANSWERED),
        Measure("difficulties.answered_in_time", _("Vướng mắc trả lời đúng hạn"),
                during="answered_on", where=ANSWERED & Q(answered_on__lte=F("answer_by"))),
        Measure("difficulties.limited", _("Vướng mắc có hạn đã trả lời"), during="answered_on",
                where=ANSWERED & Q(answer_by__isnull=False)),
        Measure("difficulties.open", _("Vướng mắc chờ trả lời"),
                holding=("raised_on", "answered_on"), until_excluded=True),
        Measure("difficulties.overdue", _("Vướng mắc quá hạn trả lời"),
                holding=("late_from", "answered_on"), until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "raised_on": "2026-05-20", "field": "organisation",
        "text": "Doanh nghiệp chưa bố trí nơi sinh hoạt công đoàn",
        "handler": "Ban Tổ chức", "status": "raised",
    }  # fmt: skip

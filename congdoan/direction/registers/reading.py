"""Documents being read into the system: what was found in them, and what a person made of it."""

import json
from zlib import crc32

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Line, Record, Register, later, register
from congdoan.records.derive import RecordForm


class Reading(Record):
    """One document; its text is searched when it enters the state `reading`, spans count in `text`."""

    class Status(models.TextChoices):
        READING = "reading", _("Đang đọc")
        TO_CONFIRM = "to_confirm", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã đưa vào")
        REJECTED = "rejected", _("Đã bỏ")

    # What was read of a limited document is as limited as that.
    confidential = Q(limited=True)

    name = models.CharField(_("Tên tệp"), max_length=200)
    text = models.TextField(_("Văn bản"))
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    doc_kind = models.CharField(max_length=20, blank=True, editable=False)
    # The identity under which other papers cite this one (`congdoan.reading.identity`).
    key = models.CharField(max_length=160, blank=True, editable=False, db_index=True)
    status = models.CharField(
        _("Trạng thái"), max_length=10, choices=Status, default=Status.READING, editable=False
    )
    programme = models.ForeignKey(
        "direction.Programme", models.SET_NULL, null=True, editable=False, related_name="readings"
    )
    limited = models.BooleanField(default=False, editable=False)
    # The programme from above that this document is held against, and follows once it is adopted.
    follows = models.ForeignKey(
        "direction.Programme", models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta(Record.Meta):
        verbose_name = _("văn bản đang đọc")
        verbose_name_plural = _("Văn bản đang đọc")

    def __str__(self):
        return self.name

    @property
    def is_report(self):
        return self.doc_kind == "report"


class Finding(Line):
    """One thing found: where, by what rule, how surely; `value` holds what a person put right."""

    class Kind(models.TextChoices):
        TARGET = "target", _("Chỉ tiêu")
        NORM = "norm", _("Định mức")
        RESULT = "result", _("Kết quả")
        TASK = "task", _("Nhiệm vụ")
        BASE = "base", _("Căn cứ")
        RECIPIENT = "recipient", _("Nơi nhận")
        META = "meta", _("Thông tin chung")
        CITATION = "citation", _("Viện dẫn")
        OUTLINE = "outline", _("Dàn ý")

    class Decision(models.TextChoices):
        PENDING = "pending", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã nhận")
        CORRECTED = "corrected", _("Đã sửa")
        REJECTED = "rejected", _("Đã bỏ")

    KEPT = (Decision.CONFIRMED, Decision.CORRECTED)

    record = models.ForeignKey(Reading, models.CASCADE, related_name="findings")
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    confidence = models.FloatField()
    data = models.JSONField(default=dict)
    value = models.JSONField(null=True)
    decision = models.CharField(
        _("Xác nhận"), max_length=10, choices=Decision, default=Decision.PENDING
    )
    # Suggested indicators, best first: [[code, score], …].
    suggestions = models.JSONField(default=list)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="parts")
    # Which document a basis or citation names, however it is written there.
    key = models.CharField(max_length=160, blank=True, db_index=True)

    class Meta(Line.Meta):
        ordering = ["start", "end", "pk"]
        indexes = [models.Index(fields=["record", "kind"], name="finding_of_kind")]

    def __str__(self):
        return str(self.said.get("quote") or self.said.get("value") or self.kind)[:80]

    @property
    def said(self):
        """What was found, with what a person put right laid over it."""
        return {**self.data, **(self.value or {})}

    @property
    def whole(self):
        """The number of the target this one is a part of, or None."""
        return self.said.get("part_of", self.parent_id)

    @property
    def mark(self):
        """Changes with every decision; a page that shows an older one was overtaken by a colleague."""
        return f"{self.decision}-{crc32(json.dumps(self.value, sort_keys=True).encode()):x}"

    @property
    def is_kept(self):
        return self.decision in self.KEPT

    @property
    def is_pending(self):
        return self.decision == self.Decision.PENDING


class ReadingForm(RecordForm):
    """The text stands once it was searched: what was found points into it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "text" in self.fields:
            self.fields["text"].disabled = True


@register("direction/readings")
class ReadingRegister(Register):
    model = Reading
    icon = "paper"
    lead = _("Văn bản đã đưa vào để đọc, và phần nào còn chờ người xác nhận.")
    pages = (("direction-papers", _("Văn bản được viện dẫn")),)
    columns = "name unit status"
    filters = "status"
    search = "name"
    sections = {_("Văn bản"): "unit name text"}
    key = "unit name"
    form = ReadingForm
    flow = {"to_confirm": "rejected", "rejected": "to_confirm"}
    effects = {"reading": later("congdoan.direction.confirming.finding.search")}
    actions = (("direction-reading", _("Mở để xác nhận"), "paper"),)
    example = {
        "unit": "CS001", "name": "chuong-trinh.txt",
        "text": "CHƯƠNG TRÌNH\nI. CHỈ TIÊU\n- Kết nạp mới 20 đoàn viên trong năm 2026.",
    }  # fmt: skip

"""Drafts that others are asked about: whom, until when, what each answered and what became of it (SYS-01, SYS-08)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.direction.addressee import AddresseeField
from congdoan.direction.documents.kinds import Confidentiality
from congdoan.direction.registers.document import Document
from congdoan.direction.registers.programme import Programme
from congdoan.members.forms import refuse
from congdoan.orgs.models import Unit
from congdoan.records.declare import Line, Lines, Measure, Record, Register, must, register

DRAFTS = ("programme", "document")


class Consultation(Record):
    """One round of asking. Those asked read the draft through it and answer until its last day; the draft is a
    programme, a document that goes out, or the files that hang on this record."""

    read_by = "asked"
    confidential = Q(document__confidentiality=Confidentiality.LIMITED)

    subject = models.CharField(_("Dự thảo"), max_length=500)
    programme = models.ForeignKey(
        Programme, models.CASCADE, null=True, blank=True, related_name="consultations",
        verbose_name=_("Chương trình lấy ý kiến"),
    )  # fmt: skip
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="consultations",
        verbose_name=_("Văn bản lấy ý kiến"),
        help_text=_("Dự thảo chưa có trong sổ nào thì để trống cả hai và đính kèm tệp sau khi lưu."),
    )  # fmt: skip
    asked_on = models.DateField(_("Ngày gửi lấy ý kiến"), default=timezone.localdate)
    until = models.DateField(
        _("Góp ý đến hết ngày"),
        help_text=_("Sau ngày này không ai gửi thêm ý kiến; cần thêm thời gian thì ghi lại ngày."),
    )  # fmt: skip
    note = models.TextField(_("Đề nghị tập trung cho ý kiến về"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("đợt lấy ý kiến")
        verbose_name_plural = pgettext_lazy("register", "Lấy ý kiến dự thảo")
        ordering = ["-until", "-pk"]
        constraints = [
            must("consultation_ends_after_it_began", Q(until__gte=models.F("asked_on")),
                 _("«Góp ý đến hết ngày» không thể trước ngày gửi lấy ý kiến.")),
            must("consultation_is_about_one_draft", Q(programme=None) | Q(document=None),
                 _("Mỗi đợt lấy ý kiến về một dự thảo: chọn chương trình hoặc văn bản, không cả hai.")),
        ]  # fmt: skip

    def __str__(self):
        return self.subject

    @property
    def draft(self):
        """The record that is asked about; None where it is a file alone."""
        return self.programme if self.programme_id else self.document

    def is_open(self, day):
        """Whether answers are taken: the term lasts and the draft has not gone further."""
        return self.until >= day and (
            self.draft is None or self.draft.status in self.draft.IN_DRAFT
        )

    def clean(self):
        """What was adopted or signed is no draft any more."""
        for name in DRAFTS:
            draft = getattr(self, name)
            if draft and self.pk is None and draft.status not in draft.IN_DRAFT:
                refuse(
                    {name: _("Chỉ lấy ý kiến khi còn là dự thảo; văn bản này đã qua bước dự thảo.")}
                )
            if draft and draft.unit_id != self.unit_id:
                refuse(
                    {
                        name: _(
                            "Dự thảo này của đơn vị khác; mỗi đơn vị lấy ý kiến về dự thảo của mình."
                        )
                    }
                )

    def settle(self):
        """The draft stands at «Lấy ý kiến» from now on; those asked are told, each once."""
        from congdoan.direction.documents import consulting

        draft = self.draft
        begins = self.version == 1 and self.until >= timezone.localdate()
        if begins and draft and draft.status == draft.Status.DRAFT:
            draft.status = draft.Status.CONSULTATION
            self.also = [draft]
        consulting.tell_asked(self)


class Asked(Line):
    """One who is asked: a unit of the tree, or a board by its name, for which the drafter's own people write."""

    class Stance(models.TextChoices):
        SILENT = "silent", _("Chưa trả lời")
        AGREED = "agreed", _("Nhất trí")
        REMARKED = "remarked", _("Có góp ý")

    record = models.ForeignKey(Consultation, models.CASCADE, related_name="asked")
    unit = AddresseeField(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị được hỏi"),
        help_text=_("Gõ tên hoặc mã; ban hoặc nơi ngoài hệ thống thì ghi ở ô bên."),
    )  # fmt: skip
    name = models.CharField(
        _("Ban, nơi ngoài hệ thống"), max_length=200, blank=True,
        help_text=_("Ví dụ: Ban Nữ công; Ban Dân vận Tỉnh ủy."),
    )  # fmt: skip
    stance = models.CharField(
        _("Trả lời"), max_length=8, choices=Stance, default=Stance.SILENT, editable=False
    )
    answered_on = models.DateField(_("Ngày trả lời"), null=True, editable=False)
    told_on = models.DateField(null=True, editable=False)

    class Meta(Line.Meta):
        verbose_name = _("nơi được hỏi")
        verbose_name_plural = _("Nơi được hỏi")
        constraints = [
            must("asked_is_a_unit_or_a_name", Q(unit=None) ^ Q(name=""),
                 _("Mỗi dòng ghi một đơn vị, hoặc tên một ban, một nơi ngoài hệ thống.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name or str(self.unit)


class Remark(Line):
    """One remark on the draft, and what the drafter made of it."""

    class Verdict(models.TextChoices):
        PENDING = "pending", _("Chưa xử lý")
        ACCEPTED = "accepted", _("Tiếp thu")
        PARTLY = "partly", _("Tiếp thu một phần")
        REJECTED = "rejected", _("Không tiếp thu")

    record = models.ForeignKey(Consultation, models.CASCADE, related_name="remarks")
    asked = models.ForeignKey(Asked, models.CASCADE, related_name="remarks")
    place = models.CharField(_("Điều, mục"), max_length=200, blank=True)
    text = models.TextField(_("Ý kiến"))
    said_on = models.DateField(_("Ngày góp ý"))
    verdict = models.CharField(
        _("Tiếp thu"), max_length=8, choices=Verdict, default=Verdict.PENDING
    )
    reason = models.CharField(_("Giải trình"), max_length=500, blank=True)

    class Meta(Line.Meta):
        verbose_name = _("ý kiến góp ý")
        verbose_name_plural = _("Ý kiến góp ý")

    def __str__(self):
        return self.text[:80]


@register("direction/consultations")
class ConsultationRegister(Register):
    model = Consultation
    icon = "talk"
    lead = _(
        "Dự thảo nào đang hỏi những nơi nào, đến ngày nào; ai đã trả lời, ý kiến nào được tiếp thu."
    )
    columns = "subject unit asked_on until"
    filters = "asked_on until"
    search = "subject note"
    sections = {_("Lấy ý kiến"): "unit subject programme document asked_on until note"}
    lines = {"asked": Lines(Asked, "unit name", _("Nơi được hỏi"), "stance answered_on")}
    key = "unit subject asked_on"
    actions = (("direction-consultation", _("Đọc dự thảo, góp ý"), "paper"),)
    measures = (Measure("consultations.asked", _("Đợt lấy ý kiến dự thảo"), during="asked_on"),)
    example = {
        "unit": "CS001", "subject": "Quy chế hoạt động của Ban Chấp hành nhiệm kỳ 2026-2031",
        "asked_on": "2026-06-01", "until": "2026-07-15", "note": "Phân công phụ trách tổ công đoàn.",
    }  # fmt: skip

    def doors(self, record, actor):
        """The answers are gathered for the drafter alone."""
        if actor.may_at("view", self.area, record.unit_id):
            yield reverse("direction-opinions", args=[record.pk]), _("Bảng tổng hợp ý kiến"), "list"


def asking_doors(record, actor):
    """For the page of a draft: its rounds of asking, and a new one while it is a draft."""
    for one in record.consultations.order_by("-until"):
        yield reverse("direction-opinions", args=[one.pk]), _("Bảng tổng hợp ý kiến"), "list"
    if record.status in record.IN_DRAFT and actor.may_at("edit", record.area, record.unit_id):
        name = "programme" if isinstance(record, Programme) else "document"
        query = urlencode({"unit": record.unit_id, name: record.pk, "subject": record.title})
        yield f"{reverse('direction-consultations-new')}?{query}", _("Lấy ý kiến"), "talk"

"""Contacts: each talk with an employer or with workers on the way to a union (seed 004 II.1)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, must, register
from congdoan.workplaces.registers.collaborator import Collaborator
from congdoan.workplaces.registers.workplace import Workplace


class Contact(Record):
    """One visit or call: with whom, what came of it, when the next one is due."""

    class Party(models.TextChoices):
        EMPLOYER = "employer", _("Người sử dụng lao động")
        WORKERS = "workers", _("Người lao động")
        BOTH = "both", _("Cả hai bên")

    class Result(models.TextChoices):
        LISTENED = "listened", _("Đã nghe giới thiệu")
        PROMISED = "promised", _("Đã cam kết tạo điều kiện")
        APPLIED = "applied", _("Đã nhận đơn gia nhập")
        REFUSED = "refused", _("Từ chối")

    workplace = models.ForeignKey(
        Workplace, models.PROTECT, related_name="contacts", verbose_name=_("Nơi làm việc")
    )
    held_on = models.DateField(_("Ngày tiếp xúc"), default=timezone.localdate)
    party = models.CharField(_("Gặp ai"), max_length=8, choices=Party, default=Party.EMPLOYER)
    officer = models.CharField(_("Cán bộ đi tiếp xúc"), max_length=120)
    collaborator = models.ForeignKey(
        Collaborator, models.PROTECT, related_name="contacts", null=True, blank=True,
        verbose_name=_("Cộng tác viên"),
    )  # fmt: skip
    result = models.CharField(_("Kết quả"), max_length=8, choices=Result, default=Result.LISTENED)
    applications = models.PositiveIntegerField(_("Số đơn nhận được"), default=0)
    content = models.TextField(_("Nội dung, vướng mắc"), blank=True)
    next_on = models.DateField(_("Hẹn lần sau"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("lần tiếp xúc")
        verbose_name_plural = _("Tiếp xúc, vận động")
        ordering = ["-held_on", "-pk"]
        constraints = [
            must("contact_comes_before_the_next", Q(next_on=None) | Q(next_on__gt=models.F("held_on")),
                 _("«Hẹn lần sau» phải sau ngày tiếp xúc.")),
            must("contact_refused_is_tried_again", ~Q(result="refused") | Q(next_on__isnull=False),
                 _("Nơi từ chối cũng cần hẹn ngày quay lại.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.workplace} – {self.get_party_display()}"


@register("workplaces/contacts")
class ContactRegister(Register):
    model = Contact
    icon = "comment"
    lead = _(
        "Ai đã gặp ai, ở đâu, được gì, hẹn lại ngày nào: từ lần đầu đến khi có quyết định công nhận."
    )
    columns = "workplace unit held_on party officer result applications next_on"
    filters = "result party held_on next_on collaborator"
    search = "workplace__folded officer"
    sections = {
        _("Tiếp xúc"): "unit workplace held_on party officer collaborator",
        _("Kết quả"): "result applications content next_on",
    }  # fmt: skip
    bulk = "officer next_on"
    key = "workplace held_on officer"
    cuts = {"network": (_("của cộng tác viên, nòng cốt"), Q(collaborator__isnull=False))}
    measures = (
        Measure("contacts.held", _("Lần tiếp xúc, vận động"), during="held_on"),
        Measure("contacts.workplaces", _("Nơi làm việc được tiếp xúc"), during="held_on",
                distinct="workplace"),
        Measure("contacts.applications", _("Đơn nhận khi vận động"), during="held_on",
                total="applications"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "workplace": "NLV-001", "held_on": "2026-03-12", "party": "employer",
        "officer": "Lò Văn Sơn", "result": "promised", "applications": 0, "next_on": "2026-04-02",
    }  # fmt: skip

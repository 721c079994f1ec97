"""Documents that come in: from inside by themselves, from outside as typed; handled by a task, then filed."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.base.legacy import modern
from congdoan.base.text import fold
from congdoan.direction.documents import keeping, kinds
from congdoan.direction.registers.document import Document, Recipient
from congdoan.orgs.models import Unit
from congdoan.reading.identity import key_of
from congdoan.records.declare import Measure, Record, Register, later, must, register, word_index

# What the issuer wrote is no business of the recipient's pen.
AS_ISSUED = ("unit", "kind", "number", "dated", "issuer", "title", "purpose", "confidentiality")
# What the task that comes of it takes over.
DIRECTED = ("instruction", "lead", "cooperating", "due")


class Incoming(Record):
    """A document as one unit received it; one issued inside the system is read through `document`."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Đã vào sổ")
        ASSIGNED = "assigned", _("Đã giao xử lý")
        HANDLED = "handled", _("Đã xử lý")
        FILED = "filed", _("Đã lưu hồ sơ")

    OVER = (Status.HANDLED, Status.FILED)
    confidential = Q(confidentiality=kinds.Confidentiality.LIMITED)

    arrived_on = models.DateField(_("Ngày đến"), default=timezone.localdate)
    year = models.PositiveSmallIntegerField(editable=False)
    serial = models.PositiveIntegerField(_("Số đến"), null=True, editable=False)
    kind = models.CharField(
        _("Loại văn bản"), max_length=13, choices=kinds.Kind, default=kinds.Kind.LETTER
    )
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    dated = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=300)
    title = models.CharField(_("Trích yếu"), max_length=500)
    text = models.TextField(_("Nội dung"), blank=True)
    purpose = models.CharField(
        _("Gửi đến để"), max_length=9, choices=kinds.Purpose, default=kinds.Purpose.CARRY_OUT
    )
    confidentiality = models.CharField(
        _("Phạm vi đọc"), max_length=8, choices=kinds.Confidentiality,
        default=kinds.Confidentiality.OPEN,
    )  # fmt: skip
    instruction = models.TextField(_("Ý kiến phân công"), blank=True)
    lead = models.CharField(_("Người, ban chủ trì"), max_length=300, blank=True)
    cooperating = models.CharField(_("Phối hợp"), max_length=300, blank=True)
    due = models.DateField(_("Hạn xử lý"), null=True, blank=True)
    opinion = models.TextField(_("Ý kiến gửi nơi ban hành"), blank=True, editable=False)
    status = models.CharField(
        _("Trạng thái"), max_length=10, choices=Status, default=Status.REGISTERED, editable=False
    )
    handled_on = models.DateField(_("Ngày xử lý xong"), null=True, editable=False)
    late_from = models.DateField(_("Trễ từ ngày"), null=True, editable=False)
    read_on = models.DateField(_("Ngày đọc"), null=True, editable=False)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, editable=False, related_name="arrivals"
    )
    recipient = models.OneToOneField(
        Recipient, models.SET_NULL, null=True, editable=False, related_name="arrival"
    )
    key = models.CharField(max_length=160, blank=True, editable=False, db_index=True)
    reading = models.ForeignKey(
        "direction.Reading", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    folded = models.TextField(editable=False)

    class Meta(Record.Meta):
        verbose_name = _("văn bản đến")
        verbose_name_plural = _("Văn bản đến")
        ordering = ["-arrived_on", "-pk"]
        indexes = [word_index("incoming_words")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "serial"], name="incoming_number_once_a_year",
                violation_error_message=_("Số đến này vừa được cấp; lưu lại để lấy số kế tiếp."),
            ),
            must("incoming_comes_after_its_date", Q(dated=None) | Q(arrived_on__gte=F("dated")),
                 _("«Ngày đến» không thể trước ngày văn bản.")),
            must("incoming_is_due_after_it_came", Q(due=None) | Q(due__gte=F("arrived_on")),
                 _("«Hạn xử lý» không thể trước ngày đến.")),
        ]  # fmt: skip

    def __str__(self):
        return " ".join(filter(None, (self.number, self.title)))

    @property
    def kept_from(self):
        """The day whose year the time of its keeping is counted from."""
        return self.arrived_on

    @property
    def is_limited(self):
        return self.confidentiality == kinds.Confidentiality.LIMITED

    @property
    def may_direct(self):
        """Whether the purpose gives the recipient a word to the issuer."""
        return self.document_id is not None and self.purpose in kinds.MAY_DIRECT

    def clean(self):
        if not self.document_id:
            return
        stood = Incoming.objects.across_units("the document as it came").get(pk=self.pk)
        for name in AS_ISSUED:
            if getattr(stood, name) != getattr(self, name):
                raise ValidationError({name: _(
                    "Văn bản này đến qua hệ thống: mục này theo đúng nơi ban hành nên không sửa ở đây."
                )})  # fmt: skip

    @classmethod
    def name_all(cls, records):
        """The next numbers of arrival of each unit and year; the unit's row is held meanwhile."""
        for record in records:
            record.year = record.arrived_on.year
        for unit, year in sorted({(one.unit_id, one.year) for one in records}):
            Unit.objects.select_for_update().get(pk=unit)
            known = cls.objects.across_units("numbers of arrival").filter(unit=unit, year=year)
            last = known.aggregate(last=Max("serial"))["last"] or 0
            fresh = [one for one in records if (one.unit_id, one.year) == (unit, year)]
            for place, record in enumerate(fresh, start=1):
                record.serial = last + place

    def derive(self):
        if self.serial is None or self.year != self.arrived_on.year:
            self.name_all([self])
        day = self.dated.isoformat() if self.dated else None
        label = str(kinds.Kind(self.kind).label)
        self.key = key_of(label, self.number, day, self.issuer) if self.number else ""
        self.directed_otherwise = self._directed_otherwise()
        self.late_from = self.due and self.due + dt.timedelta(days=1)
        own = self.document.folded if self.document_id else fold(modern(self.text))
        self.folded = f"{fold(f'{self.number} {self.issuer} {self.title}')} {own}"

    def _directed_otherwise(self):
        """Whether it is being handled and what is about to be written says otherwise by whom or by when."""
        if self._state.adding or self.status != self.Status.ASSIGNED:
            return False
        rows = Incoming.objects.across_units("the document as it stands")
        return not rows.filter(
            pk=self.pk, **{name: getattr(self, name) for name in DIRECTED}
        ).exists()

    def settle(self):
        """Its task follows it, and what was read of it is limited from the moment it is itself."""
        from congdoan.direction.documents import handling

        if self.reading and self.reading.limited != self.is_limited:
            self.reading.limited = self.is_limited
            self.also = [self.reading]
        if self.directed_otherwise:
            handling.pass_on(self)

    def delete(self, *args, **kwargs):
        if self.document_id:
            raise ProtectedError(_("Văn bản đến qua hệ thống thì không xoá."), {self})
        return super().delete(*args, **kwargs)


class Opening(models.Model):
    """Someone of the receiving unit opened the document: who, and when first."""

    record = models.ForeignKey(Incoming, models.CASCADE, related_name="openings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["record", "by"], name="opened_first_once")]

    def __str__(self):
        return f"{self.by} {self.at}"


INSIDE = Q(document__isnull=False)


@register("direction/incoming")
class IncomingRegister(Register):
    model = Incoming
    icon = "documents"
    lead = _("Văn bản đã đến: ai xử lý, hạn bao giờ; văn bản gửi trong hệ thống tự vào sổ này.")
    columns = "title number issuer arrived_on purpose unit lead due status"
    filters = "kind purpose status arrived_on dated due"
    search = "folded"
    reads_files = {"direction/incoming": "pk", "direction/documents": "document_id"}
    unhistoried = ("folded", "key", "reading")
    sections = {
        _("Văn bản"): "unit arrived_on kind number dated issuer title text purpose confidentiality",
        _("Xử lý"): "instruction lead cooperating due",
    }
    looks = (kinds.limited_faults,)
    bulk = "lead due"
    key = "unit number dated"
    flow = {"registered": "assigned filed", "assigned": "handled", "handled": "filed assigned"}
    effects = {
        name: later(f"congdoan.direction.documents.handling.{name}")
        for name in ("assigned", "handled", "filed")
    }
    pages = (("direction-keeping", _("Hết hạn bảo quản")),)
    figures = {_("Lưu trữ"): keeping.told}
    actions = (("direction-incoming-read", _("Đọc văn bản"), "paper"),)
    measures = (
        Measure("incoming.received", _("Văn bản đến"), during="arrived_on"),
        Measure("incoming.inside", _("Văn bản đến qua hệ thống"), during="arrived_on", where=INSIDE),
        Measure("incoming.read", _("Văn bản đến đã đọc"), during="read_on"),
        Measure("incoming.handled", _("Văn bản đến đã xử lý"), during="handled_on"),
        # Of those with a day to be done by: not what the list of another day shows.
        Measure("incoming.overdue", _("Văn bản đến xử lý trễ"), holding=("late_from", "handled_on"),
                where=Q(due__isnull=False), until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "arrived_on": "2026-04-02", "kind": "letter", "number": "45/LĐLĐ-VP",
        "dated": "2026-04-01", "issuer": "Liên đoàn Lao động tỉnh",
        "title": "Đăng ký chỗ nghỉ cho đoàn viên dự tập huấn", "text": "Kính gửi các đơn vị.",
        "purpose": "carry_out", "confidentiality": "open",
    }  # fmt: skip

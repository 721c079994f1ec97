"""Documents that go out: drafted, signed, numbered, issued to recipients with a purpose, and read (SYS-08)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.legacy import modern
from congdoan.base.text import fold
from congdoan.direction.addressee import AddresseeField
from congdoan.direction.documents import keeping, kinds
from congdoan.orgs.models import Unit
from congdoan.records.declare import (
    Line,
    Lines,
    Measure,
    Record,
    Register,
    later,
    must,
    register,
    word_index,
)

SIGNED = ("kind", "body", "title", "basis", "addressees", "text", "capacity", "signer_title",
          "signer", "recorder", "department", "confidentiality")  # fmt: skip
TEXTS = ("basis", "addressees", "text")
NUMBERED = (*SIGNED, "unit", "dated", "serial")


class Document(Record):
    """One document of a unit; what was signed stands, what was numbered is never numbered again."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        CONSULTATION = "asked", _("Lấy ý kiến")
        CHECKED = "checked", _("Đã kiểm tra")
        SIGNED = "signed", _("Đã ký")
        NUMBERED = "numbered", _("Đã vào số")
        ISSUED = "issued", _("Đã phát hành")
        DELIVERED = "delivered", _("Đã đến nơi nhận")
        READ = "read", _("Mọi nơi nhận đã đọc")

    # Others may be asked about it.
    IN_DRAFT = (Status.DRAFT, Status.CONSULTATION)
    OPEN = (*IN_DRAFT, Status.CHECKED)
    OUT = (Status.ISSUED, Status.DELIVERED, Status.READ)
    # Read by grants at the very unit; the recipients read their own copy in `incoming`.
    confidential = Q(confidentiality=kinds.Confidentiality.LIMITED)

    kind = models.CharField(_("Loại văn bản"), max_length=13, choices=kinds.Kind)
    body = models.CharField(
        _("Ban hành nhân danh"), max_length=10, choices=kinds.Body, default=kinds.Body.STANDING
    )
    department = models.CharField(
        _("Ký hiệu ban soạn thảo"), max_length=20, blank=True,
        help_text=_("Chỉ cho công văn: «ToC» trong 4282/TLĐ-ToC."),
    )  # fmt: skip
    title = models.CharField(_("Trích yếu"), max_length=500)
    basis = models.TextField(_("Căn cứ"), blank=True, help_text=_("Mỗi căn cứ một dòng."))
    addressees = models.TextField(_("Kính gửi"), blank=True, help_text=_("Mỗi nơi một dòng."))
    text = models.TextField(
        _("Nội dung"), blank=True,
        help_text=_("Mỗi đoạn một dòng. «I. …», «Điều 1. …», «- …» và «| cột | cột |» được trình bày theo "
                    "thể thức."),
    )  # fmt: skip
    capacity = models.CharField(
        _("Tư cách ký"), max_length=10, choices=kinds.Capacity, default=kinds.Capacity.HEAD
    )
    signer_title = models.CharField(
        _("Chức vụ người ký"), max_length=100, blank=True,
        help_text=_("Để trống để ghi chủ tịch, hoặc phó chủ tịch khi ký thay."),
    )  # fmt: skip
    signer = models.CharField(_("Người ký"), max_length=120, blank=True)
    recorder = models.CharField(_("Thư ký (biên bản)"), max_length=120, blank=True)
    dated = models.DateField(
        _("Ngày văn bản"), null=True, blank=True, help_text=_("Để trống để lấy ngày vào số.")
    )
    serial = models.PositiveIntegerField(
        _("Số thứ tự"), null=True, blank=True,
        help_text=_("Để trống để máy cấp số; ghi số nếu đã cấp trên giấy."),
    )  # fmt: skip
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True, editable=False)
    confidentiality = models.CharField(
        _("Phạm vi đọc"), max_length=8, choices=kinds.Confidentiality,
        default=kinds.Confidentiality.OPEN,
    )  # fmt: skip
    for_website = models.BooleanField(_("Đăng trang thông tin"), default=False)
    template = models.CharField(max_length=60, blank=True, editable=False)
    status = models.CharField(
        _("Trạng thái"), max_length=9, choices=Status, default=Status.DRAFT, editable=False
    )
    signed_on = models.DateField(_("Ngày ký"), null=True, editable=False)
    issued_on = models.DateField(_("Ngày phát hành"), null=True, editable=False)
    delivered_on = models.DateField(_("Ngày đến đủ nơi nhận"), null=True, editable=False)
    read_on = models.DateField(_("Ngày mọi nơi nhận đã đọc"), null=True, editable=False)
    # Recipients but those of «Lưu», and of them those reached inside the system.
    sent_to = models.PositiveIntegerField(_("Số nơi nhận"), default=0, editable=False)
    sent_inside = models.PositiveIntegerField(_("Nơi nhận qua hệ thống"), default=0, editable=False)
    # The identity other papers cite it by (ADR 0008).
    key = models.CharField(max_length=160, blank=True, editable=False, db_index=True)
    # What was read of it: its bases and citations.
    reading = models.ForeignKey(
        "direction.Reading", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    folded = models.TextField(editable=False)

    class Meta(Record.Meta):
        verbose_name = _("văn bản đi")
        verbose_name_plural = _("Văn bản đi")
        ordering = [models.F("dated").desc(nulls_first=True), "-pk"]
        indexes = [word_index("document_words")]
        constraints = [
            must("document_on_the_website_is_open", Q(for_website=False) | Q(confidentiality="open"),
                 _("Chỉ văn bản «Thường» mới được đăng trang thông tin.")),
            must("document_counts_from_one", Q(serial=None) | Q(serial__gte=1),
                 _("«Số thứ tự» bắt đầu từ 1.")),
        ]  # fmt: skip

    def __str__(self):
        return " ".join(filter(None, (self.number, self.title)))

    @property
    def kept_from(self):
        """The day whose year the time of its keeping is counted from; None for a draft."""
        return self.dated or self.issued_on

    @property
    def is_limited(self):
        return self.confidentiality == kinds.Confidentiality.LIMITED

    @property
    def is_out(self):
        return self.status in self.OUT

    @property
    def fixed(self):
        """Fields that no longer move."""
        if self.status in self.OPEN:
            return ()
        return SIGNED if self.status == self.Status.SIGNED else NUMBERED

    def clean(self):
        for name in TEXTS:  # a browser ends lines in two signs
            setattr(self, name, getattr(self, name).replace("\r\n", "\n"))
        stood = (
            Document.objects.across_units("the document as it stands").filter(pk=self.pk).first()
        )
        for name in stood.fixed if stood else ():
            if getattr(stood, name) != getattr(self, name):
                raise ValidationError({name: _(
                    "Văn bản đã ký hoặc đã vào số nên mục này không đổi nữa. Trước khi vào số có thể "
                    "trả về «Đã kiểm tra» để sửa; sau đó ban hành văn bản khác thay thế."
                )})  # fmt: skip

    @property
    def sent(self):
        """Its copies in the registers of its recipients: when read, what became of it, what they say."""
        found = self.arrivals.select_related("unit").prefetch_related("openings__by")
        return found.order_by("unit__sort_key")

    @property
    def read_count(self):
        return self.arrivals.filter(read_on__isnull=False).count()

    @property
    def purposes(self):
        """What a group of units may be sent it for."""
        return [one for one in kinds.Purpose.choices if one[0] != kinds.Purpose.KEEP]

    @property
    def outside(self):
        """Recipients that are no units: delivered by hand."""
        return self.recipients.filter(unit=None).exclude(purpose="keep")

    @property
    def waits_to_be_sent(self):
        """Units added as recipients after it was issued; what was for one that has ended went to its heir."""
        added = self.recipients.filter(unit__isnull=False, arrival=None).exclude(unit=self.unit_id)
        added = added.exclude(unit__closed__isnull=False, delivered_on__isnull=False)
        return self.is_out and added.exists()

    def derive(self):
        words = (self.number, self.title, self.text, self.basis, self.signer)
        self.folded = fold(modern("\n".join(words)))

    def settle(self):
        from congdoan.direction.documents import sending

        sending.once_each(self)

    def delete(self, *args, **kwargs):
        if self.status not in (*self.OPEN, self.Status.SIGNED):
            raise ProtectedError(_("Văn bản đã vào số thì không xoá."), {self})
        return super().delete(*args, **kwargs)


class Recipient(Line):
    """One line of «Nơi nhận»: a unit of the tree, or a name outside it, or where it is kept."""

    record = models.ForeignKey(Document, models.CASCADE, related_name="recipients")
    unit = AddresseeField(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị nhận"),
        help_text=_("Gõ tên hoặc mã; nơi ngoài công đoàn thì ghi ở ô bên."),
    )  # fmt: skip
    name = models.CharField(
        _("Nơi nhận ngoài hệ thống, nơi lưu"), max_length=300, blank=True,
        help_text=_("Ví dụ: Ban Dân vận Tỉnh ủy; VT, VP."),
    )  # fmt: skip
    purpose = models.CharField(
        _("Mục đích"), max_length=9, choices=kinds.Purpose, default=kinds.Purpose.CARRY_OUT
    )
    delivered_on = models.DateField(_("Ngày đến"), null=True, editable=False)

    class Meta(Line.Meta):
        verbose_name = _("nơi nhận")
        verbose_name_plural = _("Nơi nhận")
        constraints = [
            must("recipient_is_a_unit_or_a_name", Q(unit=None) ^ Q(name=""),
                 _("Mỗi dòng nơi nhận ghi một đơn vị, hoặc một tên ngoài hệ thống.")),
            must("what_is_kept_is_kept_by_name", Q(unit=None) | ~Q(purpose="keep"),
                 _("Dòng «Lưu» ghi bằng chữ, ví dụ: VT, VP.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name or str(self.unit)


OUT = Q(status__in=Document.OUT)


@register("direction/documents")
class DocumentRegister(Register):
    model = Document
    icon = "documents"
    lead = _("Văn bản của đơn vị từ dự thảo đến khi mọi nơi nhận đã đọc.")
    columns = "title kind number dated unit status issued_on"
    filters = "kind body status dated issued_on confidentiality for_website"
    search = "folded"
    reads_files = {"direction/documents": "pk"}
    unhistoried = ("folded", "key", "reading")
    sections = {
        _("Văn bản"): "unit kind body department title",
        _("Nội dung"): "basis addressees text",
        _("Ký"): "capacity signer_title signer recorder",
        _("Số và phạm vi"): "dated serial confidentiality for_website",
    }  # fmt: skip
    lines = {"recipients": Lines(Recipient, "unit name purpose", _("Nơi nhận"))}
    looks = (kinds.limited_faults,)
    bulk = "signer"
    key = "unit kind title"
    # Signing takes editing alone: in most grassroots unions who signs types as well.
    flow = {
        "draft": "checked asked",
        "asked": "checked draft",
        "checked": "signed draft",
        "signed": "numbered checked",
        "numbered": "issued",
        "issued": "delivered",
        "delivered": "read",
    }
    effects = {name: later(f"congdoan.direction.documents.stages.{name}") for name in
               ("asked", "checked", "signed", "numbered", "issued", "delivered", "read")}  # fmt: skip
    pages = (("direction-compose", _("Soạn từ mẫu")), ("direction-book", _("Sổ số văn bản")),
             ("direction-keeping", _("Hết hạn bảo quản")))  # fmt: skip
    figures = {_("Lưu trữ"): keeping.told}
    measures = (
        Measure("documents.issued", _("Văn bản phát hành"), during="issued_on", where=OUT),
        Measure("documents.read", _("Văn bản mọi nơi nhận đã đọc"), during="read_on"),
        Measure("documents.recipients", _("Lượt nơi nhận văn bản"), during="issued_on", where=OUT,
                total="sent_to"),
        Measure("documents.sent_inside", _("Lượt nơi nhận qua hệ thống"), during="issued_on",
                where=OUT, total="sent_inside"),
        Measure("documents.plans_issued", _("Kế hoạch phát hành"), during="issued_on",
                where=OUT & Q(kind="plan")),
    )  # fmt: skip

    def doors(self, record, actor):
        from congdoan.direction.registers.consultation import asking_doors

        return asking_doors(record, actor)

    example = {
        "unit": "CS001", "kind": "plan", "body": "executive",
        "title": "Tổ chức Tháng Công nhân năm 2026", "basis": "Căn cứ Điều lệ Công đoàn Việt Nam",
        "text": "I. MỤC ĐÍCH\nChăm lo đoàn viên, người lao động.", "capacity": "head",
        "signer": "Nguyễn Thị Hoa", "confidentiality": "open",
    }  # fmt: skip

"""Applications for membership: from the worker's signed form to the decision of admission."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import admitting, applying, rules, services
from congdoan.members.forms import PersonByCodeForm, refuse
from congdoan.members.registers.membership import Employment
from congdoan.members.registers.person import Person
from congdoan.records.declare import Record, Register, register


class Application(Record):
    """A worker asks to join. It waits until it may be decided; a refusal says why."""

    class Status(models.TextChoices):
        APPLIED = "applied", _("Đã nhận đơn")
        CHECKED = "checked", _("Đã xét điều kiện")
        DECIDED = "decided", _("Đã quyết định kết nạp")
        REFUSED = "refused", _("Không kết nạp")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="applications", verbose_name=_("Người xin gia nhập")
    )
    applied_on = models.DateField(_("Ngày nộp đơn"), default=timezone.localdate)
    has_form = models.BooleanField(_("Có đơn gia nhập đã ký"), default=False)
    voluntary = models.BooleanField(_("Người nộp đơn tự nguyện"), default=False)
    manages = models.BooleanField(
        _("Là chủ, người quản lý ký hợp đồng lao động"), default=False,
        help_text=_("Ngoài khu vực nhà nước: chủ doanh nghiệp, thành viên hội đồng, giám đốc, người được uỷ quyền ký."),
    )  # fmt: skip
    employment = models.CharField(
        _("Quan hệ lao động"), max_length=8, choices=Employment, default=Employment.FORMAL
    )
    # By name: workplaces stand above members.
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Nơi làm việc"),
    )  # fmt: skip
    contract_months = models.PositiveSmallIntegerField(
        _("Thời hạn hợp đồng (tháng)"), null=True, blank=True,
        help_text=_("Cần ghi với người lao động nước ngoài."),
    )  # fmt: skip
    founding = models.ForeignKey(
        "workplaces.Founding", models.PROTECT, related_name="applications", null=True, blank=True,
        verbose_name=_("Hồ sơ thành lập công đoàn"),
        help_text=_("Chưa có công đoàn: đơn chờ ở cấp trên, vào sổ cùng ngày công đoàn được công nhận."),
    )  # fmt: skip
    # Put there from the page of the session; empty where he is decided on by himself.
    admission = models.ForeignKey(
        "members.Admission", models.PROTECT, related_name="applications", null=True, editable=False,
        verbose_name=_("Đợt kết nạp"),
    )  # fmt: skip
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.APPLIED)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decision_no = models.CharField(
        _("Số quyết định"), max_length=60, blank=True,
        help_text=_("Để trống để máy cấp số và in quyết định; ghi số nếu đã ra quyết định giấy."),
    )  # fmt: skip
    signer = models.CharField(_("Người ký quyết định"), max_length=120, blank=True)
    refusal = models.CharField(_("Lý do không kết nạp"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("đơn gia nhập công đoàn")
        verbose_name_plural = _("Đơn gia nhập công đoàn")
        ordering = ["-applied_on", "-pk"]

    def __str__(self):
        return f"{self.person} – {self.unit}"

    @property
    def entry(self):
        """How a decision brings him onto the roll: with the union's own, or by one for him."""
        with_union = self.founding and self.founding.decision_no == self.decision_no
        return "founding" if with_union else "admitted"

    def clean(self):
        if self.person_id and self.unit_id:
            refuse(rules.application_faults(self))


@register("members/applications")
class ApplicationRegister(Register):
    model = Application
    icon = "paper"
    lead = _("Đơn tự nguyện của người lao động, chờ xét và quyết định kết nạp.")
    form = PersonByCodeForm
    columns = "person unit applied_on workplace has_form status decided_on decision_no"
    filters = "status applied_on decided_on has_form employment founding"
    search = "person__folded decision_no"
    sections = {
        _("Đơn"): "unit person applied_on has_form voluntary",
        _("Việc làm"): "employment manages workplace contract_months founding",
        _("Giải quyết"): "status decided_on decision_no signer refusal",
    }  # fmt: skip
    figures = {_("Quyết định theo danh sách"): admitting.of_application}
    flow = {"applied": "checked refused", "checked": "decided refused"}
    # A session goes through its applications together; that each is voluntary is ticked one by one.
    bulk = "has_form status decided_on signer founding"
    effects = {"decided": services.enrol}
    doubts = (rules.scope_doubts,)
    pages = (
        ("members-applications-form-5b", _("In đơn tập thể (Mẫu 5b)")),
        ("members-applications-form-5b-word", _("Mẫu 5b, bản Word")),
    )
    actions = (
        ("members-applications-form-5a", _("In đơn (Mẫu 5a)"), "paper"),
        ("members-applications-form-5a-word", _("Mẫu 5a, bản Word"), "download"),
    )
    routes = {
        "form-5a": ("<int:pk>/form-5a.pdf", applying.SingleView),
        "form-5a-word": ("<int:pk>/form-5a.docx", applying.SingleWordView),
        "form-5b": ("form-5b.pdf", applying.CollectiveView),
        "form-5b-word": ("form-5b.docx", applying.CollectiveWordView),
    }
    key = "person applied_on"
    example = {
        "unit": "CS001", "person": "DV-000001", "applied_on": "2026-05-20", "has_form": True,
        "voluntary": True, "employment": "formal", "status": "applied",
    }  # fmt: skip

"""Plans that have to be issued: at once, on a day, or when an instruction from above comes in."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.direction.fields import Field
from congdoan.direction.registers.programme import Programme
from congdoan.records.declare import Measure, Record, Register, must, once, register
from congdoan.records.fixed import not_ahead


class RequiredPlan(Record):
    """One plan on the list of a unit (seed 001 II.2): what it rests on, what sets it off, by when.

    A plan whose trigger has not come counts nowhere but among those that wait.
    """

    class Origin(models.TextChoices):
        LISTED = "listed", _("Có trong danh mục từ đầu")
        LATER = "later", _("Cấp trên giao thêm sau")

    class Trigger(models.TextChoices):
        DATE = "date", _("Đến ngày đã định")
        INSTRUCTION = "instruction", _("Khi có văn bản chỉ đạo")

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chờ căn cứ")
        DUE = "due", _("Đến lúc xây dựng")
        DRAFTING = "drafting", _("Đang soạn")
        ISSUED = "issued", _("Đã ban hành")

    title = models.CharField(_("Tên kế hoạch"), max_length=300)
    field = models.CharField(_("Lĩnh vực"), max_length=15, choices=Field, blank=True)
    basis = models.TextField(_("Căn cứ"), help_text=_("Mỗi căn cứ một dòng."))
    origin = models.CharField(_("Nguồn"), max_length=6, choices=Origin, default=Origin.LISTED)
    listed_in = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="required_plans",
        verbose_name=_("Thuộc chương trình"),
    )  # fmt: skip
    trigger = models.CharField(_("Xây dựng khi"), max_length=11, choices=Trigger)
    awaited = models.CharField(_("Văn bản đang chờ"), max_length=300, blank=True)
    triggered_on = models.DateField(_("Ngày có căn cứ"), null=True, blank=True)
    instruction = models.CharField(_("Số văn bản chỉ đạo"), max_length=100, blank=True)
    days = models.PositiveSmallIntegerField(_("Số ngày để ban hành"), default=30)
    due = models.DateField(
        _("Hạn ban hành"), null=True, blank=True,
        help_text=_("Để trống: ngày có căn cứ cộng số ngày để ban hành."),
    )  # fmt: skip
    owner = models.CharField(_("Chủ trì soạn"), max_length=200)
    status = models.CharField(_("Trạng thái"), max_length=8, choices=Status, default=Status.WAITING)
    issued = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="fulfils",
        verbose_name=_("Kế hoạch đã ban hành"),
    )  # fmt: skip
    issued_number = models.CharField(_("Số kế hoạch"), max_length=60, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    late_from = models.DateField(_("Trễ từ ngày"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("kế hoạch phải ban hành")
        verbose_name_plural = _("Kế hoạch phải ban hành")
        ordering = [F("due").asc(nulls_last=True), "-pk"]
        constraints = [
            once("required_plan_once", "unit title", _("Đơn vị đã có kế hoạch này trong danh mục.")),
            must("required_plan_is_set_off", Q(status="waiting") | Q(triggered_on__isnull=False),
                 _("Ghi «Ngày có căn cứ» trước khi xây dựng.")),
            must("required_plan_names_its_instruction",
                 ~Q(trigger="instruction") | Q(triggered_on=None) | ~Q(instruction=""),
                 _("Ghi «Số văn bản chỉ đạo» làm căn cứ.")),
            must("required_plan_knows_its_day", ~Q(trigger="date") | Q(triggered_on__isnull=False),
                 _("Kế hoạch theo ngày phải ghi «Ngày có căn cứ».")),
            must("required_plan_is_issued_under_a_number",
                 ~Q(status="issued") | (~Q(issued_number="") & Q(issued_on__isnull=False)),
                 _("Ghi số và ngày ban hành, hoặc chọn kế hoạch đã ban hành trên hệ thống.")),
            must("required_plan_is_issued_on_the_day_of_its_issue", Q(issued_on=None) | Q(status="issued"),
                 _("«Ngày ban hành» ghi khi chuyển «Đã ban hành».")),
            must("required_plan_is_issued_after_its_trigger",
                 Q(issued_on=None) | Q(issued_on__gte=F("triggered_on")),
                 _("Ngày ban hành không thể trước ngày có căn cứ.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def clean(self):
        """A plan issued in the system brings its number and day along."""
        found = self.issued
        if found and found.status in Programme.PUBLIC and self.status == self.Status.ISSUED:
            self.issued_number = self.issued_number or found.number
            self.issued_on = self.issued_on or found.issued_on
        if self.status == self.Status.ISSUED and self.issued_number:
            self.issued_on = self.issued_on or timezone.localdate()
        not_ahead(self, "issued_on")

    def derive(self):
        if self.due is None and self.triggered_on:
            self.due = self.triggered_on + dt.timedelta(days=self.days)
        self.late_from = self.due and self.due + dt.timedelta(days=1)


SET_OFF = ~Q(status="waiting")


@register("direction/required_plans")
class RequiredPlanRegister(Register):
    model = RequiredPlan
    icon = "list"
    lead = _("Kế hoạch nào phải ban hành, đang chờ văn bản gì, hạn bao giờ, đã ra chưa.")
    columns = "title unit trigger triggered_on due owner status issued_number issued_on"
    filters = "status trigger origin field due triggered_on issued_on"
    search = "title basis awaited instruction issued_number"
    sections = {
        _("Kế hoạch"): "unit title field basis origin listed_in owner",
        _("Căn cứ để xây dựng"): "trigger awaited triggered_on instruction days due",
        _("Ban hành"): "status issued issued_number issued_on",
    }
    bulk = "owner due"
    key = "unit title"
    flow = {"waiting": "due", "due": "drafting issued", "drafting": "issued"}
    takes = {"issued": "manage"}
    measures = (
        Measure("required_plans.issued", _("Kế hoạch phải ban hành đã ban hành"),
                during="issued_on", where=Q(status="issued")),
        Measure("required_plans.set_off", _("Kế hoạch đã có căn cứ phải xây dựng"),
                during="triggered_on", where=SET_OFF),
        Measure("required_plans.due", _("Kế hoạch đến hạn ban hành"), during="due", where=SET_OFF),
        Measure("required_plans.issued_in_time", _("Kế hoạch đến hạn đã ban hành đúng hạn"),
                during="due", where=Q(status="issued", issued_on__lte=F("due"))),
        Measure("required_plans.overdue", _("Kế hoạch trễ hạn ban hành"), where=SET_OFF,
                holding=("late_from", "issued_on"), until_excluded=True),
    )  # fmt: skip
    example = {
        "unit": "CS001", "title": "Kế hoạch thực hiện nghị quyết đại hội", "field": "organisation",
        "basis": "Nghị quyết đại hội công đoàn cơ sở", "origin": "listed", "trigger": "date",
        "triggered_on": "2026-06-01", "days": 30, "owner": "Ban Chấp hành", "status": "due",
    }  # fmt: skip

"""Foundings: the file of a grassroots or guild union, from the first contact to its first year's end."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import founders
from congdoan.members.forms import refuse
from congdoan.orgs.kinds import BASE, Kind
from congdoan.orgs.models import Unit
from congdoan.orgs.offices import Position
from congdoan.records.declare import (
    Line,
    Lines,
    Measure,
    Record,
    Register,
    must,
    once,
    register,
)
from congdoan.workplaces import rules, services
from congdoan.workplaces.registers.workplace import Workplace


class Founding(Record):
    """`unit` is the upper union that guides and decides; the new union hangs under it."""

    class Mode(models.TextChoices):
        WORKERS = "workers", _("Người lao động tự vận động")
        GUIDED = "guided", _("Công đoàn cấp trên hướng dẫn")
        JOINT = "joint", _("Chung cho nhiều nơi làm việc nhỏ")
        JOINED = "joined", _("Tổ chức của người lao động gia nhập Công đoàn Việt Nam")

    class Status(models.TextChoices):
        CONTACTED = "contacted", _("Đã tiếp xúc")
        PERSUADING = "persuading", _("Đang vận động")
        APPLICATIONS = "applications", _("Đã đủ đơn gia nhập")
        FILED = "filed", _("Đã nộp hồ sơ")
        CHECKED = "checked", _("Đã thẩm định hồ sơ")
        DECIDED = "decided", _("Đã quyết định công nhận")
        ANNOUNCED = "announced", _("Đã ra mắt")
        SUPPORTED = "supported", _("Đã kèm cặp xong năm đầu")
        REFUSED = "refused", _("Dừng, từ chối")

    class Committee(models.TextChoices):
        PROVISIONAL = "provisional", _("Ban chấp hành lâm thời do cấp trên chỉ định")
        ELECTED = "elected", _("Ban chấp hành do hội nghị thành lập bầu")

    class Reason(models.TextChoices):
        EMPLOYER = "employer", _("Người sử dụng lao động chưa đồng thuận")
        WORKERS = "workers", _("Người lao động chưa muốn tham gia")
        FEW = "few", _("Chưa đủ người có đơn")
        CLOSING = "closing", _("Nơi làm việc thu hẹp, sắp ngừng")
        OTHER = "other", _("Lý do khác")

    FOUNDED = (Status.DECIDED, Status.ANNOUNCED, Status.SUPPORTED)
    KINDS = [choice for choice in Kind.choices if choice[0] in BASE]

    workplace = models.ForeignKey(
        Workplace, models.PROTECT, related_name="foundings", null=True, blank=True,
        verbose_name=_("Nơi làm việc"), help_text=_("Nghiệp đoàn thì để trống."),
    )  # fmt: skip
    kind = models.CharField(_("Loại công đoàn"), max_length=10, choices=KINDS, default=Kind.CDCS)
    code = models.CharField(_("Mã đơn vị mới"), max_length=30, unique=True)
    name = models.CharField(_("Tên công đoàn mới"), max_length=200)
    mode = models.CharField(_("Cách thành lập"), max_length=8, choices=Mode, default=Mode.GUIDED)
    contacted_on = models.DateField(_("Tiếp xúc lần đầu"), default=timezone.localdate)
    employer_promise = models.CharField(
        _("Cam kết của người sử dụng lao động"), max_length=300, blank=True
    )
    members = models.PositiveIntegerField(_("Số đoàn viên khi thành lập"), null=True, blank=True)
    status = models.CharField(
        _("Tình trạng"), max_length=12, choices=Status, default=Status.CONTACTED
    )
    conference_on = models.DateField(_("Ngày hội nghị thành lập"), null=True, blank=True)
    committee = models.CharField(_("Ban chấp hành"), max_length=11, choices=Committee, blank=True)
    has_forms = models.BooleanField(_("Có đơn gia nhập"), default=False)
    has_list = models.BooleanField(_("Có danh sách đoàn viên"), default=False)
    has_minutes = models.BooleanField(_("Có biên bản hội nghị thành lập"), default=False)
    filed_on = models.DateField(_("Ngày nộp hồ sơ"), null=True, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decision_no = models.CharField(
        _("Số quyết định"), max_length=60, blank=True,
        help_text=_("Để trống để máy cấp số và in quyết định; ghi số nếu đã ra quyết định giấy."),
    )  # fmt: skip
    signer = models.CharField(_("Người ký quyết định"), max_length=120, blank=True)
    announced_on = models.DateField(_("Ngày ra mắt"), null=True, blank=True)
    refused_for = models.CharField(
        _("Loại lý do dừng"), max_length=8, choices=Reason, default=Reason.OTHER
    )
    refusal = models.CharField(_("Lý do dừng"), max_length=300, blank=True)
    refused_on = models.DateField(_("Dừng từ ngày"), null=True, editable=False)
    next_contact = models.DateField(_("Hẹn tiếp xúc lại"), null=True, blank=True)
    took = models.PositiveIntegerField(
        _("Số ngày từ tiếp xúc đến quyết định"), null=True, editable=False
    )
    founded = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("Công đoàn đã thành lập"),
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("hồ sơ thành lập công đoàn")
        verbose_name_plural = _("Thành lập công đoàn")
        ordering = ["-contacted_on", "-pk"]
        constraints = [
            must("union_is_announced_after_its_decision",
                 Q(announced_on=None) | Q(announced_on__gte=F("decided_on")),
                 _("«Ngày ra mắt» không thể trước ngày quyết định công nhận.")),
            must("union_is_decided_after_the_first_contact",
                 Q(decided_on=None) | Q(decided_on__gte=F("contacted_on")),
                 _("«Ngày quyết định» không thể trước «Tiếp xúc lần đầu».")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def clean(self):
        refuse(rules.founding_faults(self))

    def derive(self):
        decided = self.decided_on if self.status in self.FOUNDED else None
        self.took = (decided - self.contacted_on).days if decided else None
        stopped = self.status == self.Status.REFUSED
        self.refused_on = (self.refused_on or timezone.localdate()) if stopped else None

    @property
    def workplaces(self):
        """Every workplace that the union is there for: the one of the file, those it is shared with."""
        shared = [line.workplace for line in self.places.select_related("workplace")]
        return [*filter(None, [self.workplace]), *shared]


class FoundingPlace(Line):
    """One of the small workplaces that found a union together (seed 004 II.2)."""

    record = models.ForeignKey(Founding, models.CASCADE, related_name="places")
    workplace = models.ForeignKey(
        Workplace, models.PROTECT, related_name="+", verbose_name=_("Nơi làm việc")
    )

    class Meta(Line.Meta):
        constraints = [
            once("place_founds_once", "record workplace", _("Nơi này đã có trong hồ sơ."))
        ]

    def __str__(self):
        return str(self.workplace)


class Founder(Line):
    """Who sits on the first committee of the new union."""

    record = models.ForeignKey(Founding, models.CASCADE, related_name="founders")
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Người có đơn"),
    )  # fmt: skip
    full_name = models.CharField(_("Hoặc họ và tên"), max_length=120, blank=True)
    position = models.CharField(
        _("Chức vụ"), max_length=16, choices=Position, default=Position.COMMITTEE
    )

    def __str__(self):
        return str(self.person or self.full_name)

    def clean(self):
        refuse(rules.founder_faults(self))


DECIDED = Q(status__in=Founding.FOUNDED)


@register("workplaces/foundings")
class FoundingRegister(Register):
    model = Founding
    icon = "flag"
    lead = _("Từ lần tiếp xúc đầu tiên đến quyết định công nhận công đoàn cơ sở, nghiệp đoàn.")
    columns = "name workplace unit kind contacted_on members status decided_on took next_contact"
    filters = "status kind mode refused_for contacted_on decided_on refused_on next_contact"
    search = "name code workplace__folded"
    sections = {
        _("Công đoàn sẽ thành lập"): "unit workplace kind code name mode",
        _("Vận động"): "contacted_on employer_promise members",
        _("Hồ sơ"): "conference_on committee has_forms has_list has_minutes filed_on",
        _("Giải quyết"): "status decided_on decision_no signer announced_on",
        _("Nếu dừng"): "refused_for refusal next_contact",
    }  # fmt: skip
    lines = {
        "places": Lines(FoundingPlace, "workplace", _("Nơi làm việc khác cùng chung công đoàn")),
        "founders": Lines(Founder, "person full_name position", _("Ban chấp hành đầu tiên")),
    }  # fmt: skip
    figures = {_("Người xin gia nhập"): founders.told}
    flow = {
        "contacted": "persuading refused", "persuading": "applications refused",
        "applications": "filed refused", "filed": "checked refused", "checked": "decided refused",
        "refused": "contacted", "decided": "announced", "announced": "supported",
    }  # fmt: skip
    effects = {
        "persuading": services.mobilise, "refused": services.turned_away, "decided": services.found,
    }  # fmt: skip
    key = "code"
    cuts = {
        "guided": (_("do cấp trên hướng dẫn"), Q(mode=Founding.Mode.GUIDED)),
        "workers": (_("do người lao động tự vận động"), Q(mode=Founding.Mode.WORKERS)),
        **{f"for_{one.value}": (one.label, Q(refused_for=one)) for one in Founding.Reason},
    }  # fmt: skip
    measures = (
        Measure("unions.founded", _("Công đoàn cơ sở thành lập"), during="decided_on",
                where=DECIDED & Q(kind=Kind.CDCS)),
        Measure("unions.guilds_founded", _("Nghiệp đoàn thành lập"), during="decided_on",
                where=DECIDED & Q(kind=Kind.NDCS)),
        Measure("foundings.days", _("Số ngày từ tiếp xúc đến quyết định"), during="decided_on",
                where=DECIDED, total="took"),
        Measure("foundings.refused", _("Nơi dừng vận động"), during="refused_on"),
    )  # fmt: skip
    example = {
        "unit": "HA1", "kind": "CDCS", "code": "CS900", "name": "Công đoàn Công ty may Sông Hồng",
        "workplace": "NLV-001", "mode": "guided", "contacted_on": "2026-02-10", "members": 25,
        "status": "contacted",
    }  # fmt: skip

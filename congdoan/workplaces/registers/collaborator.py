"""The network: collaborators, advisers, propagandists and core groups, each with an area (seed 004 III.4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import (
    AmountField,
    Lines,
    Measure,
    Record,
    Register,
    must,
    once,
    register,
)
from congdoan.workplaces import gathering, rules
from congdoan.workplaces.paying import Monthly


class Collaborator(Record):
    """A person who helps to gather workers in an area, for as long as it lasts."""

    class Kind(models.TextChoices):
        COLLABORATOR = "collaborator", _("Cộng tác viên")
        ADVISER = "adviser", _("Tư vấn viên")
        PROPAGANDIST = "propagandist", _("Tuyên truyền viên, báo cáo viên")
        CORE = "core", _("Nhóm nòng cốt")

    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="collaborations", verbose_name=_("Người")
    )
    kind = models.CharField(_("Vai trò"), max_length=12, choices=Kind, default=Kind.COLLABORATOR)
    area = models.CharField(_("Địa bàn, khu, doanh nghiệp"), max_length=200)
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến ngày"), null=True, blank=True)
    decision_no = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    trained_on = models.DateField(_("Đã tập huấn từ ngày"), null=True, blank=True)
    allowance = AmountField(_("Thù lao mỗi tháng"), default=0)

    class Meta(Record.Meta):
        verbose_name = _("cộng tác viên")
        verbose_name_plural = _("Cộng tác viên, nòng cốt")
        constraints = [
            must("collaboration_ends_after_it_begins", Q(until=None) | Q(until__gte=models.F("since")),
                 _("«Đến ngày» không được trước «Từ ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} – {self.get_kind_display()}"

    def settle(self):
        """Each month is paid within the norm and the service."""
        gathering.check_payments(self)


class Payment(Monthly):
    """What was paid for one month."""

    record = models.ForeignKey(Collaborator, models.CASCADE, related_name="payments")

    class Meta(Monthly.Meta):
        constraints = [once("paid_once_a_month", "record month", _("Tháng này đã ghi chi."))]

    def __str__(self):
        return f"{self.month:%m/%Y}"


SERVING = ("since", "until")


@register("workplaces/collaborators")
class CollaboratorRegister(Register):
    model = Collaborator
    icon = "members"
    lead = _("Ai giúp tập hợp người lao động ở đâu, đã tập huấn chưa, đã đi những nơi nào.")
    columns = "person kind area unit since until trained_on"
    pages = (("workplaces-network", _("Mạng lưới ở đâu")),)
    filters = "kind area since until trained_on"
    search = "person__folded area"
    sections = {
        _("Người"): "unit person kind area",
        _("Thời gian"): "since until decision_no",
        _("Điều kiện"): "trained_on allowance",
    }  # fmt: skip
    lines = {"payments": Lines(Payment, "month amount", _("Thù lao đã chi"))}
    figures = {_("Đã làm được"): gathering.work}
    bulk = "until trained_on"
    rules = (rules.allowance_faults,)
    key = "person kind since"
    measures = (
        Measure("network.serving", _("Cộng tác viên, nòng cốt đang hoạt động"), holding=SERVING),
        Measure("network.trained", _("Cộng tác viên đã tập huấn"), holding=SERVING,
                on=lambda day: Q(trained_on__lte=day)),
        Measure("network.paid", _("Thù lao đã chi cho cộng tác viên"), during="payments__month",
                total="payments__amount"),
    )  # fmt: skip
    cuts = {kind.value: (kind.label, Q(kind=kind)) for kind in Collaborator.Kind}
    example = {
        "unit": "CS001", "person": "DV-000001", "kind": "collaborator", "area": "Khu công nghiệp Tam Đường",
        "since": "2026-01-15", "decision_no": "08/QĐ-LĐLĐ",
    }  # fmt: skip

"""Working regulations of committees: how often each meets and how many must be there (seed 001 III.7, 002 IV.4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.direction.meetings.committees import Committee, Quorum
from congdoan.records.declare import Record, Register, must, once, register


class Regulation(Record):
    """The regulation one committee of one unit works by, from `since` until another takes its place."""

    committee = models.CharField(_("Của"), max_length=10, choices=Committee)
    number = models.CharField(_("Số văn bản"), max_length=60, blank=True)
    since = models.DateField(_("Áp dụng từ"))
    every_months = models.PositiveSmallIntegerField(
        _("Họp thường kỳ, mấy tháng một lần"), default=3
    )
    quorum = models.CharField(_("Họp hợp lệ khi có mặt"), max_length=14, choices=Quorum,
                              default=Quorum.TWO_THIRDS)  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("quy chế làm việc")
        verbose_name_plural = _("Quy chế làm việc")
        ordering = ["unit_id", "committee", "-since"]
        constraints = [
            once("regulation_once_a_day", "unit committee since",
                 _("Đã có quy chế của ban này áp dụng từ đúng ngày đó.")),
            must("regulation_meets_within_a_year", Q(every_months__range=(1, 12)),
                 _("Ghi từ 1 đến 12 tháng một lần.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_committee_display()} – {self.unit}"


@register("direction/regulations")
class RegulationRegister(Register):
    model = Regulation
    icon = "documents"
    lead = _("Mỗi ban họp mấy tháng một lần, bao nhiêu người có mặt thì hợp lệ.")
    columns = "committee unit number since every_months quorum"
    filters = "committee quorum since"
    search = "number unit__name"
    sections = {_("Quy chế"): "unit committee number since",
                _("Họp"): "every_months quorum"}  # fmt: skip
    bulk = "every_months quorum"
    key = "unit committee since"
    example = {
        "unit": "CS001", "committee": "executive", "number": "02/QC-BCH", "since": "2026-01-15",
        "every_months": 3, "quorum": "two_thirds",
    }  # fmt: skip

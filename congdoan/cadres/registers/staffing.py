"""Staffing: how many full-time posts an upper union may fill, by which decision, and how many it has (SYS-10)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.cadres.offices import in_office
from congdoan.records.declare import Measure, Record, Register, must, once, register
from congdoan.records.register import REGISTERS


class Staffing(Record):
    """The posts of one unit from one day to another; the last one stands on."""

    posts = models.PositiveSmallIntegerField(gettext_lazy("Số biên chế được giao"))
    decision_no = models.CharField(gettext_lazy("Số quyết định giao"), max_length=60)
    since = models.DateField(gettext_lazy("Áp dụng từ"))
    until = models.DateField(gettext_lazy("Đến hết ngày"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("biên chế cán bộ chuyên trách")
        verbose_name_plural = gettext_lazy("Biên chế cán bộ chuyên trách")
        ordering = ["-since", "-pk"]
        constraints = [
            must("staffing_lasts", Q(until=None) | Q(until__gte=F("since")),
                 gettext_lazy("«Đến hết ngày» không thể trước «Áp dụng từ».")),
            once("one_staffing_stands", "unit",
                 gettext_lazy("Đơn vị đang có số biên chế áp dụng; ghi «Đến hết ngày» cho lần trước."),
                 Q(until=None)),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.unit}: {self.posts}"


def filled(staffing, actor):
    """(label, value, list) of the full-time officials at the unit today beside its posts."""
    register, day = REGISTERS["cadres/officials"], actor.day
    rows = register.rows(actor).filter(in_office(day), unit=staffing.unit_id, full_time=True)
    count = rows.values("person").distinct().count()
    url = register.behind("officials.count.full_time", staffing.unit, Period.day(day))
    yield _("Đang có"), number(count), url
    over = count - staffing.posts
    yield (_("Vượt") if over > 0 else _("Còn khuyết")), number(abs(over)), None


@register("cadres/staffing")
class StaffingRegister(Register):
    model = Staffing
    icon = "official"
    lead = gettext_lazy("Số cán bộ chuyên trách được giao và số đang có, từng đơn vị.")
    columns = "unit posts decision_no since until"
    filters = "since until posts"
    search = "decision_no unit__folded"
    sections = {gettext_lazy("Biên chế"): "unit posts decision_no since until"}
    figures = {gettext_lazy("Cán bộ chuyên trách"): filled}
    bulk = "until"
    key = "unit since"
    measures = (
        Measure("staffing.posts", gettext_lazy("Biên chế chuyên trách được giao"), holding=("since", "until"),
                total="posts"),
    )  # fmt: skip
    example = {
        "unit": "CS001",
        "posts": 2,
        "decision_no": "12/QĐ-LĐLĐ",
        "since": "2026-01-01",
        "until": "2026-12-31",
    }

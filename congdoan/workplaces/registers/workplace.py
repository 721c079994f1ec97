"""Workplaces: every employer of the area, with or without a union."""

from functools import reduce
from operator import and_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.base import communes, taxcodes
from congdoan.base.text import fold, sort_key
from congdoan.orgs.kinds import Ownership, Sector
from congdoan.orgs.models import Unit
from congdoan.records.declare import (
    CommuneField,
    Lines,
    Measure,
    Record,
    Register,
    must,
    register,
    word_index,
)
from congdoan.workplaces import spans, taxes
from congdoan.workplaces.cuts import cuts
from congdoan.workplaces.registers.survey import Survey
from congdoan.workplaces.spans import FormerUnion, blank, unionised


class Workplace(Record):
    """An employer, kept by the union of the area; the union founded there sees it too.

    The keeper stays when a union is founded, so that last month's figures stay what they were. Its union, from
    `union_since` to `union_until`, is the one that stands or stood last; those before it are its lines.
    """

    class State(models.TextChoices):
        UNSURVEYED = "unsurveyed", _("Chưa khảo sát")
        SURVEYED = "surveyed", _("Đã khảo sát")
        POTENTIAL = "potential", _("Tiềm năng")
        MOBILISING = "mobilising", _("Đang vận động")
        FOUNDED = "founded", _("Đã có công đoàn")
        REFUSED = "refused", _("Từ chối")
        CLOSED = "closed", _("Ngừng hoạt động")

    scope_paths = ("unit", "union")
    # The time with a union that is over since another began, when it was last derived.
    former = None

    code = models.CharField(_("Mã nơi làm việc"), max_length=30, unique=True)
    name = models.CharField(_("Tên nơi làm việc"), max_length=200)
    tax_code = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    address = models.CharField(_("Địa chỉ"), max_length=400, blank=True)
    commune = CommuneField(_("Xã, phường, đặc khu"), blank=True)
    zone = models.CharField(_("Khu công nghiệp"), max_length=120, blank=True)
    key_area = models.BooleanField(_("Thuộc địa bàn trọng điểm"), default=False)
    contact = models.CharField(
        _("Người liên hệ của chủ sử dụng lao động"), max_length=150, blank=True
    )
    officer = models.CharField(_("Cán bộ phụ trách vận động"), max_length=120, blank=True)
    ownership = models.CharField(_("Sở hữu"), max_length=10, choices=Ownership)
    sector = models.CharField(_("Loại hình"), max_length=20, choices=Sector)
    trade = models.CharField(_("Ngành nghề"), max_length=120, blank=True)
    opened_on = models.DateField(_("Hoạt động từ"))
    closed_on = models.DateField(_("Ngừng từ"), null=True, blank=True)
    union = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Công đoàn tại nơi làm việc"),
    )  # fmt: skip
    union_since = models.DateField(_("Có công đoàn từ"), null=True, blank=True)
    union_until = models.DateField(_("Không còn công đoàn từ"), null=True, blank=True)
    other_representative = models.BooleanField(
        _("Có tổ chức khác đại diện người lao động"), default=False
    )
    # The latest headcount, kept here by `services.chain` for lists; measures ask for that of their day.
    workers = models.PositiveIntegerField(_("Số lao động gần nhất"), default=0, editable=False)
    counted_on = models.DateField(_("Ngày đếm lao động"), null=True, editable=False)
    eligible = models.BooleanField(_("Đủ điều kiện lập công đoàn"), default=False)
    cba_eligible = models.BooleanField(_("Đủ điều kiện ký thoả ước"), default=False)
    party_cell = models.BooleanField(_("Có tổ chức Đảng"), default=False)
    state = models.CharField(
        _("Tình trạng"), max_length=12, choices=State, default=State.UNSURVEYED
    )
    folded = models.CharField(max_length=400, editable=False)
    sort_key = models.TextField(editable=False, db_collation="C")

    class Meta(Record.Meta):
        verbose_name = _("nơi làm việc")
        verbose_name_plural = pgettext_lazy("register", "Nơi làm việc")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="workplace_by_name"),
            word_index("workplace_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(union_since=None) | Q(union_until__isnull=False),
                name="a_closed_workplace_has_no_union",
                violation_error_message=_("Nơi làm việc đã ngừng thì ghi «Không còn công đoàn từ»."),
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False),
                name="closed_workplace_has_its_day",
                violation_error_message=_("Ghi «Ngừng từ» khi nơi làm việc ngừng hoạt động."),
            ),
            models.CheckConstraint(
                condition=~Q(state="founded") | Q(union_since__isnull=False),
                name="workplace_with_union_has_its_day",
                violation_error_message=_("Ghi «Có công đoàn từ» khi nơi này đã có công đoàn."),
            ),
            must("commune_of_a_workplace_is_a_code", Q(commune__regex=r"^(\d{5})?$"),
                 _("Xã, phường, đặc khu được ghi bằng mã năm chữ số.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def clean(self):
        if self.closed_on and self.union_since and not self.union_until:
            self.union_until = self.closed_on

    def derive(self):
        self.folded = fold(f"{self.code} {self.name} {self.tax_code}")[:400]
        self.sort_key = sort_key(self.name)[:500]
        self.former = spans.left_behind(self)

    def settle(self):
        spans.settle(self)


OPEN = ("opened_on", "closed_on")

# Sizes that development usually begins at: 20 workers (programmes of the confederation, seeds 000
# and 004), 15 in the non-state sector and 5 in enterprises (seed 003 II.1.2). A programme that
# begins at another number asks the same families from there on.
SIZES = (20, 15, 5)

ALL = Q()
# Where no blank may stay: areas named as such, and every industrial zone (seed 003 II.1.2).
KEY_AREAS = Q(key_area=True) | ~Q(zone="")


def standing(day, path="headcounts__"):
    """The headcount that stands on that day; one at most does."""
    until = Q(**{f"{path}until": None}) | Q(**{f"{path}until__gte": day})
    return Q(**{f"{path}counted_on__lte": day}) & until


def open_on(day, path="workplace__"):
    """At work on that day: a workplace has no workers before it opens and after it closes."""
    lasts = Q(**{f"{path}closed_on": None}) | Q(**{f"{path}closed_on__gt": day})
    return Q(**{f"{path}opened_on__lte": day}) & lasts


def organised(day):
    """Of a record that points at a workplace: it is at work and has a union on that day."""
    return open_on(day) & unionised(day, "workplace__")


def _open(code, label, *on, where=ALL, **more):
    """A stock of workplaces at work, of which each of `on` holds on the day."""
    every = (lambda day: reduce(and_, (one(day) for one in on))) if on else None
    return Measure(code, label, holding=OPEN, until_excluded=True, where=where, on=every, **more)


def _sized(size):
    """At least so many workers by the headcount of the day."""
    return lambda day: standing(day) & Q(headcounts__total__gte=size)


def _of_size(size):
    label = _("Nơi làm việc từ %s lao động") % size
    return _open(f"workplaces.ge{size}", label, _sized(size), singly=True)


def _of_size_with_union(size):
    label = _("Nơi từ %s lao động có công đoàn") % size
    return _open(f"workplaces.ge{size}_with_union", label, unionised, _sized(size), singly=True)


def _blank_of_size(size):
    label = _("Nơi từ %s lao động chưa có công đoàn") % size
    return _open(f"workplaces.blank{size}", label, blank, _sized(size), singly=True)


SIZED = {
    "workplaces.geN": _of_size,
    "workplaces.geN_with_union": _of_size_with_union,
    "workplaces.blankN": _blank_of_size,
}


def _seen(survey):
    """Workplaces that the round of that number has counted."""
    where = _surveyed_by(survey) & Q(headcounts__survey=survey)
    return _open(f"workplaces.seen{survey}", _("Nơi đợt khảo sát đã đến"), where=where)


def _unseen(survey):
    where = _surveyed_by(survey) & ~Q(headcounts__survey=survey)
    return _open(f"workplaces.unseen{survey}", _("Nơi đợt khảo sát còn phải đến"), where=where)


def _surveyed_by(survey):
    """Those of the round's industrial zone; all when it has none. KeyError without such a round."""
    rounds = Survey.objects.across_units("the zone of a round, read by no one")
    zones = dict(rounds.filter(pk=survey).values_list("pk", "zone"))
    return Q(zone__iexact=zones[survey]) if zones[survey] else ALL


FAMILIES = {**SIZED, "workplaces.seenN": _seen, "workplaces.unseenN": _unseen}


@register("workplaces/workplaces")
class WorkplaceRegister(Register):
    model = Workplace
    icon = "workplaces"
    lead = _("Doanh nghiệp, cơ quan, đơn vị trên địa bàn; nơi nào chưa có công đoàn.")
    status = "state"
    pages = (
        ("workplaces-blanks", _("Khoảng trắng")),
        ("workplaces-outlook", _("Diễn biến, dự báo")),
    )
    columns = "name code unit sector ownership workers counted_on union_since state"
    filters = "sector ownership state eligible workers counted_on union_since commune zone key_area officer"
    search = "folded"
    sections = {
        _("Nơi làm việc"): "unit code name tax_code address commune zone key_area trade contact",
        _("Phân loại"): "ownership sector opened_on closed_on party_cell other_representative",
        _("Công đoàn"): "state officer union union_since union_until eligible cba_eligible",
    }  # fmt: skip
    lines = {"unions": Lines(FormerUnion, "union since until", _("Công đoàn trước đây"))}
    bulk = "state officer eligible cba_eligible commune zone key_area"
    key = "code"
    cuts = {**cuts(), "key_areas": (_("địa bàn trọng điểm, khu công nghiệp"), KEY_AREAS)}
    families = FAMILIES
    doubts = (taxes.odd,)
    wonders = (taxes.borne_already,)
    measures = (
        _open("workplaces.count", _("Nơi làm việc")),
        _open("workplaces.with_union", _("Nơi làm việc có công đoàn"), unionised),
        _open("workplaces.eligible", _("Nơi đủ điều kiện lập công đoàn"), where=Q(eligible=True)),
        _open("workplaces.eligible_with_union", _("Nơi đủ điều kiện đã có công đoàn"), unionised,
              where=Q(eligible=True)),
        _open("workplaces.cba_eligible", _("Nơi đủ điều kiện ký thoả ước"),
              where=Q(cba_eligible=True)),
        _open("workplaces.cba_eligible_with_union", _("Nơi có công đoàn đủ điều kiện ký thoả ước"),
              unionised, where=Q(cba_eligible=True)),
        *(family(size) for family in SIZED.values() for size in SIZES),
        _open("workplaces.blank", _("Nơi làm việc chưa có công đoàn"), blank),
        _open("workplaces.uncovered", _("Lao động ở nơi chưa có công đoàn"), blank, standing,
              singly=True, total="headcounts__total"),
    )  # fmt: skip
    zeros = {"tax_code": taxcodes.with_zero, "commune": communes.with_zero}
    example = {
        "unit": "CS001", "code": "NLV-001", "name": "Công ty may Sông Hồng", "ownership": "non_state",
        "sector": "enterprise", "opened_on": "2015-01-01", "eligible": True, "cba_eligible": True,
        "state": "founded", "union_since": "2016-05-01",
    }  # fmt: skip

"""The times in which a workplace had a union: the one that stands, or stood last, is the workplace's own; those before
it are its lines. A new time never writes over the one before it."""

from itertools import pairwise

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import In
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.orgs.models import Unit
from congdoan.records.declare import Line, must, once

WHY = "the time that stood until now"


class FormerUnion(Line):
    """One time before the last in which the workplace had a union; `until` is the first day without it."""

    record = models.ForeignKey("workplaces.Workplace", models.CASCADE, related_name="unions")
    union = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=gettext_lazy("Công đoàn tại nơi làm việc"),
    )  # fmt: skip
    since = models.DateField(gettext_lazy("Có công đoàn từ"))
    until = models.DateField(gettext_lazy("Không còn công đoàn từ"))

    class Meta(Line.Meta):
        ordering = ["since"]
        constraints = [
            once("former_union_begins_once", "record since", gettext_lazy("Lần có công đoàn từ ngày này đã ghi.")),
            must("former_union_ends_after_it_begins", Q(until__gt=F("since")),
                 gettext_lazy("«Không còn công đoàn từ» phải sau «Có công đoàn từ».")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.union or self.since)


def unionised(day, path="", union=None):
    """With a union on that day, or with that very one."""
    lasts = Q(**{f"{path}union_until": None}) | Q(**{f"{path}union_until__gt": day})
    stands = Q(**{f"{path}union_since__lte": day}) & lasts
    if union is None:
        return stands | _once_unionised(day, path)
    return stands & Q(**{f"{path}union": union}) | _once_unionised(day, path, union=union)


def _once_unionised(day, path, **which):
    """One of the times before the last holds that day."""
    lines = FormerUnion.objects.filter(since__lte=day, until__gt=day, **which)
    # IN, not EXISTS: beside an OR the database looks those few up once, and not once for each workplace.
    return Q(In(F(f"{path}pk"), lines.values("record")))


def blank(day, path=""):
    """Without a union on that day: before its first, after its last or between two."""
    never = Q(**{f"{path}union_since": None}) | Q(**{f"{path}union_since__gt": day})
    ended = Q(**{f"{path}union_until__lte": day})
    return (never | ended) & ~_once_unionised(day, path)


def left_behind(place):
    """{union, since, until} that stood until now and is over since another one begins; None where what stood is
    only corrected."""
    if place._state.adding or place.union_since is None:
        return None
    rows = type(place).objects.across_units(WHY).filter(pk=place.pk)
    stood = rows.values("union", "union_since", "union_until").first()
    if stood is None or stood["union_since"] is None:
        return None
    carried_on = stood["union"] != place.union_id and stood["union"] and place.union_id
    until = stood["union_until"] or (place.union_since if carried_on else None)
    if until is None or not stood["union_since"] < until <= place.union_since:
        return None
    return {"union_id": stood["union"], "since": stood["union_since"], "until": until}


def settle(place):
    """The time left behind becomes a line; one that is the workplace's own again is no line. Raises `Mistake` when
    two overlap."""
    mine = place.unions
    if place.former:
        mine.get_or_create(since=place.former["since"], defaults=place.former)
    lines, own = list(mine.order_by("since").values_list("since", "until")), place.union_since
    if (own, place.union_until) in lines:
        lines.remove((own, place.union_until))
        mine.filter(since=own).delete()
    _must_lie_apart([*lines, *([(own, None)] if own else [])])


def _must_lie_apart(spans):
    for (since, until), (following, _its_end) in pairwise(spans):
        if until > following:
            said = {"since": show(since), "until": show(until), "day": show(following)}
            raise Mistake(
                _("Hai lần có công đoàn trùng ngày: lần từ %(since)s đến %(until)s và lần từ %(day)s. Sửa "
                  "«Có công đoàn từ» hoặc dòng ở «Công đoàn trước đây».") % said,
                field="union_since",
            )  # fmt: skip

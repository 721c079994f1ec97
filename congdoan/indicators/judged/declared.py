"""Declared figures read: the last accepted one of a unit, else what the units below it told, together: what
counts is added, a share is worked out of both its parts, and a level is told by the unit itself or by nobody.

What counts happenings may be told stretch by stretch: those before the last one, each ended before the next
began, are added to it. What was told again from the beginning takes the place of what it covers.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from congdoan.base.periods import Period
from congdoan.indicators.catalogue.question import Question
from congdoan.indicators.models import DeclaredFigure
from congdoan.orgs.models import UnitPath


@dataclass(frozen=True)
class Told:
    """What was told of a unit, or of the units below it taken together; `day` is the oldest."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    day: date


def declared_figures(needs, nodes, tree):
    """{(indicator, cut, period, unit id): Told} for the asked nodes; nothing told, no entry."""
    if not needs:
        return {}
    rows = list(_accepted(needs, nodes, tree))
    above = _above({row.unit_id for row in rows}, tree)
    found = {}
    for need in needs:
        last = _last(rows, need)
        for node in nodes:
            own = last.get(node)
            told = _itself(need, own) if own else _together(need, _topmost(last, node, above))
            if told:
                found[need.indicator.pk, need.cut, need.period, node] = told
    return found


@dataclass(frozen=True)
class Asked:
    """A question of a period, of whoever asks what was told."""

    question: Question
    period: Period

    @property
    def indicator(self):
        return self.question.indicator

    @property
    def cut(self):
        return self.question.cut


def counted(asked, node, tree):
    """The rows that make what was told at a node, and no other: the last of the unit itself, else the last of those
    below it, with the stretches before them of what is a flow."""
    told = _by_unit(_accepted([asked], [node], tree), asked)
    mine = [told[node]] if node in told else _topmost(told, node, _above(told, tree))
    return [
        row for rows in mine for row in (_reached(rows) if asked.question.is_flow else rows[-1:])
    ]


def _accepted(needs, nodes, tree):
    asked = Q(pk__in=[])
    for need in needs:
        if need.period:
            asked |= Q(
                indicator=need.indicator, cut=need.cut, day__gte=need.period.start,
                day__lte=need.period.end, **_within(need),
            )  # fmt: skip
    below = UnitPath.objects.under(nodes, tree).values("unit")
    rows = DeclaredFigure.objects.across_units("declared figures of all units below")
    return rows.filter(asked, status="accepted", unit__in=below).order_by("day", "pk")


def _within(need):
    """What is counted since before the period says nothing of the period alone."""
    return {"since__gte": need.period.start} if need.question.is_flow else {}


def _last(rows, need):
    """The last told of each unit within the period, with the stretches before it of what is a flow."""
    reads = _stretches if need.question.is_flow else _latest
    return {unit: reads(mine) for unit, mine in _by_unit(rows, need).items()}


def _latest(rows):
    return rows[-1]


def _by_unit(rows, need):
    """{unit id: what it told within the period, in the order of the last days}."""
    told = defaultdict(list)
    for row in rows:
        if (row.indicator_id, row.cut) == (need.indicator.pk, need.cut) and need.period.contains(
            row.day
        ):
            told[row.unit_id].append(row)
    return told


def _stretches(rows):
    """What the stretches of one unit come to."""
    return Told(sum(row.value or 0 for row in _reached(rows)), None, None, rows[-1].day)


def _reached(rows):
    """Of rows of one unit the last, and those back from it as far as none overlaps; of those that end on one day the
    one that covers the others."""
    rows = sorted(rows, key=lambda row: (row.day, -row.since.toordinal(), row.pk))
    found = rows[-1:]
    for row in reversed(rows[:-1]):
        if row.day < found[-1].since:
            found.append(row)
    return found


def _above(units, tree):
    found = {}
    paths = UnitPath.objects.over(units, tree).filter(depth__gt=0)
    for unit, node in paths.values_list("unit_id", "ancestor_id"):
        found.setdefault(unit, set()).add(node)
    return found


def _topmost(last, node, above):
    """Those below the node that stand under no other that told: nothing is counted twice."""
    below = {unit for unit in last if node in above.get(unit, ())}
    return [
        last[unit]
        for unit in below
        if not (above[unit] & below)
    ]  # fmt: skip


def _itself(need, one):
    """What a unit told of itself, a share as exactly as its parts."""
    is_share = need.question.is_share and one.numerator is not None
    return _share(need, one.numerator, one.denominator, one.day) if is_share else one


def _together(need, told):
    """Of several units; None where their numbers do not make one."""
    if not told:
        return None
    day = min(one.day for one in told)
    if need.question.adds_up:
        return Told(sum(one.value or 0 for one in told), None, None, day)
    if not need.question.is_share or any(one.numerator is None for one in told):
        return None
    top, bottom = (sum(getattr(one, part) for one in told) for part in ("numerator", "denominator"))
    return _share(need, top, bottom, day)


def _share(need, top, bottom, day):
    return Told(need.indicator.share(top, bottom), top, bottom, day)

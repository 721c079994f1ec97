"""Declared figures read: the last accepted one of a unit, else what the units below it told, together: what
counts is added, a share is worked out of both its parts, and a level is told by the unit itself or by nobody. What a
unit told is of all that stood below it then: of one that came to it since (two were merged) what it told itself
counts beside.

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
    places = Places({row.unit_id for row in rows}, tree)
    found = {}
    for need in needs:
        told = _by_unit(rows, need)
        for node in nodes:
            if one := _at(need, node, told, places):
                found[need.indicator.pk, need.cut, need.period, node] = one
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
    standing = _standing(asked, node, told, Places(told, tree))
    return [row for rows in standing.values() for row in rows]


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


def _by_unit(rows, need):
    """{unit id: what it told within the period, in the order of the last days}."""
    told = defaultdict(list)
    for row in rows:
        if (row.indicator_id, row.cut) == (need.indicator.pk, need.cut) and need.period.contains(
            row.day
        ):
            told[row.unit_id].append(row)
    return told


def _standing(need, node, told, places):
    """{unit id: [rows]} that count at the node: of each unit there the last, with the stretches before it of what is
    a flow, but for what another covers."""
    mine = {unit: rows for unit, rows in told.items() if node in places.line(unit)}
    if node in mine and not (need.question.adds_up or need.question.is_share):
        return {node: mine[node][-1:]}
    found = {}
    for unit, rows in mine.items():
        reached = _reached(rows) if need.question.is_flow else rows[-1:]
        stood = [row for row in reached if not _is_covered(row, need, mine, places)]
        found |= {unit: stood} if stood else {}
    return found


def _is_covered(row, need, told, places):
    """Whether a unit that told stood above this one on the row's last day; or has told since it came to stand there,
    of the same time. What was told before two were merged neither covers nor replaces what the other told."""
    for node in places.ever_above(row.unit_id) & told.keys():
        if places.is_above(node, row.unit_id, row.day):
            return True
        later = (one for one in told[node] if one.day >= row.day)
        if any(
            places.is_above(node, row.unit_id, one.day)
            and (one.since <= row.day or not need.question.is_flow)
            for one in later
        ):
            return True
    return False


def _reached(rows):
    """Of rows of one unit the last, and those back from it as far as none overlaps; of those that end on one day the
    one that covers the others."""
    rows = sorted(rows, key=lambda row: (row.day, -row.since.toordinal(), row.pk))
    found = rows[-1:]
    for row in reversed(rows[:-1]):
        if row.day < found[-1].since:
            found.append(row)
    return found


class Places:
    """Where the units that told stand through the tree of a day, and stood on any other."""

    def __init__(self, units, tree):
        self.tree, self._above = tree, defaultdict(list)
        paths = UnitPath.objects.filter(unit__in=list(units), depth__gt=0)
        for unit, node, during in paths.values_list("unit_id", "ancestor_id", "during"):
            self._above[unit].append((node, during))
        self._lines = {}

    def line(self, unit):
        """The unit and all above it, through the tree."""
        if unit not in self._lines:
            above = {node for node, during in self._above[unit] if self.tree in during}
            self._lines[unit] = {unit, *above}
        return self._lines[unit]

    def ever_above(self, unit):
        return {node for node, _during in self._above[unit]}

    def is_above(self, node, unit, day):
        return any(one == node and day in during for one, during in self._above[unit])


def _at(need, node, told, places):
    """What was told at the node; None where it is nothing or what units told does not make one number."""
    standing = _standing(need, node, told, places)
    if set(standing) == {node}:
        return _itself(need, _of_unit(need, standing[node]))
    return _together(need, [_of_unit(need, rows) for rows in standing.values()])


def _of_unit(need, rows):
    """What the stretches of one unit come to."""
    if not need.question.is_flow:
        return rows[-1]
    return Told(sum(row.value or 0 for row in rows), None, None, max(row.day for row in rows))


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

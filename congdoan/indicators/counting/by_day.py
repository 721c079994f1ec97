"""Figures of many periods at a few nodes: the records are looked at once, told apart by their day, instead of
once a period. A year's course asks for thirty periods; of the whole nation each would take a second.
"""

from collections import defaultdict
from datetime import date

from django.db.models import F, Max, Min, Q

from congdoan.indicators.counting import sources
from congdoan.indicators.counting.by_register import counts


class ByDay:
    """Counts like `by_register.counts`, and equally, for one page: what a record's own days decide is counted
    by day, once a measure and node; the rest as ever."""

    def __init__(self):
        self._courses = {}

    def __call__(self, asked, tree, nodes):
        mine = {ask for ask in asked if is_by_day(sources.find(ask[0]))}
        rest = set(asked) - mine
        found = counts(rest, tree, nodes) if rest else {}
        first = min((period.start for _code, period in mine), default=None)
        for code in {code for code, _period in mine}:
            self._count(code, tree, nodes, first)
        for code, period in mine:
            told = {node: self._courses[code, tree, node].value(period) for node in nodes}
            found[code, period] = {node: value for node, value in told.items() if value}
        return found

    def _count(self, code, tree, nodes, first):
        """One look for all the nodes that were not looked at, or not from so early a day on."""
        held = {node: self._courses.get((code, tree, node)) for node in nodes}
        missing = [node for node, course in held.items() if course is None or course.first > first]
        if not missing:
            return
        counted = sources.find(code)
        kind = _Flow if counted.measure.during else _Stock
        made = {node: kind(counted.measure, first) for node in missing}
        kind.fill(made, counted, tree, first)
        self._courses |= {(code, tree, node): course for node, course in made.items()}


def is_by_day(counted):
    """Whether one day of the record itself says in which periods it counts: a flow's, or a stock's two."""
    measure = counted.measure
    days = (measure.during, *measure.holding)
    if counted.own or measure.on or any("__" in day for day in days):
        return False
    return bool(measure.during) != bool(measure.holding) and (
        bool(measure.during) or counted.adds_up
    )


def _rows(counted, tree, nodes):
    """(the rows at those nodes and below them, the path to the node of each)."""
    return counted.source.below(tree, nodes).order_by(), counted.source.node


class _Flow:
    """What came about on each day from the first on; of what counts once, the days of those that came
    on several."""

    def __init__(self, _measure, first):
        self.first, self.days, self.again = first, {}, defaultdict(list)

    @staticmethod
    def fill(made, counted, tree, first):
        measure, day = counted.measure, counted.measure.during
        rows, node = _rows(counted, tree, made)
        where = measure.where & Q(**{f"{day}__gte": first})
        told = rows.filter(where).values_list(node, day).annotate(value=measure.added_up)
        for at, when, value in told:
            made[at].days[when] = value or 0
        if counted.adds_up:
            return
        distinct = measure.distinct
        several = rows.filter(where).values(distinct).annotate(first=Min(day), last=Max(day))
        where &= Q(**{f"{distinct}__in": several.exclude(first=F("last")).values(distinct)})
        again = rows.filter(where).values_list(node, distinct, day).distinct()
        for at, value, when in again:
            made[at].again[value].append(when)

    def value(self, period):
        met = (sum(map(period.contains, days)) for days in self.again.values())
        whole = sum(value for day, value in self.days.items() if period.contains(day))
        return whole - sum(times - 1 for times in met if times > 1)


class _Stock:
    """What began and what ended on each day, of all time."""

    first = date.min

    def __init__(self, measure, _first):
        self.measure, self.began, self.ended = measure, {}, {}

    @staticmethod
    def fill(made, counted, tree, _first):
        measure, (since, until) = counted.measure, counted.measure.holding
        rows, node = _rows(counted, tree, made)
        # What ended before it began never stood.
        stood = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": F(since)})
        where = measure.where & Q(**{f"{since}__isnull": False}) & stood
        ended = where & Q(**{f"{until}__isnull": False})
        for name, day, only in (("began", since, where), ("ended", until, ended)):
            told = rows.filter(only).values_list(node, day).annotate(value=measure.added_up)
            for at, when, value in told:
                getattr(made[at], name)[when] = value or 0

    def value(self, period):
        began = self._up_to(self.began, period.end, not self.measure.since_excluded)
        return began - self._up_to(self.ended, period.end, self.measure.until_excluded)

    @staticmethod
    def _up_to(days, last, with_last):
        return sum(
            value for day, value in days.items() if day < last or (with_last and day == last)
        )

"""Figures of many periods at a few nodes: the records are looked at once, told apart by their day, instead of
once a period. A year's course asks for thirty periods; of the whole nation each would take a second.
"""

from collections import defaultdict
from datetime import date

from django.db.models import F, Max, Min, Q

from congdoan.indicators import figures, sources
from congdoan.orgs.models import UnitPath


class ByDay:
    """A reader like `figures.values` of few nodes, for one page: what is kept is read, what else a record's own days
    decide is counted by day and remembered, the rest is counted as ever. All three are equal."""

    def __init__(self):
        self._courses = {}

    def __call__(self, asked, nodes, tree):
        mine = {ask for ask in figures.not_kept(asked, tree) if _is_by_day(sources.find(ask[0]))}
        found = figures.values(set(asked) - mine, nodes, tree)
        first = min((period.start for _code, period in mine), default=None)
        for code in {code for code, _period in mine}:
            for node in nodes:
                self._count(code, node, tree, first)
        for code, period in mine:
            told = {node: self._courses[code, tree, node].value(period) for node in nodes}
            found[code, period] = {node: value for node, value in told.items() if value}
        return found

    def _count(self, code, node, tree, first):
        held = self._courses.get((code, tree, node))
        if held is None or held.first > first:
            counted = sources.find(code)
            course = _Flow if counted.measure.during else _Stock
            self._courses[code, tree, node] = course(counted, node, tree, first)


def _is_by_day(counted):
    """Whether one day of the record itself says in which periods it counts: a flow's, or a stock's two."""
    measure = counted.measure
    days = (measure.during, *measure.holding)
    if counted.own or measure.on or any("__" in day for day in days):
        return False
    return bool(measure.during) != bool(measure.holding) and (
        bool(measure.during) or counted.adds_up
    )


def _rows(counted, node, tree):
    """The rows at the node and below it, each once."""
    below = UnitPath.objects.filter(ancestor=node, during__contains=tree).values("unit_id")
    return counted.source.rows.filter(**{f"{counted.source.unit}__in": below}).order_by()


class _Flow:
    """What came about on each day from the first on; of what counts once, the days of those that came
    on several."""

    def __init__(self, counted, node, tree, first):
        measure, day = counted.measure, counted.measure.during
        rows, where = _rows(counted, node, tree), measure.where & Q(**{f"{day}__gte": first})
        self.first, self.again = first, defaultdict(list)
        self.days = dict(rows.filter(where).values_list(day).annotate(value=measure.added_up))
        if counted.adds_up:
            return
        distinct = measure.distinct
        several = rows.filter(where).values(distinct).annotate(first=Min(day), last=Max(day))
        several = several.exclude(first=F("last")).values(distinct)
        where &= Q(**{f"{distinct}__in": several})
        for value, when in rows.filter(where).values_list(distinct, day).distinct():
            self.again[value].append(when)

    def value(self, period):
        met = (sum(map(period.contains, days)) for days in self.again.values())
        whole = sum(value or 0 for day, value in self.days.items() if period.contains(day))
        return whole - sum(times - 1 for times in met if times > 1)


class _Stock:
    """What began and what ended on each day."""

    def __init__(self, counted, node, tree, _first):
        self.measure, self.first = counted.measure, date.min
        since, until = self.measure.holding
        # What ended before it began never stood.
        stood = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": F(since)})
        where = self.measure.where & Q(**{f"{since}__isnull": False}) & stood
        rows = _rows(counted, node, tree)
        self.began = self._by(rows.filter(where), since)
        self.ended = self._by(rows.filter(where & Q(**{f"{until}__isnull": False})), until)

    def _by(self, rows, day):
        return dict(rows.values_list(day).annotate(value=self.measure.added_up))

    def value(self, period):
        day, measure = period.end, self.measure
        began = sum(
            value or 0 for when, value in self.began.items()
            if when < day or (when == day and not measure.since_excluded)
        )  # fmt: skip
        ended = sum(
            value or 0 for when, value in self.ended.items()
            if when < day or (when == day and measure.until_excluded)
        )  # fmt: skip
        return began - ended

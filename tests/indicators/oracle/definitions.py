"""What each measure means, written by hand from the requirements: which rows count and what for.

`@sums` yields (row, amount) that are added up, `@different` (row, value) of which each counts once.
A period has `start` and `end`; both days belong to it.
"""

from dataclasses import dataclass
from typing import Any

DEFINED = {}


@dataclass(frozen=True)
class Definition:
    of: Any
    adds_up: bool
    table: str

    def unit(self, row):
        return row["id"] if self.table == "orgs/units" else row["unit_id"]


def _defined(code, table, adds_up):
    def keep(function):
        DEFINED[code] = Definition(function, adds_up, table)
        return function

    return keep


def sums(code, table):
    return _defined(code, table, True)


def different(code, table):
    return _defined(code, table, False)


def within(day, period):
    return day is not None and period.start <= day <= period.end


def until_after(since, until, day):
    """From `since`; `until` is the first day it is over."""
    return since is not None and since <= day and (until is None or day < until)


def until_with(since, until, day):
    """From `since`; `until` is the last day it lasts."""
    return since is not None and since <= day and (until is None or day <= until)


def happened(code, table, on, where=lambda facts, row: True, amount=lambda row: 1):
    """Adds up the rows whose day lies in the period."""

    @sums(code, table)
    def of(facts, period):
        for row in facts[table]:
            if within(row[on], period) and where(facts, row):
                yield row, amount(row)


def happened_to(code, table, on, who, where=lambda facts, row: True):
    """Different values of a column among the rows whose day lies in the period."""

    @different(code, table)
    def of(facts, period):
        for row in facts[table]:
            if within(row[on], period) and row[who] is not None and where(facts, row):
                yield row, row[who]


def standing(code, table, lasts, where=lambda facts, row: True, amount=lambda row: 1):
    """Adds up the rows that last on the period's final day; `lasts(row, day)`."""

    @sums(code, table)
    def of(facts, period):
        for row in facts[table]:
            if lasts(row, period.end) and where(facts, row):
                yield row, amount(row)


BASE = ("CDCS", "NDCS")


def at_base(facts, row):
    return facts.one("orgs/units", row["unit_id"])["kind"] in BASE


def took_place(_facts, row):
    return row["status"] in ("held", "reported")


def lines(code, name, on, what="id", where=lambda facts, row, line: True):
    """Different lines (or a column of theirs) whose own day, or their record's, lies in the period."""
    table = name.split(".")[0]

    @different(code, table)
    def of(facts, period):
        for row, line in facts.lines(name):
            day = line[on] if on in line else row[on]
            if within(day, period) and where(facts, row, line) and line[what] is not None:
                yield row, line[what]

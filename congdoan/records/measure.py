"""Measures: when a record counts and what is added up. A number is a list that has been counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Q, Sum
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.models import under

# Before the name of a cut: all that it leaves.
BUT = "~"


@dataclass(frozen=True)
class Measure:
    """One countable thing of a register.

    `during` names the day of a flow; `holding` the first and last day of a stock (the last is
    empty while it lasts). Both days belong to it unless `since_excluded` (a due day is not yet
    overdue) or `until_excluded`; with both words a record counts when both hold. `total` adds up
    a field, `distinct` counts different values; without either, records are counted. `dated` names
    the day on which what is added up was taken: its age is shown beside every rate made from it.

    `on` is what must hold on the period's last day, `on(day)` a condition: what is known today of
    other records says nothing of a day before they were. `singly`: of those others one at most
    stands on any day (a headcount), so that no record is met twice.
    """

    code: str
    label: str
    during: str = ""
    holding: tuple = ()
    where: Q = field(default_factory=Q)
    total: str = ""
    distinct: str = ""
    since_excluded: bool = False
    until_excluded: bool = False
    dated: str = ""
    on: Callable | None = None
    singly: bool = False

    def counted(self, period):
        """The one filter of the figure and of the list behind it."""
        found = self.where
        if self.during:
            found &= Q(**{f"{self.during}__range": (period.start, period.end)})
        if self.on:
            found &= self.on(period.end)
        return found & self._lasting(period.end) if self.holding else found

    def _lasting(self, day):
        since, until = self.holding
        began = "lt" if self.since_excluded else "lte"
        lasts = "gt" if self.until_excluded else "gte"
        open_end = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__{lasts}": day})
        return Q(**{f"{since}__{began}": day}) & open_end

    def records(self, rows, period):
        """The records that count in the period."""
        found = rows.filter(self.counted(period))
        return found.distinct() if self.crosses_lines else found

    def value(self, rows, period):
        """One number for all the rows given."""
        return rows.filter(self.counted(period)).aggregate(value=self.added_up)["value"] or 0

    def values(self, rows, period, as_of, nodes=None, paths="unit__paths"):
        """Number by unit id: each node's own and all below it, through the tree of `as_of`.

        Counted at each node from records, never summed from children, so `distinct` is right.
        """
        grouped = rows.filter(under(nodes, as_of, paths)).filter(self.counted(period)).order_by()
        found = grouped.values_list(f"{paths}__ancestor").annotate(value=self.added_up)
        return {node: value for node, value in found if value}

    @property
    def added_up(self):
        if self.total:
            return Sum(self.total)
        if self.distinct:
            return Count(self.distinct, distinct=True)
        return Count("pk", distinct=self.crosses_lines)

    @property
    def crosses_lines(self):
        """Whether the filter may meet one record several times, through its lines."""
        names = (self.during, *self.holding, *names_of(self.where))
        if not self.singly and self.on:
            names = (*names, *names_of(self.on(ANY_DAY)))
        return any("__" in name for name in names)

    @property
    def names(self):
        """Every field path the measure looks at."""
        yield from filter(None, (self.during, *self.holding, self.total, self.distinct))
        yield from names_of(self.where)
        if self.on:
            yield from names_of(self.on(ANY_DAY))

    def part(self, name, cuts):
        """The same measure over one of its `cuts` {name: (label, condition)}, or over what the cut leaves: «~name».
        KeyError for a cut that is not there."""
        label, where = cuts[name.removeprefix(BUT)]
        if name.startswith(BUT):
            label, where = format_lazy(_("ngoài phần {}"), label), ~where
        return self.cut(name, where, label)

    def cut(self, name, where, label):
        """The same measure over a part: `members.on_roll` cut by `formal`."""
        return replace(
            self, code=f"{self.code}.{name}", where=self.where & where,
            label=format_lazy("{} – {}", self.label, label),
        )  # fmt: skip


def over_days(measures):
    """The measure by which all records of a register are followed through time: how many stand on a
    day, else how many came about in a span; None where neither is known."""
    whole = [one for one in measures if not (one.where or one.total or one.distinct or one.on)]
    lasting = (one for one in whole if one.holding and not one.during)
    happening = (one for one in whole if one.during)
    return next(lasting, None) or next(happening, None)


_THRESHOLD = re.compile(r"^([a-z_]+\.[a-z_]+?)(\d+)([a-z_]*)(?=\.|$)")


def threshold_of(code):
    """(family, number) of a code with a number in it: `workplaces.ge20` is 20 of `workplaces.geN`;
    the code itself and None when it has none."""
    found = _THRESHOLD.match(code)
    return (f"{found[1]}N{found[3]}", int(found[2])) if found else (code, None)


def with_threshold(code, number):
    """The same code from another number on."""
    return _THRESHOLD.sub(rf"\g<1>{number}\g<3>", code)


def names_of(where):
    """Every field path that a condition looks at."""
    for child in where.children:
        if isinstance(child, Q):
            yield from names_of(child)
        elif isinstance(child, tuple):
            yield child[0]


# Which paths a condition looks at does not depend on the day it is asked of.
ANY_DAY = date(2000, 1, 1)

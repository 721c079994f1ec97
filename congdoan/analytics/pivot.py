"""Any measure told apart, at a unit and those below it: the numbers of a table, with what is hidden of them."""

from functools import cached_property

from congdoan.analytics.asking import REST
from congdoan.analytics.doors import Doors, area_of
from congdoan.analytics.smallcells import hide, hide_down, hide_line
from congdoan.analytics.veil import lines_above
from congdoan.base.periods import Period
from congdoan.indicators.counting import sources
from congdoan.indicators.kept import figures
from congdoan.orgs.models import Unit

# The unit's own records, that stand at none of the units below it.
OWN = "own"


class Pivot:
    """`spans` are the columns of time; `parts` the values; `value(node, part, span)` a number or
    None where it is hidden. `node` is a unit's id or OWN, an empty `part` is the whole."""

    def __init__(self, asked, unit, actor, tree):
        self.asked, self.unit, self.actor, self.tree = asked, unit, actor, tree
        self.below = list(Unit.objects.children_of(unit, tree))
        self.doors = Doors(actor, [unit, *self.below])
        self.adds_up, self.is_stock = asked.counted.adds_up, asked.counted.is_stock
        self.spans = asked.spans(whole_only=self.is_veiled)
        self._lines, self._way = self._tables()
        self._totals = figures.values(
            {(asked.code, span) for span in {*self.spans, asked.period}}, self._nodes, tree
        )
        self.parts, self._numbers = self._told_apart() if asked.by else ([], {})

    @cached_property
    def is_closed(self):
        """Whether it counts persons for who may only count them here."""
        return self.doors.hides(self.asked.code, self.unit)

    @property
    def is_veiled(self):
        """Whether small cells are hidden: of a sensitive fact for all, of any persons for who only counts."""
        return bool(self.asked.is_guarded or self.is_closed)

    def _tables(self):
        """The tables from the actor's highest unit down to this unit's own, and the way through them."""
        if not self.is_veiled:
            return [self.below], []
        area = area_of(self.asked.code)
        lines, way = lines_above(self.actor, area, self.unit, self.tree)
        return [*lines, self.below], way

    @property
    def _nodes(self):
        return {self.unit.pk, *(unit.pk for line in self._lines for unit in line)}

    @property
    def _top(self):
        """Where values are chosen and ordered: of hidden cells at the top, so that all pages agree."""
        return self._way[0] if self._way else self.unit.pk

    def _told_apart(self):
        parts, numbers = self.asked.parts(self.spans, self.tree, self._nodes, self._top)
        if numbers is None:
            numbers = self._of_cut(parts[0])
        return parts, numbers

    def _of_cut(self, part):
        found = figures.values({(part.code, span) for span in self.spans}, self._nodes, self.tree)
        numbers = {}
        for span in self.spans:
            for node in self._nodes:
                mine = found[part.code, span].get(node, 0)
                numbers[node, part.key, span] = mine
                numbers[node, REST, span] = self._total(node, span) - mine
        return numbers

    def _total(self, node, span):
        return self._totals[self.asked.code, span].get(node, 0)

    def value(self, node, part, span):
        """None is hidden."""
        if self.is_veiled and (node, part) in self.hidden:
            return None
        return self._raw(node, part, span)

    def _raw(self, node, part, span):
        if node == OWN:
            inside = sum(self._raw(unit.pk, part, span) for unit in self.below)
            return self._raw(self.unit.pk, part, span) - inside
        return self._numbers.get((node, part, span), 0) if part else self._total(node, span)

    @cached_property
    def rows(self):
        """The units below, and the unit's own where records stand at itself."""
        own = [OWN] if self.adds_up and any(self._raw(OWN, "", span) for span in self.spans) else []
        return [*(unit.pk for unit in self.below), *own]

    @cached_property
    def hidden(self):
        """{(node, part)} not shown, read from the tables above down, so that no page tells another's."""
        span = self.spans[0]
        whole = self._hidden_wholes(span) if self.is_closed else set()
        if whole is None:
            return {
                (node, part) for node in [self.unit.pk, *self.rows] for part in ["", *self._keys]
            }
        found = {(node, "") for node in whole}
        return found | self._hidden_parts(span, whole) if self.parts else found

    @property
    def _keys(self):
        return [part.key for part in self.parts]

    def _hidden_wholes(self, span):
        """Numbers of the table without parts, to who may not open the records; None hides them all."""
        lines = [{unit.pk: self._total(unit.pk, span) for unit in line} for line in self._lines]
        lines[-1] = {node: self._raw(node, "", span) for node in self.rows}
        return hide_down(lines, self._way)

    def _hidden_parts(self, span, whole):
        tables = [self._cells([unit.pk for unit in line], span) for line in self._lines[1:-1]]
        tables.append(self._cells(self.rows, span))
        first = {key: self._raw(self._way[0], key, span) for key in self._keys}
        above = hide_line(first)
        hidden = {(self._way[0], key) for key in above}
        for place, cells in enumerate(tables):
            last = place == len(tables) - 1
            found = hide(cells, above, whole if last else ())
            hidden |= found
            if not last:
                above = {key for node, key in found if node == self._way[place + 1]}
        return hidden

    def _cells(self, nodes, span):
        return {(node, key): self._raw(node, key, span) for node in nodes for key in self._keys}

    def url(self, node, part, span):
        """The list behind a cell, or None."""
        if self.value(node, part.key if part else "", span) in (None, 0):
            return None
        return self._list(node, part, span)

    def sum_url(self, node, part):
        """The list behind all the spans together, where they add up."""
        return self._list(node, part, Period(self.spans[0].start, self.spans[-1].end))

    def _list(self, node, part, span):
        code, query = (part.code, part.query) if part else (self.asked.code, {})
        if query is None:
            return None
        code += sources.OWN if node == OWN else ""
        unit = self._by_pk.get(node, self.unit)
        return self.doors.records_url(code, span, unit, self.tree, **query)

    @cached_property
    def _by_pk(self):
        return {unit.pk: unit for unit in [self.unit, *self.below]}

    def name(self, node):
        return self._by_pk.get(node)

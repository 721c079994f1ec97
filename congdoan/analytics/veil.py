"""Results of persons that one who only counts is not shown: small ones, and those that would tell them."""

from functools import cached_property

from congdoan.analytics.doors import Doors
from congdoan.analytics.seen import Through
from congdoan.analytics.smallcells import hide_down
from congdoan.indicators.counting.people import about_people
from congdoan.indicators.judged.results import results
from congdoan.orgs.models import Unit


class Veil:
    """Of one actor standing at a unit. Who may open the records behind a target sees all of it."""

    def __init__(self, actor, doors, unit, seen):
        self.actor, self.doors, self.unit, self.seen = actor, doors, unit, seen

    def covers(self, target):
        """Whether the target counts persons whose records the actor may not open here."""
        code = target.question_on(self.seen.day).main_code
        return bool(code) and self.doors.hides(code, self.unit)

    def hidden(self, targets, below, found):
        """{(target id, unit id)} of the unit and those `below`, by the tables above them too; where last year's
        number is the goal, by last year's tables as well."""
        asked = [one for one in targets if (one.pk, self.unit.pk) in found]
        hidden = self.few(asked, below, found)
        shown = [self.unit, *below]
        past = [
            (one, found[one.pk, self.unit.pk].period.year_before())
            for one in asked
            if self.covers(one) and any(found[one.pk, at.pk].is_held_to_last_year for at in shown)
        ]
        return hidden | {(pk, unit) for pk, _period, unit in self.few_over(past, below)}

    def few(self, targets, below, found):
        """The same by what was reached alone; `found` tells the results of those `below`."""
        veiled = [one for one in targets if self.covers(one)]
        if not veiled:
            return set()
        asked = (veiled, self.around, self.seen.day, self.seen.tree)
        return self._by_tables(veiled, below, found, results(*asked, with_last_year=False))

    def few_over(self, asked, below):
        """{(target id, period, unit id)} of the unit and those `below`, of [(target, period)] other than its own:
        by the tables of that period."""
        if not asked:
            return set()
        others = [over(target, place, period) for place, (target, period) in enumerate(asked)]
        units = {unit.pk: unit for unit in [*self.around, *below]}.values()
        found = results(others, units, self.seen.day, self.seen.tree, with_last_year=False)
        few = self._by_tables(others, below, found, found)
        return {(asked[place][0].pk, asked[place][1], unit) for place, unit in few}

    def _by_tables(self, targets, below, found, known):
        """{(target id, unit id)} by the tables above, of numbers as `known`, and by their own, as `found`."""
        hidden, (lines, way) = set(), self._above
        for target in targets:
            sizes = [{unit.pk: size(known[target.pk, unit.pk]) for unit in line} for line in lines]
            mine = {unit.pk: size(found[target.pk, unit.pk]) for unit in below}
            down = hide_down([*sizes, mine], way)
            hidden |= {(target.pk, pk) for pk in ({self.unit.pk, *mine} if down is None else down)}
        return hidden

    def hides(self, numbers):
        """Whether the unit's own of such `numbers` {unit id: number} of persons is not shown, by the tables above."""
        lines, way = self._above
        tables = [{unit.pk: numbers.get(unit.pk, 0) for unit in line} for line in lines]
        return hide_down(tables, way) is None

    @property
    def around(self):
        """The units of all tables above, in which this unit is a line."""
        return list({unit.pk: unit for line in self._above[0] for unit in line}.values())

    @cached_property
    def _above(self):
        return lines_above(self.actor, "indicators", self.unit, self.seen.tree)


def too_few(actor, unit, day, targets, found):
    """Ids of those targets of the unit whose result of that day the actor is not shown, wherever it is told."""
    veil = Veil(actor, Doors(actor, [unit]), unit, Through(day, day))
    return {target for target, _unit in veil.hidden(targets, [], found)}


def lines_above(actor, area, unit, tree):
    """([units of each table], [the step through each]) from the actor's highest unit down to the table
    in which this unit is a line: what he can open on the way here."""
    roots = set(actor.roots("count", area))
    line = list(unit.line_on(tree))
    top = next((place for place, one in enumerate(line) if one.pk in roots), len(line) - 1)
    chain = line[top:] or [unit]
    tables = [list(Unit.objects.children_of(one, tree)) for one in chain[:-1]]
    return [[chain[0]], *tables], [one.pk for one in chain]


def over(target, place, period):
    """The same question asked over another period, in the `place` of several."""
    return target.like(pk=place, comparator="track", start=period.start, end=period.end)


def size(result):
    """How many persons a result speaks of: of growth, which is told with how many there were before and after,
    the fewest of the three; of a share also of those it is held against: «0 / 3» tells of three."""
    number = result.numerator if result.numerator is not None else result.value
    people = (one for code, one in result.counted.items() if about_people(code))
    told = (number, result.opening, result.closing, *people)
    return min((abs(one) for one in told if one), default=0)

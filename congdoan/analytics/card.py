"""The lines and cells of a scorecard. Four hundred units by twelve targets are put in order by their results alone;
a cell is made where one is printed."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from congdoan.analytics.doors import Doors
from congdoan.analytics.seen import Seen
from congdoan.analytics.veil import Veil
from congdoan.indicators import words
from congdoan.indicators.judged.in_force import goals
from congdoan.indicators.judged.results import Result
from congdoan.indicators.judged.state import ORDER, State
from congdoan.indicators.judged.verdict import asks_last_year, is_limit
from congdoan.indicators.judged.versions import handed_down
from congdoan.indicators.models import Target
from congdoan.orgs.models import Unit


class Card:
    """The standing unit and those below it, each held to the targets, as the page looks at them."""

    def __init__(self, request, targets, unit, units, seen):
        self.targets, self.unit, self.units, self.seen = targets, unit, units, seen
        self.keys, self.ranked, shown = [target.pk for target in targets], None, [unit, *units]
        self._doors = Doors(request.actor, shown)
        self._found = self._now = self._veiled = {}
        if targets:
            more = self._held_to(request.actor)
            self._found = seen.results(targets, shown, **more)
            self._now = seen.results_now(targets, shown, **more)
            veil = Veil(request.actor, self._doors, unit, seen)
            self._veiled = veil.hidden(targets, units, self._found)

    def _held_to(self, actor):
        """The targets of their own that units below are held to, and whether last year is asked for."""
        if not self.units:
            return {"with_last_year": asks_last_year(self.targets)}
        below = [unit.pk for unit in self.units]
        handed = Target.objects.visible_to(actor, "count").filter(unit__among=below)
        held = goals(
            handed_down(handed, self.targets, self.seen.moment), self.seen.day, self.seen.moment
        )
        asks = asks_last_year([*self.targets, *held.values()])
        return {"goals": held, "with_last_year": asks}

    def told(self, key):
        """The result of (target id, unit id), or None where it is not to be told: too few persons, or nothing
        reported."""
        return None if key in self._veiled else self._found.get(key)

    def cell(self, target, unit):
        key = target.pk, unit.pk
        return Cell(
            target, unit, self.told(key), self._now.get(key), self.seen, self._doors,
            veiled=key in self._veiled, is_ranked=target is self.ranked,
        )  # fmt: skip

    def rows(self, sort):
        """The unit's own line, then those below: the worst first, by name, or ranked by the target at a place,
        best first where it is written with a minus."""
        if not self.targets:
            return []
        rows = [Row(self, unit) for unit in self.units]
        place, best_first = sort.removeprefix("-"), sort.startswith("-")
        if place.isdecimal() and int(place) < len(self.targets):
            rows = self._ranked(rows, self.targets[int(place)], best_first)
        elif sort != "name":
            rows.sort(key=lambda row: row.worst)
        return [Row(self, self.unit, total=True), *rows]

    def _ranked(self, rows, target, best_first):
        """Best or worst first; what says nothing stands last both ways and has no rank."""
        self.ranked = target
        told = [(row, self.told((target.pk, row.unit.pk))) for row in rows]
        told = [(row, one) for row, one in told if _attained(one) is not None]
        merit = _merit(target, [one for _row, one in told])
        told.sort(key=lambda pair: merit(pair[1]), reverse=True)
        for number, (row, _one) in enumerate(told, start=1):
            row.rank = number
        ranked = [row for row, _one in told]
        return (ranked if best_first else ranked[::-1]) + [row for row in rows if not row.rank]


class Row:
    """One unit's line; `rank` only where lines are ranked."""

    rank = None

    def __init__(self, card, unit, total=False):
        self._card, self.unit, self.total = card, unit, total

    @property
    def cells(self):
        return [self._card.cell(target, self.unit) for target in self._card.targets]

    @property
    def worst(self):
        """The smallest comes first: the unit that is behind in most, then at risk in most; among equals the one that
        stands furthest back where it stands worst, and so on."""
        unit = self.unit.pk
        told = [self._card.told((target, unit)) for target in self._card.keys]
        states = [_state(one) for one in told]
        far = sorted(
            (ORDER[state], _attained(one) or 0) for state, one in zip(states, told, strict=True)
        )
        return -states.count(State.LATE), -states.count(State.RISK), far

    @property
    def closed(self):
        return not self.unit.is_open(self._card.seen.day)


@dataclass
class Cell:
    """One unit held to one target. `veiled`: too few persons to be told; `result_now`: beside a reported result what
    records say now."""

    target: Target
    unit: Unit
    result: Result | None
    result_now: Result | None
    seen: Seen
    doors: Doors
    veiled: bool = False
    is_ranked: bool = False

    @property
    def is_told(self):
        return self.result is not None

    @property
    def state(self):
        return _state(self.result)

    @property
    def value(self):
        if self.is_told:
            return words.value_of(self.result)
        return _("ẩn") if self.veiled else _("chưa chốt")

    @property
    def why_untold(self):
        return words.WHY_HIDDEN if self.veiled else _("Kỳ này chưa chốt chỉ tiêu đó")

    @property
    def lead(self):
        if self.is_told:
            return words.sentence(self.target, self.result, self.seen.day)
        return f"{self.target.name}: {self.value}"

    @property
    def is_well(self):
        """Whether a phone may leave it out: neither behind nor what units are ranked by."""
        return not self.state.is_slipping and not self.is_ranked

    @property
    def wanted(self):
        return words.goal(self.target.indicator, self.result.target)

    @cached_property
    def url(self):
        return self.doors.value_url(self.target, self.unit, self.result, self.seen.tree)

    @property
    def icon(self):
        return self.result.state.icon

    @property
    def label(self):
        over = words.is_over(self.target, self.result, self.seen.day)
        return words.state_label(self.result, over)

    @property
    def details(self):
        return words.briefly(self.target, self.result, self.seen.day)

    @property
    def is_other_now(self):
        return bool(self.result_now) and self.result_now.value != self.result.value

    @property
    def now(self):
        """What records say now of a reported number, where it is another."""
        return (
            words.held(self.target.indicator, self.result_now.value, self.result.value)
            if self.is_other_now
            else ""
        )

    @property
    def now_url(self):
        if not self.is_other_now:
            return None
        return self.doors.late_url(self.target, self.unit, self.result, self.seen)


def _state(one):
    return one.state if one else State.NONE


def _attained(one):
    """Hundredths of its target reached; without a target of its own, what it counted."""
    if one is None:
        return None
    found = one.attained if one.attained is not None else one.value
    return None if found is None else float(found)


def _merit(target, told):
    """By what results of one target rank: hundredths of the target where each has one to be held to, else, and
    among equals, what was counted; the fewer the better of what is not to be exceeded."""
    is_held = all(one.target is not None for one in told)

    def merit(one):
        fewer = is_limit(target.comparator, one.question.lower_is_better)
        return _share(one) if is_held else 0, -one.value if fewer else one.value

    return merit


def _share(one):
    """Hundredths of what it is held to; of nothing, all or none."""
    return one.attained if one.attained is not None else 100 * (one.state == State.REACHED)

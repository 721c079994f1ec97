"""Results: how far a unit has come towards a target, at a day, through the tree of a day."""

from decimal import Decimal

from congdoan.indicators.judged import verdict
from congdoan.indicators.judged.declared import declared_figures
from congdoan.indicators.judged.need import Need
from congdoan.indicators.judged.state import State
from congdoan.indicators.kept import figures


class Result:
    """One unit held to one target. `value` is None when there was nothing to measure; `target` what is to
    be reached, or not to be exceeded where it `is_limit`; `attained` and rates are in
    hundredths. By these and the `state` hundreds of cells are put in order; the rest is worked out for those
    that ask for it."""

    __slots__ = ("_goal", "_need", "_unit", "attained", "is_limit", "state", "target", "value")

    def __init__(self, need, unit, goal):
        self._need, self._unit, self._goal = need, unit, goal
        self.value = need.value(unit)
        self.is_limit = verdict.is_limit(goal and goal.comparator, need.lower_is_better)
        self.target = verdict.wanted_value(goal, self.last_year, self.is_limit) if goal else None
        self.attained = _attained(self.value, self.target, self.is_limit)
        self.state = verdict.state_of(
            goal, self.is_limit, self.value, self.target, self.attained, need.due, need.is_over
        )
        self.state = verdict.not_yet_late(self.state, self.value, self.target, need.is_early)
        if self.is_limit:
            self.state = verdict.foreseen(self.state, goal, self.forecast, self.target)

    @property
    def question(self):
        """What was asked of the indicator."""
        return self._need.question

    @property
    def period(self):
        """What was asked of, or None before the target's time."""
        return self._need.period

    @property
    def pace(self):
        """The share of the period gone, of what grows through it."""
        return self._need.pace

    @property
    def last_year(self):
        return self._need.last_year(self._unit)

    @property
    def is_held_to_last_year(self):
        """Whether what is to be reached is last year's value."""
        return self.target is not None and self._goal.comparator == "increase"

    @property
    def is_by_other_formula(self):
        """Whether last year's value is worked out by another formula."""
        return self._need.is_by_other_formula

    @property
    def numerator(self):
        return self._need.part(self._unit, 0)

    @property
    def denominator(self):
        return self._need.part(self._unit, 1)

    @property
    def counted(self):
        """{measure code: number} that the value is made of."""
        return self._need.counted(self._unit)

    @property
    def opening(self):
        """Of net growth: how many there were when the period began."""
        return self._need.net(self._unit)[0]

    @property
    def closing(self):
        return self._need.net(self._unit)[1]

    @property
    def declared(self):
        """Whether units tell this number: no record is counted."""
        return self._need.is_declared and self.period is not None

    @property
    def source_day(self):
        return self._need.source_day(self._unit)

    @property
    def is_too_soon(self):
        """Whether so little of the time is gone that it says nothing of the rest."""
        return self._need.is_too_soon

    @property
    def forecast(self):
        """Where it comes to at this pace, of what is counted; None while it is too soon to tell."""
        due = self._need.due
        if not due or self.value is None or self.declared or self.is_too_soon:
            return None
        return self.value / due

    @property
    def per_month(self):
        """What each month left must bring; of what is held to the same days of last year nobody knows."""
        left = self._need.months_left
        if left <= 0 or self.missing is None or self.pace is None or self.is_held_to_last_year:
            return None
        return (self.target - self.value) / left

    @property
    def missing(self):
        """How much is still to come; nothing once it is reached, and never of what is not to be exceeded."""
        if self.is_limit or None in (self.target, self.value) or self.state == State.REACHED:
            return None
        return abs(self.target - self.value)

    @property
    def exceeded(self):
        """By how much it has gone beyond what was not to be exceeded."""
        if not self.is_limit or None in (self.target, self.value) or self.value <= self.target:
            return None
        return self.value - self.target

    @property
    def is_broken(self):
        """Whether that was exceeded by what does not come back under it."""
        return bool(self.exceeded) and self._need.due is not None


def asked_of(targets, day, with_last_year=True):
    """{(code, period)}: what those targets ask of figures on that day."""
    return {ask for target in targets for ask in Need(target, day, with_last_year).asked}


def result(target, unit, day, tree=None):
    """The result of one target at one unit: at the target's own unit, or at one below it."""
    return results([target], [unit], day, tree)[target.pk, unit.pk]


def results(targets, units, day, tree=None, goals=None, with_last_year=True, read=figures.values):
    """{(target id, unit id): Result} for every pair, counted together.

    `goals` {(target id, unit id): Target} says which target of its own a unit below is held to;
    without one a rate is held to the same rate, a count to nothing. `read` answers what is asked of
    figures: kept and live ones, or those of a frozen span.
    """
    tree, goals, made = tree or day, goals or {}, {}
    needs = {target.pk: Need(target, day, with_last_year) for target in targets}
    asked = set().union(*(need.asked for need in needs.values()))
    nodes = [unit.pk for unit in units]
    found = read(asked, nodes, tree) if asked else {}
    told = declared_figures([need for need in needs.values() if need.is_declared], nodes, tree)
    for key, need in needs.items():
        need.answer(found, told)
        for node in nodes:
            made[key, node] = Result(need, node, goals.get((key, node)) or need.same_goal(node))
    return made


def _attained(value, wanted, limit):
    """Hundredths of the target reached. Of a target to stay under: all, unless it is passed."""
    if value is None or wanted is None:
        return None
    if limit:
        if value <= wanted:
            return Decimal(100)
        return 100 * wanted / value if value else None
    return 100 * Decimal(value) / wanted if wanted else None

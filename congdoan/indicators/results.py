"""Results: how far a unit has come towards a target, at a day, through the tree of a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from congdoan.base.periods import Period
from congdoan.indicators import figures
from congdoan.indicators.declared import declared_figures
from congdoan.indicators.judging import months_between, state_of, wanted_value

ZERO = Decimal(0)


@dataclass(frozen=True)
class Result:
    """`value` is None when there was nothing to measure. `attained` and rates are in hundredths,
    `pace` is the share of the period gone; `opening` and `closing` belong to net growth."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    target: Decimal | None
    attained: Decimal | None
    state: str
    pace: Decimal | None
    forecast: Decimal | None
    per_month: Decimal | None
    last_year: Decimal | None
    declared: bool
    source_day: date | None
    period: Period | None
    opening: Decimal | None = None
    closing: Decimal | None = None

    @property
    def missing(self):
        """How much is still to come; nothing once it is reached."""
        if self.target is None or self.value is None or self.state == "reached":
            return None
        return abs(self.target - self.value)


def asked_of(targets, day, with_last_year=True):
    """{(code, period)}: what those targets ask of figures on that day."""
    return {ask for target in targets for ask in _Need(target, day).asked(with_last_year)}


def result(target, unit, day, tree=None):
    """The result of one target at one unit: at the target's own unit, or at one below it."""
    return results([target], [unit], day, tree)[target.pk, unit.pk]


def results(targets, units, day, tree=None, goals=None, with_last_year=True, read=figures.values):
    """{(target id, unit id): Result} for every pair, counted together.

    `goals` {(target id, unit id): Target} says which target of its own a unit below is held to;
    without one a rate is held to the same rate, a count to nothing. `read` answers what is asked of
    figures: kept and live ones, or those of a frozen span.
    """
    targets = list(targets)
    tree = tree or day
    needs = {target.pk: _Need(target, day) for target in targets}
    asked = {ask for need in needs.values() for ask in need.asked(with_last_year)}
    nodes = [unit.pk for unit in units]
    found = read(asked, nodes, tree) if asked else {}
    told = declared_figures([need for need in needs.values() if need.is_declared], nodes, tree)
    goals, made = goals or {}, {}
    for key, need in needs.items():
        for node in nodes:
            goal = goals.get((key, node)) or _same_goal(need.target, node)
            made[key, node] = need.result(node, goal, found, told, with_last_year)
    return made


def _same_goal(target, unit):
    if unit == target.unit_id or not target.indicator.adds_up:
        return target
    return None


class _Need:
    """What one target asks of figures, and what it makes of the answers."""

    def __init__(self, target, day):
        self.target = target
        self.indicator = target.indicator
        self.question = target.question
        self.cut = self.question.cut
        self.day = day
        self.window = target.window(day)
        self.period = self.window.until(day)
        self.is_declared = not self.question.is_ready
        # {period: {(name, is opening): {unit: number}}}: what was found, by the formula's own names.
        self._columns = defaultdict(dict)

    def asked(self, with_last_year):
        """Every (code, period) of this year's value and of last year's."""
        if self.is_declared or self.period is None:
            return set()
        periods = [self.period, self.period.year_before()] if with_last_year else [self.period]
        return {
            (code, _opening_day(period) if opening else period)
            for period in periods
            for code, opening in self.question.codes
        }

    def result(self, unit, goal, found, told, with_last_year):
        if self.period is None:
            return _nothing(goal)
        if self.is_declared:
            return self._declared(goal, told.get((self.indicator.pk, self.cut, self.period, unit)))
        value = self._worked_out(unit, found, self.period)
        last_year = (
            self._worked_out(unit, found, self.period.year_before()) if with_last_year else None
        )
        top, bottom = self._parts(unit, found)
        opening, closing = self._net(unit, found)
        return self._judged(
            goal, value, last_year, numerator=top, denominator=bottom, declared=False,
            source_day=self.period.end, opening=opening, closing=closing,
        )  # fmt: skip

    def _declared(self, goal, told):
        if told is None:
            return self._judged(goal, None, None, numerator=None, denominator=None, declared=True,
                                source_day=None)  # fmt: skip
        return self._judged(goal, told.value, None, numerator=told.numerator,
                            denominator=told.denominator, declared=True,
                            source_day=told.day)  # fmt: skip

    def _judged(self, goal, value, last_year, **facts):
        runs_up = self.question.runs_up
        pace = self.window.share_gone(self.day) if runs_up else None
        wanted = wanted_value(goal, last_year) if goal else None
        attained = _attained(value, wanted, self.indicator.lower_is_better)
        over = self.day >= self.window.end
        state = state_of(goal, self.indicator, value, wanted, attained, pace, over)
        forecast = value / pace if runs_up and value is not None and pace else None
        return Result(
            value=value, target=wanted, attained=attained, state=state, pace=pace,
            forecast=forecast, per_month=self._per_month(value, wanted, state, runs_up),
            last_year=last_year, period=self.period, **facts,
        )  # fmt: skip

    def _per_month(self, value, wanted, state, runs_up):
        if not runs_up or value is None or wanted is None or state == "reached":
            return None
        return (wanted - value) / self._months_left if self._months_left > 0 else None

    @cached_property
    def _months_left(self):
        return months_between(self.day, self.window.end)

    def _worked_out(self, unit, found, period, formula=None):
        columns = self._columns[period]

        def lookup(name, opening):
            if (name, opening) not in columns:
                when = _opening_day(period) if opening else period
                columns[name, opening] = found[self.question.code(name), when]
            return columns[name, opening].get(unit, 0)

        return (formula or self.indicator.parsed).value(lookup)

    def _parts(self, unit, found):
        ratio = self.indicator.parsed.ratio
        if ratio is None:
            return None, None
        return tuple(self._worked_out(unit, found, self.period, part) for part in ratio)

    def _net(self, unit, found):
        if self.indicator.kind != "net":
            return None, None
        code = next(code for code, opening in self.question.codes if not opening)
        opening = found[code, _opening_day(self.period)].get(unit, 0)
        return Decimal(opening), Decimal(found[code, self.period].get(unit, 0))


def _opening_day(period):
    before = period.day_before()
    return Period(before, before)


def _attained(value, wanted, lower_is_better):
    """Hundredths of the target reached. Of a target to stay under: all, unless it is passed."""
    if value is None or wanted is None:
        return None
    if lower_is_better:
        if value <= wanted:
            return Decimal(100)
        return 100 * wanted / value if value else None
    return 100 * Decimal(value) / wanted if wanted else None


def _nothing(goal):
    return Result(
        value=None, numerator=None, denominator=None, target=goal and goal.value, attained=None,
        state="none", pace=None, forecast=None, per_month=None, last_year=None, declared=False,
        source_day=None, period=None,
    )  # fmt: skip

"""What a target asks of figures on a day, and the values it makes of the answers."""

from decimal import Decimal
from functools import cached_property

from congdoan.indicators.judged import verdict


class Need:
    """What one target asks of figures, and what it makes of the answers: what all units are told alike is
    worked out once."""

    def __init__(self, target, day, with_last_year):
        self.target, self.day, self.with_last_year = target, day, with_last_year
        self.indicator = target.indicator
        self.window = target.window(day)
        self.period = self.window.until(day)
        self.question = target.question_on(self.period.end if self.period else day)
        self.cut, self.lower_is_better = self.question.cut, self.question.lower_is_better
        self.is_declared = not self.question.is_ready
        self._is_shared = not self.question.adds_up
        self._found, self._told = {}, {}
        self._questions = self._asked_by_period() if self._is_counted else {}

    def answer(self, found, told):
        self._found, self._told = found, told

    @property
    def asked(self):
        """Every (code, period) of this year's value and of last year's."""
        return {
            (code, period.opening if opening else period)
            for period, question in self._questions.items()
            for code, opening in question.codes
        }

    def _asked_by_period(self):
        """{period: question}: each period is worked out by the formula of its own last day; a year for which
        the formula of then finds no records is left out."""
        found = {self.period: self.question}
        if self.with_last_year:
            before = self.target.question_on(self._year_before.end)
            found |= {self._year_before: before} if before.is_ready else {}
        return found

    @property
    def is_by_other_formula(self):
        """Whether last year's value is worked out by another formula than this one's."""
        before = self._questions.get(self._year_before) if self._is_counted else None
        return before is not None and before.formula != self.question.formula

    def same_goal(self, unit):
        """The target that a unit without one of its own is held to: its own unit's, or a shared rate's."""
        return self.target if self._is_shared or unit == self.target.unit_id else None

    def value(self, unit):
        if self._is_counted:
            return self._now(unit)
        told = self._told_of(unit)
        return told and told.value

    def last_year(self, unit):
        return self._before and self._before(unit)

    def part(self, unit, place):
        """The numerator of a rate, at place 0, or its denominator."""
        if not self._is_counted:
            told = self._told_of(unit)
            return told and (told.numerator, told.denominator)[place]
        return self._parts and self._parts[place](unit)

    def counted(self, unit):
        """{measure code: number} at the end of the period that the value is made of; empty where it is told."""
        if not self._is_counted:
            return {}
        codes = {code for code, opening in self.question.codes if not opening}
        return {code: self._found[code, self.period].get(unit, 0) for code in codes}

    def net(self, unit):
        """(how many at the beginning, at the end) of a net growth."""
        if self.question.kind != "net" or not self._is_counted:
            return None, None
        code = next(code for code, opening in self.question.codes if not opening)
        days = (self.period.opening, self.period)
        return tuple(Decimal(self._found[code, when].get(unit, 0)) for when in days)

    def source_day(self, unit):
        if self._is_counted:
            return self.period.end
        told = self._told_of(unit)
        return told and told.day

    @cached_property
    def pace(self):
        is_growing = self.period is not None and self.question.runs_up
        return self.window.share_gone(self.day) if is_growing else None

    @cached_property
    def due(self):
        """The share of the target that the days gone ask for: of what grows, and of a rate that fills up."""
        fills_up = self.period is not None and self.question.fills_up
        return self.window.share_gone(self.day) if fills_up else self.pace

    @cached_property
    def is_early(self):
        gathers = self.period is not None and self.question.gathers
        return gathers and self.window.share_gone(self.day) < verdict.EARLY

    @cached_property
    def is_too_soon(self):
        return verdict.is_too_soon(self.window, self.day)

    @cached_property
    def is_over(self):
        return self.day >= self.window.end

    @cached_property
    def months_left(self):
        return verdict.months_between(self.day, self.window.end)

    @cached_property
    def _is_counted(self):
        return self.period is not None and not self.is_declared

    @cached_property
    def _year_before(self):
        return self.period.year_before()

    def _told_of(self, unit):
        return self._told.get((self.indicator.pk, self.cut, self.period, unit))

    @cached_property
    def _now(self):
        return self._over(self.period, self.question.formula)

    @cached_property
    def _before(self):
        before = self._questions.get(self._year_before) if self._is_counted else None
        return before and self._over(self._year_before, before.formula)

    @cached_property
    def _parts(self):
        ratio = self.question.formula.ratio
        return ratio and [self._over(self.period, side) for side in ratio]

    def _over(self, period, formula):
        """What works the formula out for a unit, of all that was found of the period."""
        code = self._questions[period].code
        columns = [
            self._found[code(name), period.opening if opening else period]
            for name, opening in formula.leaves
        ]
        return lambda unit: formula.of([column.get(unit, 0) for column in columns])

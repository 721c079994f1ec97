"""How a target goes on and how it went: its forecast, its months, its years; counted before anybody asks where
somebody looked the day before."""

from functools import partial

from django.utils import timezone

from congdoan.analytics import series
from congdoan.analytics.forecasting import forecast
from congdoan.analytics.seen import Through
from congdoan.indicators.judged.in_force import all_targets
from congdoan.indicators.judged.results import result
from congdoan.indicators.kept import figures
from congdoan.indicators.kept.remembering import Remembering, forget, looked_at
from congdoan.trail.jobs import job, meanwhile


class Course:
    """One target at its unit, and what `one` has reached by that day, told through many periods. `counting` says
    what of them was remembered."""

    def __init__(self, target, one, asked, counting):
        self.target, self.one, self.asked, self.counting = target, one, asked, counting
        self._read = partial(figures.values, live=counting)

    def forecast(self):
        day, tree = self.asked.day, self.asked.tree
        return forecast(self.target, self.target.unit, day, self.one, tree, self._read)

    def months(self, hidden=None):
        return series.by_month(self.target, self.target.unit, self.asked, hidden, self._read)

    def years(self, beside=(), hidden=None):
        units = [self.target.unit, *beside]
        return series.by_year(self.target, units, self.asked, hidden, self._read)


@job("courses", daily="Đếm trước diễn biến của ngày")
def count_ahead(work):
    """Counts the courses of today at the units where courses that take long were looked at; what others change
    meanwhile comes into the figures between two of them."""
    today = timezone.localdate()
    targets = _looked_at(today)
    for done, target in enumerate(targets):
        work.step(done, len(targets))
        meanwhile()
        one = result(target, target.unit, today)
        course = Course(target, one, Through(today, today), Remembering())
        for counted in (course.forecast, course.months, course.years):
            counted()
    forget(today)
    return f"{len(targets)} chỉ tiêu"


def _looked_at(today):
    """Targets in force that ask what was remembered of their unit on another day."""
    codes = looked_at(today)
    targets = all_targets(today, unit__in=codes)
    return [one for one in targets if codes[one.unit_id] & {code for code, _ in one.question.codes}]

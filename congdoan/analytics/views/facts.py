"""What a page says of an opened result beside its value: pace, last year, the numbers it is made of, how old they
are, what became another number since."""

from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.base.text import number, percent
from congdoan.indicators import words
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.people import about_people
from congdoan.indicators.judged.results import asked_of
from congdoan.indicators.kept import figures


def facts(opened):
    """(what, value) of its time and of last year."""
    one = opened.one
    if one.pace is not None:
        yield _("Thời gian đã qua"), percent(100 * one.pace)
    if one.per_month is not None and one.per_month > 0:
        yield _("Cần thêm mỗi tháng"), number(round(one.per_month))
    if one.last_year is not None and _tells_last_year(opened):
        said = _("Cùng kỳ năm trước")
        said = _("Cùng kỳ năm trước, theo công thức cũ") if one.is_by_other_formula else said
        yield said, words.shown(opened.target.indicator, one.last_year)


def _tells_last_year(opened):
    before = opened.one.period.year_before()
    return (before, opened.unit.pk) not in (opened.hidden_over([before]) or ())


def ages(opened):
    """When the numbers that a rate stands on were taken: «Người lao động», from the oldest day on."""
    one = opened.one
    if one.period is None or not one.question.is_ready:
        return
    for code, _opening in one.question.codes:
        counted = sources.find(code)
        if not counted.measure.dated:
            continue
        first, last = sources.days_taken(counted, opened.unit, one.period, opened.seen.tree)
        if first:
            days = dates.show(first)
            days = days if first == last else f"{days} – {dates.show(last)}"
            yield counted.measure.label, _("theo số khảo sát ngày %(days)s") % {"days": days}


def made_of(opened):
    """Of what is made of several numbers, a rate above all, each number with its list: (label, number, address).
    A number about people is left out where its list would not open."""
    target, unit, seen = opened.target, opened.unit, opened.seen
    asked = asked_of([target], seen.day, with_last_year=False)
    if seen.is_reported or len(asked) < 2 or opened.one.question.kind == "net":
        return
    found = figures.values(asked, [unit.pk], seen.tree)
    for code, period in sorted(asked):
        url = opened.doors.records_url(code, period, unit, seen.tree)
        if url or not about_people(code):
            label = sources.find(code).measure.label
            yield label, number(found[code, period].get(unit.pk, 0)), url


def changes(opened):
    """What behind a reported result is another number by now: (measure, was, now, its list)."""
    unit, seen = opened.unit, opened.seen
    for code, period, was, now in seen.changes(opened.target, unit):
        url = opened.doors.records_url(code, period, unit, seen.tree, **seen.since)
        yield sources.find(code).measure.label, number(was), number(now), url

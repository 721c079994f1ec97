"""Series for charts and the tables beside them: a target by month with the year before, by year with other units."""

from congdoan.analytics.smallcells import is_small
from congdoan.analytics.veil import over, size
from congdoan.base.periods import Period
from congdoan.indicators.judged.results import results

MONTHS, YEARS = 12, 3


def by_month(target, unit, seen, hidden, read):
    """The value at the end of each month of the period so far, at most a year of them, and of the
    same months a year before; `read` answers what is asked of figures. None for what records do not tell and,
    where anything is `hidden`, for few; all of the year before where its number is not told."""
    period = target.window(seen.day).until(seen.day)
    if period is None or not target.question_on(period.end).is_ready:
        return None
    ends = [month.end for month in period.by_month()[-MONTHS:]]
    spans = [Period(period.start, end) for end in ends]
    asked = [
        over(target, n, span) for n, span in enumerate([*spans, *(s.year_before() for s in spans)])
    ]
    found = results(asked, [unit], seen.day, seen.tree, with_last_year=False, read=read)
    told = [found[one.pk, unit.pk] for one in asked]
    values = [_shown(one, hidden is not None and is_small(size(one))) for one in told]
    if hidden and (period.year_before(), unit.pk) in hidden:
        values[len(ends) :] = [None] * len(ends)
    this = {"name": str(period.end.year), "values": values[: len(ends)]}
    before = {"name": str(period.end.year - 1), "values": values[len(ends) :]}
    if target.value is not None:
        this["target"] = float(target.value)
    return {
        "kind": "line", "unit": target.indicator.counted_in, "series": [this, before],
        "labels": [f"{end.month}/{end.year}" for end in ends],
    }  # fmt: skip


def by_year(target, units, seen, hidden, read):
    """The value of each unit over the same part of this year and of the two before it; `hidden`
    {(period, unit id)}."""
    spans = years(target, seen.day)
    if not spans:
        return None
    asked = [over(target, n, span) for n, span in enumerate(spans)]
    found = results(asked, units, seen.day, seen.tree, with_last_year=False, read=read)
    series = [
        {
            "name": str(span.end.year),
            "values": [
                _shown(found[one.pk, unit.pk], (span, unit.pk) in (hidden or ())) for unit in units
            ],
        }
        for one, span in zip(asked, spans, strict=True)
    ]
    return {"kind": "bar", "unit": target.indicator.counted_in, "series": series,
            "labels": [str(unit) for unit in units]}  # fmt: skip


def years(target, day):
    """The period so far and the same days of the two years before, the oldest first; none where no record tells."""
    period = target.window(day).until(day)
    if period is None or not target.question_on(period.end).is_ready:
        return []
    spans = [period]
    while len(spans) < YEARS:
        spans.append(spans[-1].year_before())
    return spans[::-1]


def _shown(result, hides):
    return None if result.value is None or hides else float(result.value)

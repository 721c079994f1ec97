"""What single records count for in many periods at once: where a record's own days decide, they are read once and
each period is looked up in them, however many years of closed periods ask."""

from collections import defaultdict

from congdoan.indicators.counting import sources
from congdoan.indicators.counting.by_day import is_by_day
from congdoan.indicators.counting.by_register import added_up, counts_of


def counted(asked, keys):
    """{(code, period, unit id, record's key): value} of those records of one register, zeros left out."""
    if not (asked and keys):
        return {}
    periods, rest = defaultdict(list), set()
    for code, period in asked:
        found = sources.find(code)
        if found.is_plain and is_by_day(found):
            periods[code].append(period)
        else:
            rest.add((code, period))
    told = _by_their_days(periods, keys) if periods else {}
    rest = _on_their_days(rest, keys)
    for ask, numbers in (counts_of(rest, keys) if rest else {}).items():
        told |= {(*ask, *place): value for place, value in numbers.items()}
    return told


def _by_their_days(periods, keys):
    """One look at the records: the days of all those measures, and what each counts a record for."""
    codes = list(periods)
    measures = [sources.find(code).measure for code in codes]
    source = sources.find(codes[0]).source
    days = sorted({day for measure in measures for day in _days(measure)})
    columns = {f"n{place}": added_up(one, one.where) for place, one in enumerate(measures)}
    rows = source.rows.filter(pk__among=list(keys)).order_by()
    told = {}
    for unit, key, *line in rows.values_list(source.unit, "pk", *days).annotate(**columns):
        when, values = dict(zip(days, line, strict=False)), line[len(days) :]
        for code, measure, value in zip(codes, measures, values, strict=True):
            for period in periods[code] if value else ():
                if _holds(measure, when, period):
                    told[code, period, unit, key] = value
    return told


def _on_their_days(asked, keys):
    """Those of the periods that hold a day of any of the records: a count for each of the others would find
    nothing, and most that is written belongs to a day after all that was closed."""
    dated = {code: _days(sources.find(code).measure) for code, _period in asked}
    days = sorted({day for names in dated.values() for day in names})
    if not days:
        return asked
    rows = sources.find(next(iter(dated))).source.rows.filter(pk__among=list(keys)).order_by()
    lines = [dict(zip(days, line, strict=True)) for line in rows.values_list(*days).distinct()]
    return {
        (code, period) for code, period in asked
        if not dated[code] or any(_holds(sources.find(code).measure, line, period) for line in lines)
    }  # fmt: skip


def _days(measure):
    return (measure.during,) if measure.during else measure.holding


def _holds(measure, when, period):
    """Whether a record with those days {field: day} counts in the period."""
    since, *rest = (when[day] for day in _days(measure))
    until = rest[0] if rest else None
    if since is None:
        return False
    if measure.during:
        return period.contains(since)
    began = since < period.end or (since == period.end and not measure.since_excluded)
    return began and (
        until is None or until > period.end or (until == period.end and not measure.until_excluded)
    )

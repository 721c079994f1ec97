"""Forecasts: where a number that grows through its period ends, by the season of former years or evenly."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from congdoan.base.text import number, percent
from congdoan.indicators import words
from congdoan.indicators.judged.results import results
from congdoan.indicators.kept import figures

YEARS = 3
# Former years together with less than one a month tell chance, not a season.
ENOUGH = 12
LONGEST = 366


@dataclass(frozen=True)
class Forecast:
    """`value` at the end; `share` of the whole that is there by now: of `years`, else of the days."""

    value: Decimal
    share: Decimal
    years: tuple = ()

    def of(self, value):
        """Where another unit's number ends at the same pace."""
        return value / self.share


def forecast(target, unit, day, one, tree, read=figures.values):
    """None for what has no pace (rates, stocks, what was told), while it is too soon and when the period is over."""
    window = target.window(day)
    if not one.pace or one.forecast is None or day >= window.end:
        return None
    share, years = season(target, unit, day, tree, read) if window.days <= LONGEST else (None, ())
    share = share or one.pace
    return Forecast(one.value / share, share, years)


def season(target, unit, day, tree, read):
    """(share of the year's growth that was there by this day, years it is taken from), or (None, ())."""
    asked = {}
    window, part = target.window(day), target.window(day).until(day)
    for back in range(1, YEARS + 1):
        window, part = window.year_before(), part.year_before()
        for place, span in enumerate((part, window)):
            pk = 2 * back + place
            asked[back, place] = target.like(
                pk=pk, comparator="track", start=span.start, end=span.end
            )
    found = results(asked.values(), [unit], day, tree, with_last_year=False, read=read)
    value = {key: found[one.pk, unit.pk].value or 0 for key, one in asked.items()}
    back = [n for n in range(1, YEARS + 1) if value[n, 1] > 0]
    parts, wholes = sum(value[n, 0] for n in back), sum(value[n, 1] for n in back)
    if wholes < ENOUGH or parts <= 0:
        return None, ()
    year = target.window(day).start.year
    return Decimal(parts) / wholes, tuple(year - n for n in sorted(back, reverse=True))


def sentences(target, one, found):
    """«Theo nhịp này đạt 2.640 trên 3.000 đoàn viên.», or «… vượt mức …», and by which pace."""
    if found is None:
        return
    shown = words.shown(target.indicator, Decimal(round(found.value)), 0)
    yield _comes_to(one, found) % {
        "value": shown, "target": number(one.target), "unit": target.indicator.counted_in}  # fmt: skip
    share = percent(100 * found.share)
    if found.years:
        yield _("Nhịp theo mùa: đến ngày này, các năm %(years)s đã đi được %(share)s của cả kỳ.") % {
            "years": ", ".join(map(str, found.years)), "share": share}  # fmt: skip
    else:
        yield _("Nhịp đều theo ngày (%(share)s thời gian đã qua): chưa đủ số liệu các năm trước để tính theo mùa.") % {
            "share": share}  # fmt: skip


def _comes_to(one, found):
    if one.target is None or one.is_held_to_last_year:
        return _("Theo nhịp này đến hạn đạt %(value)s %(unit)s.")
    if not one.is_limit:
        return _("Theo nhịp này đạt %(value)s trên %(target)s %(unit)s.")
    if found.value > one.target:
        return _("Theo nhịp này đến hạn là %(value)s, vượt mức %(target)s %(unit)s.")
    return _("Theo nhịp này đến hạn là %(value)s, trong mức %(target)s %(unit)s.")

"""Days that come back: the national ones as data, a unit's own from its register; years are counted."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from congdoan.base.dates import months_later
from congdoan.direction.registers.occasion import Occasion

DATA = Path(__file__).parent / "data" / "days.json"
# A year keeps the round ones of the great days, once fifty years have passed; of a unit's own, all round ones.
ROUND = 5
KEPT_FROM = 50
_STEPS = {"monthly": 1, "quarterly": 3, "yearly": 12}


@dataclass(frozen=True)
class Happening:
    """One day of the calendar; `years` since it first was, where they are counted."""

    day: dt.date
    name: str
    kind: str
    years: int | None = None
    last: dt.date | None = None
    occasion: object = None

    @property
    def is_round(self):
        return bool(self.years) and self.years % ROUND == 0


@cache
def _national():
    return json.loads(DATA.read_text(encoding="utf-8"))


def national(start, end):
    """The national days from start to end, both included."""
    known = _national()
    for year in range(start.year, end.year + 1):
        for one in known["fixed"]:
            first = dt.date.fromisoformat(one["since"])
            day = months_later(first, 12 * (year - first.year))
            if start <= day <= end:
                yield Happening(day, one["name"], one["kind"], year - first.year)
        for one in known["spans"]:
            first, last = (dt.date.fromisoformat(f"{year}-{one[edge]}") for edge in ("from", "to"))
            if start <= first <= end:
                yield Happening(first, one["name"], one["kind"], last=last)
    for one in known["moving"]:
        for day in map(dt.date.fromisoformat, one["days"]):
            if start <= day <= end:
                yield Happening(day, one["name"], one["kind"])


def own(unit, start, end):
    """The days that the unit and the unions above it keep, from start to end."""
    known = Occasion.objects.across_units("what is kept above is kept below")
    found = known.filter(unit__in=unit.line_on(end), since__lte=end).select_related("unit")
    for occasion in found:
        yield from _occurrences(occasion, start, end)


def _occurrences(occasion, start, end):
    step = _STEPS.get(occasion.recurrence)
    lasts = occasion.until - occasion.since if occasion.until and not step else None
    turn = 0
    while (day := months_later(occasion.since, turn)) <= end:
        over = step and occasion.until and day > occasion.until
        if day >= start and not over:
            years = day.year - occasion.since.year if occasion.recurrence == "yearly" else None
            yield Happening(
                day, occasion.name, occasion.kind, years, lasts and day + lasts, occasion
            )
        if not step:
            break
        turn += step


def anniversaries(year, unit=None):
    """[(years, name, day in that year)] of the round days that year's work is built on, in the order of
    the calendar: the great ones of the country, and the unit's own."""
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    great = {one["name"] for one in _national()["fixed"] if one["round"]}
    found = [
        one for one in national(start, end) if one.name in great and (one.years or 0) >= KEPT_FROM
    ]
    found += own(unit, start, end) if unit is not None else ()
    for one in sorted(found, key=lambda one: one.day):
        if one.is_round and one.kind != Occasion.Kind.OTHER:
            yield one.years, one.name, one.day

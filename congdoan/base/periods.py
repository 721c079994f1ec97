"""Periods of work and reporting: years, halves, quarters, months, or any two days and between.

Period(start, end)              both days belong to it
Period.parse("2026-Q2")         also 2026, 2026-H1, 2026-06, 2026-01-01..2026-06-30, and every label
Period.year(2026)  Period.day(day)
.code  .label  .phrase          2026-Q2; quý II/2026; the template and gaps of the label
.year_before()                  the same span one year earlier
.opening                        the day before it, whose stock is the opening stock
.until(day)                     cut at a day; None when the day comes before it
.by_month()                     its calendar months, the first and the last as far as it holds them
.contains(day)  .share_gone(day)
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from congdoan.base import dates
from congdoan.base.errors import Mistake, _
from congdoan.base.text import fold, one_line

_CODE = re.compile(r"(\d{4})(?:-(H[12]|Q[1-4]|\d{2}))?")
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
_ROMAN = ("I", "II", "III", "IV")
# What a typed year may be: the day before a period, and the same days of a year before or after, are days too.
YEARS = range(1900, 2200)
# How people write a period, folded.
_YEAR = re.compile(r"nam \d{4}")
_QUARTER = re.compile(r"(?:quy|q) ?(iii?|iv|i|[1-4])(?:/| nam )(\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?:/| nam )(\d{4})")
_FIRST_MONTHS = re.compile(r"(\d{1,2}) thang dau nam (\d{4})")
_SECOND_HALF = re.compile(r"6 thang cuoi nam (\d{4})")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FROM_TO = re.compile(rf"tu {_DAY.pattern} den {_DAY.pattern}")


@dataclass(frozen=True, order=True)
class Period:
    """The days from start to end, both included."""

    start: date
    end: date

    def __post_init__(self):
        if self.end < self.start:
            raise Mistake(
                _("Kỳ bắt đầu ngày {start} không thể kết thúc sớm hơn, ngày {end}."),
                start=dates.show(self.start),
                end=dates.show(self.end),
            )

    @classmethod
    def year(cls, year):
        return cls.months(year, 1, 12)

    @classmethod
    def day(cls, day):
        """That day alone: what a stock is asked of."""
        return cls(day, day)

    @classmethod
    def months(cls, year, first, last):
        """From the first day of one month to the last day of another in the same year."""
        return cls(date(year, first, 1), _month_end(year, last))

    @classmethod
    def parse(cls, text):
        """2026, 2026-H1, 2026-Q2, 2026-06, 2026-01-01..2026-06-30, or as people say it: quý II/2026."""
        try:
            found = cls._said(fold(one_line(text))) or cls._read(text.strip().upper())
            if found.start.year not in YEARS or found.end.year not in YEARS:
                raise ValueError(text)
            return found
        except (ValueError, TypeError):
            raise Mistake(
                _(
                    "«{text}» không phải là kỳ. Hãy ghi như năm 2026, quý II/2026, tháng 6/2026,"
                    " 6 tháng đầu năm 2026, từ 01/01/2026 đến 15/6/2026, hoặc 2026-Q2."
                ),
                text=text,
            )

    @classmethod
    def _said(cls, words):
        """The period of a label, written with or without marks; None where it is none."""
        if found := _QUARTER.fullmatch(words):
            quarter, year = found.groups()
            last = 3 * (int(quarter) if quarter.isdecimal() else _ROMAN.index(quarter.upper()) + 1)
            return cls.months(int(year), last - 2, last)
        if found := _MONTH.fullmatch(words):
            return cls.months(int(found[2]), int(found[1]), int(found[1]))
        if found := _FIRST_MONTHS.fullmatch(words):
            return cls.months(int(found[2]), 1, int(found[1]))
        if found := _SECOND_HALF.fullmatch(words):
            return cls.months(int(found[1]), 7, 12)
        if found := _FROM_TO.fullmatch(words):
            return cls(*(date(int(y), int(m), int(d)) for d, m, y in _DAY.findall(words)))
        return cls.year(int(words[4:])) if _YEAR.fullmatch(words) else None

    @classmethod
    def _read(cls, typed):
        if span := _SPAN.fullmatch(typed):
            return cls(*map(date.fromisoformat, span.groups()))
        year, part = _CODE.fullmatch(typed).groups() if _CODE.fullmatch(typed) else (None, None)
        return cls.months(int(year), *_months_of(part))

    @cached_property
    def code(self):
        """What `parse` reads back; the shortest form there is."""
        year = f"{self.start.year:04d}"
        match self._kind:
            case "year":
                return year
            case "half":
                return f"{year}-H{1 if self.start.month == 1 else 2}"
            case "quarter":
                return f"{year}-Q{self._quarter}"
            case "month":
                return f"{year}-{self.start.month:02d}"
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @property
    def label(self):
        """năm 2026, 6 tháng đầu năm 2026, quý II/2026, tháng 6/2026, từ … đến …"""
        template, gaps = self.phrase
        return template.format(**gaps)

    @property
    def phrase(self):
        """The label as a template and its gaps, for pages in another language."""
        year, month = self.start.year, self.start.month
        match self._kind:
            case "year":
                return _("năm {year}"), {"year": year}
            case "half" if month == 7:
                return _("6 tháng cuối năm {year}"), {"year": year}
            case "quarter":
                return _("quý {quarter}/{year}"), {
                    "quarter": _ROMAN[self._quarter - 1],
                    "year": year,
                }
            case "month":
                return _("tháng {month}/{year}"), {"month": month, "year": year}
            case "half" | "from january":
                return _("{count} tháng đầu năm {year}"), {"count": self.end.month, "year": year}
        span = {"start": dates.show(self.start), "end": dates.show(self.end)}
        return _("từ {start} đến {end}"), span

    def year_before(self):
        """The same span a year earlier; what ended with a month still does (29/02 or 28/02)."""
        end = _earlier(self.end)
        if self.end == _month_end(self.end.year, self.end.month):
            end = _month_end(end.year, end.month)
        return Period(_earlier(self.start), end)

    @property
    def opening(self):
        """The last day before the period: its stock is what the period opens with."""
        return Period.day(self.start - timedelta(days=1))

    def until(self, day):
        """The part up to and with that day; None when nothing of the period has come yet."""
        return None if day < self.start else Period(self.start, min(self.end, day))

    def by_month(self):
        """[its calendar months], the first and the last as far as they belong to it."""
        found, first = [], self.start
        while first <= self.end:
            found.append(Period(first, min(_month_end(first.year, first.month), self.end)))
            first = found[-1].end + timedelta(days=1)
        return found

    def contains(self, day):
        return self.start <= day <= self.end

    def share_gone(self, day):
        """How much of the period is over at the end of that day: Decimal from 0 to 1."""
        gone = self.until(day)
        return Decimal(gone.days if gone else 0) / self.days

    @property
    def days(self):
        return (self.end - self.start).days + 1

    @property
    def _quarter(self):
        return (self.start.month + 2) // 3

    @property
    def _kind(self):
        """year, half, quarter or month of the calendar, «from january», or None."""
        first, last = self.start.month, self.end.month
        if self.start.year != self.end.year or self != Period.months(self.start.year, first, last):
            return None
        kinds = {1: "month", 3: "quarter", 6: "half", 12: "year"}
        length = last - first + 1
        if length in kinds and (first - 1) % length == 0:
            return kinds[length]
        return "from january" if first == 1 else None


def _months_of(part):
    """First and last month of the second half of a code: H1, Q2, 06 or nothing."""
    if part is None:
        return 1, 12
    if part.isdecimal():
        return int(part), int(part)
    length = 6 if part[0] == "H" else 3
    last = int(part[1]) * length
    return last - length + 1, last


def _month_end(year, month):
    # An impossible month must fail as a ValueError, which calendar's own error is.
    return date(year, month, monthrange(year, month)[1])


def _earlier(day):
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)

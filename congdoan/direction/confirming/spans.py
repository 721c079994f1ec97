"""Days behind the words of a document: «năm 2025», «nhiệm kỳ 2023 - 2028», «2028-12-31»."""

import re
from datetime import date

from congdoan.base.periods import Period

_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_HALF = re.compile(r"6 tháng (đầu|cuối)")
_QUARTER = re.compile(r"quý\s+([IV]+|\d)")
_MONTH = re.compile(r"tháng\s+(\d{1,2})")
_YEARS_OF = r"\s+\d{4}\s*[-–]\s*\d{4}"
_TERM = re.compile(rf"(?:nhiệm kỳ|khóa|khoá){_YEARS_OF}", re.IGNORECASE)
_STAGE = re.compile(rf"giai đoạn{_YEARS_OF}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def days_of(words):
    """The `Period` that the words name, or None."""
    if not words:
        return None
    if years := _YEARS.search(words):
        first, last = map(int, years.groups())
        return Period(date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    year = _YEAR.search(words)
    return _within(int(year.group()), words) if year else None


def _within(year, words):
    if half := _HALF.search(words):
        return Period.months(year, 1, 6) if half[1] == "đầu" else Period.months(year, 7, 12)
    if quarter := _QUARTER.search(words):
        last = 3 * _ROMAN.get(quarter[1], int(quarter[1]) if quarter[1].isdecimal() else 4)
        return Period.months(year, last - 2, last) if last <= 12 else Period.year(year)
    month = _MONTH.search(words)
    if month and 1 <= int(month[1]) <= 12:
        return Period.months(year, int(month[1]), int(month[1]))
    return Period.year(year)


def last_day(deadline):
    """The day of a deadline as the reader writes it: 2028-12-31 or 2028-06; None for other words."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", deadline or ""):
            return date.fromisoformat(deadline)
        if re.fullmatch(r"\d{4}-\d{2}", deadline or ""):
            return Period.parse(deadline).end
    except ValueError:
        return None
    return None


def main_span(texts):
    """The span of a whole document: the one that most of its texts name, or None."""
    spans = [span for span in map(days_of, texts) if span]
    return max(set(spans), key=spans.count) if spans else None


def term_of(text):
    """The span of the term that a text names first, or None. A stage counts only where no term is named: it may be
    that of any work done before."""
    named = _TERM.search(text) or _STAGE.search(text)
    return days_of(named.group()) if named else None

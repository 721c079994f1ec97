"""Dates as Vietnamese papers write them and as people type them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from congdoan.base.errors import Mistake, _
from congdoan.base.text import fold, one_line

EARLIEST, LATEST = 1900, 2100

_SPOKEN = {"hom nay": 0, "hom qua": -1, "hom kia": -2, "ngay mai": 1, "ngay kia": 2}
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?")
_SERIAL_DAY_ZERO = date(1899, 12, 30)
# Below 61 a sheet counts the 29/02/1900 that never was.
_FIRST_TRUE_SERIAL = 61


def show(day):
    """14/3/2025, 01/7/2025, 05/02/2025: day in two digits, January and February too."""
    return f"{day:%d}/{_month(day)}/{day.year}"


def months_later(day, months):
    """The same day so many months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def in_words(day):
    """ngày 14 tháng 3 năm 2025, as the head of a paper bears it."""
    return f"ngày {day:%d} tháng {_month(day)} năm {day.year}"


def parse(text, today):
    """The date somebody typed: 5/3, 5.3.25, 05-03-2025, 2025-03-05, hôm nay, hôm qua, ngày mai.

    Without a year it is today's; a year in two digits lies at most 20 years ahead of today.
    """
    typed = one_line(text)
    spoken = _SPOKEN.get(fold(typed))
    if spoken is not None:
        return today + timedelta(days=spoken)
    return _from_numbers(typed, today)


def from_serial(number):
    """The date of a sheet's serial number (1900 system); the time of day is dropped."""
    last = (date(LATEST, 12, 31) - _SERIAL_DAY_ZERO).days
    if not _FIRST_TRUE_SERIAL <= number < last + 1:
        raise Mistake(
            _("Số {number} trong ô ngày không ứng với ngày nào. Hãy ghi ngày, ví dụ 05/3/2025."),
            number=number,
        )
    return _SERIAL_DAY_ZERO + timedelta(days=int(number))


def _month(day):
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def _from_numbers(typed, today):
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(typed) or _IN_WORDS.fullmatch(fold(typed)):
        day, month, year = found.groups()
    else:
        raise Mistake(
            _("«{text}» không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/3/2025."), text=typed
        )
    return _real(int(day), int(month), _full_year(year, today), typed)


def _full_year(year, today):
    if year is None:
        return today.year
    if len(year) == 4:
        return int(year)
    near = 2000 + int(year)
    return near if near <= today.year + 20 else near - 100


def _real(day, month, year, typed):
    if not EARLIEST <= year <= LATEST:
        raise Mistake(
            _(
                "Năm {year} trong «{text}» nằm ngoài khoảng {first}–{last}."
                " Hãy ghi đủ bốn chữ số, ví dụ 05/3/2025."
            ),
            year=f"{year:04d}",
            text=typed,
            first=EARLIEST,
            last=LATEST,
        )
    if not 1 <= month <= 12:
        raise Mistake(
            _("Không có tháng {month} trong «{text}». Hãy ghi ngày trước, tháng sau: 05/3/2025."),
            month=month,
            text=typed,
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise Mistake(
            _("Tháng {month}/{year} không có ngày {day}. Hãy xem lại «{text}»."),
            day=day,
            month=month,
            year=year,
            text=typed,
        )

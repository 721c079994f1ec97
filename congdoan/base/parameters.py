"""Rates, thresholds and deadlines of the law, each with its days and its source.

    rates = shipped()                             the rows of data/rates.json
    rates.value("BASE-LCS", event_date)           2340000; raises NotSet when nobody entered it
    rates.row("BASE-LCS", event_date)             the whole Parameter, or None
    rates.row_or_earliest("DP-PAUSE", day)        of a day before the rule, what was ruled first
    rates.band("BCH-CDCS", event_date, 320)       the band of a table for a size: {"max": 9, …}
    rates.with_entries(rows)                      an administrator's rows, which come first
    for parameter in rates: …                     every row, for the page that shows them

Always ask by the day of the business event (month of the salary, day of the decision), never by
today's. Days are inclusive. Money is whole đồng, every other number with a point is a Decimal.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from congdoan.base import dates
from congdoan.base.errors import NotSet, _

_SHIPPED = Path(__file__).parent / "data" / "rates.json"


@dataclass(frozen=True)
class Parameter:
    """One value of one parameter while it holds; None for a day leaves that end open.

    confidence: A seen in the source; B consistent, not seen; C a default to be confirmed.
    """

    code: str
    name: str
    value: Any
    unit: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    confidence: str = "A"
    group: str = ""
    condition: str = ""
    id: str = ""

    def holds(self, on):
        return self._first <= on <= self._last

    @property
    def unverified(self):
        return self.confidence != "A"

    @property
    def _first(self):
        return self.valid_from or date.min

    @property
    def _last(self):
        return self.valid_to or date.max


class Parameters:
    """Rows to be looked up by code and day; no two rows of one code may hold on one day."""

    def __init__(self, entries=(), below=None):
        self._below = below
        self._rows = defaultdict(list)
        for entry in sorted(entries, key=lambda row: (row.code, row._first)):
            self._rows[entry.code].append(entry)
        for rows in self._rows.values():
            _refuse_overlaps(rows)

    def with_entries(self, entries):
        """These parameters with further rows on top: where both hold on a day, the further win."""
        return Parameters(entries, below=self)

    def row(self, code, on):
        """The row that holds on that day, or None. A code nobody has declared is a KeyError."""
        rows = self.rows(code)
        if not rows:
            raise KeyError(code)
        return next((row for row in rows if row.holds(on)), None)

    def row_or_earliest(self, code, on):
        """The same; of a day before the rule was made, what was ruled first. None where nothing ever was."""
        rows = self.rows(code)
        held = (row for row in rows if row.holds(on))
        return next(held, None) or min(rows, key=lambda row: row._first, default=None)

    def rows(self, code):
        """Every row of a code, those that win first."""
        return [*self._rows.get(code, ()), *(self._below.rows(code) if self._below else ())]

    def value(self, code, on):
        """The value on that day; NotSet when no row holds or the row waits for its value."""
        row = self.row(code, on)
        if row is None or row.value is None:
            raise NotSet(
                _(
                    "Chưa có «{name}» ({code}) cho ngày {day}."
                    " Hãy hỏi người quản trị: cần nhập giá trị này trước khi dùng."
                ),
                name=self.rows(code)[0].name,
                code=code,
                day=dates.show(on),
            )
        return row.value

    def band(self, code, on, size):
        """The band of a table value that a size falls into; None below the first one."""
        return band_of(self.value(code, on), size)

    def __iter__(self):
        for rows in self._rows.values():
            yield from rows
        yield from self._below or ()


def band_of(bands, size):
    """The band of a table that a size falls into; None below the first one."""
    reached = [band for band in bands if band["from"] <= size]
    return reached[-1] if reached else None


@cache
def shipped():
    """The parameters that come with the program."""
    return read(_SHIPPED)


def read(path):
    """The parameters of a file of rows."""
    entries = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return Parameters(_read(entry) for entry in entries)


def _read(entry):
    days = {end: _day(entry[end]) for end in ("valid_from", "valid_to")}
    return Parameter(**{**entry, **days})


def _day(text):
    return date.fromisoformat(text) if text else None


def _refuse_overlaps(rows):
    for row in rows:
        if row._last < row._first:
            raise ValueError(f"{row.code}: ends on {row.valid_to}, before it begins")
    for earlier, later in pairwise(rows):
        if later._first <= earlier._last:
            raise ValueError(f"{later.code}: two rows hold on {later.valid_from}")

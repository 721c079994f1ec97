"""The provinces of a day and their shapes on the map: 63 until 30/6/2025, 34 after (202/2025/QH15).

    provinces(day)                 {"Lai Châu": ("laichau",), …}
    province_of(text, day)         «Liên đoàn Lao động tỉnh Lai Châu» -> "Lai Châu", or None
    shaded(values, day)            regions of a map, the largest value darkest

A merged province is the shapes of those it was made of: the union of whole provinces, so no border
had to be drawn anew.
"""

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from congdoan.base.text import fold

_FILE = Path(__file__).parent / "data" / "provinces.json"
TONES = 5


@dataclass(frozen=True)
class Region:
    """`tone` 0 where nothing is known or there is none, else 1 (least) to TONES (most)."""

    name: str
    shapes: tuple
    value: object
    tone: int


@cache
def _known():
    known = json.loads(_FILE.read_text(encoding="utf-8"))
    return dt.date.fromisoformat(known["merged_on"]), known["before"], known["after"]


def provinces(day):
    """Shapes by the name of each province as it was on that day."""
    merged_on, before, after = _known()
    return {name: tuple(shapes) for name, shapes in (before if day < merged_on else after).items()}


def province_of(text, day):
    """The province a body is named after, accents and old or new tone marks ignored; None for none."""
    words = f" {_spaced(text)} "
    found = [name for name in provinces(day) if f" {_spaced(name)} " in words]
    return max(found, key=len, default=None)


def _spaced(text):
    """«Bà Rịa-Vũng Tàu» and «Bà Rịa – Vũng Tàu» are one place."""
    return " ".join(re.split(r"[\s–—-]+", fold(text)))


def shaded(values, day):
    """Every region of the map of `day` with its value of `values` (a number by province name)."""
    most = max(values.values(), default=0)
    return [
        Region(name, shapes, values.get(name), _tone(values.get(name), most))
        for name, shapes in provinces(day).items()
    ]


def _tone(value, most):
    return min(TONES, 1 + int(value * TONES / most)) if value and most else 0

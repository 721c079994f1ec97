"""The provinces of a day and their shapes on the map: 63 until 30/6/2025, 34 after (202/2025/QH15).

    provinces(day)                 {"Lai Châu": ("laichau",), …}
    province_of(text, day)         «Liên đoàn Lao động tỉnh Lai Châu» -> "Lai Châu", or None
    shaded(values, day)            regions of a map, the largest value darkest
    on_map(22.4, 103.5)            (x, y) of a place among the shapes
    alone(shapes, points)          the frame that shows a province by itself, with those points

A merged province is the shapes of those it was made of: the union of whole provinces, so no border
had to be drawn anew.
"""

import datetime as dt
import json
import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from congdoan.base.text import fold

_FILE = Path(__file__).parent / "data" / "provinces.json"
TONES = 5
# The shapes are drawn in Mercator's projection: longitude at the left edge, projected latitude at the upper one,
# widths and heights of a degree; fitted so that all but some thirty communes fall inside their province.
_LEFT, _TOP, _WIDE, _HIGH = 102.14, 24.056, 51.93, 51.74
# Drawn in a corner of their own: within one frame with the coast its towns would be one dot.
ARCHIPELAGOS = {"hoangsa": "Hoàng Sa", "truongsa": "Trường Sa"}
_MARGIN, _CORNER = 0.04, 0.3


@dataclass(frozen=True)
class Region:
    """`tone` 0 where nothing is known or there is none, else 1 (least) to TONES (most)."""

    name: str
    shapes: tuple
    value: object
    tone: int


@dataclass(frozen=True)
class Frame:
    """Left, top, width and height of what is shown."""

    left: float
    top: float
    width: float
    height: float

    def __str__(self):
        return f"{self.left:.1f} {self.top:.1f} {self.width:.1f} {self.height:.1f}"

    @property
    def size(self):
        return math.hypot(self.width, self.height)

    @classmethod
    def around(cls, boxes):
        """Around boxes (left, top, right, bottom), with a margin."""
        left, top = (min(box[side] for box in boxes) for side in (0, 1))
        right, bottom = (max(box[side] for box in boxes) for side in (2, 3))
        by = _MARGIN * max(right - left, bottom - top)
        return cls(left - by, top - by, right - left + 2 * by, bottom - top + 2 * by)

    def with_corner(self):
        """(wider by a corner at the right, the corner): for what lies far away."""
        side = _CORNER * self.width
        corner = Frame(self.left + self.width, self.top + self.height - side, side, side)
        return Frame(self.left, self.top, self.width + side, self.height), corner


@cache
def _known():
    known = json.loads(_FILE.read_text(encoding="utf-8"))
    return dt.date.fromisoformat(known["merged_on"]), known["before"], known["after"]


@cache
def boxes():
    """(left, top, right, bottom) of each shape."""
    return json.loads(_FILE.read_text(encoding="utf-8"))["boxes"]


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


def on_map(latitude, longitude):
    """(x, y) of a place among the shapes."""
    north = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    return _WIDE * (longitude - _LEFT), _HIGH * (_TOP - north)


def alone(shapes, points):
    """(frame, its shapes, [(name, shape, frame where it is drawn, frame of what is drawn)] of its archipelagos):
    a province by itself; islands that no shape draws are within the frame if they are among the points."""
    near = [shape for shape in shapes if shape not in ARCHIPELAGOS]
    frame, far = (
        Frame.around([*(boxes()[one] for one in near), *((x, y, x, y) for x, y in points)]),
        [],
    )
    for shape in shapes:
        if shape in ARCHIPELAGOS:
            frame, corner = frame.with_corner()
            far.append((ARCHIPELAGOS[shape], shape, corner, Frame.around([boxes()[shape]])))
    return frame, tuple(near), far

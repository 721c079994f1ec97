"""The communes, wards and special zones in force since 1/7/2025, and where those of before went (data/README.md).

    commune("03408")               Commune(code, name="Phường Tân Phong", province="Lai Châu", …), or None
    of_province("Lai Châu")        its communes
    named("03408")                 «Phường Tân Phong»; what is no code is said as it stands
    written("03408")               «Phường Tân Phong, Lai Châu», which is told apart anywhere
    province_named("LĐLĐ tỉnh Hà Giang")   "Tuyên Quang": of today, also by a name of before

What people write is read by `written_communes`.
"""

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from congdoan.base.provinces import province_of, provinces

_DATA = Path(__file__).parent / "data"
SINCE = dt.date(2025, 7, 1)
BEFORE = SINCE - dt.timedelta(1)
DIGITS = 5


@dataclass(frozen=True)
class Commune:
    """`point` is (latitude, longitude) near its centre; None where it is not known."""

    code: str
    name: str
    province: str
    point: tuple | None

    def __str__(self):
        return f"{self.name}, {self.province}"

    @property
    def pk(self):
        """What a picker posts."""
        return self.code


@dataclass(frozen=True)
class Former:
    """One of before 1/7/2025; `codes` are those it went into, several where it was divided."""

    province: str
    district: str
    name: str
    codes: tuple


@cache
def communes():
    """{code: Commune}, by province."""
    return {
        row["code"]: Commune(row["code"], row["name"], row["province"], _point(row))
        for row in _rows("communes.csv")
    }


@cache
def former_communes():
    """All of before, by district."""
    found, province, district = [], "", ""
    for row in _rows("former_communes.csv"):
        province, district = row["province"] or province, row["district"] or district
        found.append(Former(province, district, row["name"], tuple(row["codes"].split("/"))))
    return found


def _rows(name):
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _point(row):
    return (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None


def commune(code):
    return communes().get(code)


@cache
def of_province(name):
    return [one for one in communes().values() if one.province == name]


def named(code):
    """The name; a text of the time before codes is shown as it was written."""
    return communes()[code].name if code in communes() else code


def written(code):
    return str(communes()[code]) if code in communes() else code


def with_zero(cell):
    """The cell of a sheet as a text, with the zeros in front that the sheet ate of a code."""
    text = str(cell)
    return text.zfill(DIGITS) if text.isdecimal() and text.zfill(DIGITS) in communes() else text


def province_named(text):
    """The province of today that a body or a place is named after, also by its name of before; None for none."""
    now = province_of(text, SINCE)
    if now:
        return now
    before = province_of(text, BEFORE)
    return heir(before) if before else None


@cache
def heir(before):
    """The province of today that holds the one of before."""
    [*shapes] = provinces(BEFORE)[before]
    return next(name for name, held in provinces(SINCE).items() if shapes[0] in held)

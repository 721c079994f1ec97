"""Writes communes.csv, former_communes.csv and the boxes of the shapes in provinces.json; see README.md.

    python congdoan/base/data/make.py PACKAGE congdoan/web/static/built/vietnam.svg

PACKAGE is the unpacked wheel of vietnamadminunits. Nothing of the platform needs this file to run.
"""

import csv
import json
import re
import sqlite3
import sys
from collections import defaultdict
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
# More than fifty kilometres away from every ward they were made of: points of other places of that name
# (the script lists them anew). Of Ia Đal (23535) and Ia Tơi (23538) it is the former point that is wrong.
MISPLACED = {"04714", "04924", "06757", "06967", "08296", "28615", "29983", "30130"}
# The archipelagos are drawn as shapes; a point in their midst would tell of no place.
ARCHIPELAGOS = {"20333", "22736"}
# Names of before as provinces.json has them.
RENAMED = {"Huế": "Thừa Thiên Huế"}
FAR = 50
_KM = 111
_STEP = re.compile(r"[MmLlCcZz]|-?\d*\.?\d+(?:e-?\d+)?")


def main(package, drawn):
    data = Path(package) / "data"
    base = sqlite3.connect(data / "dataset.db")
    changes = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    went = heirs(base, changes)
    say_what_is_far(base, went)
    write("communes.csv", "code name province latitude longitude", communes(base))
    write("former_communes.csv", "province district name codes", former(base, went))
    keep_boxes(Path(drawn).read_text(encoding="utf-8"))


def write(name, head, rows):
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head.split(), *rows])


def communes(base):
    """By province; no point where it is known to be wrong."""
    asked = "SELECT wardCode, ward, provinceShort, wardLat, wardLon FROM admin_units ORDER BY provinceCode, wardCode"
    for code, name, province, *point in base.execute(asked):
        pointless = code in MISPLACED | ARCHIPELAGOS
        yield code, name, province, *(["", ""] if pointless else [round(one, 3) for one in point])


def former(base, went):
    """A line each; province and district stand in their first line only."""
    asked = """SELECT provinceShort, district, coalesce(ward, ''), provinceKey, districtKey, wardKey
               FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode"""
    for (province, district), lines in groupby(base.execute(asked), key=lambda line: line[:2]):
        place = RENAMED.get(province, province), district
        for _province, _district, ward, *keys in lines:
            yield *place, ward, "/".join(sorted(went["_".join(key or "" for key in keys)]))
            place = "", ""


def heirs(base, changes):
    """{key of a former ward: codes of the communes it went into}."""
    asked = "SELECT provinceKey, wardKey, wardCode FROM admin_units"
    codes = {(province, ward): code for province, ward, code in base.execute(asked)}
    found = defaultdict(set)
    for province, kept in changes["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, before in kept.items():
            for one in before:
                found[one].add(codes[province, ward])
    for province, kept in changes["DICT_PROVINCE_WARD_DIVIDED"].items():
        for one, parts in kept.items():
            found[one] |= {codes[province, part["newWardKey"]] for part in parts}
    return found


def say_what_is_far(base, went):
    """Points that are far away from those of all wards the commune was made of."""
    asked = "SELECT provinceKey, districtKey, wardKey, wardLat, wardLon FROM admin_units_legacy"
    before = defaultdict(list)
    for *keys, latitude, longitude in base.execute(asked):
        for code in went["_".join(key or "" for key in keys)]:
            before[code].append((latitude, longitude))
    for code, name, *point in base.execute(
        "SELECT wardCode, ward, wardLat, wardLon FROM admin_units"
    ):
        known = [one for one in before[code] if None not in one]
        away = min((_KM * abs(complex(*point) - complex(*one)) for one in known), default=0)
        if away > FAR:
            print(f"{code} {name}: {away:.0f} km" + (" *" * (code not in MISPLACED | ARCHIPELAGOS)))


def keep_boxes(drawn):
    """[left, top, right, bottom] of each shape, so that a province can be shown alone."""
    path = HERE / "provinces.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    known["boxes"] = {name: box(rings(way)) for name, way in shapes(drawn).items()}
    text = json.dumps(known, ensure_ascii=False, indent=1)
    short = re.sub(r"\[\s+((?:[^\[\]{}])*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", text)
    path.write_text(short + "\n", encoding="utf-8")


def shapes(drawn):
    """{name: path} of a drawn map."""
    return dict(re.findall(r'<path id="(\w+)" d="([^"]*)"', drawn))


def rings(way):
    """A path as rings of points; of its few curves only the ends."""
    found, steps = [], iter(_STEP.findall(way))
    at, command = 0j, ""
    for step in steps:
        if step.isalpha():
            command = step
            if step in "zZ" and found:
                at = found[-1][0]
            continue
        if command in "cC":
            step = [next(steps) for _end in range(4)][-1]
        to = complex(float(step), float(next(steps)))
        at = at + to if command.islower() else to
        if command in "mM":
            found.append([])
            command = "l" if command == "m" else "L"
        found[-1].append(at)
    return found


def box(lines):
    points = [point for line in lines for point in line]
    across, down = [point.real for point in points], [point.imag for point in points]
    return [round(one, 1) for one in (min(across), min(down), max(across), max(down))]


if __name__ == "__main__":
    main(*sys.argv[1:])

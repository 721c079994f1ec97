"""The provinces of a day: 63 before the mergers of 2025 and 34 after, made of the same shapes."""

import datetime as dt
import re

import pytest

from congdoan.base.provinces import TONES, province_of, provinces, shaded

BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def test_the_same_shapes_make_63_provinces_before_and_34_after():
    before, after = provinces(BEFORE), provinces(AFTER)
    assert (len(before), len(after)) == (63, 34)
    shapes = [shape for known in (before, after) for shape in sum(known.values(), ())]
    assert len(shapes) == 2 * 65 and len(set(shapes)) == 65, (
        "63 and the two archipelagos, each once"
    )
    assert "hoangsa" in after["Đà Nẵng"] and "truongsa" in after["Khánh Hòa"]


@pytest.mark.parametrize(
    ("name", "day", "province"),
    [
        ("Liên đoàn Lao động tỉnh Lai Châu", AFTER, "Lai Châu"),
        ("LĐLĐ tỉnh Thanh Hoá", AFTER, "Thanh Hóa"),
        ("Liên đoàn Lao động tỉnh Bà Rịa-Vũng Tàu", BEFORE, "Bà Rịa - Vũng Tàu"),
        ("Liên đoàn Lao động tỉnh Hà Giang", BEFORE, "Hà Giang"),
        ("Liên đoàn Lao động tỉnh Hà Giang", AFTER, None),
        ("Công đoàn Y tế Việt Nam", AFTER, None),
    ],
)
def test_a_body_is_found_by_the_province_in_its_name(name, day, province):
    assert province_of(name, day) == province


def test_the_largest_is_darkest_and_nothing_stays_pale():
    tones = {
        one.name: one.tone for one in shaded({"Lai Châu": 100, "Sơn La": 1, "Hà Nội": 0}, AFTER)
    }
    assert (tones["Lai Châu"], tones["Sơn La"], tones["Hà Nội"], tones["Huế"]) == (TONES, 1, 0, 0)


def test_every_shape_of_the_data_is_in_the_built_map(settings):
    from pathlib import Path

    import congdoan.web

    drawn = (Path(congdoan.web.__file__).parent / "static" / "built" / "vietnam.svg").read_text()
    assert set(sum(provinces(AFTER).values(), ())) == set(re.findall(r'id="(\w+)"', drawn))

"""The provinces of a day: 63 before the mergers of 2025 and 34 after, made of the same shapes."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

import congdoan.web
from congdoan.base.communes import commune, communes
from congdoan.base.data import make
from congdoan.base.provinces import TONES, alone, boxes, on_map, province_of, provinces, shaded

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


@pytest.fixture(scope="module")
def drawn():
    """{shape: its rings} of the built map."""
    text = (Path(congdoan.web.__file__).parent / "static" / "built" / "vietnam.svg").read_text()
    return {name: make.rings(path) for name, path in make.shapes(text).items()}


def test_every_shape_of_the_data_is_in_the_built_map_where_the_data_says(drawn):
    assert set(sum(provinces(AFTER).values(), ())) == set(drawn)
    assert boxes() == {name: make.box(rings) for name, rings in drawn.items()}


def inside(point, rings):
    """Whether a line to the right crosses the rings an odd number of times."""
    crossed = 0
    for ring in rings:
        for one, other in pairwise([*ring, ring[0]]):
            if (one.imag > point.imag) != (other.imag > point.imag):
                along = (point.imag - one.imag) / (other.imag - one.imag)
                crossed += point.real < one.real + along * (other.real - one.real)
    return crossed % 2 == 1


def away(point, rings):
    """The distance to the nearest border; a degree is some fifty."""
    return min(
        _to_line(point, one, other) for ring in rings for one, other in pairwise([*ring, ring[0]])
    )


def _to_line(point, one, other):
    line = other - one
    if not line:
        return abs(point - one)
    along = ((point - one) * line.conjugate()).real / abs(line) ** 2
    return abs(point - one - min(1, max(0, along)) * line)


# Islands that the map does not draw, and the border of Gia Lai, which it draws through communes of Quảng Ngãi; the
# rest of Mê Linh, which went to Hà Nội after the map was drawn. The points are right.
BESIDE = {
    "11948": "Bạch Long Vĩ", "19742": "Cồn Cỏ", "21548": "Lý Sơn", "21607": "Nhơn Châu", "30781": "Tiên Hải",
    "30811": "Sơn Hải", "30814": "Hòn Nghệ", "31105": "Thổ Châu", "31108": "Kiên Hải",
    "23535": "Ia Đal", "23536": "Mô Rai", "23538": "Ia Tơi", "08980": "Yên Lãng", "08995": "Tiến Thắng",
    "09022": "Mê Linh",
}  # fmt: skip
NEAR = 1.5  # some three kilometres


def test_the_points_of_all_communes_fall_into_the_shape_of_their_province(drawn):
    shapes = {
        name: [ring for one in held for ring in drawn[one]]
        for name, held in provinces(AFTER).items()
    }
    out, beside = [], {}
    for one in communes().values():
        point = complex(*on_map(*one.point)) if one.point else None
        if point is not None and not inside(point, shapes[one.province]):
            out.append(one)
            if away(point, shapes[one.province]) > NEAR:
                beside[one.code] = one.name
    assert beside.keys() == BESIDE.keys(), beside
    assert all(BESIDE[code] in name for code, name in beside.items())
    assert len(out) <= 40, "most lie inside, and not by chance beside"
    assert sum(one.point is None for one in communes().values()) == 10


@pytest.mark.parametrize(
    ("place", "province"),
    [
        ((22.396, 103.458), "Lai Châu"),
        ((21.028, 105.854), "Hà Nội"),
        ((16.463, 107.590), "Huế"),
        ((11.940, 108.458), "Lâm Đồng"),
        ((10.776, 106.700), "Hồ Chí Minh"),
        ((9.176, 105.150), "Cà Mau"),
        ((10.217, 103.960), "An Giang"),
        ((8.683, 106.606), "Hồ Chí Minh"),
    ],
    ids=["Lai Châu", "Hồ Gươm", "Huế", "Đà Lạt", "Bến Thành", "Cà Mau", "Phú Quốc", "Côn Đảo"],
)
def test_known_places_stand_where_they_are(place, province, drawn):
    point = complex(*on_map(*place))
    at = [
        name for name, held in provinces(AFTER).items()
        if any(inside(point, drawn[one]) for one in held)
    ]  # fmt: skip
    assert at == [province]


def test_a_province_alone_is_framed_with_its_islands_and_its_archipelago_in_a_corner():
    frame, near, far = alone(provinces(AFTER)["Khánh Hòa"], [])
    assert set(near) == {"khanhhoa", "ninhthuan"} and [name for name, *_rest in far] == [
        "Trường Sa"
    ]
    for left, top, right, bottom in (boxes()[one] for one in near):
        assert frame.left < left < right < frame.left + frame.width
        assert frame.top < top < bottom < frame.top + frame.height
    x, y = on_map(*commune("11948").point)
    alone_, _near, _far = alone(provinces(AFTER)["Hải Phòng"], [])
    with_island, _near, _far = alone(provinces(AFTER)["Hải Phòng"], [(x, y)])
    assert x > alone_.left + alone_.width and x < with_island.left + with_island.width

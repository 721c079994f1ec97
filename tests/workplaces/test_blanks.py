"""Where nobody is organised: counted by size and unit, ranked by workers, every number open."""

import re

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.indicators.catalogue.indicator import Indicator
from congdoan.indicators.kept import figures
from congdoan.workplaces.registers.workplace import Workplace
from tests.conftest import TODAY
from tests.pages import source

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(enter):
    """Four without a union (of 40, 17, 6 workers and not yet counted), one with, one closed."""
    for code, workers, facts in (
        ("W40", 40, {}), ("W17", 17, {}), ("W6", 6, {}), ("W2", None, {}),
        ("HAS", 90, {"state": "founded", "union_since": "2020-01-01"}),
        ("SHUT", 60, {"state": "closed", "closed_on": "2021-01-01"}),
    ):  # fmt: skip
        blank = {"state": "potential", "union_since": ""}
        enter("workplaces/workplaces", "CS001", code=code, name=f"Nơi {code}", **{**blank, **facts})
        if code != "W2":
            enter("workplaces/headcounts", "CS001", workplace=code, total=workers, female=0,
                  ethnic_minority=0, direct_workers=0)  # fmt: skip


def cells(page, row):
    """Texts of the table row that begins with that name."""
    found = next(line for line in re.findall(r"<tr.*?</tr>", page, re.S) if row in line)
    return [re.sub(r"<.*?>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found, re.S)]


def test_blanks_are_counted_by_size_and_their_workers_added_up(places, as_):
    page = source(as_("officer", "TA").get(reverse("workplaces-blanks")))
    assert cells(page, "Cộng") == ["1", "2", "3", "4", "63"]
    ranked = re.findall(r"Nơi (W\d+)", page)
    assert ranked == ["W40", "W17", "W6", "W2"] and "chưa đếm" in page


def test_the_threshold_of_ones_own_programme_gets_a_column(places, as_):
    client = as_("officer", "TA")
    page = source(client.get(reverse("workplaces-blanks"), {"size": "10"}))
    assert "Từ 10 lao động" in page and cells(page, "Cộng") == ["1", "2", "2", "3", "4", "63"]
    for odd in ("", "nhiều", "-3", "9" * 30):
        assert client.get(reverse("workplaces-blanks"), {"size": odd}).status_code == 200


def test_a_number_opens_its_workplaces(places, as_):
    client = as_("officer", "TA")
    page = source(client.get(reverse("workplaces-blanks")))
    url = re.search(r'href="([^"]*workplaces.blank15[^"]*)"', page)[1].replace("&amp;", "&")
    listed = source(client.get(url))
    assert "Nơi W40" in listed and "Nơi W17" in listed and "Nơi W6<" not in listed


def test_another_branch_sees_none_of_them(places, as_):
    page = source(as_("officer", "TB").get(reverse("workplaces-blanks")))
    assert "Nơi W40" not in page and "Không còn nơi nào" in page


def test_the_nation_sees_its_blanks_on_the_map_and_a_district_does_not(places, as_, world):
    from congdoan.orgs.models import Unit

    Unit.objects.filter(pk=world["TA"].pk).update(name="Liên đoàn Lao động tỉnh Lai Châu")
    page = source(as_("officer", "TA").get(reverse("workplaces-blanks")))
    assert 'class="map"' not in page, "nobody's commune is known"
    page = source(as_("officer", "TLD").get(reverse("workplaces-blanks")))
    assert 'aria-label="Lai Châu: 63"' in page and "vietnam.svg#laichau" in page
    by_size = as_("officer", "TLD").get(reverse("workplaces-blanks"), {"by": "workplaces.blank20"})
    assert 'aria-label="Lai Châu: 1"' in by_size.content.decode()


@pytest.mark.parametrize(
    ("field", "kept", "name"),
    [
        ("zone", "Khu công nghiệp Tam Đường", "Khu công nghiệp Tam Đường"),
        ("commune", "03424", "Xã Bản Bo"),
    ],
)
def test_blanks_of_a_zone_or_a_commune_are_added_up_and_open_their_list(
    places, as_, field, kept, name
):
    Workplace.all_rows.filter(code__in=["W40", "W6"]).update(**{field: kept})
    client = as_("officer", "TA")
    page = source(client.get(reverse("workplaces-blanks")))
    assert cells(page, name) == ["2", "46"]
    url = re.search(rf'href="([^"]*[&;]{field}=[^"]*)"', page)[1].replace("&amp;", "&")
    listed = source(client.get(url))
    assert "Nơi W40" in listed and "Nơi W6" in listed and "Nơi W17" not in listed


@pytest.fixture
def by_commune(places, world):
    """Of Lai Châu: 46 workers of two places in Bản Bo, 17 in Tân Phong, those of one place across the border."""
    from congdoan.orgs.models import Unit

    Unit.objects.filter(pk=world["TA"].pk).update(name="Liên đoàn Lao động tỉnh Lai Châu")
    for code, commune in (("W40", "03424"), ("W6", "03424"), ("W17", "03408"), ("W2", "03970")):
        Workplace.all_rows.filter(code=code).update(commune=commune)


def circles(page):
    """{what it says: (address, radius)} of the circles on the map."""
    found = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"><circle [^>]*r="([\d.]+)"', page)
    return {text: (url.replace("&amp;", "&"), float(r)) for url, text, r in found}


@pytest.mark.parametrize("unit", ["TA", "HA1"])
def test_communes_stand_on_the_map_of_their_province_and_open_their_list(by_commune, as_, unit):
    client = as_("officer", unit)
    page = source(client.get(reverse("workplaces-blanks")))
    assert "vietnam.svg#laichau" in page and "vietnam.svg#sonla" not in page
    large, small = "Xã Bản Bo: 2 nơi, 46 lao động", "Phường Tân Phong: 1 nơi, 17 lao động"
    found = circles(page)
    assert set(found) == {large, small}, "what lies elsewhere stands in the table alone"
    assert "1 xã, phường trong bảng không có trên bản đồ" in page
    assert cells(page, "Xã Tân Phong") == ["1", "–"]
    assert (found[large][1] / found[small][1]) ** 2 == pytest.approx(46 / 17), "the area tells"
    listed = source(client.get(found[large][0]))
    assert "Nơi W40" in listed and "Nơi W6" in listed and "Nơi W17" not in listed


def test_the_nation_keeps_the_map_of_provinces(by_commune, as_):
    page = source(as_("officer", "TLD").get(reverse("workplaces-blanks")))
    assert page.count('class="map"') == 1 and "vietnam.svg#sonla" in page and not circles(page)


def test_the_sea_and_what_was_not_counted_have_a_place(by_commune, world, as_):
    """A special zone that no shape draws, with a workplace nobody has counted yet."""
    from congdoan.orgs.models import Unit

    Unit.objects.filter(pk=world["TA"].pk).update(name="Liên đoàn Lao động thành phố Hải Phòng")
    Workplace.all_rows.filter(code="W2").update(commune="11948")
    page = source(as_("officer", "TA").get(reverse("workplaces-blanks")))
    [(text, (_url, radius))] = circles(page).items()
    assert text == "Đặc khu Bạch Long Vĩ: 1 nơi, 0 lao động" and radius > 0


def test_blanks_of_key_areas_and_industrial_zones_are_counted_apart(places, world):
    """Seed 003 II.1.2: no blank stays there; any number of workers may be asked from."""
    Workplace.all_rows.filter(code="W40").update(zone="Khu công nghiệp Tam Đường")
    Workplace.all_rows.filter(code="W17").update(key_area=True)
    blank = Indicator.objects.get(pk="IND-007.blank").asked("key_areas")
    assert blank.is_ready
    at = {code: figures.value(code, world["TA"], Period.parse("2026-06"), TODAY)
          for code, _opening in blank.codes}  # fmt: skip
    assert at == {"workplaces.ge15.key_areas": 2, "workplaces.ge15_with_union.key_areas": 0}

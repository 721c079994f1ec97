"""The organisation as a chart: of any day, level by level, each number with the units it counts."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from congdoan.orgs import changes
from congdoan.records.sheets import files
from congdoan.web.units import chart
from tests.pages import words
from tests.web.test_units import AFTER
from tests.web.test_units import change as decide


def drawn(client, unit, **asked):
    return client.get(reverse("unit-chart", args=[unit.pk]), asked)


def test_the_chart_draws_the_units_below_with_their_unions_and_members(world, as_, enter):
    enter("members/memberships")
    text = words(drawn(as_("reader", "TA"), world["TA"]))
    assert (
        "Công đoàn HA1 Liên đoàn Lao động huyện, thành phố · 1 công đoàn cơ sở · 1 đoàn viên"
        in text
    )
    assert "Công đoàn HB1" not in text
    assert "Công đoàn CS001 Công đoàn cơ sở · 1 đoàn viên" in text, "few enough for two levels"


def test_the_chart_is_that_of_the_day_looked_through(world, manager):
    decide(manager, world["HA1"], "merge", units=[world["HA2"].pk])
    before = words(drawn(manager, world["TA"], day="2026-06-30"))
    after = words(drawn(manager, world["TA"], day=AFTER))
    assert "Công đoàn HA2" in before and "Công đoàn HA2" not in after
    assert "1 đơn vị bên dưới đã kết thúc" in after
    gone = words(drawn(manager, world["TA"], day=AFTER, ended="1"))
    assert re.search(r"Công đoàn HA2\s+đã kết thúc", gone)


def test_a_level_that_is_closed_comes_by_itself(world, as_, monkeypatch):
    monkeypatch.setattr(chart, "FIRST", 2)
    client = as_("reader", "TA")
    page = drawn(client, world["TA"]).content.decode()
    assert "Công đoàn CS001" not in page and "1 đơn vị trực thuộc" in page
    [way] = re.findall(rf'hx-get="(/units/{world["HA1"].pk}/chart/\?part=1)"', page)
    part = client.get(way).content.decode()
    assert "Công đoàn CS001" in part and "<html" not in part
    assert "Công đoàn CS001" in words(drawn(client, world["TA"], levels="2")), "or is asked for"


def test_more_units_than_a_page_draws_are_told(world, as_, monkeypatch):
    monkeypatch.setattr(chart, "MOST", 1)
    text = words(drawn(as_("reader", "TA"), world["TA"]))
    assert "Còn 1 đơn vị trực thuộc chưa vẽ" in text and "Công đoàn HA2" not in text


def test_every_number_of_the_table_opens_the_units_it_counts(world, as_):
    client = as_("reader", "TLD")
    page = drawn(client, world["TLD"]).content.decode()
    cells = re.findall(r'<td class="num"><a href="([^"]+)">(\d+)</a>', page)
    assert len(cells) > 8
    for url, count in cells:
        assert f"{count} đơn vị đang hoạt động ở mọi cấp" in words(
            client.get(url.replace("&amp;", "&"))
        ), url


def test_the_count_of_units_comes_as_a_sheet(world, as_):
    changes.dissolve(
        unit=world["CS101"], effective=dt.date(2026, 6, 1), number="1/QĐ", actor="test"
    )
    answer = drawn(as_("reader", "TLD"), world["TLD"], format="xlsx")
    rows = files.read(answer.content, "x.xlsx")
    [base] = [row for row in rows if row[0] == "Công đoàn cơ sở"]
    [whole] = [row for row in rows if row[0] == "Cộng"]
    assert base[1] == 2 and whole[1] == 8, "the one that ended counts no more"


def test_the_chart_asks_few_queries_whatever_stands_below(
    world, as_, django_assert_max_num_queries
):
    for place in range(40):
        changes.found(code=f"N{place}", name=f"Công đoàn N{place}", kind="CDCS", parent=world["HA1"],
                      effective=dt.date(2026, 1, 1), number="1/QĐ", actor="test")  # fmt: skip
    client = as_("reader", "TLD")
    with django_assert_max_num_queries(30):
        assert "Công đoàn N39" in drawn(client, world["TLD"], levels="4").content.decode()


def test_strangers_find_no_chart(world, as_):
    assert drawn(as_("officer", "TB"), world["HA1"]).status_code == 404


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
def test_a_level_opens_by_the_keyboard_and_fits_a_phone(world, sign_in, monkeypatch):
    monkeypatch.setattr(chart, "FIRST", 1)
    page = sign_in("reader", "TA")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(reverse("unit-chart", args=[world["TA"].pk]))
    assert not page.is_visible("text=Công đoàn CS001")
    page.locator(".org summary").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Công đoàn CS001")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

"""Figures in a real browser: the chart beside its table, ranking by keyboard, a phone, paper."""

import datetime as dt

import pytest

from tests.indicators.conftest import measured, target  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def goal(transactional_db, world, enter, measured, target):  # noqa: F811
    """Of this year, two units held to their parts."""
    year = dt.date.today().year
    days = {"start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31)}
    measured("T-1", "count", "drives.total", unit="đồng")
    whole = target("T-1", "TA", 100, **days)
    for unit, value, amount in (("HA1", 60, 30), ("HA2", 40, 36)):
        target("T-1", unit, value, parent=whole, **days)
        base = {"HA1": "CS001", "HA2": "CS002"}[unit]
        day = f"{year}-01-02"
        enter(
            "welfare/drives",
            base,
            name=base,
            opened_on=day,
            closed_on=day,
            transferred_on=day,
            amount=amount,
        )
    return whole


def width(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_chart_is_drawn_and_its_numbers_stand_beside_it(goal, sign_in):
    page = sign_in("officer", "TA")
    page.goto(f"/targets/{goal.pk}/result/")
    page.locator("[data-chart=trend] canvas").wait_for()
    assert page.locator("figure.chart table").first.is_visible()
    assert "Lũy kế" in page.inner_text("main")


def test_paper_has_all_rows_though_they_come_as_one_reaches_them(goal, sign_in, monkeypatch):
    for name in ("FEWEST", "AT_ONCE", "BY_THEMSELVES"):
        monkeypatch.setattr(f"congdoan.analytics.views.scorecard.{name}", 1)
    page = sign_in("officer", "TA")
    page.set_viewport_size({"width": 1366, "height": 200})
    page.route(
        "**/*after=*",
        lambda asked: asked.continue_() if "paper=" in asked.request.url else asked.abort(),
    )
    page.goto("/scorecard/")
    assert page.locator("tbody tr").count() == 2
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    rows = page.locator("tbody th").all_inner_texts()
    assert len(rows) == 3 and "Công đoàn HA2" in " ".join(rows) and "Xem thêm" not in " ".join(rows)


def test_units_are_ranked_with_the_keyboard_alone(goal, sign_in):
    page = sign_in("officer", "TA")
    page.goto("/scorecard/")
    for wanted in (["Công đoàn HA1", "Công đoàn HA2"], ["Công đoàn HA2", "Công đoàn HA1"]):
        page.get_by_role("columnheader", name="Chỉ số T-1").get_by_role("link").first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        rows = [
            text.splitlines()[-1].strip() for text in page.locator("tbody th").all_inner_texts()[1:]
        ]
        assert [row.split(". ")[-1] for row in rows] == wanted


@pytest.mark.parametrize(
    "path", ["/scorecard/", "/targets/{pk}/result/", "/figures/?measure=drives.total&by=purpose"]
)
def test_a_phone_shows_it_without_scrolling_sideways(path, goal, sign_in):
    page = sign_in("officer", "TA")
    page.set_viewport_size(PHONE)
    page.goto(path.format(pk=goal.pk))
    assert width(page) <= PHONE["width"]


def test_on_a_phone_each_unit_is_a_card_that_names_its_targets(goal, sign_in):
    page = sign_in("officer", "TA")
    page.set_viewport_size(PHONE)
    page.goto("/scorecard/")
    cell = page.locator("tbody tr").nth(1).locator("td").first
    assert page.locator("thead").is_hidden()
    assert "Chỉ số T-1" in cell.evaluate("e => getComputedStyle(e, '::before').content")


def test_paper_has_the_day_the_unit_and_the_source_and_no_menu(goal, sign_in):
    page = sign_in("officer", "TA")
    page.goto("/scorecard/")
    assert page.locator(".on-paper").is_hidden()
    page.emulate_media(media="print")
    said = page.locator(".on-paper").inner_text()
    assert "Công đoàn TA" in said and "Nguồn" in said
    assert page.locator(".rail").is_hidden() and page.locator("[data-print]").is_hidden()

"""A result: forecast by season or evenly, which units decide it, months and years beside each other, the map."""

import datetime as dt
import re

import pytest
import time_machine
from django.utils import timezone

from congdoan.analytics.forecasting import forecast
from congdoan.indicators.judged.results import asked_of, result
from congdoan.indicators.kept import freezing
from congdoan.indicators.kept.remembering import Remembered
from congdoan.indicators.models import Span
from congdoan.indicators.nightly import keeping
from congdoan.orgs import changes
from congdoan.trail.jobs import run_next, start
from tests.analytics.test_scorecard import cells
from tests.conftest import START, TODAY
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(as_):
    def get(target, **query):
        return as_("officer", "TA").get(f"/targets/{target.pk}/result/", query)

    return get


@pytest.fixture
def course(opened):
    """The part that follows once the page stands."""

    def get(target, **query):
        assert "part=course" in opened(target, **query).content.decode()
        return opened(target, part="course", **query)

    return get


def test_the_forecast_follows_the_season_of_former_years(money, target, given, course):
    for year in (2024, 2025):
        given("CS001", f"{year}-03-01", 20)
        given("CS001", f"{year}-11-01", 60)
    given("CS001", "2026-03-01", 30)
    said = words(course(target("T-1", "TA", 150)))
    # A quarter of the year's growth was there by mid June of both years: 30 is a quarter of 120.
    assert "Theo nhịp này đạt 120 trên 150" in said
    assert "Nhịp theo mùa" in said and "2024, 2025" in said and "25,0 %" in said


def test_the_units_below_and_what_stands_at_the_unit_itself_make_up_the_whole(
    money, target, given, opened, as_
):
    given("CS001", "2026-03-01", 20)
    one = target("T-1", "TA", 150)
    assert opened(one).context["itself"] is None
    assert "Ghi ngay tại" not in words(opened(one))
    given("TA", "2026-03-02", 7)
    page = opened(one)
    below = [row["result"].value for row in page.context["children"]]
    assert sum(below) == 20 and page.context["itself"]["value"] == "7"
    assert "Ghi ngay tại Công đoàn TA 7" in words(page)
    behind = as_("officer", "TA").get(page.context["itself"]["url"])
    assert behind.context["figure"]["shown"] == "7"
    assert ["Ghi ngay tại Công đoàn TA", "7"] in [
        row[:2] for row in cells(opened(one, format="xlsx").content)
    ]


def test_without_former_years_the_pace_is_even_and_says_so(money, target, given, course):
    given("CS001", "2026-03-01", 166)
    said = words(course(target("T-1", "TA", 400)))
    # 166 of 365 days are over.
    assert "Theo nhịp này đạt 365 trên 400" in said and "Nhịp đều theo ngày" in said


def test_a_handful_in_former_years_is_chance_and_no_season(money, target, given, world):
    given("CS001", "2025-03-01", 11)
    given("CS001", "2026-03-01", 166)
    one = target("T-1", "TA", 200)
    found = forecast(one, world["TA"], TODAY, result(one, world["TA"], TODAY), TODAY)
    assert found.years == () and round(found.value) == 365


def test_nothing_is_forecast_when_the_period_is_over(money, target, given, world):
    given("CS001", "2025-03-01", 50)
    one = target("T-1", "TA", 80, start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))
    assert forecast(one, world["TA"], TODAY, result(one, world["TA"], TODAY), TODAY) is None


def test_the_fewest_units_that_cover_the_shortfall_are_named_with_links(
    money, target, given, course
):
    whole = target("T-1", "TA", 300)
    target("T-1", "HA1", 200, parent=whole)
    near = target("T-1", "HA2", 100, parent=whole)
    given("CS001", "2026-03-01", 20)
    given("CS002", "2026-03-01", 60)
    answer = course(whole)
    told = answer.context["deciding"]
    assert [one["unit"].code for one in told["gaps"]] == ["HA1"] and told["covers"]
    assert told["gaps"][0]["url"] != f"/targets/{near.pk}/result/"
    assert "Công đoàn HA1" in words(answer).split("Quyết định là")[1][:120]


def test_units_that_do_not_cover_it_are_said_not_to(money, target, given, course):
    whole = target("T-1", "TA", 300)
    target("T-1", "HA1", 40, parent=whole)
    given("CS001", "2026-03-01", 10)
    assert "cũng chưa đủ" in words(course(whole))


def test_each_month_stands_beside_the_same_month_of_last_year(money, target, given, course):
    for day, amount in (("2025-02-03", 7), ("2026-02-03", 40), ("2026-04-03", 5)):
        given("CS001", day, amount)
    chart = course(target("T-1", "TA", 100)).context["chart"]
    assert chart["labels"][:2] == ["1/2026", "2/2026"]
    this, before = (one["values"] for one in chart["series"])
    assert this == [0, 40, 40, 45, 45, 45] and before == [0, 7, 7, 7, 7, 7]


def test_chosen_units_stand_beside_the_whole_over_three_years(money, target, given, course, world):
    for day, amount in (
        ("2024-02-03", 3),
        ("2025-02-03", 7),
        ("2025-12-03", 99),
        ("2026-02-03", 40),
    ):
        given("CS001", day, amount)
    years = course(target("T-1", "TA", 100), **{"with": world["HA1"].pk}).context["years"]
    assert years["labels"] == ["Công đoàn TA", "Công đoàn HA1"]
    assert [(one["name"], one["values"]) for one in years["series"]] == [
        ("2024", [3, 3]), ("2025", [7, 7]), ("2026", [40, 40])
    ]  # fmt: skip


@pytest.fixture
def closed_twice(money, target, given, world):
    """A target closed at 5 in March and at 55 in April, of which 50 were written late: (target, the first span)."""
    one, ends = target("T-1", "TA", 100), (dt.date(2026, 3, 31), dt.date(2026, 4, 30))
    for day, amount, end in zip(("2026-02-03", "2026-02-04"), (5, 50), ends, strict=True):
        given("CS001", day, amount)
        freezing.freeze_all(f"Chốt {end:%m}", asked_of([one], end), end, world["TA"])
    return one, Span.objects.filter(name="Chốt 03").order_by("start").last()


def test_units_are_compared_within_the_closing_that_is_looked_at(
    closed_twice, course, opened, world
):
    one, first = closed_twice
    looked = {"tree": "reported", "span": first.pk, "now": "1", "at": world["TA"].pk}
    page = course(one, **looked).text
    form = page[page.index('<form method="get"') : page.index("</form>")]
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form))
    assert sent == {name: str(value) for name, value in looked.items()}
    again = opened(one, **sent, **{"with": world["HA1"].pk})
    assert (again.context["seen"].name, again.context["value"]) == ("Chốt 03", "5")


def test_beside_a_reported_number_the_course_says_that_it_is_counted_today(closed_twice, course):
    one, first = closed_twice
    reported = course(one, tree="reported", span=first.pk)
    assert reported.context["chart"]["series"][0]["values"][-1] == 55
    assert "đếm từ sổ hôm nay" in words(reported) and "đếm từ sổ hôm nay" not in words(course(one))


def test_a_national_target_is_on_the_map_of_provinces(money, target, given, as_, world):
    lai_chau = changes.found(
        code="LCH", name="Liên đoàn Lao động tỉnh Lai Châu", kind="LDT", parent=world["TLD"],
        effective=START, number="1/QĐ",
    )  # fmt: skip
    changes.found(code="LC1", name="CĐCS Một", kind="CDCS", parent=lai_chau, effective=START, number="2/QĐ",
                  ownership="state", sector="administrative")  # fmt: skip
    world["LC1"] = changes.Unit.objects.get(code="LC1")
    given("LC1", "2026-02-03", 12)
    one = target("T-1", "TLD", 100)
    page = as_("officer", "TLD").get(f"/targets/{one.pk}/result/").content.decode()
    assert 'aria-label="Lai Châu: 12"' in page and "vietnam" in page


def test_the_sheet_of_a_result_has_its_units(money, target, given, opened):
    given("CS001", "2026-02-03", 12)
    rows = cells(opened(target("T-1", "TA", 100), format="xlsx").content)
    assert ["Công đoàn HA1", 12] in [row[:2] for row in rows]
    assert any("15/6/2026" in str(row[0]) for row in rows[:6])


def test_what_takes_long_is_remembered_with_its_time_and_counted_anew_behind_it(
    money, target, given, course, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.kept.remembering.LONG", 0)
    given("CS001", "2025-03-01", 20)
    given("CS001", "2026-03-01", 30)
    one = target("T-1", "TA", 80)
    first = course(one)
    assert "số đếm lúc" not in words(first)
    given("CS001", "2025-03-02", 5)
    again = course(one)
    assert "số đếm lúc" in words(again) and "Đang đếm lại" not in words(again)
    assert again.context["chart"] == first.context["chart"]
    with time_machine.travel(dt.datetime(2026, 6, 15, 9, 1), tick=True):
        old = course(one)
        assert "Đang đếm lại" in words(old) and "anew=1" in old.content.decode()
        anew = course(one, anew="1")
        assert anew.context["chart"] != first.context["chart"]
        assert "số đếm lúc" not in words(anew)


def test_courses_looked_at_yesterday_are_counted_before_anybody_asks_today(
    money, target, given, course, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.kept.remembering.LONG", 0)
    given("CS001", "2025-03-01", 20)
    one = target("T-1", "TA", 80)
    target("T-1", "TB", 80)
    course(one)
    given("CS001", "2025-04-01", 5)
    with time_machine.travel(dt.datetime(2026, 6, 16, 1, 0), tick=True):
        start("courses", "", None, {})
        assert run_next()
        told = Remembered.objects.values_list("unit", "tree").distinct()
        assert list(told) == [(one.unit_id, dt.date(2026, 6, 16))], "and not what nobody looked at"
        began = timezone.now()
        again = course(one)
        assert again.context["counted_at"] < began
        assert again.context["chart"]["series"][1]["values"][-1] == 25


def test_the_last_number_of_a_remembered_course_is_always_fresh(
    money, target, given, course, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.kept.remembering.LONG", 0)
    keeping.keep_today(TODAY)
    one = target("T-1", "TA", 80)
    given("CS001", "2026-03-01", 30)
    keeping.keep_today(TODAY)
    course(one)
    given("CS001", "2026-06-14", 7)
    assert course(one).context["chart"]["series"][0]["values"][-1] == 37


def test_a_course_beside_other_units_costs_no_more_than_thirty_questions(
    target, given, as_, world, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.kept.remembering.LONG", 0)
    given("CS001", "2025-03-01", 20)
    one = target("IND-001", "TA", 80)
    beside = [world[code].pk for code in ("HA1", "HA2")]
    client = as_("officer", "TA")
    with django_assert_max_num_queries(30):
        answer = client.get(f"/targets/{one.pk}/result/", {"part": "course", "with": beside})
    assert answer.context["years"]


def test_net_growth_goes_to_excel_part_by_part(target, enter, as_):
    enter("members/memberships", "CS001", joined_on="2026-03-01", entry="admitted")
    one = target("IND-001", "TA", 80)
    client = as_("officer", "TA")
    rows = cells(client.get(f"/targets/{one.pk}/net/", {"format": "xlsx"}).content)
    said = {row[0]: row[1] for row in rows if len(row) > 1}
    assert (said["Đầu kỳ"], said["Cuối kỳ"], said["Kết nạp"], said["Thực tăng"]) == (0, 1, 1, 1)
    assert any("15/6/2026" in str(row[0]) for row in rows[:3])


def test_the_parts_of_net_growth_add_up_to_it_and_unions_that_ended_are_told_apart(
    target, enter, as_
):
    came = {"admitted": "2026-03-01", "reinstated": "2026-03-02", "existing": "2026-03-03"}
    for place, (entry, day) in enumerate(came.items()):
        who = enter("members/people", code=f"N{place}")
        enter("members/memberships", "CS001", person=who, joined_on=day, entry=entry, card_no="")
    gone = enter("members/people", code="N9")
    enter("members/memberships", "CS001", person=gone, joined_on="2025-03-01", card_no="",
          status="left", left_on="2026-06-10", exit="dissolved")  # fmt: skip
    one = target("IND-001", "TA", 80)
    rows = cells(as_("officer", "TA").get(f"/targets/{one.pk}/net/", {"format": "xlsx"}).content)
    said = {row[0]: row[1] for row in rows if len(row) > 1}
    came = sum(said[part] for part in ("Kết nạp", "Chuyển đến", "Kết nạp lại", "Ghi sổ lần đầu"))
    assert said["Thực tăng"] == 2 == came - said["Thôi sinh hoạt"] - said["Chuyển đi"]
    assert said["Thực tăng không kể công đoàn giải thể"] == 3


def test_both_numbers_of_a_rate_open_their_records(measured, target, enter, opened, as_):
    measured("T-R", "rate", "members.women / members.on_roll", unit="%", cuts=[])
    for place, sex in enumerate(("female", "male", "male", "male")):
        who = enter("members/people", code=f"R{place}", sex=sex)
        enter("members/memberships", "CS001", person=who, joined_on="2026-03-01", card_no="")
    page = opened(target("T-R", "TA", 50))
    [(_title, behind)] = page.context["behind"]
    assert [(label, shown) for label, shown, _url in behind] == [
        ("Đoàn viên trong danh sách", "4"), ("Đoàn viên nữ", "1"),
    ]  # fmt: skip
    for _label, shown, url in behind:
        assert str(as_("officer", "TA").get(url).context["figure"]["value"]) == shown
        assert url.replace("&", "&amp;") in page.text

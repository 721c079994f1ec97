"""The work calendar shows what the unit has before it, and days to mark with their years counted."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.calendar import entries
from congdoan.direction.days import anniversaries, national
from congdoan.direction.registers.review import Review
from congdoan.records.write import save
from tests.direction.test_reviews import programme
from tests.growing import SYSTEM
from tests.sweeps.hands import queries

DAY = dt.date.fromisoformat
TODAY = DAY("2026-06-15")


@pytest.fixture
def june(actor, world):
    """june("CS001"): (day, sort, title, state) of everything in June 2026 there, days to mark apart."""

    def told(unit, role="officer", below=False, sorts=None):
        found = entries(
            actor(role, unit), world[unit], DAY("2026-06-01"), DAY("2026-06-30"), TODAY, below
        )
        return [(str(one.day)[8:], one.sort, one.title, one.state) for one in found
                if (one.sort in sorts if sorts else one.sort != "day")]  # fmt: skip

    return told


def test_every_sort_of_work_stands_on_its_day(june, enter, world):
    enter("direction/meetings", held_on="2026-06-10", title="Họp tháng 6")
    enter("direction/tasks", due="2026-06-12", text="Nộp danh sách")
    enter("direction/regulations", since="2026-03-25", every_months=3)
    programme(world["CS001"], period_end=DAY("2026-06-30"), title="Kế hoạch nửa năm")
    assert june("CS001") == [
        ("10", "meeting", "Họp tháng 6", "waiting"),
        ("12", "task", "Nộp danh sách", "late"),
        ("25", "session", "Kỳ họp của Ban Chấp hành", "waiting"),
        ("30", "review", "Tổng kết: Kế hoạch nửa năm", "waiting"),
        ("30", "programme", "Hết kỳ: Kế hoạch nửa năm", ""),
    ]


def test_units_below_come_in_when_asked_for_and_other_branches_never(june, enter, world):
    for unit in ("CS001", "CS002", "CS101"):
        enter("direction/meetings", unit, held_on="2026-06-10", title=f"Họp {unit}")
    assert june("TA") == []
    assert [title for _day, _sort, title, _state in june("TA", below=True)] == [
        "Họp CS001",
        "Họp CS002",
    ]


def test_years_of_the_national_days_are_counted():
    found = {one.name: one.years for one in national(DAY("2025-01-01"), DAY("2025-12-31"))}
    assert found["Ngày thành lập Đảng Cộng sản Việt Nam"] == 95
    assert found["Cách mạng tháng Tám và Quốc khánh"] == 80
    assert found["Ngày Giải phóng miền Nam, thống nhất đất nước"] == 50
    assert found["Ngày sinh Chủ tịch Hồ Chí Minh"] == 135
    assert found["Tết Trung thu"] is None


def test_the_round_days_of_a_year_are_those_its_work_is_built_on():
    assert [years for years, _name, _day in anniversaries(2025)] == [95, 50, 135, 80]
    assert [years for years, _name, _day in anniversaries(2024)] == [95, 80]


def test_a_units_own_founding_day_joins_them_in_its_round_years(enter, world):
    enter("direction/occasions", "HA1", since="2001-10-10", name="Ngày thành lập")
    found = list(anniversaries(2026, world["CS001"]))
    assert (25, "Ngày thành lập", DAY("2026-10-10")) in found
    assert all(
        name != "Ngày thành lập" for _years, name, _day in anniversaries(2027, world["CS001"])
    )
    assert all(
        name != "Ngày thành lập" for _years, name, _day in anniversaries(2026, world["CS002"])
    )


@pytest.mark.parametrize(
    ("recurrence", "until", "days"),
    [
        ("once", "", []),
        ("yearly", "", ["10"]),
        ("quarterly", "", []),
        ("monthly", "", ["10"]),
        ("monthly", "2026-06-09", []),
    ],
)
def test_an_occasion_comes_back_as_told(june, enter, recurrence, until, days):
    enter("direction/occasions", since="2024-06-10" if recurrence == "yearly" else "2026-01-10",
          recurrence=recurrence, until=until, name="Ngày hẹn")  # fmt: skip
    found = june("CS001", sorts=("day",))
    assert [day for day, _sort, title, _state in found if title == "Ngày hẹn"] == days


def test_the_page_shows_a_month_and_leads_to_its_neighbours(as_, enter):
    enter("direction/meetings", held_on="2026-06-10", title="Họp tháng 6")
    reader = as_("reader", "CS001")
    page = reader.get(reverse("direction-calendar"))
    text = page.content.decode()
    assert "Lịch công tác tháng 6/2026" in text and "Họp tháng 6" in text and "hôm nay" in text
    assert page.context["after_url"].endswith("period=2026-07")
    assert page.context["before_url"].endswith("period=2026-05")
    december = reader.get(reverse("direction-calendar"), {"period": "2026-12"})
    assert december.context["after_url"].endswith("period=2027-01")
    assert "Sinh nhật" not in text and "Thêm cuộc họp" not in text


def test_the_day_looked_through_is_called_today_only_when_it_is(as_):
    reader, at = as_("reader", "CS001"), reverse("direction-calendar")
    then = reader.get(at, {"day": "2026-06-09"}).text
    assert "ngày đang xem" in then and ">hôm nay<" not in then


@pytest.mark.parametrize("period", ["2026", "hôm nay", "2026-13"])
def test_what_is_no_month_is_no_page(as_, period):
    assert (
        as_("reader", "CS001").get(reverse("direction-calendar"), {"period": period}).status_code
        == 404
    )


def test_a_full_month_costs_no_more_than_thirty_queries_and_folds_its_days(as_, enter):
    for place in range(40):
        enter("direction/tasks", due="2026-06-12", text=f"Việc {place}")
        enter("direction/meetings", title=f"Họp {place}", held_on="2026-06-12")
    officer = as_("officer", "TA")
    path = f"{reverse('direction-calendar')}?period=2026-06&below=1"
    cost, _twice = queries(officer, path)
    assert cost <= 30
    assert "thêm 76" in officer.get(path).content.decode()


def test_reviews_dropped_are_not_on_it(june, world):
    programme(world["CS001"])
    assert [sort for _day, sort, _title, _state in june("CS001")] == ["review"]
    half = Review.all_rows.get(kind="mid")
    half.status = "dropped"
    save(half, actor=SYSTEM)
    assert june("CS001") == []


def test_a_review_that_has_its_meeting_stands_there_as_the_meeting(june, world, as_):
    programme(world["CS001"])
    half = Review.all_rows.get(kind="mid")
    as_("officer", "CS001").post(reverse("direction-review-meet", args=[half.pk]))
    assert [sort for _day, sort, _title, _state in june("CS001")] == ["meeting"]

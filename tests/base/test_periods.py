from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period


@pytest.mark.parametrize(
    ("code", "start", "end", "label"),
    [
        ("2026", "2026-01-01", "2026-12-31", "năm 2026"),
        ("2026-H1", "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-H2", "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-Q2", "2026-04-01", "2026-06-30", "quý II/2026"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "quý IV/2026"),
        ("2026-06", "2026-06-01", "2026-06-30", "tháng 6/2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "tháng 2/2024"),
        ("2026-01-01..2026-09-30", "2026-01-01", "2026-09-30", "9 tháng đầu năm 2026"),
        ("2026-02-01..2026-04-30", "2026-02-01", "2026-04-30", "từ 01/02/2026 đến 30/4/2026"),
        ("2025-12-16..2026-03-14", "2025-12-16", "2026-03-14", "từ 16/12/2025 đến 14/3/2026"),
    ],
)
def test_a_code_names_a_period_and_a_period_its_code(code, start, end, label):
    period = Period.parse(code)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.code == code
    assert period.label == label


def test_a_span_that_is_a_quarter_is_called_by_its_quarter():
    assert Period.parse("2026-04-01..2026-06-30").code == "2026-Q2"


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(0, 800))
def test_every_period_is_read_back_from_its_code(start, length):
    period = Period(start, start + timedelta(days=length))
    assert Period.parse(period.code) == period
    assert Period.parse(period.label) == period


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Quý 2/2026", "2026-Q2"), ("quy iv nam 2025", "2025-Q4"), ("q3/2025", "2025-Q3"),
        ("6/2026", "2026-06"), ("Tháng 06/2026", "2026-06"), (" năm  2026 ", "2026"),
        ("9 tháng đầu năm 2026", "2026-01-01..2026-09-30"), ("6 THÁNG CUỐI NĂM 2026", "2026-H2"),
        ("từ 1/1/2026 đến 15/6/2026", "2026-01-01..2026-06-15"),
    ],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(said, code):
    assert Period.parse(said).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-Q5",
        "2026-13",
        "2026-00",
        "quý 2",
        "quý V/2026",
        "13/2026",
        "từ 31/6/2026 đến 1/7/2026",
        "2026-02-30..2026-03-01",
        "0000",
        "0003",
        "0001-01",
        "9999",
        "2026-01-01..9999-12-31",
        "26",
    ],
)
def test_what_is_no_period_is_refused_with_examples(text):
    with pytest.raises(Mistake, match="2026-Q2"):
        Period.parse(text)


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(Mistake, match="01/7/2026 không thể kết thúc sớm hơn, ngày 30/6/2026"):
        Period.parse("2026-07-01..2026-06-30")


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2026", "2025"),
        ("2026-Q1", "2025-Q1"),
        ("2025-02", "2024-02"),
        ("2024-02", "2023-02"),
        ("2024-02-29..2024-03-05", "2023-02-28..2023-03-05"),
        ("2024-01-01..2024-02-29", "2023-01-01..2023-02-28"),
    ],
)
def test_the_year_before_is_the_same_span(code, before):
    assert Period.parse(code).year_before().code == before


def test_a_period_opens_with_the_stock_of_the_day_before():
    assert Period.year(2026).opening == Period.day(date(2025, 12, 31))


def test_a_period_is_cut_at_a_day():
    year = Period.year(2026)
    assert year.until(date(2026, 6, 30)).code == "2026-H1"
    assert year.until(date(2027, 3, 1)) == year
    assert year.until(date(2025, 12, 31)) is None


def test_both_ends_belong_to_the_period():
    june = Period.parse("2026-06")
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [june.contains(day) for day in days] == [False, True, True, False]


def test_the_share_gone_runs_from_nothing_to_the_whole():
    june = Period.parse("2026-06")
    days = [date(2026, 5, 31), date(2026, 6, 15), date(2026, 6, 30), date(2026, 7, 1)]
    assert [june.share_gone(day) for day in days] == [0, Decimal("0.5"), 1, 1]


def test_months_of_a_period_are_cut_where_it_begins_and_ends():
    found = Period(date(2025, 11, 20), date(2026, 2, 10)).by_month()
    assert [(one.start, one.end) for one in found] == [
        (date(2025, 11, 20), date(2025, 11, 30)),
        (date(2025, 12, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 10)),
    ]
    assert Period.year(2024).by_month()[1].code == "2024-02"
    assert Period.day(date(2026, 6, 30)).by_month() == [Period.day(date(2026, 6, 30))]

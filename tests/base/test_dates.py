from datetime import date

import pytest

from congdoan.base import dates
from congdoan.base.errors import Mistake

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "shown", "words"),
    [
        (date(2025, 3, 14), "14/3/2025", "ngày 14 tháng 3 năm 2025"),
        (date(2025, 7, 1), "01/7/2025", "ngày 01 tháng 7 năm 2025"),
        (date(2025, 2, 5), "05/02/2025", "ngày 05 tháng 02 năm 2025"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_and_the_first_two_months_have_two_digits(day, shown, words):
    assert dates.show(day) == shown
    assert dates.in_words(day) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5/3", date(2026, 3, 5)),
        ("5.3.25", date(2025, 3, 5)),
        ("05-03-2025", date(2025, 3, 5)),
        (" 5 / 3 / 2025 ", date(2025, 3, 5)),
        ("2025-03-05", date(2025, 3, 5)),
        ("ngày 05 tháng 3 năm 2025", date(2025, 3, 5)),
        ("1/1/85", date(1985, 1, 1)),
        ("hôm nay", TODAY),
        ("HOM NAY", TODAY),
        ("hôm qua", date(2026, 11, 19)),
        ("Ngày mai", date(2026, 11, 21)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_understood_as_people_type_it(typed, meant):
    assert dates.parse(typed, TODAY) == meant


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2000, 2, 29), TODAY])
def test_what_is_shown_is_understood_again(day):
    assert dates.parse(dates.show(day), TODAY) == day
    assert dates.parse(dates.in_words(day), TODAY) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2025", "Tháng 2/2025 không có ngày 31"),
        ("29/2/2025", "Tháng 2/2025 không có ngày 29"),
        ("5/3/0202", "Năm 0202"),
        ("3/14/2025", "Không có tháng 14"),
        ("thứ hai", "«thứ hai» không phải là ngày"),
        ("5/3/202", "không phải là ngày"),
        ("", "không phải là ngày"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(typed, said):
    with pytest.raises(Mistake) as refused:
        dates.parse(typed, TODAY)
    assert said in refused.value.message


def test_serial_numbers_of_a_sheet_are_days():
    assert dates.from_serial(45730) == date(2025, 3, 14)
    assert dates.from_serial(45730.75) == date(2025, 3, 14)
    assert dates.from_serial(61) == date(1900, 3, 1)


@pytest.mark.parametrize("number", [0, 60, -5, 20250314, float("nan"), float("inf")])
def test_a_number_that_is_no_day_is_refused(number):
    with pytest.raises(Mistake, match="không ứng với ngày nào"):
        dates.from_serial(number)

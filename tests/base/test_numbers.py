"""Numbers of people, firms and phones: known however they were typed, whole again after a spreadsheet."""

import pytest

from congdoan.base import identity, phones, taxcodes


@pytest.mark.parametrize(
    "typed",
    ["0912000001", "0912 000 001", "0912.000.001", "+84912000001", "+84 912 000 001",
     "0084 912000001", "84912000001", "912000001"],
)  # fmt: skip
def test_a_phone_is_one_number_however_it_was_typed(typed):
    assert phones.bare(typed) == "0912000001"


def test_other_phones_stay_apart():
    typed = ["024 3825 1234", "+84 24 3825 1234", "0842123456", "+1 202 555 0100", "x", ""]
    bare = ["02438251234", "02438251234", "0842123456", "12025550100", "", ""]
    assert [phones.bare(text) for text in typed] == bare


@pytest.mark.parametrize(
    ("whole", "cell", "text"),
    [
        (identity.with_zeros, 12190001234, "012190001234"),
        (identity.with_zeros, "12190001234", "012190001234"),
        (identity.with_zeros, 1190001234, "001190001234"),
        (identity.with_zeros, 3190001234, "3190001234"),
        (identity.with_zeros, 12345678, "012345678"),
        (identity.with_zeros, "12345678", "12345678"),
        (identity.with_zeros, 123456789, "123456789"),
        (identity.with_zeros, "01219000123", "01219000123"),
        (identity.with_zeros, "B1234567", "B1234567"),
        (taxcodes.with_zero, 100109106, "0100109106"),
        (taxcodes.with_zero, 100109107, "100109107"),
        (taxcodes.with_zero, 100109106001, "0100109106001"),
        (taxcodes.with_zero, "0100109106-001", "0100109106-001"),
        (taxcodes.with_zero, 12190001234, "012190001234"),
        (taxcodes.with_zero, 6200012349, "6200012349"),
        (phones.with_zero, 912000001, "0912000001"),
        (phones.with_zero, 2133876543, "02133876543"),
        (phones.with_zero, "+84912000001", "+84912000001"),
        (phones.with_zero, 113, "113"),
    ],
)
def test_the_zeros_that_a_sheet_ate_come_back_and_no_others(whole, cell, text):
    assert whole(cell) == text
    assert whole("") == ""


def test_a_tax_code_checks_itself():
    assert not any(
        map(taxcodes.is_odd, ["0100109106", "0100109106-001", "012190001234", "TR1", ""])
    )
    assert all(map(taxcodes.is_odd, ["0100109107", "0100109107-001", "0100190106"]))

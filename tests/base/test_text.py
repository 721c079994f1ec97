from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from congdoan.base import text
from congdoan.records.fields import WholeFormField


def test_one_spelling_inside_whatever_was_typed():
    assert text.nfc("Ca\u0302\u0301p") == "Cấp"
    assert text.nfc("CHƢƠNG tƣ") == "CHƯƠNG tư"
    assert text.one_line(" Công\u00a0đoàn\n  cơ sở ") == "Công đoàn cơ sở"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoá", "hóa"), ("Khánh Hoà", "Khánh Hòa"), ("UỶ BAN", "ỦY BAN"), ("thuý", "thúy"),
        ("quý", "quý"), ("quỹ", "quỹ"), ("hoán", "hoán"), ("Uỷ ban", "Ủy ban"),
    ],
)  # fmt: skip
def test_both_places_of_the_tone_mark_become_one(old, new):
    assert text.same_tone(old) == new


def test_a_search_sees_neither_accents_nor_case():
    assert text.fold("  Nguyễn ĐỨC Ánh ") == "nguyen duc anh"


def test_words_sort_by_letters_first_and_by_tones_when_they_tie():
    ordered = ["a", "á", "ai", "ă", "â", "ba", "bà", "da", "đa", "em", "ê"]
    backwards = ordered[::-1]
    assert sorted(backwards, key=text.sort_key) == ordered


def test_people_are_listed_by_the_given_name():
    people = ["Trần Văn An", "Lê Thị Ánh", "Nguyễn Văn Ánh", "Bùi Văn Đông", "Đỗ Thị Yến"]
    backwards = people[::-1]
    assert sorted(backwards, key=text.name_key) == people


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (text.number(1810), "1.810"),
        (text.number(Decimal("51.13")), "51,13"),
        (text.number(Decimal("92.50")), "92,5"),
        (text.number(Decimal("100.00")), "100"),
        (text.number(-1234.5, 1), "-1.234,5"),
        (text.number(0), "0"),
        (text.number(None), "–"),
        (text.money(136_225_000), "136.225.000\N{NO-BREAK SPACE}đ"),
        (text.money(None), "–"),
        (text.percent(51.13), "51,1\N{NO-BREAK SPACE}%"),
        (text.percent(None), "–"),
        (text.percent(Decimal("99.96")), "99,9\N{NO-BREAK SPACE}%"),
        (text.percent(Decimal("99.996"), 0), "99\N{NO-BREAK SPACE}%"),
        (text.percent(99.94), "99,9\N{NO-BREAK SPACE}%"),
        (text.percent(100), "100,0\N{NO-BREAK SPACE}%"),
        (text.percent(Decimal("100.04")), "100,0\N{NO-BREAK SPACE}%"),
    ],
)
def test_numbers_are_written_as_in_vietnamese_papers(shown, expected):
    assert shown == expected


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1810", "1810"),
        ("1.810", "1810"),
        ("-1.810", "-1810"),
        ("136.225.000 đ", "136225000"),
        ("2.340.000 đồng", "2340000"),
        ("0,5", "0.5"),
        ("1.810,25", "1810.25"),
        ("98,3 %", "98.3"),
        ("85.5", "85.5"),
        ("0.900", "0.900"),
    ],
)
def test_typed_numbers_are_read_as_papers_write_them(typed, number):
    assert text.unmarked(typed) == number


@pytest.mark.parametrize("typed", ["85.5", "1.5", "12.34", "1.8100", "1,5", "ba"])
def test_a_whole_number_is_never_made_of_one_with_a_fraction(typed):
    with pytest.raises(ValidationError):
        WholeFormField().clean(typed)

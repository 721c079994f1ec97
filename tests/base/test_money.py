from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.base import money
from congdoan.base.errors import Mistake
from congdoan.base.text import money as shown


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (136_225_000, "Một trăm ba mươi sáu triệu hai trăm hai mươi lăm nghìn đồng"),
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (11, "Mười một đồng"),
        (101, "Một trăm linh một đồng"),
        (110, "Một trăm mười đồng"),
        (155, "Một trăm năm mươi lăm đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (1_050, "Một nghìn không trăm năm mươi đồng"),
        (2_000_005, "Hai triệu không trăm linh năm đồng"),
        (10_010_000, "Mười triệu không trăm mười nghìn đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
        (1_000_000_001, "Một tỷ không trăm linh một đồng"),
        (3_500_000_000_000, "Ba nghìn năm trăm tỷ đồng"),
        (-20_000, "Âm hai mươi nghìn đồng"),
    ],
)
def test_amounts_are_spoken_as_vouchers_write_them(amount, words):
    assert money.in_words(amount) == words


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("136.225.000 đ", 136_225_000),
        ("136225000", 136_225_000),
        ("136,225,000 VNĐ", 136_225_000),
        ("1,5 triệu", 1_500_000),
        ("1.5 triệu", 1_500_000),
        ("1.500 triệu", 1_500_000_000),
        ("2 tỷ", 2_000_000_000),
        ("2 tỉ 500 triệu đồng", 2_500_000_000),
        ("500k", 500_000),
        ("70 nghìn đồng", 70_000),
        ("-20.000đ", -20_000),
        ("-2 tỷ 500 triệu", -2_500_000_000),
        ("0 đ", 0),
        (70000, 70_000),
        (70000.0, 70_000),
        (Decimal("70000"), 70_000),
    ],
)
def test_money_is_understood_as_people_type_it(typed, amount):
    assert money.parse(typed) == amount


@given(st.integers(-(10**14), 10**14))
def test_what_is_shown_is_understood_again(amount):
    assert money.parse(shown(amount)) == amount


@pytest.mark.parametrize(
    "typed",
    ["", "đ", "nhiều", "1,5", "1.5 đ", "1,500 triệu", "12.34.567", "5 xu", "500 triệu 2 tỷ",
     "2 tỷ 3 tỷ", "2 tỷ -3 triệu", 70000.5, "1 2", float("nan"), float("inf")],
)  # fmt: skip
def test_what_is_no_whole_amount_is_refused_with_examples(typed):
    with pytest.raises(Mistake, match="1,5 triệu"):
        money.parse(typed)

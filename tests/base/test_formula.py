from decimal import Decimal

import pytest

from congdoan.base import formula
from congdoan.base.errors import Mistake
from congdoan.base.formula import parse

FIGURES = {
    ("members.on_roll", False): 46,
    ("members.on_roll", True): 30,
    ("members.on_roll.women", False): 16,
    ("workers", False): Decimal("50.5"),
    ("share", False): 0.1,
    ("nobody", False): 0,
}


def value(text):
    return parse(text).value(lambda name, opening: FIGURES.get((name, opening)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("members.on_roll - opening(members.on_roll)", "16"),
        ("100 * members.on_roll.women / members.on_roll", "34.78"),
        ("-(members.on_roll + 4) * 2", "-100"),
        ("workers / 0.5", "101"),
        ("share * 3", "0.3"),
        ("1.10", "1.1"),
    ],
)
def test_a_formula_is_worked_out_in_decimals(text, expected):
    assert round(value(text), 2) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "members.on_roll / nobody",
        "nobody / nobody",
        "unknown + 1",
        "members.on_roll + opening(members.on_roll.women)",
        "0 * unknown",
    ],
)
def test_nothing_is_not_zero(text):
    assert value(text) is None


def test_zero_is_not_nothing():
    assert value("nobody / members.on_roll") == 0


def test_names_tell_the_opening_stock_from_the_closing_one():
    assert parse("a.b + opening(a.b) * 2 - c").names == {
        ("a.b", False),
        ("a.b", True),
        ("c", False),
    }


@pytest.mark.parametrize(
    ("text", "numerator", "denominator"),
    [
        ("100 * a / b", "a", "b"),
        ("a * 100 / b", "a", "b"),
        ("a.x / b.y", "a.x", "b.y"),
        ("100 * (a - opening(a)) / (b + c)", "a - opening(a)", "b + c"),
    ],
)
def test_a_ratio_shows_its_two_sides(text, numerator, denominator):
    assert [side.text for side in parse(text).ratio] == [numerator, denominator]


@pytest.mark.parametrize("text", ["a", "a + b / c", "a * b", "100 * (a / b)"])
def test_what_is_not_divided_last_has_no_ratio(text):
    assert parse(text).ratio is None


@pytest.mark.parametrize(
    ("text", "bad_part"),
    [
        ("__import__('os').system('x')", "__import__('os').system('x')"),
        ("a ** 9", "a ** 9"),
        ("a + min(b, c)", "min(b, c)"),
        ("opening(a + b)", "opening(a + b)"),
        ("opening(a, b)", "opening(a, b)"),
        ("opening()", "opening()"),
        ("a if b else c", "a if b else c"),
        ("a + 'text'", "'text'"),
        ("a + True", "True"),
        ("1j * a", "1j"),
        ("1e999 * a", "1e999"),
        ("a < b", "a < b"),
        ("[a][0]", "[a][0]"),
        ("lambda: a", "lambda: a"),
        ("+a", "+a"),
        ("1,5 * a", "1,5 * a"),
        ("f(a).b", "f(a).b"),
    ],
)
def test_a_mistake_names_the_part_that_does_not_belong(text, bad_part):
    with pytest.raises(Mistake) as refused:
        parse(text)
    assert f"«{bad_part}»" in refused.value.message


@pytest.mark.parametrize(
    "text", ["", "  ", "a +", "(a", "a b", "a.is", "a\x00b", "(" * 900, "a" * 2000]
)
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(Mistake):
        parse(text)


def test_signs_nest_as_deep_as_a_formula_is_long():
    assert value("-" * 494 + "nobody") == 0


def test_formulas_of_the_same_text_are_equal_and_may_be_kept_in_sets():
    assert len({formula.Formula("a / b"), parse(" a / b ")}) == 1


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a.b", [(1, "a.b", False)]),
        ("a.b - opening(a.b)", [(1, "a.b", False), (-1, "a.b", True)]),
        ("a.b + 2 * (c.d - e.f / 4)", [(1, "a.b", False), (2, "c.d", False), (Decimal("-0.5"), "e.f", False)]),
        ("-(a.b + c.d)", [(-1, "a.b", False), (-1, "c.d", False)]),
        ("a.b * c.d", None),
        ("a.b / c.d", None),
        ("a.b + 1", None),
    ],
)  # fmt: skip
def test_what_is_added_up_is_told_term_by_term(text, terms):
    assert parse(text).terms == terms

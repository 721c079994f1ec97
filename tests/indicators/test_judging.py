"""Strict and inclusive, ranges, pace, months left, rounding that adds up."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.indicators.judging import is_met, months_between
from congdoan.indicators.sharing import split


@pytest.mark.parametrize(
    ("comparator", "value", "met"),
    [
        (">", 90, False), (">", Decimal("90.01"), True), (">=", 90, True), (">=", 89, False),
        ("<=", 90, True), ("<", 90, False), ("=", 90, True), ("=", 95, True), ("=", 89, False),
        ("between", 90, True), ("between", 89, False), ("about", 90, True), ("increase", 90, False),
    ],
)  # fmt: skip
def test_above_is_strict_and_at_least_is_inclusive(comparator, value, met):
    assert is_met(comparator, value, 90) is met


def test_to_be_reached_from_above_when_less_is_better():
    assert is_met("=", 0, 0, lower_is_better=True)
    assert not is_met("=", 3, 0, lower_is_better=True)


def test_from_the_end_of_june_six_months_are_left():
    assert months_between(dt.date(2025, 6, 30), dt.date(2025, 12, 31)) == 6
    assert months_between(dt.date(2025, 12, 31), dt.date(2025, 12, 31)) == 0


@given(st.integers(0, 10_000), st.lists(st.integers(0, 500), min_size=1, max_size=40))
def test_shares_add_up_exactly_and_none_is_off_by_one_or_more(total, weights):
    shares = split(total, weights)
    assert sum(shares) == total
    whole = sum(weights) or len(weights)
    for share, weight in zip(shares, weights, strict=True):
        exact = total * (weight if sum(weights) else 1) / whole
        assert abs(share - exact) < 1


def test_without_weights_everyone_gets_the_same():
    assert split(10, [0, 0, 0]) == [4, 3, 3]
    assert split(7, []) == []

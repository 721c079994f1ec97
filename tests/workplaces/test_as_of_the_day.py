"""Sizes, unions and workers of a workplace are asked of a day: what comes later leaves it as it was."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.indicators.kept import proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.records.write import remove
from tests.growing import SYSTEM
from tests.people import figure, write

pytestmark = pytest.mark.django_db
CODES = (
    "count",
    "ge20",
    "ge20_with_union",
    "with_union",
    "blank20",
    "blank",
    "uncovered",
    "workers",
)
MARCH, JUNE, TODAY = dt.date(2026, 3, 1), dt.date(2026, 6, 1), dt.date(2026, 6, 15)


@pytest.fixture
def place(enter):
    bare = {"state": "potential", "union_since": ""}
    return enter("workplaces/workplaces", "HA1", code="NLV-001", **bare)


@pytest.fixture
def count(enter, place):
    def make(day, total, unit="HA1"):
        none = {"female": 0, "ethnic_minority": 0, "direct_workers": 0}
        return enter("workplaces/headcounts", unit, counted_on=str(day), total=total, **none)

    return make


def on(day, world):
    """Every figure of that day that is not nothing."""
    found = {code: figure(f"workplaces.{code}", Period(day, day), world["TA"]) for code in CODES}
    return {code: value for code, value in found.items() if value}


def test_a_later_headcount_leaves_the_sizes_of_the_days_before(count, world):
    count(MARCH, 24)
    before = on(MARCH, world)
    assert before == {
        "count": 1,
        "ge20": 1,
        "blank20": 1,
        "blank": 1,
        "uncovered": 24,
        "workers": 24,
    }
    count(JUNE, 9)
    assert on(MARCH, world) == before
    assert on(JUNE, world) == {"count": 1, "blank": 1, "uncovered": 9, "workers": 9}
    assert on(MARCH - dt.timedelta(days=1), world) == {"count": 1, "blank": 1}


def test_a_union_found_and_ended_later_leaves_the_blanks_of_the_days_before(count, place, world):
    count(MARCH, 24)
    before = on(MARCH, world)
    write(place, union_since=JUNE, state="founded")
    assert on(MARCH, world) == before
    unionised = {"count": 1, "ge20": 1, "ge20_with_union": 1, "with_union": 1, "workers": 24}
    assert on(JUNE, world) == unionised
    write(place, union_until=TODAY)
    assert (on(MARCH, world), on(JUNE, world)) == (before, unionised)
    assert on(TODAY, world) == before


def test_a_workplace_that_closes_has_neither_workers_nor_a_union_from_that_day(count, place, world):
    count(MARCH, 24)
    write(place, union_since=MARCH, state="founded")
    write(place, closed_on=JUNE, union_until=TODAY, state="closed")
    assert on(JUNE, world) == {}
    assert "workers" in on(JUNE - dt.timedelta(days=1), world)
    write(place, closed_on=None, state="founded", union_until=None)
    assert on(JUNE, world)["workers"] == 24


def test_a_count_after_the_closing_gives_it_no_workers_back(count, place, world):
    count(MARCH, 24)
    write(place, closed_on=JUNE, state="closed")
    count(TODAY, 30)
    for day in (JUNE, TODAY - dt.timedelta(days=1), TODAY):
        assert on(day, world) == {}


def test_kept_sizes_follow_a_headcount_of_another_keeper_that_is_taken_back(count, place, world):
    """The union at the workplace may count it, the union of the area keeps it."""
    first = count(MARCH, 24, unit="CS001")
    count(JUNE, 30, unit="CS001")
    span = Span.objects.create(start=MARCH, end=MARCH, tree=TODAY)
    recounting.keep(span, [f"workplaces.{code}" for code in CODES])
    catch_up()
    remove(first, actor=SYSTEM)
    catch_up()
    span.refresh_from_db()
    assert span.codes and list(proving.differences(span)) == []
    assert on(MARCH, world) == {"count": 1, "blank": 1}

"""A workplace whose union ended and that has one again: every time it had one is kept and counts on its days."""

import datetime as dt
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.workplaces.registers.workplace import Workplace
from tests.people import figure, write, write_lines

pytestmark = pytest.mark.django_db
D = dt.date
THEN, BETWEEN, NOW = D(2020, 1, 1), D(2024, 1, 1), D(2026, 6, 10)
FOUNDED = D(2026, 6, 1)


@pytest.fixture
def place(enter, world):
    """At HA1, with the union CS001 from 2018 until 2023."""
    facts = {"state": "mobilising", "union": "CS001", "union_since": "2018-01-01",
             "union_until": "2023-01-01", "opened_on": "2015-01-01"}  # fmt: skip
    found = enter("workplaces/workplaces", "HA1", code="NLV-2", **facts)
    enter("workplaces/headcounts", "HA1", workplace="NLV-2", counted_on="2016-01-01", total=30, female=0,
          ethnic_minority=0, direct_workers=0)  # fmt: skip
    return found


@pytest.fixture
def again(place, file, decide):
    """The same with a second union since June 2026."""
    assert decide(file(workplace=place.pk)).status_code == 302
    place.refresh_from_db()
    return place


def on(day):
    codes = ("with_union", "ge20_with_union", "blank", "blank20", "uncovered")
    return [figure(f"workplaces.{code}", Period(day, day)) for code in codes]


WITH, WITHOUT = [1, 1, 0, 0, 0], [0, 0, 1, 1, 30]


def test_a_second_founding_leaves_the_years_of_the_first_as_they_were(again, world):
    assert [on(day) for day in (THEN, BETWEEN, NOW)] == [WITH, WITHOUT, WITH]
    [line] = again.unions.all()
    assert (line.union, line.since, line.until) == (world["CS001"], D(2018, 1, 1), D(2023, 1, 1))
    assert (again.union.code, again.union_since, again.union_until) == ("CS900", FOUNDED, None)


def test_the_page_of_the_workplace_shows_each_time(again, as_):
    page = as_("officer", "HA1").get(reverse("workplaces-workplaces-detail", args=[again.pk])).text
    part = page[page.index("Công đoàn trước đây") :]
    assert "01/01/2018" in part and "01/01/2023" in part and "Công đoàn CS001" in part


def test_the_potential_list_of_a_day_between_has_it_and_that_of_other_days_has_not(again, as_):
    client = as_("officer", "HA1")
    listed = {day: "Công ty may" in client.get(reverse("workplaces-blanks"), {"day": str(day)}).text
              for day in (THEN, BETWEEN, NOW)}  # fmt: skip
    assert listed == {THEN: False, BETWEEN: True, NOW: False}


def test_the_union_of_then_lists_it_on_the_days_of_then(again, as_, world):
    def tells(unit, day):
        page = as_("officer", "HA1").get(reverse("unit", args=[unit.pk]), {"day": str(day)}).text
        return "Công ty may Sông Hồng" in page

    first, second = world["CS001"], Unit.objects.get(code="CS900")
    assert tells(first, D(2021, 1, 1)) and not tells(first, NOW) and tells(second, NOW)


def test_a_merged_union_is_its_union_until_the_day_on_which_the_heir_is(place, as_, world):
    write(place, union_until=None, state="founded")
    said = {"units": [world["CS001"].pk], "decided_on": "1/6/2026", "effective": "15/6/2026",
            "number": "9/QĐ", "note": "", "confirm": "1"}  # fmt: skip
    at = reverse("unit-change", args=[world["CS002"].pk, "merge"])
    changes.transfer(
        unit=world["CS002"], parent=world["HA1"], effective=D(2026, 1, 1), number="8/QĐ"
    )
    assert as_("manager", "TA").post(at, said).status_code == 302
    place.refresh_from_db()
    [line] = place.unions.all()
    assert (place.union, place.union_since) == (world["CS002"], D(2026, 6, 15))
    assert (line.union, line.since, line.until) == (world["CS001"], D(2018, 1, 1), D(2026, 6, 15))
    assert [on(day) for day in (THEN, D(2026, 6, 14), D(2026, 6, 15))] == [WITH] * 3


def test_what_is_only_corrected_is_no_second_time(place):
    write(place, union_since=D(2017, 1, 1))
    write(place, union_until=D(2022, 1, 1))
    write(place, union_until=None, state="founded")
    assert not place.unions.exists() and on(BETWEEN) == WITH


def test_two_times_on_one_day_are_refused_and_said(again):
    with pytest.raises(Mistake, match="trùng ngày: lần từ 01/01/2018 đến 01/01/2023"):
        write_lines(again, "unions", {"since": "2022-01-01", "until": "2024-01-01"})
    write_lines(again, "unions", {"since": "2024-01-01", "until": "2025-01-01"})
    assert on(D(2024, 6, 1)) == WITH and on(BETWEEN - dt.timedelta(days=1)) == WITHOUT


def test_a_union_that_stands_longer_than_to_the_decision_is_in_its_way(place, file, decide):
    write(place, union_until=D(2026, 6, 2))
    answer = decide(file(workplace=place.pk))
    assert answer.status_code == 422 and "đang có công đoàn" in answer.text


def test_a_time_that_was_written_over_before_comes_back_from_history(place, world):
    """As the code of before wrote it: the fields alone."""
    rows = Workplace.all_rows.filter(pk=place.pk)
    rows.update(union_until=D(2022, 5, 5))  # put right once: the last that was said holds
    rows.update(union_since=FOUNDED, union_until=None, union=world["CS002"], state="founded")
    assert on(THEN) == WITHOUT
    found = import_module("congdoan.workplaces.migrations.0017_unions_carried_over")
    with connection.cursor() as cursor:
        cursor.execute(found.GIVEN_BACK)
    [line] = place.unions.all()
    assert (line.since, line.until, line.union) == (D(2018, 1, 1), D(2022, 5, 5), world["CS001"])
    assert on(THEN) == WITH

"""Strict and inclusive, ranges, pace, months left, rounding that adds up."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from congdoan.indicators.assigning.proposing import split
from congdoan.indicators.judged.results import result
from congdoan.indicators.judged.verdict import is_met, months_between
from congdoan.indicators.models import Alert, DeclaredFigure, Target
from congdoan.indicators.nightly.alerting import look
from tests.analytics.test_scorecard import cells
from tests.conftest import TODAY
from tests.pages import words


@pytest.mark.parametrize(
    ("comparator", "value", "met"),
    [
        (">", 90, False), (">", Decimal("90.01"), True), (">=", 90, True), (">=", 89, False),
        ("<=", 90, True), ("<", 90, False), ("=", 90, True), ("=", 95, True), ("=", 89, False),
        (">", Decimal("90.0"), False), ("between", 90, True), ("between", 89, False),
        ("between", 120, True), ("about", 90, True), ("about", 120, True), ("increase", 90, False),
    ],
)  # fmt: skip
def test_above_is_strict_and_at_least_is_inclusive(comparator, value, met):
    assert is_met(comparator, value, 90) is met


@pytest.mark.parametrize(
    ("value", "tolerance", "lower", "met"),
    [
        (Decimal("85.5"), 5, False, True), (Decimal("85.49"), 5, False, False), (90, 0, False, True),
        (Decimal("89.99"), 0, False, False), (72, 20, False, True), (Decimal("94.5"), 5, True, True),
        (95, 5, True, False), (60, 5, True, True),
    ],
)  # fmt: skip
def test_about_may_miss_the_target_by_its_tolerance_and_not_by_more(value, tolerance, lower, met):
    assert is_met("about", value, 90, lower, Decimal(tolerance)) is met


def test_without_a_tolerance_of_its_own_about_may_miss_five_percent():
    assert is_met("about", 475, 500) and not is_met("about", 474, 500)


@pytest.fixture
def sent(enter):
    """sent("CS001", 40): a drive of that unit sent so much in February, or on that day."""

    def make(unit, amount, day="2026-02-03"):
        enter("welfare/drives", unit, name=f"Cuộc {amount}", opened_on=day, closed_on=day,
              transferred_on=day, amount=amount)  # fmt: skip

    return make


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("declared", "state", "shown"),
    [({}, "Đã đạt", "dung sai 5 %"), ({"tolerance": 1}, "Đúng tiến độ", "dung sai 1 %")],
)
def test_the_tolerance_stands_beside_the_target_and_decides(
    declared, state, shown, measured, sent, target, as_
):
    measured("T-1", "count", "drives.total", unit="đồng")
    sent("CS001", 475)
    one = target("T-1", "TA", 500, comparator="about", **declared)
    page = as_("officer", "TA").get(f"/targets/{one.pk}/result/").content.decode()
    assert shown in page and state in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"comparator": ">=", "tolerance": 5}, {"comparator": "about", "tolerance": 51}]
)
def test_only_what_is_about_tolerates_and_never_more_than_half(wrong, measured, target):
    measured("T-1", "count", "drives.total")
    with pytest.raises(ValidationError, match="Dung sai"):
        target("T-1", "TA", 500, **wrong)


@pytest.mark.django_db
def test_more_than_ninety_percent_is_not_met_by_exactly_ninety(measured, sent, target, world):
    measured("T-1", "rate", "100 * drives.total.nonstate / drives.total", unit="%")
    strict, inclusive = (target("T-1", "TA", 90, comparator=sign) for sign in (">", ">="))
    sent("CS001", 90)
    sent("CS002", 10)
    states = [result(one, world["TA"], TODAY).state for one in (strict, inclusive)]
    assert states == ["ontrack", "reached"], "90,0 % is not more than 90 %"
    sent("CS001", 1)
    assert result(strict, world["TA"], TODAY).state == "reached"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "state"),
    [((1, 15), "ontrack"), ((6, 30), "ontrack"), ((8, 1), "risk"), ((10, 31), "late"), ((12, 31), "late")],
)  # fmt: skip
def test_a_rate_that_fills_up_through_the_year_is_held_to_its_pace(
    day, state, measured, sent, target, world
):
    """One of two unions has held a drive, where both are to: half of the year's, due by the end of June."""
    measured("T-1", "rate", "100 * drives.count / orgs.grassroots", unit="%")
    sent("CS001", 475, "2026-01-02")
    one = result(target("T-1", "TA", 100), world["TA"], dt.date(2026, *day))
    assert (one.value, one.state, one.pace) == (50, state, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "state"), [((3, 31), "ontrack"), ((6, 30), "ontrack"), ((10, 31), "late"), ((12, 31), "late")]
)  # fmt: skip
def test_an_average_that_fills_up_through_the_year_is_held_to_its_pace(
    day, state, measured, sent, target, world
):
    """«Mỗi công đoàn cơ sở ít nhất 01»: half of them in January is more than the days gone ask for until June."""
    measured("T-1", "average", "drives.count / orgs.grassroots", unit="đợt/CĐCS")
    sent("CS001", 475, "2026-01-02")
    one = result(target("T-1", "TA", 1), world["TA"], dt.date(2026, *day))
    assert (one.value, one.state) == (Decimal("0.5"), state)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("this_year", "states"),
    [(60, ["late", "late", "late"]), (80, ["risk", "risk", "late"]), (95, ["ontrack", "ontrack", "late"]),
     (100, ["ontrack", "ontrack", "late"]), (120, ["ontrack", "ontrack", "reached"])],
)  # fmt: skip
def test_what_is_to_be_more_than_last_year_is_held_to_the_same_days_of_it(
    this_year, states, measured, sent, target, world, as_
):
    """They say already what the days gone ask for: sixty of a hundred by June do not go well because half of the
    year is left, and a hundred and twenty have reached nothing yet."""
    measured("T-1", "count", "drives.total", unit="đồng")
    sent("CS001", 100, "2025-02-02")
    sent("CS001", this_year, "2026-02-02")
    asked = target("T-1", "TA", None, comparator="increase")
    days = [dt.date(2026, 3, 31), TODAY, dt.date(2026, 12, 31)]
    found = [result(asked, world["TA"], day) for day in days]
    assert [one.state for one in found] == states
    assert {(one.target, one.per_month) for one in found} == {(100, None)}
    page = words(as_("officer", "TA").get(f"/targets/{asked.pk}/result/?part=course"))
    assert "Theo nhịp này đến hạn đạt" in page and "trên 100 đồng" not in page
    assert ("Còn thiếu" in page) == (this_year < 100), "of the same days, not of a year's end"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "state"), [((1, 3), "risk"), ((7, 1), "risk"), ((7, 3), "late"), ((12, 31), "late")]
)
@pytest.mark.parametrize("below", ["orgs.grassroots", "drives.total"])
def test_a_rate_of_what_happens_is_behind_in_the_second_half_alone(
    day, state, below, measured, sent, target, world
):
    measured("T-1", "rate", f"100 * drives.total.nonstate / {below}", unit="%")
    sent("CS002", 5, "2026-01-02")
    assert result(target("T-1", "TA", 85), world["TA"], dt.date(2026, *day)).state == state


@pytest.mark.django_db
def test_a_rate_of_what_stands_is_behind_on_any_day(measured, enter, target, world):
    measured("T-1", "rate", "100 * members.women / members.on_roll", unit="%", cuts=[])
    enter("members/memberships", "CS001", joined_on="2025-03-01",
          person=enter("members/people", code="X1", sex="male"))  # fmt: skip
    assert result(target("T-1", "TA", 85), world["TA"], dt.date(2026, 1, 3)).state == "late"


def test_to_be_reached_from_above_when_less_is_better():
    assert is_met("=", 0, 0, lower_is_better=True)
    assert not is_met("=", 3, 0, lower_is_better=True)


@pytest.fixture
def given_times(measured, sent, target, world):
    """given_times(12, value=10): what less is better of happened twelve times, held to such a target."""

    def make(times, **asked):
        measured("T-9", "count", "drives.count", direction="down", unit="vụ")
        for n in range(times):
            sent("CS001", n + 1)
        return result(target("T-9", "TA", **asked), world["TA"], TODAY)

    return make


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [{"comparator": "<="}, {"comparator": "<"}, {"comparator": "minimise"}, {"comparator": "="},
     {"comparator": "about"}, {"comparator": "between", "value": 8, "value_max": 10}],
)  # fmt: skip
def test_what_only_grows_is_late_as_soon_as_its_limit_is_exceeded(asked, given_times):
    one = given_times(12, **{"value": 10, **asked})
    assert (one.state, one.exceeded, one.missing) == ("late", 2, None)


@pytest.mark.django_db
def test_a_range_of_what_should_be_low_is_kept_up_to_its_upper_end(given_times):
    kept = given_times(4, comparator="between", value=5, value_max=10)
    assert (kept.target, kept.state) == (10, "ontrack")


@pytest.mark.django_db
def test_a_limit_that_is_kept_also_at_this_pace_goes_well_and_asks_for_nothing_more(given_times):
    one = given_times(4, value=10, comparator="<=")
    assert (one.state, one.exceeded, one.per_month) == ("ontrack", None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [{"comparator": "<="}, {"comparator": "<"}, {"comparator": "minimise"}, {"comparator": "="},
     {"comparator": "about"}, {"comparator": "between", "value": 8, "value_max": 10}],
)  # fmt: skip
def test_a_limit_not_exceeded_is_at_risk_once_it_would_be_at_this_pace(asked, given_times, as_):
    """Six by the middle of June are thirteen by the end of the year."""
    one = given_times(6, **{"value": 10, **asked})
    assert (one.state, one.exceeded, one.missing) == ("risk", None, None)
    client = as_("officer", "TA")
    assert "6/10 vụ, theo nhịp này đến hạn là 13" in words(client.get("/slipping/"))
    assert "Có nguy cơ" in words(client.get("/scorecard/"))
    look(TODAY)
    (alert,) = Alert.all_rows.all()
    assert alert.rule == "risk" and "đến hạn là 13" in alert.told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "state"),
    [((1, 3), "ontrack"), ((1, 30), "ontrack"), ((1, 31), "risk"), ((3, 12), "risk"),
     ((3, 14), "ontrack"), ((12, 30), "ontrack"), ((12, 31), "reached")],
)  # fmt: skip
def test_the_first_thirty_days_foretell_nothing(day, state, measured, sent, target, world, as_):
    """Two in the first days of the year: at that pace there are more than ten until 13 March."""
    measured("T-9", "count", "drives.count", direction="down", unit="vụ")
    for n in (1, 2):
        sent("CS001", n, "2026-01-02")
    asked, day = target("T-9", "TA", 10, comparator="<="), dt.date(2026, *day)
    assert result(asked, world["TA"], day).state == state
    client = as_("officer", "TA")
    client.post("/day/", {"day": f"{day}", "next": "/"})
    page = words(client.get(f"/targets/{asked.pk}/result/?part=course"))
    foretold = (1, 30) < (day.month, day.day) < (12, 31)
    assert ("Theo nhịp này" in page) == foretold


@pytest.mark.django_db
def test_a_limit_that_units_tell_themselves_is_foretold_nothing(measured, enter, target, world):
    measured("T-9", "count", "told", direction="down", unit="vụ", compute="declared")
    enter("indicators/declared", "CS001", indicator="T-9", cut="", value="6", numerator="",
          denominator="", day="2026-05-31")  # fmt: skip
    DeclaredFigure.all_rows.update(status="accepted")
    one = result(target("T-9", "CS001", 10, comparator="<="), world["CS001"], TODAY)
    assert (one.value, one.state) == (6, "ontrack")


@pytest.mark.django_db
def test_at_most_is_a_limit_also_of_what_else_should_be_high(measured, sent, target, world):
    measured("T-1", "rate", "100 * drives.total.nonstate / drives.total", unit="%")
    sent("CS001", 60)
    sent("CS002", 40)
    one = result(target("T-1", "TA", 40, comparator="<="), world["TA"], TODAY)
    assert (round(one.attained), one.state) == (67, "late")
    kept = result(target("T-1", "TA", 60, comparator="<="), world["TA"], TODAY)
    assert (kept.attained, kept.state) == (100, "ontrack"), "until the year is over"


@pytest.mark.django_db
def test_a_limit_exceeded_is_told_as_exceeded_and_the_desk_does_not_say_all_is_well(
    given_times, as_
):
    given_times(12, value=10, comparator="<=")
    desk = words(as_("officer", "TA").get("/slipping/"))
    assert "12/10 vụ, vượt 2" in desk and "Vượt mức" in desk and "Chưa thấy" not in desk
    page = as_("officer", "TA").get(f"/targets/{Target.all_rows.get().pk}/result/?part=course")
    assert "là 26, vượt mức 10 vụ. " in words(page) and "Còn thiếu" not in words(page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "given_to", "shown"),
    [(100, (2499, 1), "99,96 %/100,0 %"), (90, (89999, 10001), "89,999 %/90,0 %"),
     ("90.25", (902, 98), "90,20 %/90,25 %"), (90, (80, 20), "80,0 %/90,0 %")],
)  # fmt: skip
def test_what_is_not_reached_is_not_shown_as_reached_by_rounding(
    wanted, given_to, shown, measured, sent, target, as_
):
    measured("T-1", "rate", "100 * drives.total.nonstate / drives.total", unit="%")
    for unit, amount in zip(("CS001", "CS002"), given_to, strict=True):
        sent(unit, amount)
    one = target("T-1", "TA", Decimal(wanted))
    client = as_("officer", "TA")
    value, _slash, goal = shown.partition("/")
    page = words(client.get(f"/targets/{one.pk}/result/"))
    assert shown in page and f"{value} / {goal}" in page
    assert f"{value} / {goal}" in words(client.get("/scorecard/"))
    assert cells(client.get("/scorecard/?format=xlsx").content)[-3][3] < 100


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

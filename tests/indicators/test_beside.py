"""The last closed periods stay open beside what was frozen: both sides are kept, and what comes late shows at once."""

import datetime as dt
import random

import pytest
import time_machine

from congdoan.base.periods import Period
from congdoan.indicators.kept import figures, proving
from congdoan.indicators.kept import rows as kept
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.proving import prove
from congdoan.indicators.models import KeptRow, Proof, Span
from congdoan.indicators.nightly import beside, closing, keeping
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.records.write import remove, save
from congdoan.trail.jobs import run_next, start_daily
from tests.conftest import TODAY
from tests.growing import SYSTEM
from tests.indicators.oracle import directing, people, places, work  # noqa: F401  (each writes its definitions)
from tests.indicators.oracle.definitions import DEFINED
from tests.indicators.oracle.facts import Facts, totals
from tests.pages import words

pytestmark = pytest.mark.django_db
MAY = dt.date(2026, 5, 31)
YEAR = Period(dt.date(2026, 1, 1), MAY)
OWN = "required_plans.issued"
UNIONS = ("CS001", "CS002", "CS101")


@pytest.fixture(autouse=True)
def _of_two_days(monkeypatch):
    """Of two closing days, and the night proves all: what holds of any number."""
    monkeypatch.setattr(kept, "LAST", 2)
    monkeypatch.setattr(proving, "A_NIGHT", 100)


def close(*months):
    """As the night does on the closing day of each."""
    for month in months:
        assert closing.freeze(Period.months(2026, month, month))


def opened(tree=MAY):
    return list(Span.objects.filter(frozen=False, tree=tree).order_by("pk"))


@pytest.fixture
def asked(money, target, given):
    """What TA and TB gave, who signed an agreement, what a unit issued itself: a sum, a number of what counts once,
    one of the unit's own, which no open span keeps."""
    given("CS001", "2026-02-03", 40)
    given("CS101", "2026-05-03", 7)
    for code in ("IND-002", "IND-003", "IND-024", "IND-058"):
        target(code, "TB", 100)
    return target("T-1", "TA", 100)


@pytest.fixture
def page(as_, asked):
    """The first cell of the scorecard of TA, as reported."""

    def look(**query):
        answer = as_("officer", "TA").get("/scorecard/", {"tree": "reported", **query})
        return answer.context["rows"][0].cells[0], answer

    return look


def test_what_comes_late_shows_beside_what_was_frozen_without_being_counted(
    asked, page, given, monkeypatch
):
    close(5)
    asks = ("drives.total", asked.unit, YEAR, MAY)
    assert figures.kept(*asks) == 40
    given("CS001", "2026-05-20", 9)
    monkeypatch.setattr(
        "congdoan.indicators.counting.at_once._parts", None
    )  # whoever counts from records falls
    cell, _answer = page()
    assert (cell.result.value, cell.now) == (40, "49")
    assert figures.kept(*asks) == 49


CHANGED = {
    "nothing": lambda w: None,
    "a district moved before the closing day": lambda w: changes.transfer(
        unit=w["HA1"], parent=w["TB"], effective=dt.date(2026, 4, 1), number="02/QĐ"),
    "a district moved after it": lambda w: changes.transfer(
        unit=w["HA1"], parent=w["TB"], effective=TODAY, number="02/QĐ"),
    "two unions became one before": lambda w: changes.merge(
        units=[w["CS001"]], into=w["CS101"], effective=dt.date(2026, 3, 1), number="02/QĐ"),
    "two provinces became one after": lambda w: changes.merge(
        units=[w["TA"]], into=w["TB"], effective=TODAY, number="02/QĐ"),
    "a union ended before": lambda w: changes.dissolve(
        unit=w["CS002"], effective=dt.date(2026, 5, 1), number="02/QĐ"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGED)
def test_both_sides_are_right_after_late_records_corrections_and(
    change, asked, enter, given, world
):
    """The frozen side stays as it was counted; the open one is the live count and the oracle's."""
    place = enter("workplaces/workplaces", "HA2", code="NLV-X")
    signed = [
        enter("labour/agreements", union, number=f"{n}/TƯ", workplace=place.pk,
              signed_on="2026-02-01", valid_from="2026-02-01")
        for n, union in enumerate(UNIONS)
    ]  # fmt: skip
    close(3, 5)
    frozen = {one: kept.numbers_of(one) for one in Span.objects.filter(frozen=True)}
    rnd = random.Random(change)
    drives = [
        given(rnd.choice(UNIONS), f"2026-0{rnd.randint(1, 6)}-10", rnd.randint(1, 90))
        for _ in range(6)
    ]
    remove(drives.pop(), actor=SYSTEM)
    signed[1].signed_on = dt.date(2026, 4, 2)
    drives[0].amount, drives[1].transferred_on = 5, dt.date(2026, 6, 20)
    for one in (*drives[:2], signed[1]):
        save(one, actor=SYSTEM)
    CHANGED[change](world)
    remove(signed[0], actor=SYSTEM)
    catch_up()
    assert {one: kept.numbers_of(one) for one in frozen} == frozen
    spans = [*opened(), *opened(dt.date(2026, 3, 31))]
    held = {code for one in spans for code in one.codes}
    assert len(spans) == len(frozen) and "drives.total" in held and f"{OWN}.self" not in held
    assert f"{OWN}.self" in {code for one in frozen for code in one.codes}
    nodes = list(Unit.objects.values_list("pk", flat=True))
    for span in spans:
        assert list(proving.differences(span)) == [], span
        facts, told = (
            Facts(),
            figures.values({(c, span.period) for c in span.codes}, nodes, span.tree),
        )
        for code in DEFINED.keys() & set(span.codes):
            expected = totals(facts, DEFINED[code], span.period, span.tree, lambda row: True)
            assert told[code, span.period] == expected, (code, span)


def test_only_the_last_ones_stay_open_and_the_night_leaves_them_uncounted_while_they_are_right(
    asked,
):
    close(2, 3, 4, 5)
    keeping.keep_today(TODAY)
    stood = {one.pk: one.kept_at for one in [*opened(), *opened(dt.date(2026, 4, 30))]}
    assert stood and not opened(dt.date(2026, 3, 31))
    closing.freeze(Period.months(2026, 1, 1))
    start_daily(TODAY)
    while run_next():
        pass
    stand = Span.objects.filter(frozen=False).exclude(tree=TODAY)
    assert {one.pk: one.kept_at for one in stand} == stood
    assert Proof.objects.latest("at").wrong == 0


def test_the_night_proves_them_and_counts_anew_what_was_wrong(asked):
    close(5)
    catch_up()
    [span] = [one for one in opened() if one.period == YEAR]
    row = KeptRow.objects.get(span=span, unit=asked.unit)
    row.total[span.codes.index("drives.total")] += 100
    row.save()
    start_daily(TODAY)
    while run_next():
        pass
    assert [one.wrong for one in Proof.objects.all()] == [1]
    assert prove().wrong == 0


def test_night_by_night_each_of_them_is_proven_in_turn(asked, monkeypatch):
    """One a night beside those of today, so that the night stays as long as it was."""
    monkeypatch.setattr(proving, "A_NIGHT", 1)
    close(4, 5)
    stand, proven = opened() + opened(dt.date(2026, 4, 30)), []
    monkeypatch.setattr(proving, "_prove", lambda _proof, span: proven.append(span))
    for night in range(len(stand)):
        with time_machine.travel(dt.datetime(2026, 6, 15 + night, 3)):
            prove()
    assert len(stand) > 2 and len(proven) == len(stand) and set(proven) == set(stand)


def test_what_targets_ask_only_since_is_kept_beside_as_well(asked, measured, target):
    close(5)
    measured("T-9", "count", "drives.count")
    target("T-9", "TA", 3)
    beside.keep()
    assert {"drives.count", "drives.total"} <= {code for one in opened() for code in one.codes}
    assert all(list(proving.differences(span)) == [] for span in opened())


def test_of_an_older_closing_a_great_unit_is_told_what_records_say_when_it_asks(
    asked, page, given, monkeypatch
):
    close(3, 4, 5)
    keeping.keep_today(TODAY)
    monkeypatch.setattr("congdoan.analytics.seen.COUNTED", 3)
    given("CS001", "2026-03-20", 9)
    key = Span.objects.filter(frozen=True, name="Chốt tháng 3/2026").earliest("start").pk
    cell, answer = page(span=key)
    assert (cell.result.value, cell.now) == (40, "") and "không giữ sẵn" in words(answer)
    asked_for, answer = page(span=key, now=1)
    assert asked_for.now == "49" and "không giữ sẵn" not in words(answer)
    assert (
        answer.context["seen"].now_url
        and "now=1" not in next(iter(answer.context["seen"].tabs))["url"]
    )
    monkeypatch.setattr("congdoan.analytics.seen.COUNTED", 5)
    assert page(span=key)[0].now == "49"

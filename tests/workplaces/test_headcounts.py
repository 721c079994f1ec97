"""Headcounts stand until the next one; the workplace shows the latest; thresholds follow it."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.records.register import REGISTERS, find_measure
from congdoan.records.write import remove, save
from congdoan.workplaces.registers.headcount import Headcount
from congdoan.workplaces.registers.workplace import Workplace
from tests.growing import SYSTEM
from tests.workplaces.conftest import NO_FORMER

DAY = dt.date


def all_of(model):
    return model.objects.across_units("tests look at everything")


def counted(code, unit, period):
    register, measure = find_measure(code)
    period = Period.parse(period)
    rows = all_of(register.model)
    return measure.values(rows, period, period.end, [unit.pk]).get(unit.pk, 0)


@pytest.fixture
def place(enter):
    return enter("workplaces/workplaces", "HA1", code="NLV-001")


@pytest.fixture
def count(place, world):
    def make(day, total):
        facts = {"workplace": place, "counted_on": day, "total": total, "source": "khảo sát"}
        return save(Headcount(unit=world["HA1"], **facts), actor=SYSTEM)

    return make


def spans():
    return list(all_of(Headcount).order_by("counted_on").values_list("counted_on", "until"))


def test_each_count_stands_until_the_day_before_the_next(count, place):
    march, june = DAY(2026, 3, 1), DAY(2026, 6, 1)
    count(june, 24)
    count(march, 19)
    assert spans() == [(march, DAY(2026, 5, 31)), (june, None)]
    place.refresh_from_db()
    assert (place.workers, place.counted_on) == (24, june)


def test_a_corrected_or_removed_count_mends_the_chain(count, place):
    first, last = count(DAY(2026, 3, 1), 19), count(DAY(2026, 6, 1), 24)
    last.counted_on = DAY(2026, 5, 1)
    save(last, actor=SYSTEM)
    assert spans()[0][1] == DAY(2026, 4, 30)
    remove(last, actor=SYSTEM, reason="nhập nhầm")
    first.refresh_from_db()
    place.refresh_from_db()
    assert first.until is None and place.workers == 19


def test_workers_of_a_day_are_those_of_the_count_that_stood(count, world):
    count(DAY(2026, 3, 1), 19)
    count(DAY(2026, 6, 1), 24)
    found = {month: counted("workplaces.workers", world["TA"], month)
             for month in ("2026-02", "2026-05", "2026-06")}  # fmt: skip
    assert found == {"2026-02": 0, "2026-05": 19, "2026-06": 24}
    assert counted("workplaces.workers.nonstate", world["TA"], "2026-06") == 24
    assert counted("workplaces.workers.state", world["TA"], "2026-06") == 0


def test_closing_ends_the_headcount_and_the_union(count, place, world, as_):
    count(DAY(2026, 3, 1), 24)
    form = {
        "unit": "HA1", "code": "NLV-001", "name": place.name, "ownership": "non_state",
        "sector": "enterprise", "opened_on": "01/01/2015", "union_since": "01/5/2016",
        "state": "closed", "closed_on": "01/6/2026", "eligible": "on",
        **NO_FORMER,
    }  # fmt: skip
    answer = as_("officer", "HA1").post(f"/workplaces/workplaces/{place.pk}/edit/", form)
    assert answer.status_code == 302
    for month, number in (("2026-05", 1), ("2026-06", 0)):
        for code in ("count", "with_union", "ge20", "ge20_with_union", "eligible_with_union"):
            assert counted(f"workplaces.{code}", world["TA"], month) == number, (code, month)
    assert counted("workplaces.workers", world["TA"], "2026-05") == 24
    assert counted("workplaces.workers", world["TA"], "2026-06") == 0


@pytest.mark.parametrize(
    ("workers", "reached"), [(4, ()), (5, (5,)), (19, (5, 15)), (20, (5, 15, 20))]
)
def test_thresholds_begin_at_their_number(count, world, workers, reached):
    count(DAY(2026, 3, 1), workers)
    for size in (5, 15, 20):
        assert counted(f"workplaces.ge{size}", world["TA"], "2026-06") == (size in reached)
        assert counted(f"workplaces.ge{size}_with_union", world["TA"], "2026-06") == (
            size in reached
        )


def test_a_part_is_no_larger_than_the_whole(as_, place):
    form = {"unit": "HA1", "workplace": "NLV-001", "counted_on": "01/6/2026", "total": "20",
            "female": "21", "source": "khảo sát"}  # fmt: skip
    answer = as_("officer", "HA1").post("/workplaces/headcounts/new/", form)
    assert answer.status_code == 422 and not all_of(Headcount).exists()


def test_every_measure_of_the_catalogue_is_declared():
    """The codes by which indicators ask for workplaces, unions and members."""
    import json
    from pathlib import Path

    import congdoan.indicators

    path = Path(congdoan.indicators.__file__).parent / "catalogue" / "measures.json"
    wanted = {row["code"] for row in json.loads(path.read_text())}
    wanted = {code for code in wanted if code.split(".")[0] in ("members", "workplaces", "unions")}
    declared = {measure.code for found in REGISTERS.values() for measure in found.measures}
    assert len(wanted) > 20 and wanted <= declared


def test_cuts_go_by_the_workplace_and_not_by_its_keeper(world):
    from congdoan.workplaces.cuts import cuts

    facts = {"opened_on": DAY(2020, 1, 1), "sector": "public_service", "ownership": "state"}
    save(Workplace(unit=world["CS001"], code="A", name="Trường A", **facts), actor=SYSTEM)
    holds = {name for name in cuts() if counted(f"workplaces.count.{name}", world["CS001"], "2026")}
    assert holds == {"state", "public_service", "public", "offices"}


def test_who_is_gathered_counts_where_nobody_represents_the_workers(enter, world):
    free = enter("workplaces/workplaces", "HA1", code="NLV-7", union_since="", state="surveyed")
    facts = {
        "counted_on": "2026-03-01",
        "total": 40,
        "female": "",
        "ethnic_minority": "",
        "direct_workers": "",
    }
    enter("workplaces/headcounts", "HA1", workplace=free.pk, gathered=26, **facts)
    enter("workplaces/headcounts", "HA1", workplace=enter("workplaces/workplaces", "HA1", code="NLV-8").pk,
          gathered=9, **facts)  # fmt: skip
    parts = [
        counted(f"workers.{part}", world["TA"], "2026-06") for part in ("gathered", "unrepresented")
    ]
    assert parts == [26, 40]
    free.other_representative = True
    save(free, actor=SYSTEM)
    assert counted("workers.gathered", world["TA"], "2026-06") == 0

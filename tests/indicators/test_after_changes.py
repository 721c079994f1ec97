"""A decision in force after the tree has changed: its adjustment gives to those that stand."""

import datetime as dt

import pytest
import time_machine

from congdoan.indicators.assigning.annex import standing
from congdoan.indicators.assigning.inheriting import inherit
from congdoan.indicators.judged.results import result
from congdoan.indicators.models import AssignmentDecision, Target
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from tests.conftest import TODAY
from tests.growing import SYSTEM

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 10)


@pytest.fixture
def adjusting(sent, step):
    """adjusting(): the draft that adjusts what was sent, as {unit's code: value}, and the draft."""

    def begin():
        step(sent, "adjust", reason="Sắp xếp đơn vị")
        draft = AssignmentDecision.all_rows.get(adjusts=sent)
        return {
            one.to_unit.code: one.value for one in draft.shares.select_related("to_unit")
        }, draft

    return begin


def split(world):
    parts = [
        {"code": "HX", "name": "Xã X", "children": [world["CS001"]]},
        {"code": "HY", "name": "Xã Y"},
    ]
    changes.split(unit=world["HA1"], parts=parts, effective=DAY, number="9/QĐ")


def test_what_a_split_unit_had_is_given_to_its_heirs(sent, adjusting, step, world):
    split(world)
    shares, draft = adjusting()
    assert shares == {"HA1": 0, "HA2": 40, "HX": None, "HY": None}
    keys = {
        one.to_unit.code: f"s-{one.target_id}-{one.to_unit_id}"
        for one in draft.shares.select_related("to_unit")
    }
    step(draft, "save", **{keys["HX"]: "35", keys["HY"]: "25"})
    for state in ("submitted", "decided"):
        step(draft, state)
    assert draft.status == "decided"
    below = Target.all_rows.filter(parent__isnull=False).select_related("unit")
    assert {one.unit.code: (one.value, one.status) for one in below} == {
        "HA1": (0, "closed"), "HA2": (40, "assigned"), "HX": (35, "assigned"), "HY": (25, "assigned"),
    }  # fmt: skip
    assert {one.to_unit.code for one in draft.shares.select_related("to_unit")} == {
        "HA1",
        "HX",
        "HY",
    }


def test_short_of_the_whole_an_heir_is_not_left_out_in_silence(sent, adjusting, step, world):
    split(world)
    _shares, draft = adjusting()
    assert "Chưa ghi mức giao" in step(draft, "submitted")


@pytest.mark.parametrize("change", [
    lambda world: changes.merge(units=[world["CS001"]], into=world["CS002"], effective=DAY, number="9/QĐ"),
    lambda world: changes.dissolve(unit=world["CS001"], effective=DAY, number="9/QĐ"),
    lambda world: changes.suspend(unit=world["CS001"], effective=DAY, number="9/QĐ"),
])  # fmt: skip
def test_of_the_unions_at_work_none_but_those_at_work_have_launched_or_keep_up(
    change, enter, target, world
):
    for unit in ("CS001", "CS002"):
        enter("emulation/movements", unit, launched_on="2026-01-15", followed_on="2026-03-01")
    change(world)
    for code in ("IND-042", "IND-043.units"):
        one = result(target(code, "TA", 80), world["TA"], TODAY)
        assert (one.numerator, one.denominator, one.value) == (1, 1, 100), code


def test_a_year_is_settled_at_the_heir_for_the_sum_and_not_at_the_union_that_ended(
    sent, step, enter, world
):
    enter("members/memberships", "CS001", joined_on="2026-03-01")
    change = changes.merge(units=[world["HA1"]], into=world["HA2"], effective=DAY, number="9/QĐ")
    inherit(SYSTEM, change=change)
    with time_machine.travel(dt.datetime(2026, 12, 31, 9), tick=True):
        page = step(sent, "settled")
    shares = {one.to_unit.code: (one.reached, one.outcome) for one in sent.shares.all()}
    assert shares == {"HA1": (None, "ended"), "HA2": (1, "late")}
    assert "Đã nhập vào Công đoàn HA2" in page and "1/100 Không đạt" in page


def test_what_a_merged_unit_had_counts_once_at_its_heir(sent, adjusting, world):
    change = changes.merge(units=[world["HA1"]], into=world["HA2"], effective=DAY, number="9/QĐ")
    inherit(SYSTEM, change=change)
    shares, _draft = adjusting()
    assert shares == {"HA1": 0, "HA2": 100}
    assert standing(sent)[sent.shares.first().target_id, Unit.objects.get(code="HA2").pk] == 100

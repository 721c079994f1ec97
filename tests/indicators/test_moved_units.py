"""A unit that moved to another superior keeps its target, within what the new superior was given of it."""

import datetime as dt

import pytest
import time_machine

from congdoan.indicators.assigning.cascading import branches
from congdoan.indicators.models import AssignmentDecision, Target
from congdoan.orgs import changes
from congdoan.trail.jobs import run_next, start
from congdoan.trail.models import Notice
from congdoan.web.units import changing
from tests.growing import SYSTEM
from tests.pages import words

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 10)


def held(world, code):
    return Target.all_rows.filter(parent__isnull=False, status="assigned").get(unit=world[code])


@pytest.fixture
def hand_on(as_, world):
    """hand_on("HA1", target, "60"): the unit's decision, sent, that gives as much to each of those below it."""

    def give(code, target, value):
        boss = as_("manager", code)
        boss.post(f"/assign/target/{target.pk}/")
        draft = AssignmentDecision.all_rows.get(unit=world[code])
        typed = {f"s-{one.target_id}-{one.to_unit_id}": value for one in draft.shares.all()}
        boss.post(f"/assign/{draft.pk}/", {"step": "save", **typed})
        for step in ("submitted", "decided", "sent"):
            boss.post(f"/assign/{draft.pk}/", {"step": step})
        draft.refresh_from_db()
        assert draft.status == "sent"
        return draft

    return give


@pytest.fixture
def cascaded(sent, hand_on, world):
    """TA gave HA1 60 and HA2 40; HA1 gave all of it to CS001, which hangs under it."""
    return hand_on("HA1", held(world, "HA1"), "60")


@pytest.fixture
def move(world, as_):
    """move("HA2"): CS001 is transferred there by the office above both, from DAY on."""

    def to(code, effective="10/6/2026"):
        typed = {"parent": world[code].pk, "number": "9/QĐ", "decided_on": "09/6/2026", "effective": effective,
                 "confirm": "1"}  # fmt: skip
        return as_("manager", "TLD").post(
            f"/units/{world['CS001'].pk}/transfer/", typed, follow=True
        )

    return to


def test_its_target_is_part_of_what_the_new_superior_was_given(cascaded, move, world, person):
    old, new = person("officer", "HA1"), person("officer", "HA2")
    assert move("HA2").status_code == 200
    target = held(world, "CS001")
    assert (target.parent.unit, target.value) == (world["HA2"], 60)
    told = {one.user: one.text for one in Notice.objects.filter(text__contains="CS001")}
    assert "còn thiếu 60" in told[old] and "nay nằm trong mức giao" in told[new]


def test_both_superiors_sums_follow_the_tree(cascaded, move, world):
    whole = Target.all_rows.get(unit=world["TA"])
    move("HA2")
    given = {
        one.target.unit.code: (one.parts, one.given)
        for one in branches(whole, dt.date(2026, 6, 15))
    }
    assert given == {"HA1": (0, 0), "HA2": (1, 60)}


def test_a_look_back_holds_it_to_its_former_superiors_target(cascaded, as_, world):
    with time_machine.travel(dt.datetime(2026, 6, 20, 9)):
        transfer = changes.transfer(
            unit=world["CS001"], parent=world["HA2"], effective=dt.date(2026, 6, 18), number="9/QĐ"
        )
        changing.follow_superiors(SYSTEM, day=dt.date(2026, 6, 20), reason=str(transfer))
        client, former = as_("officer", "TA"), held(world, "HA1")
        card = client.get("/scorecard/", {"at": world["HA1"].pk, "day": "16/6/2026"})
        page = client.get(f"/targets/{former.pk}/result/", {"day": "16/6/2026"})
        children = {row["unit"].code: row["wanted"] for row in page.context["children"]}
    assert children == {"CS001": "60"}
    row = next(row for row in card.context["rows"] if row.unit == world["CS001"])
    assert row.cells[0].result.target == 60


def test_a_superior_that_was_given_nothing_of_it_is_told_and_takes_it_over_with_its_share(
    cascaded, move, world, hand_on, target
):
    assert "mang theo chỉ tiêu mà Công đoàn HB1 chưa được giao" in words(move("HB1"))
    assert held(world, "CS001").parent.unit == world["HA1"], "what it was given stands"
    whole = Target.all_rows.get(unit=world["TA"])
    ha1 = next(
        one for one in branches(whole, dt.date(2026, 6, 15)) if one.target.unit == world["HA1"]
    )
    assert (ha1.parts, ha1.given, ha1.rest) == (0, 0, None)
    hand_on("TB", target("IND-002", "TB", 70), "70")
    assert held(world, "CS001").parent == held(world, "HB1")
    assert Target.all_rows.filter(unit=world["CS001"]).count() == 1, "taken over, not doubled"


def test_a_new_superiors_own_decision_takes_it_over_too(cascaded, move, world, hand_on, target):
    move("HB1")
    above = target("IND-002", "HB1", 70)
    hand_on("HB1", above, "35")
    mine = held(world, "CS001")
    assert (mine.parent, mine.value) == (above, 35)
    assert Target.all_rows.filter(unit=world["CS001"]).count() == 1


def test_adjustments_of_both_superiors_go_by_who_hangs_there_now(
    cascaded, hand_on, move, world, as_
):
    other = hand_on("HA2", held(world, "HA2"), "40")
    move("HA2")
    left = {}
    for code, decision in (("HA1", cascaded), ("HA2", other)):
        typed = {"step": "adjust", "reason": "CS001 đã chuyển đi"}
        as_("manager", code).post(f"/assign/{decision.pk}/", typed)
        draft = AssignmentDecision.all_rows.get(adjusts=decision)
        left[code] = {one.to_unit.code: one.value for one in draft.shares.select_related("to_unit")}
    assert left == {"HA1": {}, "HA2": {"CS002": 40, "CS001": 60}}


def test_a_move_decided_ahead_is_followed_by_the_daily_job(cascaded, move, world):
    move("HA2", effective="20/6/2026")
    assert held(world, "CS001").parent.unit == world["HA1"]
    with time_machine.travel(dt.datetime(2026, 6, 20, 9)):
        start("changes", "Đưa vào hiệu lực", None, {})
        run_next()
    assert held(world, "CS001").parent.unit == world["HA2"]


def test_targets_of_years_gone_by_stay_where_they_were(cascaded, move, world, target):
    above = target("IND-002", "HA1", 9, start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))
    past = target("IND-002", "CS001", 9, parent=above, status="assigned",
                  start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))  # fmt: skip
    move("HA2")
    past.refresh_from_db()
    assert past.parent == above

"""A group that is moved to another union takes its members along, by the same decision and on the same day."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.members import moved_groups
from congdoan.members.registers.membership import Membership
from congdoan.orgs import changes
from congdoan.trail.jobs import run_next, start
from tests.members.conftest import all_of
from tests.pages import words
from tests.people import figure, write
from tests.web.drafting import TODAY, press
from tests.web.test_units import change

pytestmark = pytest.mark.django_db
DAY = dt.date
JANUARY, MOVED, EVE = DAY(2026, 1, 5), DAY(2026, 6, 10), DAY(2026, 6, 9)
SAID = {"effective": "10/6/2026", "number": "12/QĐ-LĐLĐ"}


@pytest.fixture
def groups(world):
    """CS001: a section with one group in it, and a group of its own."""
    found = {}
    for code, kind, parent in (
        ("BP1", "CDBP", "CS001"),
        ("T1", "TCD", "BP1"),
        ("T2", "TCD", "CS001"),
    ):
        found[code] = world[code] = changes.found(
            code=code, name=f"Tổ {code}", kind=kind, parent=world[parent], effective=JANUARY, number="1/QĐ"
        )  # fmt: skip
    return found


@pytest.fixture
def member(enter):
    """member(group): a new member of CS001 in that group."""
    numbers = iter(range(1, 100))

    def make(group, joined_on=JANUARY):
        number = next(numbers)
        enter("members/people", code=f"DV-90000{number}", full_name=f"Lò Văn {number}")
        return enter("members/memberships", person=f"DV-90000{number}", group=group.code,
                     joined_on=str(joined_on), card_no=f"010000{number}")  # fmt: skip

    return make


@pytest.fixture
def roll(groups, member):
    """Two in T1, one of them suspended, one in the section itself, one in T2."""
    made = [member(groups[code]) for code in ("T1", "T1", "BP1", "T2")]
    write(made[0], status="suspended", suspended_on=DAY(2026, 2, 1), suspended_for="Thai sản")
    return made


def on_roll(code):
    return (
        all_of(Membership).filter(unit__code=code, left_on=None).select_related("group", "person")
    )


def test_who_belongs_to_it_and_to_what_hangs_under_it_goes_along(roll, groups, manager, world):
    assert change(manager, groups["BP1"], "transfer", parent="CS002", **SAID).status_code == 302
    assert [on_roll(code).count() for code in ("CS001", "CS002")] == [1, 3]
    assert sorted(one.group.code for one in on_roll("CS002")) == ["BP1", "T1", "T1"]
    new = on_roll("CS002").get(person=roll[1].person)
    assert (new.joined_on, new.entry, new.decision_no) == (MOVED, "transferred_in", SAID["number"])
    assert (new.card_no, new.person.unit) == ("0100002", world["CS002"])
    old = all_of(Membership).get(pk=roll[1].pk)
    assert (old.left_on, old.exit, old.exit_no) == (MOVED, "transferred_out", SAID["number"])


def test_the_rolls_are_right_on_the_day_before_and_on_the_day(roll, groups, manager, world):
    change(manager, groups["BP1"], "transfer", parent="CS002", **SAID)

    def rolls(day):
        period = Period(day, day)
        return [figure("members.on_roll", period, world[code]) for code in ("CS001", "CS002", "TA")]

    assert rolls(EVE) == [4, 0, 4] and rolls(MOVED) == [1, 3, 4]
    june = Period(DAY(2026, 6, 1), TODAY)
    assert figure("members.transferred_out", june, world["CS001"]) == 3
    assert figure("members.transferred_in", june, world["CS002"]) == 3
    assert figure("members.left", june) == figure("members.admitted", june) == 0


def test_who_was_suspended_still_is(roll, groups, manager):
    change(manager, groups["T1"], "transfer", parent="CS002", **SAID)
    one = on_roll("CS002").get(person=roll[0].person)
    assert (one.status, one.suspended_on, one.suspended_for) == ("suspended", MOVED, "Thai sản")
    for day, count in ((EVE, 1), (MOVED, 1), (JANUARY, 0)):
        assert figure("members.suspended", Period(day, day)) == count


def test_within_its_union_nobody_changes_rolls(roll, groups, manager):
    change(manager, groups["T2"], "transfer", parent="BP1", **SAID)
    assert on_roll("CS001").count() == 4 and all_of(Membership).count() == 4


def test_who_goes_along_is_told_before(roll, groups, manager):
    seen = change(manager, groups["BP1"], "transfer", confirm=False, parent="CS002", **SAID)
    assert "3 đoàn viên" in words(seen) and on_roll("CS001").count() == 4
    inside = change(manager, groups["T2"], "transfer", confirm=False, parent="BP1", **SAID)
    assert "0 đoàn viên" in words(inside)


def test_who_joined_after_the_day_goes_along_from_the_day_he_joined(roll, groups, manager, member):
    late = member(groups["T1"], DAY(2026, 6, 12))
    change(manager, groups["T1"], "transfer", parent="CS002", **SAID)
    assert on_roll("CS002").get(person=late.person).joined_on == DAY(2026, 6, 12)


def test_a_day_to_come_is_waited_for(roll, groups, manager):
    change(manager, groups["T1"], "transfer", parent="CS002", effective="20/6/2026", number="13/QĐ")
    assert on_roll("CS001").count() == 4
    for day, left in ((DAY(2026, 6, 19), 4), (DAY(2026, 6, 20), 2), (DAY(2026, 6, 21), 2)):
        with time_machine.travel(dt.datetime.combine(day, dt.time(1)), tick=True):
            start("changes", "", None, {})
            assert run_next()
        assert on_roll("CS001").count() == left
    assert set(on_roll("CS002").values_list("joined_on", flat=True)) == {DAY(2026, 6, 20)}


def test_a_name_changed_by_the_same_day_does_not_hold_them_back(roll, groups, manager):
    soon = {"effective": "20/6/2026", "number": "13/QĐ"}
    change(manager, groups["T1"], "transfer", parent="CS002", **soon)
    change(manager, groups["T1"], "rename", name="Tổ Một", short_name="", **soon)
    with time_machine.travel(dt.datetime(2026, 6, 20, 1), tick=True):
        start("changes", "", None, {})
        assert run_next()
    assert on_roll("CS002").count() == 2


def test_the_roll_of_a_union_that_ended_is_moved_by_who_knows_where(roll, groups, manager):
    """A merger leaves it to the page of the roll, as before."""
    said = {"units": [groups["T2"].parent_on(TODAY).pk], "effective": "10/6/2026", "number": "9/QĐ"}
    other = changes.found(code="CS003", name="Công đoàn CS003", kind="CDCS", parent=groups["T2"].line_on(TODAY)[2],
                          effective=JANUARY, number="2/QĐ")  # fmt: skip
    assert change(manager, other, "merge", **said).status_code == 302
    start("changes", "", None, {})
    assert run_next()
    assert on_roll("CS001").count() == 4 and on_roll("CS003").count() == 0


def state():
    rows = all_of(Membership).order_by("pk").select_related("person")
    return [(one.pk, one.unit_id, one.status, one.left_on, one.exit, one.exit_no, one.suspended_on,
             one.suspended_for, one.person.unit_id, one.suspensions.count()) for one in rows]  # fmt: skip


def test_a_reorganisation_taken_back_gives_them_back(roll, groups, draft, manager):
    before = state()
    _answer, project = draft([["Chuyển", "BP1", "", "", "CS002"]])
    press(manager, project, "approve")
    assert on_roll("CS002").count() == 3
    press(manager, project, "undo")
    assert state() == before


def test_it_is_not_taken_back_once_somebody_wrote_of_one_of_them(roll, groups, draft, manager):
    _answer, project = draft([["Chuyển", "T1", "", "", "CS002"]])
    press(manager, project, "approve")
    write(on_roll("CS002").first(), party_member=True)
    assert "đã có ghi chép ở đơn vị mà tổ chuyển về" in press(manager, project, "undo")
    assert project.status == "executed" and on_roll("CS002").count() == 2


def test_the_page_of_a_member_tells_both_rolls(roll, groups, manager):
    change(manager, groups["T1"], "transfer", parent="CS002", **SAID)
    page = words(manager.get(reverse("members-people-detail", args=[roll[1].person_id])))
    assert "Công đoàn CS001" in page and "Công đoàn CS002" in page


def test_members_of_a_great_group_go_along_by_a_job(groups, roll, world, manager, monkeypatch):
    """The officer does not wait for thousands; until the job has run they stand where they stood."""
    monkeypatch.setattr(moved_groups, "FEW", 1)
    assert change(manager, groups["BP1"], "transfer", parent="CS002", **SAID).status_code == 302
    assert on_roll("CS001").count() == 4
    assert "Chuyển đoàn viên theo tổ" in words(manager.get(reverse("jobs")))
    while run_next():
        pass
    assert (on_roll("CS001").count(), on_roll("CS002").count()) == (1, 3)
    assert {one.decision_no for one in on_roll("CS002")} == {SAID["number"]}


def test_steps_of_a_reorganisation_find_a_great_group_moved(
    roll, groups, draft, manager, monkeypatch
):
    """A union whose groups were moved away a step before ends with nobody left on its roll."""
    monkeypatch.setattr(moved_groups, "FEW", 1)
    _answer, project = draft(
        [
            ["Chuyển", "BP1", "", "", "CS002"],
            ["Chuyển", "T2", "", "", "CS002"],
            ["Giải thể", "CS001", "", "", ""],
        ]
    )
    press(manager, project, "approve")
    assert project.status == "executed"
    assert (on_roll("CS001").count(), on_roll("CS002").count()) == (0, 4)

"""Moves between unions: each side takes its own step, and the sum above them does not change."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.members.movements import Movements
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.transfer import Transfer
from congdoan.records.register import REGISTERS
from tests.members.conftest import SYSTEM, all_of
from tests.sweeps.hands import as_held

DAY = dt.date


@pytest.fixture
def transfer(member, enter):
    """A member of CS001 asks to move to CS002 from 15/5/2026 on; the two have one province above."""
    moving = member("CS001", joined_on=DAY(2025, 1, 1))
    return enter(
        "members/transfers", "CS002", from_unit="CS001", person=moving.person,
        asked_on="2026-05-04", moved_on="2026-05-15",
    )  # fmt: skip


@pytest.fixture
def step(as_, transfer):
    def take(unit, state):
        url = f"/members/transfers/{transfer.pk}/step/"
        return as_("officer", unit).post(url, {"state": state}).status_code

    return take


def test_each_side_takes_its_own_step(step, transfer):
    assert step("CS002", "released") == 422
    assert step("CS001", "released") == 302
    assert step("CS001", "received") == 422
    assert step("CS002", "received") == 302
    transfer.refresh_from_db()
    assert transfer.status == "received"


def test_one_membership_ends_and_the_other_begins_that_day(step, world, transfer):
    step("CS001", "released")
    step("CS002", "received")
    old, new = all_of(Membership).order_by("joined_on")
    assert (old.unit, old.left_on, old.exit) == (
        world["CS001"],
        DAY(2026, 5, 15),
        "transferred_out",
    )
    assert (new.unit, new.joined_on, new.entry) == (
        world["CS002"],
        DAY(2026, 5, 15),
        "transferred_in",
    )
    transfer.person.refresh_from_db()
    assert transfer.person.unit == world["CS002"]


def test_net_of_the_province_does_not_change(step, world):
    step("CS001", "released")
    step("CS002", "received")
    *below, province = Movements(SYSTEM, world["TA"], Period.parse("2026-05")).rows()
    assert sorted(row.net for row in below) == [-1, 1] and province.net == 0
    assert (province.came, province.went, province.agrees) == (1, 1, True)


def test_departure_lowers_the_net(member, world):
    gone = {"left_on": DAY(2026, 5, 20), "exit": "died", "status": "left"}
    member("CS001", joined_on=DAY(2025, 1, 1), **gone)
    *_below, province = Movements(SYSTEM, world["TA"], Period.parse("2026-05")).rows()
    assert province.net == -1


def test_others_do_not_see_the_move(as_, transfer):
    url = f"/members/transfers/{transfer.pk}/"
    found = {
        unit: as_("officer", unit).get(url).status_code for unit in ("CS001", "CS002", "CS101")
    }
    assert found == {"CS001": 200, "CS002": 200, "CS101": 404}


def test_receiver_may_ask_for_someone_by_the_exact_code(as_, member):
    moving = member("CS101", joined_on=DAY(2025, 1, 1))
    form = {
        "unit": "CS001", "from_unit": "CS101", "asked_on": "01/6/2026", "status": "asked",
        "person": moving.person.code,
    }  # fmt: skip
    client = as_("officer", "CS001")
    assert client.post("/members/transfers/new/", form).status_code == 302
    by_name = {**form, "person": moving.person.full_name}
    assert client.post("/members/transfers/new/", by_name).status_code == 422
    assert all_of(Transfer).count() == 1


def test_who_is_no_member_there_cannot_be_released_from_there(as_, enter, someone):
    wrong = enter(
        "members/transfers", "CS002", from_unit="CS001", person=someone(), status="released",
        moved_on="2026-05-15",
    )  # fmt: skip
    url = f"/members/transfers/{wrong.pk}/step/"
    answer = as_("officer", "CS002").post(url, {"state": "received"})
    assert answer.status_code == 422 and "không là đoàn viên" in answer.content.decode()


def test_whose_answer_is_waited_for_may_say_no_and_says_why(member, enter, as_):
    one = enter(
        "members/transfers",
        "CS002",
        from_unit="CS001",
        person=member("CS001", joined_on="2025-01-01").person_id,
    )
    url = f"/members/transfers/{one.pk}/step/"
    assert as_("officer", "CS002").post(url, {"state": "refused"}).status_code == 422
    silent = as_("officer", "CS001").post(url, {"state": "refused"})
    assert silent.status_code == 422 and "Lý do không đồng ý" in silent.text
    type(one).all_rows.filter(pk=one.pk).update(refusal="Đang bị xem xét kỷ luật")
    assert as_("officer", "CS001").post(url, {"state": "refused"}).status_code == 302
    one.refresh_from_db()
    assert one.status == "refused"


def test_a_move_over_a_year_ahead_is_a_slip_of_the_hand(as_, transfer):
    register = REGISTERS["members/transfers"]
    kept = all_of(Transfer).get(pk=transfer.pk)
    data = as_held(register, kept) | {"moved_on": "15/5/2062", "version": kept.version}
    answer = as_("manager", "TA").post(f"/members/transfers/{kept.pk}/edit/", data)
    assert answer.status_code == 422 and "xem lại năm" in answer.content.decode()

"""Unions that end: until their last day they take records, their members are moved on and never lost."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.test import Client

from congdoan.base.errors import Mistake
from congdoan.members.gate import SIGNER
from congdoan.members.registers.membership import Membership
from congdoan.orgs import changes
from tests.members.conftest import all_of
from tests.pages import source

pytestmark = pytest.mark.django_db
DAY = dt.date
SOON = DAY(2026, 7, 1)


@pytest.fixture
def ending(world):
    """CS001 merges into CS002 on 1 July; it is 15 June."""
    changes.merge(units=[world["CS001"]], into=world["CS002"], effective=SOON, number="9/QĐ-LĐLĐ")
    return world["CS001"]


@pytest.fixture
def move(enter, as_):
    """A member's move received at CS101, let go by that union."""

    def go(person, giving):
        one = enter("members/transfers", "CS101", from_unit=giving, person=person,
                    asked_on="2026-07-02", moved_on="2026-07-03")  # fmt: skip
        url = f"/members/transfers/{one.pk}/step/"
        released = as_("officer", giving).post(url, {"state": "released"}).status_code
        return released, as_("officer", "CS101").post(url, {"state": "received"}).status_code

    return go


def test_a_union_that_is_to_end_is_worked_with_until_its_last_day(ending, as_):
    officer, at_gate = as_("officer", "CS001"), Client()
    door = f"/join/{SIGNER.sign('CS001')}/"

    def found():
        said = officer.get("/pick/units/?area=members&action=edit&q=CS001").content.decode()
        form = officer.post("/members/people/new/", {"unit": "CS001", "full_name": ""})
        return "CS001" in said, "đã kết thúc" in form.content.decode()

    assert found() == (True, False)
    assert at_gate.get(door).status_code == 200
    with time_machine.travel(dt.datetime(2026, 7, 1, 9)):
        officer = as_("officer", "CS001")
        assert found() == (False, True)
        assert at_gate.get(door).status_code == 404


def test_a_member_of_a_merged_union_is_let_go_by_the_one_that_carries_it_on(member, ending, move):
    here = member("CS001", joined_on=DAY(2025, 1, 1))
    with time_machine.travel(dt.datetime(2026, 7, 3, 9)):
        assert move(here.person, "CS002") == (302, 302)
    assert [one.unit.code for one in all_of(Membership) if one.left_on is None] == ["CS101"]


def test_no_other_union_lets_go_of_him(member, ending, move):
    here = member("CS001", joined_on=DAY(2025, 1, 1))
    with time_machine.travel(dt.datetime(2026, 7, 3, 9)):
        assert move(here.person, "HB1") == (302, 422)


def test_who_is_left_on_the_roll_of_a_split_union_waits_in_the_work_of_the_one_above(
    member, world, as_, enter
):
    member("CS001", joined_on=DAY(2025, 1, 1))
    parts = [{"code": f"CS9{n}", "name": f"Công đoàn phần {n}"} for n in (1, 2)]
    changes.split(unit=world["CS001"], parts=parts, effective=SOON, number="9/QĐ-LĐLĐ")
    said = "1 đoàn viên còn trong sổ của Công đoàn CS001 đã kết thúc"

    def work(unit):
        return source(as_("officer", unit).get("/"))

    assert said not in work("HA1")
    with time_machine.travel(dt.datetime(2026, 7, 1, 9)):
        page = work("HA1")
        assert said in page and said not in work("HB1")
        roll = re.search(r'"(/members/rolls/\d+/)"', page).group(1)
        page = as_("officer", "HA1").get(roll).text
        url = re.search(r'"(/members/memberships/\?[^"]*under=[^"]*)"', page).group(1)
        rows = as_("officer", "HA1").get(html.unescape(url)).context["table"].rows
        assert len(rows) == 1


def test_no_union_ends_without_an_heir_while_somebody_stands_on_its_roll(member, world):
    one = member("CS001", joined_on=DAY(2025, 1, 1))
    said = {"unit": world["CS001"], "effective": SOON, "number": "9/QĐ-LĐLĐ"}
    with pytest.raises(Mistake, match="Còn 1 đoàn viên trong sổ"):
        changes.dissolve(**said)
    all_of(Membership).filter(pk=one.pk).update(left_on=SOON, exit="resigned", status="left")
    changes.dissolve(**said)
    world["CS001"].refresh_from_db()
    assert world["CS001"].closed == SOON

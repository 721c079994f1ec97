"""A person's wish to be erased: its clocks, who decides, and what becomes of the unnamed."""

import json

import pytest
from django.urls import reverse

from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from tests.members.conftest import LINES, NO_PAUSE, all_of
from tests.members.erasing import DAY, asked, erase, roll, shelf, sua
from tests.members.planting import NAME
from tests.pages import source

__all__ = ["asked", "erase", "roll", "shelf", "sua"]

pytestmark = pytest.mark.django_db


def test_the_clocks_are_those_of_the_decree(asked, enter, someone):
    assert (asked.answer_by, asked.due_on) == (DAY(2026, 6, 3), DAY(2026, 6, 21))
    far = enter("members/erasures", person=someone(), received_on="2026-06-05", through_others=True)
    assert (far.answer_by, far.due_on) == (DAY(2026, 6, 9), DAY(2026, 7, 5)), "a weekend between"


def test_who_manages_decides_and_no_step_goes_round_the_page(asked, as_):
    step = reverse("members-erasures-step", args=[asked.pk])
    refused = as_("officer", "CS001").post(step, {"state": "approved"})
    assert refused.status_code == 422 and "người quản lý" in refused.content.decode()
    assert (
        as_("officer", "CS001").get(reverse("members-erasures-plan", args=[asked.pk])).status_code
        == 403
    )
    manager = as_("manager", "CS001")
    early = manager.post(
        reverse("members-erasures-plan", args=[asked.pk]), {"code": asked.person.code}
    )
    assert early.status_code == 422 and all_of(Person).filter(full_name=NAME).exists()
    assert manager.post(step, {"state": "approved"}).status_code == 302
    round_it = manager.post(step, {"state": "erased"})
    assert round_it.status_code == 422 and "Xem trước và xoá" in round_it.content.decode()
    api = manager.patch(
        f"/api/v1/members/erasures/{asked.pk}", json.dumps({"version": 2, "status": "erased"}),
        content_type="application/json",
    )  # fmt: skip
    assert api.status_code == 422 and all_of(Person).filter(full_name=NAME).exists()


def test_a_request_begins_received_and_a_refusal_says_why(asked, as_, someone):
    manager = as_("manager", "CS001")
    form = {"unit": "CS001", "person": someone().code, "asked_by": "self", "ground": "purpose",
            "received_on": "1/6/2026", "status": "approved"}  # fmt: skip
    assert manager.post(reverse("members-erasures-new"), form).status_code == 422
    step = reverse("members-erasures-step", args=[asked.pk])
    answer = manager.post(step, {"state": "refused"})
    assert answer.status_code == 422 and "Lý do không xoá" in answer.content.decode()


def test_it_waits_in_the_work_of_who_decides(asked, as_):
    url, home = reverse("members-erasures-detail", args=[asked.pk]), reverse("home")
    assert url in as_("manager", "CS001").get(home).content.decode()
    assert url not in source(as_("officer", "CS001").get(home))


def test_a_member_is_not_erased_from_the_roll(member, someone, erase, as_):
    stands = member("CS001", person=someone(full_name=NAME), joined_on=DAY(2025, 1, 1))
    answer = erase(stands.person)
    assert answer.status_code == 422 and "đang là đoàn viên" in answer.content.decode()
    assert all_of(Person).get(pk=stands.person_id).full_name == NAME


def test_the_unnamed_take_no_name_again_and_are_not_asked_twice(sua, roll, erase, as_):
    erase(sua)
    officer, url = as_("officer", "CS001"), reverse("members-people-edit", args=[sua.pk])
    who = all_of(Person).get(pk=sua.pk)
    data = {"unit": who.unit.code, "code": who.code, "full_name": NAME, "sex": "female",
            "nationality": "Việt Nam", **LINES}  # fmt: skip
    answer = officer.post(url, data)
    assert answer.status_code == 422 and "đã được xoá thông tin" in answer.content.decode()
    fresh = officer.post(reverse("members-people-new"), {**data, "code": "", "full_name": NAME})
    assert fresh.status_code == 302, "who comes back is a new record"


def test_the_unnamed_are_not_put_on_a_roll_again(sua, roll, erase, as_, enter):
    waiting = enter("members/applications", person=sua, applied_on="2026-02-01", status="checked",
                    has_form=True, voluntary=True, decided_on="2026-06-01")  # fmt: skip
    erase(sua)
    officer = as_("officer", "CS001")
    step = reverse("members-applications-step", args=[waiting.pk])
    decided = officer.post(step, {"state": "decided"})
    form = {"unit": "CS001", "person": f"XOA-{sua.pk:06d}", "joined_on": "1/6/2026", "entry": "reinstated",
            "employment": "formal", "status": "active", **NO_PAUSE}  # fmt: skip
    entered = officer.post(reverse("members-memberships-new"), form)
    for answer in (decided, entered):
        assert answer.status_code == 422 and "lập hồ sơ mới" in answer.content.decode()
    assert not all_of(Membership).filter(left_on=None).exists()

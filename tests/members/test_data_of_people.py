"""What people ask about their data, what they agreed to, and breaches: each has its clock and its desk."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.members.registers.breach import Breach
from congdoan.records.register import REGISTERS
from tests.members.conftest import all_of
from tests.sweeps.hands import as_held

pytestmark = pytest.mark.django_db
DAY = dt.date


@pytest.fixture
def asked(enter):
    return lambda kind, **facts: enter("members/datarequests", kind=kind, **facts)


def test_each_kind_of_request_has_the_days_of_the_decree(asked):
    one = asked("view", received_on="2026-05-15")
    assert (one.answer_by, one.due_on) == (DAY(2026, 5, 19), DAY(2026, 5, 25))
    other = asked("limit", received_on="2026-05-15", through_others=True, person=one.person)
    assert other.due_on == DAY(2026, 6, 4)


def test_requests_and_breaches_wait_on_the_desk_of_who_may_decide(asked, enter, as_):
    urls = [
        REGISTERS[path].url_of(one.pk) for path, one in (
            ("members/datarequests", asked("object", received_on="2026-05-01")),
            ("members/breaches", enter("members/breaches", found_on="2026-06-14")),
        )
    ]  # fmt: skip
    desk = as_("manager", "TA").get(reverse("home")).text
    assert all(url in desk for url in urls) and "Quá hạn" in desk
    desk = as_("officer", "CS001").get(reverse("home")).text
    assert not any(url in desk for url in urls)


def test_an_answer_is_in_words_and_by_who_may_decide(asked, as_):
    one = asked("view")
    url = reverse("members-datarequests-step", args=[one.pk])
    assert as_("manager", "TA").post(url, {"state": "done"}).status_code == 422
    register = REGISTERS["members/datarequests"]
    edit = reverse("members-datarequests-edit", args=[one.pk])
    said = {**as_held(register, one), "answer": "Đã in hồ sơ đưa tận tay", "version": one.version}
    assert as_("manager", "TA").post(edit, said).status_code == 302
    assert as_("officer", "CS001").post(url, {"state": "done"}).status_code in (403, 422)
    assert as_("manager", "TA").post(url, {"state": "done"}).status_code == 302
    one.refresh_from_db()
    assert (one.status, one.done_on) == ("done", DAY(2026, 6, 15))


def test_a_breach_is_told_within_seventy_two_hours_and_not_closed_before(enter, as_):
    one = enter("members/breaches", found_on="2026-06-14")
    assert one.notify_by == DAY(2026, 6, 16)
    assert enter("members/breaches", title="Mất sổ tay", may_harm=False).notify_by is None
    step = reverse("members-breaches-step", args=[one.pk])
    client = as_("manager", "TA")
    assert "trước khi đóng" in client.post(step, {"state": "closed"}).text
    assert "số văn bản" in client.post(step, {"state": "notified"}).text
    assert all_of(Breach).get(pk=one.pk).status == "found"


def test_one_agrees_to_one_purpose_once_and_takes_it_back(enter, as_):
    one = enter("members/consents")
    edit = reverse("members-consents-edit", args=[one.pk])
    said = {**as_held(REGISTERS["members/consents"], one), "version": one.version}
    client = as_("manager", "TA")
    assert client.post(edit, {**said, "withdrawn_on": "1/1/2026"}).status_code == 422
    assert client.post(edit, {**said, "withdrawn_on": "1/6/2026"}).status_code == 302
    enter("members/consents", person=one.person, given_on="2026-06-02")

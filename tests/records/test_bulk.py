"""One change to all that a list found: at once for a few, by the worker for many, all or nothing."""

import pytest
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.records.views import bulk
from congdoan.trail.jobs import Job, run_next
from congdoan.workplaces.registers.workplace import Workplace

BULK = reverse("workplaces-workplaces-bulk")
pytestmark = pytest.mark.django_db


@pytest.fixture
def places(enter):
    """Three without a union in a zone, one of another union."""
    blank = {"union_since": "", "state": "unsurveyed"}
    for code in ("W1", "W2", "W3"):
        enter("workplaces/workplaces", "CS001", code=code, zone="Khu A", **blank)
    enter("workplaces/workplaces", "CS101", code="W9", zone="Khu A", **blank)


def states():
    return dict(Workplace.all_rows.order_by("code").values_list("code", "state"))


def all_found(**values):
    return {"all": "1", "query": "zone=Khu+A", "reason": "khảo sát xong", **values}


def test_all_that_was_found_is_shown_counted_and_changed(places, as_):
    client = as_("officer", "CS001")
    page = client.get(BULK, {"all": "1", "query": "zone=Khu+A"}).content.decode()
    assert '<option value="" selected>(giữ nguyên)' in page, "nothing is chosen beforehand"
    assert "Sửa 3" in page and 'name="query" value="zone=Khu+A"' in page
    assert client.post(BULK, all_found(state="surveyed")).status_code == 302
    assert states() == {"W1": "surveyed", "W2": "surveyed", "W3": "surveyed", "W9": "unsurveyed"}


def test_many_are_changed_by_the_worker_under_one_reason(places, as_, monkeypatch):
    monkeypatch.setattr(bulk, "LIMIT", 2)
    client = as_("officer", "CS001")
    assert "làm ở phía sau" in client.get(BULK, {"all": "1", "query": ""}).content.decode()
    answer = client.post(BULK, all_found(state="surveyed"))
    job = Job.objects.get(kind="bulk-edit")
    assert answer.url == reverse("job", args=[job.pk]) and states()["W1"] == "unsurveyed"
    run_next()
    job.refresh_from_db()
    assert job.state == Job.State.DONE and "3" in job.message
    assert states()["W3"] == "surveyed" and states()["W9"] == "unsurveyed"
    events = Workplace.pgh_event_model.objects.filter(pgh_context__metadata__reason="khảo sát xong")
    assert events.count() == 3


def test_one_that_may_not_be_changed_keeps_all_as_they_were(places, as_, monkeypatch):
    monkeypatch.setattr(bulk, "LIMIT", 2)
    as_("officer", "CS001").post(BULK, all_found(state="founded"))
    run_next()
    job = Job.objects.get(kind="bulk-edit")
    assert job.state == Job.State.FAILED and "Ghi «Có công đoàn từ»" in job.message
    assert set(states().values()) == {"unsurveyed"}


def test_nobody_changes_what_is_not_theirs(places, as_):
    assert as_("officer", "CS002").post(BULK, all_found(state="surveyed")).status_code == 404
    assert as_("reader", "CS001").post(BULK, all_found(state="surveyed")).status_code == 403
    assert set(states().values()) == {"unsurveyed"}
    assert REGISTERS["workplaces/workplaces"].words("bulk")

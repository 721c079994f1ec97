"""What is done is said when it was done, waits for who accepts it, and is late no more."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.task import Task
from tests.pages import source
from tests.people import figure

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 15)


def test_a_task_is_done_on_the_day_it_was_done_and_not_on_one_to_come(enter, as_):
    facts = {"due": "2026-06-01", "status": "reported", "result": "Đã xong"}
    done = enter("direction/tasks", done_on="2026-05-30", **facts)
    assert done.done_on == dt.date(2026, 5, 30)
    assert enter("direction/tasks", text="Việc khác", **facts).done_on == TODAY
    assert figure("tasks.overdue", Period(dt.date(2026, 6, 10), dt.date(2026, 6, 10))) == 1
    client, at = as_("officer", "CS001"), reverse("direction-tasks-edit", args=[done.pk])
    form = client.get(at).context["form"]
    held = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in held.items() if value is not None}
    lines = {"units-TOTAL_FORMS": 0, "units-INITIAL_FORMS": 0, "version": done.version}
    late = client.post(at, {**said, **lines, "done_on": "16/6/2026"})
    assert late.status_code == 422 and "chưa tới" in late.text


def test_a_reported_task_waits_for_who_accepts_it(enter, as_):
    task = enter("direction/tasks", status="reported", result="Đã xong", due="")
    assert f"Nghiệm thu: {task}" in as_("manager", "CS001").get("/").text
    Task.all_rows.filter(pk=task.pk).update(status="accepted")
    assert "Nghiệm thu" not in source(as_("manager", "CS001").get("/"))


@pytest.fixture
def came(enter):
    return enter(
        "direction/incoming",
        purpose="inform",
        due="2026-06-10",
        lead="Ban Tuyên giáo",
        handled_on="",
    )


def step(as_, record, state):
    url = reverse("direction-incoming-step", args=[record.pk])
    assert as_("manager", "CS001").post(url, {"state": state}).status_code == 302
    record.refresh_from_db()


def test_what_is_put_away_is_late_no_more(came, as_):
    step(as_, came, "filed")
    assert came.handled_on == TODAY


def test_what_is_to_be_handled_again_has_one_task(came, as_):
    step(as_, came, "assigned")
    task = Task.all_rows.get(incoming=came)
    client = as_("manager", "CS001")
    Task.all_rows.filter(pk=task.pk).update(result="Đã xong")
    client.post(reverse("direction-tasks-step", args=[task.pk]), {"state": "reported"})
    came.refresh_from_db()
    assert came.status == Incoming.Status.HANDLED and came.handled_on == TODAY
    step(as_, came, "assigned")
    task = Task.all_rows.get(incoming=came)
    assert (task.status, came.handled_on) == ("returned", None)

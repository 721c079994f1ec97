"""What came in is given to somebody, becomes a task, and is closed by it."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.task import Task
from tests.direction.documents import arrivals, page, step

pytestmark = pytest.mark.django_db


def test_a_document_that_came_in_becomes_a_task_and_the_task_closes_it(sent, as_, world):
    client, mine = as_("officer", "HA1"), arrivals(sent).get(unit=world["HA1"])
    answer = step(client, mine, "filed", "incoming")
    assert answer.status_code == 422 and "giao xử lý" in answer.content.decode()
    answer = step(client, mine, "assigned", "incoming")
    assert answer.status_code == 422 and "lead" in answer.context["form"].errors
    retype(client, mine, lead="Ban Tổ chức", due="30/6/2026")
    step(client, mine, "assigned", "incoming")
    task = Task.all_rows.get(incoming=mine)
    assert (task.unit, task.lead, task.due) == (world["HA1"], "Ban Tổ chức", dt.date(2026, 6, 30))
    answer = step(client, mine, "handled", "incoming")
    assert answer.status_code == 422 and "chưa báo cáo kết quả" in answer.content.decode()
    refused = step(client, task, "reported", "tasks")
    assert refused.status_code == 422 and "Ghi «Kết quả»" in refused.content.decode()
    Task.all_rows.filter(pk=task.pk).update(result="Đã gửi báo cáo")
    step(client, task, "reported", "tasks")
    mine.refresh_from_db()
    assert (mine.status, mine.handled_on) == ("handled", dt.date(2026, 6, 15))
    step(as_("manager", "HA1"), task, "returned", "tasks")
    mine.refresh_from_db()
    assert (mine.status, mine.handled_on) == ("assigned", None)


@pytest.fixture
def handed(sent, as_, world):
    """The copy of HA1, given to «Ban A» until 20 June, and the task that came of it."""
    mine = arrivals(sent).get(unit=world["HA1"])
    Incoming.all_rows.filter(pk=mine.pk).update(lead="Ban A", due=dt.date(2026, 6, 20))
    step(as_("officer", "HA1"), mine, "assigned", "incoming")
    return mine, Task.all_rows.get(incoming=mine)


def retype(client, incoming, **typed):
    url = reverse("direction-incoming-edit", args=[incoming.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return client.post(url, {**data, **typed})


def led(task):
    task.refresh_from_db()
    return task.status, task.lead, task.due, task.text


def test_who_leads_and_by_when_is_said_once_and_the_task_follows_while_it_is_under_way(handed, as_):
    client, (mine, task) = as_("officer", "HA1"), handed
    text = task.text
    retype(client, mine, lead="Ban B", due="20/7/2026")
    assert led(task) == ("assigned", "Ban B", dt.date(2026, 7, 20), text)
    Task.all_rows.filter(pk=task.pk).update(result="xong", due=dt.date(2026, 7, 1))
    retype(client, mine, title=mine.title)
    assert led(task)[2] == dt.date(2026, 7, 1), "a day moved at the task itself stays"
    step(client, task, "reported", "tasks")
    retype(client, mine, lead="Ban C", instruction="Làm lại phụ lục")
    assert led(task)[1] == "Ban B", "what was reported was done by whom it was done"
    step(client, mine, "assigned", "incoming")
    assert led(task) == ("returned", "Ban C", dt.date(2026, 7, 20), "Làm lại phụ lục")
    refused = retype(client, mine, lead="")
    assert refused.status_code == 422 and "chủ trì" in refused.content.decode()
    assert led(task)[1] == "Ban C"


def test_a_task_that_was_accepted_stands_and_what_is_asked_anew_is_another_one(handed, as_):
    client, (mine, task) = as_("officer", "HA1"), handed
    Task.all_rows.filter(pk=task.pk).update(result="xong")
    for state, user in (("reported", client), ("accepted", as_("manager", "HA1"))):
        step(user, task, state, "tasks")
    retype(client, mine, lead="Ban B", due="20/7/2026")
    step(client, mine, "assigned", "incoming")
    assert led(task)[:3] == ("accepted", "Ban A", dt.date(2026, 6, 20))
    again = Task.all_rows.exclude(pk=task.pk).get(incoming=mine)
    assert led(again)[:3] == ("assigned", "Ban B", dt.date(2026, 7, 20))


def test_late_handling_is_told_in_my_work(sent, as_, world):
    client, mine = as_("officer", "HA1"), arrivals(sent).get(unit=world["HA1"])
    assert sent.title in client.get("/").content.decode()
    Incoming.all_rows.filter(pk=mine.pk).update(lead="Văn phòng", due=dt.date(2026, 6, 20))
    step(client, mine, "assigned", "incoming")
    with time_machine.travel(dt.datetime(2026, 6, 22, 9)):
        later = as_("officer", "HA1").get("/").content.decode()
    assert "Trễ hạn" in later and "Văn phòng" in later


def test_the_purpose_gives_the_right_to_answer_the_issuer(sent, as_, world):
    above, below = (arrivals(sent).get(unit=world[code]) for code in ("TLD", "HA1"))
    as_("officer", "TLD").post(
        reverse("direction-incoming-opinion", args=[above.pk]), {"opinion": "Rút gọn phần đầu"}
    )
    as_("officer", "HA1").post(
        reverse("direction-incoming-opinion", args=[below.pk]), {"opinion": "Không được ghi"}
    )
    _answer, text = page(as_("officer", "TA"), "direction-documents-detail", sent.pk)
    assert "Rút gọn phần đầu" in text and "Không được ghi" not in text


def test_what_came_by_the_system_is_not_changed_by_the_recipient(sent, as_, world):
    client, mine = as_("manager", "HA1"), arrivals(sent).get(unit=world["HA1"])
    answer = retype(client, mine, title="Tên khác")
    assert answer.status_code == 422 and "title" in answer.context["form"].errors
    client.post(reverse("direction-incoming-remove", args=[mine.pk]), {"reason": "nhầm"})
    assert Incoming.all_rows.filter(pk=mine.pk).exists()


def test_documents_from_outside_are_numbered_as_they_come(enter, world):
    first = enter("direction/incoming", "CS001")
    second = enter("direction/incoming", "CS001", number="46/LĐLĐ-VP")
    last_year = enter("direction/incoming", "CS001", number="12/UBND", arrived_on="2025-12-30",
                      dated="2025-12-29")  # fmt: skip
    assert (first.serial, second.serial, last_year.serial) == (1, 2, 1)

"""Digital adoption is computed from what people do in the system; procedures from their history."""

import datetime as dt

import pytest
import time_machine
from axes.models import AccessLog
from django.urls import reverse
from django.utils import timezone

from congdoan.direction.registers.task import Task
from tests.people import write


def typed(unit, **changes):
    return {"unit": unit.pk, "text": "Rà soát", "lead": "Văn phòng", "status": "new",
            "units-TOTAL_FORMS": 0, "units-INITIAL_FORMS": 0, **changes}  # fmt: skip


def board(client, **asked):
    """{row: {column: (share, state)}} as the page shows it."""
    page = client.get(reverse("direction-adoption"), asked).context
    heads = [str(head) for head in page["columns"]]
    return {
        row["name"]: {head: (one["share"].replace("\N{NO-BREAK SPACE}", " "), one.get("state"))
                      for head, one in zip(heads, row["cells"], strict=True)}
        for row in page["rows"]
    }  # fmt: skip


STEERING = "Chỉ đạo, điều hành"


def test_steering_counts_units_in_which_somebody_wrote_not_what_the_system_did(enter, as_, world):
    enter("direction/tasks", "CS002")  # written by the system
    reader = as_("reader", "TA")
    assert board(reader)["Cộng Công đoàn TA"][STEERING] == ("0,0 % (0/5)", "late")
    as_("officer", "CS001").post(reverse("direction-tasks-new"), typed(world["CS001"]))
    found = board(reader)
    assert found["Cộng Công đoàn TA"][STEERING] == ("20,0 % (1/5)", "ontrack")
    assert found["Công đoàn HA1"][STEERING] == ("50,0 % (1/2)", "ontrack")
    assert found["Công đoàn HA2"][STEERING] == ("0,0 % (0/2)", "late")
    assert board(reader, period="2025")["Cộng Công đoàn TA"][STEERING][0] == "0,0 % (0/5)"


def test_a_line_is_full_from_the_threshold_on(as_, world):
    client = as_("officer", "CS001")
    client.post(reverse("direction-tasks-new"), typed(world["CS001"]))
    found = board(as_("reader", "CS001"))
    assert found["Cộng Công đoàn CS001"][STEERING] == ("100,0 % (1/1)", "reached")


def test_members_and_reports_are_counted_by_their_registers(enter, as_):
    enter("members/memberships")
    enter("reports/duties", due="2026-03-01")
    found = board(as_("reader", "TA"))["Cộng Công đoàn TA"]
    assert found["Đoàn viên"][0].endswith("/1)")
    assert found["Văn bản, báo cáo"] == ("0,0 % (0/1)", "late")


def test_a_line_without_anything_to_count_shows_nothing(as_, world):
    assert board(as_("reader", "TA"))["Cộng Công đoàn TA"]["Đoàn viên"] == ("–", None)


def test_who_signed_in_is_counted_by_account(as_, person, world):
    for unit in ("CS001", "CS002"):
        person("officer", unit)
    AccessLog.objects.create(username="officer-cs001", attempt_time=timezone.now())
    found = board(as_("reader", "TA"))
    assert found["Công đoàn HA1"]["Tài khoản đã đăng nhập"] == ("100,0 % (1/1)", None)
    assert found["Công đoàn HA2"]["Tài khoản đã đăng nhập"] == ("0,0 % (0/1)", None)


def test_behind_a_figure_stand_the_registers_and_the_changes(as_, world):
    as_("officer", "CS001").post(reverse("direction-tasks-new"), typed(world["CS001"]))
    url = reverse("direction-adoption-line", args=["steering"])
    page = as_("reader", "TA").get(url, {"under": world["HA1"].pk})
    [row] = page.context["registers"]
    assert (str(row["title"]), row["count"], row["units"]) == ("Nhiệm vụ", 1, 1)
    [event] = page.context["events"]
    task = Task.all_rows.get()
    assert event["url"] == reverse("direction-tasks-detail", args=[task.pk])
    assert event["made_by"] == "Officer-Cs001" and event["made_in"] == "Công đoàn CS001"
    elsewhere = as_("reader", "TA").get(url, {"under": world["HA2"].pk})
    assert elsewhere.context["registers"] == [] and elsewhere.context["events"] == []
    assert as_("reader", "TA").get(url, {"under": world["HB1"].pk}).status_code == 404


def test_an_unknown_line_or_period_is_not_found(as_, world):
    client = as_("reader", "TA")
    assert client.get(reverse("direction-adoption-line", args=["khac"])).status_code == 404
    assert client.get(reverse("direction-adoption"), {"period": "hôm qua"}).status_code == 404


@pytest.fixture
def procedure(enter):
    return enter("direction/procedures", "TA", limit_days=10, begins="direction/tasks:assigned",
                 ends="direction/tasks:reported")  # fmt: skip


def run_through(enter, text, days):
    """A task given on 15 June and reported so many days later, as history has it."""
    task = enter("direction/tasks", text=text)
    if days is not None:
        write(task, status="reported", result="Đã xong")
    events = Task.pgh_event_model.objects.filter(pgh_obj_id=task.pk)
    given = dt.datetime(2026, 6, 15, 10, tzinfo=dt.UTC)
    events.filter(status="assigned").update(pgh_created_at=given)
    events.filter(status="reported").update(pgh_created_at=given + dt.timedelta(days=days or 0))
    return task


def test_days_really_taken_are_read_from_history(procedure, enter, as_):
    for text, days in (("một", 4), ("hai", 12), ("ba", None)):
        run_through(enter, text, days)
    with time_machine.travel(dt.datetime(2026, 6, 30, 9)):
        page = as_("reader", "HA1").get(reverse("direction-procedures-times"))
    [row] = page.context["rows"]
    assert [row[name] for name in ("started", "finished", "average", "longest", "over")] == [
        3,
        2,
        8,
        12,
        1,
    ]
    assert [row["waiting"], row["waiting_over"]] == [1, 1]
    assert as_("reader", "HB1").get(reverse("direction-procedures-times")).context["rows"] == []


def test_the_cases_behind_the_days_open_their_records(procedure, enter, as_):
    slow = run_through(enter, "chậm", 12)
    run_through(enter, "nhanh", 1)
    page = as_("reader", "HA1").get(reverse("direction-procedure-cases", args=[procedure.pk]))
    rows = page.context["rows"]
    assert [(row["days"], row["late"]) for row in rows] == [(12, True), (1, False)]
    assert rows[0]["url"] == reverse("direction-tasks-detail", args=[slow.pk])
    elsewhere = as_("reader", "HB1").get(reverse("direction-procedure-cases", args=[procedure.pk]))
    assert elsewhere.status_code == 404


def test_both_moments_of_a_procedure_are_of_one_flow(as_, world):
    data = {"unit": world["TA"].pk, "name": "Lẫn lộn", "steps": "một",
            "begins": "members/applications:applied", "ends": "direction/tasks:reported"}  # fmt: skip
    answer = as_("officer", "TA").post(reverse("direction-procedures-new"), data)
    assert answer.status_code == 422 and "cùng một sổ" in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["direction-adoption", "direction-procedures-times", "direction-desk"]
)
def test_pages_cost_no_more_with_many_units(
    name, as_, enter, procedure, django_assert_max_num_queries
):
    for n in range(4):
        enter("direction/procedures", "TA", name=f"Thủ tục {n}")
        enter("direction/difficulties", text=f"vướng mắc {n}")
    client = as_("manager", "TLD")
    client.get(reverse(name))
    with django_assert_max_num_queries(30):
        assert client.get(reverse(name)).status_code == 200

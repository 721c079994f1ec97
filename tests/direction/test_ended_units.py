"""What a union left undone when it ended waits at its one heir, or at the union it was under."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.duties import duties
from congdoan.direction.registers.reminder import Reminder
from congdoan.direction.registers.task import Task
from congdoan.direction.tasks.reminding import remind
from congdoan.orgs import changes
from tests.direction.documents import arrivals, drafted, taken

DAY = dt.date(2026, 6, 15)
LATE = {"due": "2026-06-01"}


def merge(world, day=DAY):
    changes.merge(units=[world["HA1"]], into=world["HA2"], effective=day, number="9/QĐ")
    world["HA1"].refresh_from_db()


def split(world):
    parts = [{"code": code, "name": f"Công đoàn {code}"} for code in ("HA3", "HA4")]
    parts[0]["children"] = [world["CS001"]]
    changes.split(unit=world["HA1"], parts=parts, effective=DAY, number="9/QĐ")


ENDS = pytest.mark.parametrize(
    ("end", "here", "above"), [(merge, "HA2", "TA"), (split, "TA", "TLD")]
)


@ENDS
def test_its_tasks_and_plans_wait_at_who_stands_for_it_and_are_reminded_there(
    enter, world, actor, end, here, above
):
    enter("direction/tasks", "HA1", text="Khảo sát tiền lương", **LATE)
    enter("direction/tasks", "HA1", text="Gửi danh sách", due="2026-06-18")
    enter("direction/required_plans", "HA1", title="Kế hoạch đại hội")
    enter("direction/incoming", "HA1", title="Đăng ký tập huấn")
    end(world)
    found = {one["title"] for one in duties(actor("officer", here), world[here], DAY)}
    for title in ("Khảo sát tiền lương", "Gửi danh sách", "Kế hoạch phải ban hành: Kế hoạch đại hội",
                  "45/LĐLĐ-VP Đăng ký tập huấn"):  # fmt: skip
        assert title in found
    remind(DAY)
    told = Reminder.all_rows.filter(about__startswith="Khảo").values_list("unit__code", "kind")
    assert set(told) == {(here, "late"), (above, "up")}


def test_what_it_could_not_do_is_answered_by_the_union_above_its_heir(enter, world, actor):
    enter("direction/difficulties", "HA1", text="Thiếu nơi họp", raised_on="2026-05-20")
    merge(world)
    found = [one["title"] for one in duties(actor("officer", "TA"), world["TA"], DAY)]
    assert "Vướng mắc: Thiếu nơi họp" in found


def test_a_task_of_a_programme_that_it_was_to_lead_goes_to_its_heir(enter, as_, world):
    programme = enter("direction/programmes", "TA", status="adopted", number="", issued_on="")
    programme.items.create(text="Mở lớp tập huấn", unit=world["HA1"])
    merge(world)
    step = reverse("direction-programmes-step", args=[programme.pk])
    assert as_("manager", "TA").post(step, {"state": "issued"}).status_code == 302
    assert [line.unit.code for line in Task.all_rows.get().units.all()] == ["HA2"]


def test_a_document_sent_to_it_lands_at_its_heir_and_only_once(as_, world):
    client, to = as_("officer", "TA"), [(world[code], "", "carry_out") for code in ("HA1", "HA2")]
    for recipients in (to[:1], to):
        document = taken(client, drafted(client, world["TA"], recipients), "checked")
        if not world["HA1"].closed:
            merge(world)
        taken(client, document, "signed", "numbered", "issued")
        assert [one.unit.code for one in arrivals(document)] == ["HA2"]
        assert document.status == "delivered" and not document.waits_to_be_sent
        page = reverse("direction-incoming-read", args=[arrivals(document).get().pk])
        assert as_("officer", "HA2").get(page).status_code == 200


def test_a_report_it_owed_is_asked_of_its_heir(enter, world):
    enter("reports/duties", "CS001", **LATE)
    changes.merge(units=[world["CS001"]], into=world["CS002"], effective=DAY, number="9/QĐ")
    remind(DAY)
    assert set(Reminder.all_rows.values_list("unit__code", "kind")) == {("CS002", "late")}

"""What hangs on a union that ends: its workplaces go to the heir or have no union, its offices end with it."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.cadres.registers.body import Body
from congdoan.cadres.registers.official import Official
from congdoan.cadres.registers.staffing import Staffing
from congdoan.direction.registers.task import Task
from congdoan.orgs.models import Unit
from congdoan.records.write import save
from congdoan.trail.jobs import run_next, start_daily
from congdoan.workplaces.registers.workplace import Workplace
from tests.growing import SYSTEM
from tests.pages import words
from tests.people import figure
from tests.web.drafting import TODAY, press

pytestmark = pytest.mark.django_db
EVE = dt.date(2026, 6, 14)
SAID = {
    "decided_on": "1/6/2026",
    "effective": "15/6/2026",
    "number": "9/QĐ-LĐLĐ",
    "note": "",
    "confirm": "1",
}
DAY = Period(TODAY, TODAY)


@pytest.fixture
def kept(enter, world):
    """A workplace of HA1 with the union CS001, and who holds office at CS001."""
    for path in ("officials", "bodies", "staffing"):
        enter(f"cadres/{path}")
    return enter("workplaces/workplaces", "HA1", code="NLV-9", union=world["CS001"].pk)


def place():
    return Workplace.all_rows.select_related("union").get(code="NLV-9")


def end(as_, unit, kind, **said):
    answer = as_("manager", "TA").post(
        reverse("unit-change", args=[unit.pk, kind]), {**SAID, **said}
    )
    assert answer.status_code == 302


def test_a_union_that_ends_without_an_heir_leaves_a_blank(kept, as_, world):
    assert figure("workplaces.with_union", DAY) == 1
    end(as_, world["CS001"], "dissolve")
    one = place()
    assert (one.union_until, one.state) == (TODAY, "potential")
    assert figure("workplaces.with_union", DAY) == 0 and figure("workplaces.blank", DAY) == 1
    assert figure("workplaces.with_union", Period(EVE, EVE)) == 1


def test_a_merged_union_s_workplaces_are_the_heir_s(kept, as_, world):
    end(as_, world["HA2"], "merge", units=[world["HA1"].pk])  # their unions hang on
    assert place().union == world["CS001"]
    with time_machine.travel(dt.datetime(2026, 6, 16, 9)):
        world["CS002"].refresh_from_db()
        said = {"units": [world["CS001"].pk], "effective": "16/6/2026"}
        end(as_, world["CS002"], "merge", **said)
    assert place().union == world["CS002"] and place().union_until is None


def test_offices_end_with_the_union_on_its_last_day(kept, as_, world):
    june = Period(dt.date(2026, 6, 1), TODAY)
    assert figure("officials.count", june) == figure("bodies.sitting", june) == 1
    end(as_, world["CS001"], "dissolve")
    assert Official.all_rows.get().until == EVE and Staffing.all_rows.get().until == EVE
    assert Body.all_rows.get().ended_on == TODAY
    assert figure("officials.count", june) == figure("bodies.sitting", june) == 0
    assert figure("officials.count", Period(EVE, EVE)) == 1


@pytest.fixture
def tasks(enter):
    """tasks("CS001"): three of its tasks, one still to do, one led by the union itself, one reported."""

    def make(unit="CS001"):
        enter("direction/tasks", unit, text="Khảo sát tiền lương")
        enter("direction/tasks", unit, text="Góp ý dự thảo", lead=f"Công đoàn {unit}")
        enter("direction/tasks", unit, text="Tập huấn", status="reported", result="Đã mở lớp")

    return make


def led():
    """{task: (unit that has it, who leads it)}."""
    return {one.text: (one.unit.code, one.lead) for one in Task.all_rows.select_related("unit")}


@pytest.mark.parametrize(
    ("kind", "unit", "to"), [("merge", "HA1", "HA2"), ("dissolve", "CS001", "HA1")]
)
def test_what_was_left_to_do_is_done_by_who_carries_it_on(tasks, as_, world, kind, unit, to):
    """The heir, else the union above. What was done stays with who did it."""
    tasks(unit)
    if kind == "merge":
        end(as_, world[to], kind, units=[world[unit].pk])
    else:
        end(as_, world[unit], kind)
    assert led() == {
        "Khảo sát tiền lương": (to, "Ban Tổ chức"), "Góp ý dự thảo": (to, f"Công đoàn {to}"),
        "Tập huấn": (unit, "Ban Tổ chức"),
    }  # fmt: skip
    task = Task.all_rows.get(text="Khảo sát tiền lương")
    page = words(as_("officer", to).get(reverse("direction-tasks-detail", args=[task.pk])))
    assert (
        f"Công đoàn {unit} kết thúc ngày 15/6/2026, việc còn lại do Công đoàn {to} làm tiếp" in page
    )
    start_daily(TODAY)
    while run_next():
        pass
    again = Task.all_rows.get(pk=task.pk)
    assert again.version == task.version, "the night finds nothing more to hand over"


def test_of_a_union_that_is_split_its_tasks_are_not_shared_out(tasks, as_, world):
    tasks()
    end(as_, world["CS001"], "split", parts="CS91; Công đoàn Một\nCS92; Công đoàn Hai")
    assert {unit for unit, _lead in led().values()} == {"CS001"}


def test_tasks_wait_for_the_day_and_what_is_returned_later_goes_too(tasks, as_, world):
    tasks()
    end(as_, world["CS001"], "dissolve", effective="16/6/2026")
    assert {unit for unit, _lead in led().values()} == {"CS001"}
    with time_machine.travel(dt.datetime(2026, 6, 16, 9)):
        done = Task.all_rows.get(status="reported")
        step = reverse("direction-tasks-step", args=[done.pk])
        assert as_("manager", "HA1").post(step, {"state": "returned"}).status_code == 302
        start_daily(dt.date(2026, 6, 16))
        while run_next():
            pass
    assert {unit for unit, _lead in led().values()} == {"HA1"}


def test_a_reorganisation_taken_back_gives_the_tasks_back(tasks, draft, manager):
    tasks()
    before = led()
    _answer, project = draft([["Sáp nhập", "CS001", "", "", "CS002"]])
    press(manager, project, "approve")
    assert led() != before
    press(manager, project, "undo")
    assert led() == before


def test_what_was_decided_for_a_later_day_waits_for_it(kept, as_, world):
    end(as_, world["CS001"], "dissolve", effective="16/6/2026")
    assert place().union_until is None and Official.all_rows.get().until is None
    with time_machine.travel(dt.datetime(2026, 6, 16, 9)):
        start_daily(dt.date(2026, 6, 16))
        while run_next():
            pass
    assert place().union_until == dt.date(2026, 6, 16) and Official.all_rows.get().until == TODAY


def test_of_several_heirs_it_is_the_one_its_people_have_moved_to(kept, as_, world, enter):
    who = enter("members/memberships", workplace=kept.pk)
    end(as_, world["CS001"], "split", parts="CS91; Công đoàn Một\nCS92; Công đoàn Hai")
    assert place().union == world["CS001"]
    heir = Unit.objects.get(code="CS92")
    roll = reverse("members-roll", args=[world["CS001"].pk])
    moved = as_("officer", "HA1").post(
        roll, {"day": "15/6/2026", f"to_0_{who.workplace_id}": heir.pk}
    )
    assert moved.status_code == 302
    start_daily(TODAY)
    while run_next():
        pass
    assert place().union == heir


def test_a_reorganisation_taken_back_gives_all_back(kept, draft, manager):
    _answer, project = draft([["Giải thể", "CS001", "", "", ""]])
    press(manager, project, "approve")
    assert place().union_until == TODAY
    press(manager, project, "undo")
    assert (place().union_until, place().state) == (None, "founded")
    assert Official.all_rows.get().until is None and Body.all_rows.get().ended_on == dt.date(
        2026, 11, 30
    )


def test_a_merger_taken_back_leaves_no_time_with_a_union_behind(kept, draft, manager, world):
    _answer, project = draft([["Sáp nhập", "CS001", "", "", "CS002"]])
    press(manager, project, "approve")
    assert place().union == world["CS002"] and place().unions.count() == 1
    press(manager, project, "undo")
    one = place()
    assert (one.union, one.union_since) == (world["CS001"], dt.date(2016, 5, 1))
    assert not one.unions.exists()


def test_it_is_not_taken_back_once_somebody_built_on_it(kept, draft, manager, world, enter):
    _answer, project = draft([["Giải thể", "CS001", "", "", ""]])
    press(manager, project, "approve")
    official = Official.all_rows.get()
    official.until = dt.date(2026, 6, 1)
    save(official, actor=SYSTEM)
    assert "Không hoàn lại được" in press(manager, project, "undo")
    assert project.status == "executed"


def test_it_is_not_taken_back_once_members_have_moved_on(kept, draft, manager, world, enter, as_):
    enter("members/memberships")
    _answer, project = draft([["Sáp nhập", "CS001", "", "", "CS002"]])
    press(manager, project, "approve")
    roll = reverse("members-roll", args=[world["CS001"].pk])
    client = as_("manager", "TA")
    form = client.get(roll).context["form"]
    said = {name: form[name].value() for name in form.fields}
    assert client.post(roll, said | {"day": "15/6/2026"}).status_code == 302
    assert "đã chuyển sang đơn vị mới" in press(manager, project, "undo")


def test_a_split_into_a_code_in_use_is_told(as_, world):
    at = reverse("unit-change", args=[world["CS001"].pk, "split"])
    answer = as_("manager", "TA").post(
        at, {**SAID, "parts": "CS002; Trùng mã\nCS92; Công đoàn Hai"}
    )
    assert answer.status_code == 422 and "đã dùng" in answer.content.decode()

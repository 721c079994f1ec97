"""Members of a committee answer for fields and units; difficulties have a desk; a task has one lead."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.access.models import User
from congdoan.base.periods import Period
from congdoan.direction.duties import duties
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.task import Task
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import ParameterEntry
from tests.growing import SYSTEM, grow
from tests.people import figure, write

DAY = dt.date(2026, 6, 15)
YEAR = Period.year(2026)


@pytest.fixture
def limit(db):
    by = User.objects.create(username="quan-tri-tham-so")
    ParameterEntry.objects.create(code="DIFFICULTY-ANSWER", value=15, by=by,
                                  valid_from=dt.date(2026, 1, 1), source="05/QĐ")  # fmt: skip


@pytest.mark.parametrize("lead", ["", "Ban Tổ chức; Văn phòng"])
def test_the_database_holds_a_task_to_one_lead(as_, world, lead):
    data = {"unit": world["CS001"].pk, "text": "Việc", "lead": lead, "status": "new",
            "units-TOTAL_FORMS": 0, "units-INITIAL_FORMS": 0}  # fmt: skip
    answer = as_("officer", "CS001").post(reverse("direction-tasks-new"), data)
    assert answer.status_code == 422 and Task.all_rows.count() == 0
    [constraint] = [one for one in Task._meta.constraints if one.name == "task_has_one_lead"]
    with pytest.raises(Exception, match="một nơi chủ trì"):
        constraint.validate(Task, Task(lead=lead))


def test_a_task_is_not_reported_without_a_result(enter, as_):
    task = enter("direction/tasks")
    client = as_("officer", "CS001")
    url = reverse("direction-tasks-step", args=[task.pk])
    answer = client.post(url, {"state": "reported"})
    assert answer.status_code == 422 and "Ghi «Kết quả»" in answer.content.decode()


def test_who_gave_the_task_accepts_it(enter, as_):
    task = enter("direction/tasks", status="reported", result="Đã xong")
    url = reverse("direction-tasks-step", args=[task.pk])
    assert as_("officer", "CS001").post(url, {"state": "accepted"}).status_code == 422
    as_("manager", "CS001").post(url, {"state": "accepted"})
    assert Task.all_rows.get().status == "accepted"


def test_tasks_on_time_are_counted_by_their_day(enter, world):
    for text, due, status in (("a", "2026-06-15", "reported"), ("b", "2026-06-10", "reported"),
                              ("c", "2026-06-20", "assigned")):  # fmt: skip
        enter("direction/tasks", text=text, due=due, status=status, result="Đã xong")
    assert figure("tasks.due", YEAR, world["TA"]) == 3
    assert figure("tasks.done_in_time", YEAR, world["TA"]) == 1


@pytest.fixture
def charge(enter):
    return enter("direction/charges", reports="Kết nạp trong kỳ\nThoả ước đã ký")


def test_a_charge_is_over_a_field_or_a_unit(as_, charge):
    data = {"unit": charge.unit_id, "person": charge.person_id, "since": "1/1/2026"}
    answer = as_("officer", "CS001").post(reverse("direction-charges-new"), data)
    assert answer.status_code == 422
    assert "lĩnh vực phụ trách hoặc đơn vị" in answer.content.decode()


def test_a_member_sees_what_he_answers_for_and_what_he_has_done(charge, enter, as_):
    mine = {"person": charge.person_id, "status": "reported", "result": "Đã kết nạp 12 người"}
    enter("direction/tasks", text="Kết nạp đợt 1", due="2026-06-30", **mine)
    enter("direction/tasks", text="Việc người khác", due="2026-06-30")
    enter("direction/tasks", text="Ký thoả ước", due="2026-06-01", person=charge.person_id)
    found = as_("reader", "CS001").get(reverse("direction-charge", args=[charge.pk]))
    told = found.context["found"]
    assert told.to_report == ["Kết nạp trong kỳ", "Thoả ước đã ký"]
    assert [len(told.tasks), len(told.done), len(told.in_time)] == [2, 1, 1]
    assert [one.text for one in found.context["late"]] == ["Ký thoả ước"]
    assert "Việc người khác" not in found.content.decode()


def test_the_charge_list_is_printed_with_what_must_be_reported(charge, enter, as_):
    from congdoan.base.papers import plain
    from congdoan.direction.meetings.contributing import contribution, paper

    text = plain(paper(contribution(SYSTEM, charge, YEAR), DAY))
    assert "Tổ chức, đoàn viên" in text and "Thoả ước đã ký" in text
    client = as_("reader", "CS001")
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(reverse("direction-charge-paper", args=[charge.pk, form]))
        assert answer.content.startswith(start)
    other = reverse("direction-charge-paper", args=[charge.pk, "exe"])
    assert client.get(other).status_code == 404


def test_the_desk_counts_by_field_and_unit_and_measures_the_answer(enter, as_, limit, world):
    enter("direction/difficulties", text="một", raised_on="2026-05-20")
    enter("direction/difficulties", text="hai", raised_on="2026-06-10", field="finance")
    enter("direction/difficulties", text="ba", raised_on="2026-05-01", status="answered",
          answer="Đã bố trí", answered_on="2026-05-11")  # fmt: skip
    page = as_("reader", "TA").get(reverse("direction-desk")).context
    fields = {row["name"]: ([one["text"] for one in row["cells"]], row["days"])
              for row in page["by_field"]}  # fmt: skip
    assert fields == {
        "Tổ chức, đoàn viên": (["2", "1", "1", "1", "1", "1"], 10.0),
        "Tài chính, tài sản": (["1", "1", "–", "–", "–", "–"], None),
    }  # fmt: skip
    [below, total] = page["by_unit"]
    assert below["name"] == "Công đoàn HA1"
    assert below["days"] == total["days"] == 10.0, "a unit that answered says how long it took"
    assert [one["text"] for one in total["cells"]] == ["3", "2", "1", "1", "1", "1"]


def test_every_number_of_the_desk_opens_as_many_records(enter, as_, limit):
    enter("direction/difficulties", text="một", raised_on="2026-05-20")
    enter("direction/difficulties", text="hai", raised_on="2026-06-10", field="finance")
    client = as_("reader", "TA")
    page = client.get(reverse("direction-desk")).context
    cells = [
        one for row in (*page["by_field"], *page["by_unit"]) for one in row["cells"] if "url" in one
    ]
    assert len(cells) >= 8
    for one in cells:
        listed = client.get(one["url"]).context["table"].rows
        assert str(len(listed)) == one["text"], one["url"]


def test_without_a_limit_the_desk_says_so(enter, as_):
    enter("direction/difficulties", raised_on="2026-01-05")
    text = as_("reader", "TA").get(reverse("direction-desk")).content.decode()
    assert "Chưa đặt hạn trả lời" in text


@pytest.mark.parametrize(
    ("unit", "raised", "told"),
    [("HA1", "2026-06-14", ["waiting"]), ("TA", "2026-06-14", []), ("HA1", "2026-05-01", ["late"]),
     ("TA", "2026-05-01", ["late"]), ("CS001", "2026-05-01", []), ("HA2", "2026-05-01", [])],
)  # fmt: skip
def test_a_difficulty_waits_one_level_up_and_two_once_it_is_late(
    enter, actor, world, limit, unit, raised, told
):
    enter("direction/difficulties", raised_on=raised)
    found = duties(actor("officer", unit), world[unit], DAY)
    assert [one["state"] for one in found if "Vướng mắc" in one["title"]] == told


def test_a_difficulty_asks_for_several_kinds_of_support(as_, world):
    data = {"unit": world["CS001"].pk, "raised_on": "1/6/2026", "field": "welfare",
            "text": "Không có nơi sinh hoạt", "status": "raised",
            "supports-TOTAL_FORMS": 2, "supports-INITIAL_FORMS": 0,
            "supports-0-kind": "money", "supports-0-what": "Kinh phí thuê", "supports-0-amount": "5.000.000",
            "supports-1-kind": "people", "supports-1-what": "Một cán bộ hướng dẫn"}  # fmt: skip
    answer = as_("officer", "CS001").post(reverse("direction-difficulties-new"), data)
    assert answer.status_code == 302
    supports = Difficulty.all_rows.get().supports
    assert list(supports.values_list("kind", "amount")) == [("money", 5_000_000), ("people", None)]


@pytest.mark.parametrize(("role", "code", "status"), [
    ("manager", "CS001", 422), ("officer", "HA1", 302), ("officer", "TA", 302),
])  # fmt: skip
def test_who_raised_a_difficulty_does_not_receive_and_answer_it_himself(
    enter, as_, role, code, status
):
    difficulty, client = enter("direction/difficulties", raised_on="2026-06-01"), as_(role, code)
    step = reverse("direction-difficulties-step", args=[difficulty.pk])
    pressed = client.post(step, {"state": "received"})
    assert pressed.status_code == status
    difficulty.refresh_from_db()
    write(difficulty, status="received")
    form = edited(client, difficulty, status="answered", answer="Đã bố trí phòng")
    assert form.status_code == status
    difficulty.refresh_from_db()
    assert difficulty.status == ("answered" if status == 302 else "received")
    if status == 422:
        assert "do công đoàn cấp trên làm: Công đoàn HA1" in pressed.text + form.text


def test_a_union_with_none_above_it_answers_itself(enter, as_):
    difficulty, client = enter("direction/difficulties", "TLD"), as_("officer", "TLD")
    step = reverse("direction-difficulties-step", args=[difficulty.pk])
    assert client.post(step, {"state": "received"}).status_code == 302


def test_the_day_a_difficulty_was_raised_stays_once_it_is_received(enter, as_):
    difficulty, client = (
        enter("direction/difficulties", raised_on="2026-06-01"),
        as_("officer", "HA1"),
    )
    assert edited(client, difficulty, raised_on="30/5/2026").status_code == 302
    assert edited(client, difficulty, status="received").status_code == 302
    late = edited(client, difficulty, raised_on="10/6/2026")
    assert late.status_code == 422 and "ngày nêu không đổi nữa" in late.text


def edited(client, difficulty, **changes):
    """The page of the difficulty, filled as it stands but for these."""
    url = reverse("direction-difficulties-edit", args=[difficulty.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields} | changes
    data |= {"supports-TOTAL_FORMS": 0, "supports-INITIAL_FORMS": 0}
    return client.post(url, {name: value for name, value in data.items() if value is not None})


def test_nobody_decides_before_something_was_proposed(enter, as_):
    difficulty = enter("direction/difficulties", status="studied")
    client = as_("manager", "HA1")
    url = reverse("direction-difficulties-step", args=[difficulty.pk])
    answer = client.post(url, {"state": "proposed"})
    assert answer.status_code == 422 and "Ghi phương án" in answer.content.decode()


def test_the_sibling_area_is_not_needed_to_read_a_charge(world):
    assert REGISTERS["direction/charges"].example["person"] == "DV-000001"
    assert grow("direction/charges", world["CS002"]).over == "Tổ chức, đoàn viên"

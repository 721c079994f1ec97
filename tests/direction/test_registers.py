"""Tasks run late until they are reported; difficulties end with an answer; each register has its pages."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.direction.confirming.cuts import cut_of
from congdoan.direction.confirming.spans import days_of, last_day, term_of
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.reading import Reading
from congdoan.direction.registers.task import Task
from congdoan.indicators.catalogue.loading import load_catalogue
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from tests.growing import SYSTEM

NAMES = ("programmes", "tasks", "difficulties", "readings")


@pytest.mark.parametrize("name", NAMES)
def test_list_and_record_open_and_other_branch_finds_none(name, enter, as_):
    load_catalogue()
    record = enter(f"direction/{name}")
    client, other = as_("officer", "CS001"), as_("manager", "TB")
    url = reverse(f"direction-{name}-detail", args=[record.pk])
    assert client.get(url).status_code == 200
    assert client.get(reverse(f"direction-{name}-list")).status_code == 200
    assert other.get(url).status_code == 404


def overdue(day):
    measure = REGISTERS["direction/tasks"].measure("tasks.overdue")
    return measure.value(Task.objects.across_units("test"), Period(dt.date(2026, 1, 1), day))


def test_a_task_is_late_from_the_day_after_its_due_day_until_it_is_reported(enter):
    task = enter("direction/tasks", due="2026-06-10")
    assert overdue(dt.date(2026, 6, 10)) == 0
    assert overdue(dt.date(2026, 6, 11)) == 1
    task.status, task.result = "reported", "Đã xong"
    save(task, actor=SYSTEM)
    assert task.done_on == dt.date(2026, 6, 15)
    assert overdue(dt.date(2026, 6, 14)) == 1
    assert overdue(dt.date(2026, 6, 15)) == 0
    task.status = "returned"
    save(task, actor=SYSTEM)
    assert overdue(dt.date(2026, 6, 15)) == 1


def test_a_task_without_a_due_day_is_never_late(enter):
    enter("direction/tasks", due="")
    assert overdue(dt.date(2030, 1, 1)) == 0


def test_a_task_has_a_lead(as_, world):
    client = as_("officer", "CS001")
    data = {"unit": world["CS001"].pk, "text": "Việc", "lead": "", "status": "new"}
    answer = client.post(reverse("direction-tasks-new"), data)
    assert answer.status_code == 422 and "lead" in answer.context["form"].errors
    assert Task.all_rows.count() == 0


def test_a_difficulty_is_not_answered_without_an_answer(enter, as_):
    difficulty = enter("direction/difficulties", status="received")
    url = reverse("direction-difficulties-step", args=[difficulty.pk])
    client = as_("officer", "HA1")
    answer = client.post(url, {"state": "answered"})
    assert answer.status_code == 422 and "Ghi nội dung và ngày trả lời" in answer.content.decode()
    assert Difficulty.all_rows.get().status == "received"
    difficulty.answer = "Đã bố trí"
    save(difficulty, actor=SYSTEM)
    client.post(url, {"state": "answered"})
    answered = Difficulty.all_rows.get()
    assert (answered.status, answered.answered_on) == ("answered", dt.date(2026, 6, 15))


def test_a_day_of_answer_without_the_answer_leaves_it_open(enter, as_):
    difficulty = enter("direction/difficulties", status="received")
    at = reverse("direction-difficulties-edit", args=[difficulty.pk])
    client = as_("officer", "CS001")
    form = client.get(at).context["form"]
    held = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in held.items() if value is not None}
    lines = {"supports-TOTAL_FORMS": 0, "supports-INITIAL_FORMS": 0, "version": difficulty.version}
    answer = client.post(at, {**said, **lines, "answered_on": "1/6/2026"})
    assert answer.status_code == 422 and "ghi khi chuyển «Đã trả lời»" in answer.text


def test_pasted_text_is_searched_when_it_is_saved_and_stands_from_then_on(enter, as_):
    load_catalogue()
    reading = enter("direction/readings")
    assert reading.status == "to_confirm" and reading.findings.filter(kind="target").count() == 1
    client = as_("officer", "CS001")
    data = {"unit": reading.unit_id, "name": "tên mới", "text": "khác"}
    client.post(reverse("direction-readings-edit", args=[reading.pk]), data)
    kept = Reading.all_rows.get()
    assert (kept.name, kept.text) == ("tên mới", reading.text)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("năm 2025", "2025"),
        ("nhiệm kỳ 2023 - 2028", "2023-01-01..2028-12-31"),
        ("quý II năm 2025", "2025-Q2"),
        ("tháng 6/2025", "2025-06"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("thường xuyên", None),
        (None, None),
    ],
)
def test_words_name_days(words, code):
    span = days_of(words)
    assert (span and span.code) == code


def test_deadlines_are_days_months_or_no_day():
    assert last_day("2028-12-31") == dt.date(2028, 12, 31)
    assert last_day("2028-02") == dt.date(2028, 2, 29)
    assert last_day("2028-13-01") is None
    assert last_day("hết nhiệm kỳ") is None
    assert term_of("Nghị quyết nhiệm kỳ 2023-2028").end == dt.date(2028, 12, 31)


def test_a_programme_runs_through_the_term_it_names_not_through_a_stage_that_it_looks_back_on():
    text = "Nghị quyết Đại hội XIII, khóa 2023 - 2028;\n- Xem lại Mái ấm giai đoạn 2019 - 2023"
    assert term_of(text).code == "2023-01-01..2028-12-31"
    assert term_of("Sau giai đoạn 2019 - 2023").code == "2019-01-01..2023-12-31"


@pytest.mark.parametrize(
    ("population", "cut"),
    [
        ("CĐCS cơ quan hành chính, đơn vị sự nghiệp công lập, doanh nghiệp nhà nước", "state"),
        ("CĐCS ở cơ quan hành chính, đơn vị sự nghiệp công lập", "public"),
        ("doanh nghiệp, đơn vị đã có công đoàn, đủ điều kiện theo luật", ""),
        ("doanh nghiệp, đơn vị ngoài nhà nước", "nonstate"),
        ("doanh nghiệp đủ điều kiện", "enterprise"),
        ("công nhân lao động trực tiếp", "direct"),
    ],
)
def test_a_target_is_proposed_for_all_that_its_words_name(population, cut):
    assert cut_of(population, ("state", "public", "nonstate", "enterprise", "direct")) == cut


def test_the_targets_of_a_programme_are_adopted_with_it_and_name_its_number(enter, as_):
    load_catalogue()
    programme = enter("direction/programmes", status="submitted", number="", issued_on="")
    target = enter("indicators/targets", status="confirmed", source_title=programme.title)
    apart = enter("indicators/targets", status="confirmed", source_item="II.9")
    programme.items.create(kind="target", text="100 đoàn viên mới", target=target)
    manager, at = as_("manager", "CS001"), reverse("direction-programmes-step", args=[programme.pk])
    assert manager.post(at, {"state": "adopted"}).status_code == 302
    target.refresh_from_db()
    assert target.status == "adopted"
    type(programme).all_rows.filter(pk=programme.pk).update(
        number="01/CTr-CĐCS", issued_on="2026-01-12"
    )
    assert manager.post(at, {"state": "issued"}).status_code == 302
    target.refresh_from_db()
    assert (target.source_number, target.source_date) == ("01/CTr-CĐCS", dt.date(2026, 1, 12))
    apart.refresh_from_db()
    assert apart.status == "confirmed"

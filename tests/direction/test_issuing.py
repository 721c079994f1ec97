"""A programme that is issued bears a number and a day, is kept as a paper, and what it sets becomes tasks."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from docx import Document

from congdoan.direction.duties import duties
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.task import Task
from congdoan.trail.models import IssuedPaper, Notice
from tests.direction import documents
from tests.growing import example
from tests.people import crowd

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 15)


@pytest.fixture
def issued(enter, as_):
    """issued(number=…): an adopted programme of CS001 with three items, then issued through its page."""

    def make(**facts):
        programme = enter(
            "direction/programmes", **{"status": "adopted", "number": "", "issued_on": "", **facts}
        )
        programme.items.create(kind="task", text="Mở lớp tập huấn", lead="Ban Tuyên giáo; Ban Nữ công",
                               cooperating="Trung tâm y tế", due=dt.date(2026, 9, 30))  # fmt: skip
        programme.items.create(kind="event", text="Tháng Công nhân")
        programme.items.create(kind="target", text="Kết nạp 40 đoàn viên")
        at = reverse("direction-programmes-step", args=[programme.pk])
        assert as_("manager", "CS001").post(at, {"state": "issued"}).status_code == 302
        return Programme.all_rows.get(pk=programme.pk)

    return make


def test_it_takes_the_next_number_of_its_kind_and_is_kept(issued):
    programme = issued(kind="plan")
    assert (programme.number, programme.issued_on) == ("01/KH-CĐCS", TODAY)
    paper = IssuedPaper.objects.get()
    assert (paper.number, paper.kind, paper.record_id) == (
        programme.number,
        "KẾ HOẠCH",
        programme.pk,
    )


def test_a_programme_of_the_executive_committee_bears_its_sign(issued):
    assert issued(kind="year", adopted_by="executive").number == "01/CTr-BCH"


def test_a_number_given_on_paper_is_kept_and_no_second_paper_made(issued):
    programme = issued(number="08/CTr-BCH", issued_on="2026-01-12")
    assert (programme.number, programme.issued_on) == ("08/CTr-BCH", dt.date(2026, 1, 12))
    assert not IssuedPaper.objects.exists()


def test_the_machine_goes_on_after_numbers_typed_from_paper(enter, issued):
    enter("direction/programmes", title="Kế hoạch trên giấy", kind="plan", number="7/KH-CĐCS")
    enter("direction/programmes", title="Năm ngoái", kind="plan", number="40/KH-CĐCS",
          issued_on="2025-03-01")  # fmt: skip
    assert issued(kind="plan").number == "08/KH-CĐCS"


@pytest.mark.parametrize(("number", "day", "status"), [
    ("01/KH-CĐCS", "12/6/2026", 422), ("1/KH-CĐCS", "12/6/2026", 422), ("02/KH-CĐCS", "12/6/2026", 302),
    ("01/KH-CĐCS", "12/6/2025", 302), ("01/KH-BCH", "12/6/2026", 302), ("chưa rõ số", "12/6/2026", 302),
])  # fmt: skip
@pytest.mark.parametrize("by", ["machine", "hand"])
def test_a_number_that_another_paper_of_the_year_bears_is_not_taken_again(
    issued, enter, as_, world, by, number, day, status
):
    if by == "machine":
        issued(kind="plan", title="Kế hoạch trước")
    else:
        enter("direction/programmes", kind="plan", title="Kế hoạch trước", number="01/KH-CĐCS")
    data = example(Programme.register, world["CS001"], {"number": number, "issued_on": day})
    lines = {"items-TOTAL_FORMS": 0, "items-INITIAL_FORMS": 0}
    url = reverse("direction-programmes-new")
    answer = as_("officer", "CS001").post(url, {**data, **lines, "title": "Kế hoạch sau"})
    assert answer.status_code == status
    if status == 422:
        assert "đã là của «Kế hoạch trước»" in answer.text


def test_the_document_a_programme_was_read_from_bears_its_number_too(as_, enter, world):
    document = documents.issued(as_("officer", "CS001"), world["CS001"])
    assert document.number == "01/KH-CĐCS" and document.dated == TODAY
    enter("direction/programmes", kind="plan", number=document.number, issued_on=f"{TODAY}")


@pytest.mark.parametrize(("day", "serial", "status"), [
    ("2026-03-02", "7", 422), (f"{TODAY}", "7", 200), ("2025-03-02", "7", 200), ("2026-03-02", "8", 200),
])  # fmt: skip
def test_a_serial_typed_for_a_document_is_not_one_a_programme_of_another_day_bears(
    as_, enter, world, day, serial, status
):
    enter(
        "direction/programmes",
        kind="plan",
        title="Kế hoạch trên giấy",
        number="07/KH-CĐCS",
        issued_on=day,
    )
    officer = as_("officer", "CS001")
    document = documents.drafted(officer, world["CS001"], serial=serial)
    documents.taken(officer, document, "checked", "signed")
    answer = documents.step(officer, document, "numbered")
    assert answer.status_code == status
    if status == 422:
        assert document.number == "" and not IssuedPaper.objects.exists()
        [told] = answer.context["form"].errors["serial"]
        assert "Số 07/KH-CĐCS năm 2026 đã cấp cho «Kế hoạch trên giấy»" in told
        assert "số kế tiếp (08)" in told


def test_the_chair_in_office_signs_it_where_nobody_is_named(issued, enter, as_):
    bare = enter("direction/programmes", title="Chưa ai ký", status="adopted", number="",
                 issued_on="", signer="")  # fmt: skip
    url = reverse("direction-programmes-step", args=[bare.pk])
    refused = as_("manager", "CS001").post(url, {"state": "issued"})
    assert refused.status_code == 422 and "chưa có chủ tịch" in refused.text
    assert not IssuedPaper.objects.exists() and Programme.all_rows.get().status == "adopted"
    enter("cadres/officials", person=crowd(bare.unit, 1)[0].pk, position="chair")
    programme, paper = issued(signer=""), IssuedPaper.objects.get()
    assert programme.signer == paper.signer != ""


@pytest.mark.parametrize("number", ["", "08/CTr-BCH"])
def test_who_may_not_issue_types_in_only_what_was_issued_on_paper(as_, world, number):
    register = Programme.register
    data = {**example(register, world["CS001"], {}), "number": number, "items-TOTAL_FORMS": 0,
            "items-INITIAL_FORMS": 0}  # fmt: skip
    answer = as_("officer", "CS001").post(reverse("direction-programmes-new"), data)
    assert answer.status_code == (302 if number else 422)
    assert Programme.all_rows.count() == bool(number) and not IssuedPaper.objects.exists()


def test_what_it_sets_to_be_done_becomes_tasks_with_one_lead(issued):
    programme = issued()
    tasks = {one.text: one for one in Task.all_rows.all()}
    assert set(tasks) == {"Mở lớp tập huấn", "Tháng Công nhân"}
    course, month = tasks["Mở lớp tập huấn"], tasks["Tháng Công nhân"]
    assert (course.lead, course.cooperating) == ("Ban Tuyên giáo", "Ban Nữ công; Trung tâm y tế")
    assert (course.due, course.status, course.source.record) == (
        dt.date(2026, 9, 30),
        "assigned",
        programme,
    )
    assert month.lead == str(programme.unit)


@pytest.mark.parametrize("changes", [
    {"number": "99/KH-XYZ"}, {"title": "Tên khác"}, {"issued_on": "1/1/2026"}, {"signer": "Người khác"},
])  # fmt: skip
@pytest.mark.parametrize("number", ["", "08/CTr-BCH"])
def test_what_was_numbered_stands_and_what_was_typed_from_paper_is_put_right(
    issued, as_, changes, number
):
    programme = issued(number=number, issued_on="2026-01-12" if number else "")
    url = reverse("direction-programmes-edit", args=[programme.pk])
    form = as_("officer", "CS001").get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    lines = {"items-TOTAL_FORMS": 0, "items-INITIAL_FORMS": 0}
    answer = as_("officer", "CS001").post(url, {**data, **lines, **changes})
    assert answer.status_code == (302 if number else 422)
    assert number or "không đổi nữa" in answer.text
    remove = reverse("direction-programmes-remove", args=[programme.pk])
    as_("manager", "CS001").post(remove, {"reason": "nhầm"})
    assert number or Programme.all_rows.filter(pk=programme.pk).exists()


def test_the_unit_that_leads_an_item_hears_of_its_task_and_finds_it_in_its_work(
    enter, as_, world, person, actor
):
    hears, programme = (
        person("officer", "CS002"),
        enter("direction/programmes", "TA", status="adopted"),
    )
    client = as_("manager", "TA")
    edit = reverse("direction-programmes-edit", args=[programme.pk])
    form = client.get(edit).context["form"]
    held = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    lines = {"items-TOTAL_FORMS": 2, "items-INITIAL_FORMS": 0, "items-0-kind": "task",
             "items-0-text": "Mở lớp tập huấn", "items-0-unit": "CS002", "items-1-kind": "task",
             "items-1-text": "Tổng hợp kết quả", "items-1-unit": "TA"}  # fmt: skip
    answer = client.post(edit, {**held, **lines})
    assert answer.status_code == 302, answer.context["lines"]
    paper = client.get(reverse("direction-programme-paper", args=[programme.pk]), {"form": "docx"})
    (table,) = [one for one in Document(io.BytesIO(paper.content)).tables if len(one.columns) == 5]
    assert table.cell(1, 2).text == "Công đoàn CS002"
    step = reverse("direction-programmes-step", args=[programme.pk])
    assert client.post(step, {"state": "issued"}).status_code == 302
    given, kept = Task.all_rows.order_by("pk")
    assert (given.unit, given.lead, kept.lead) == (world["TA"], "Công đoàn CS002", "Công đoàn TA")
    assert [(line.unit, line.role) for line in given.units.all()] == [(world["CS002"], "scope")]
    assert not kept.units.exists()
    (notice,) = Notice.objects.filter(user=hears)
    assert "Công đoàn TA giao phần việc: Mở lớp tập huấn" in notice.text
    found = [one["title"] for one in duties(actor("officer", "CS002"), world["CS002"], TODAY)]
    assert f"Phần việc: {given}" in found
    detail = reverse("direction-tasks-detail", args=[given.pk])
    assert as_("officer", "CS002").get(detail).status_code == 200

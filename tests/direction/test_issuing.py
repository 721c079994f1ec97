"""A programme that is issued bears a number and a day, is kept as a paper, and what it sets becomes tasks."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.task import Task
from congdoan.trail.models import IssuedPaper
from tests.growing import example

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

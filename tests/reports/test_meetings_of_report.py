"""The yearly report answers from the registers of meetings, reviews and days: nobody types these figures."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme
from congdoan.records.write import save
from congdoan.reports.registers.report import Report
from tests.growing import SYSTEM
from tests.people import crowd, write


@pytest.fixture
def told(as_):
    """told(): {key: field} of the report of CS001 for 2025, drafted now."""

    def draft():
        client = as_("officer", "CS001")
        client.post(reverse("reports-home"), {"form": "yearly_grassroots", "period": "2025"})
        return {field.key: field for field in Report.all_rows.get().fields.all()}

    return draft


def held(enter, title, **changes):
    return enter("direction/meetings", title=title, held_on=changes.pop("on", "2025-03-10"),
                 **{"status": "held", "headcount": 7, **changes})  # fmt: skip


def test_meetings_held_and_planned_are_counted_and_who_came_is_a_share(enter, world, told):
    session = held(enter, "Quý I")
    for person, presence in zip(
        crowd(world["CS001"], 4), ("present",) * 3 + ("absent",), strict=True
    ):
        session.participants.create(person=person, presence=presence)
    held(enter, "Tổ 1", kind="group")
    held(enter, "Giao ban", kind="briefing")
    held(enter, "Năm trước", on="2024-12-30")
    held(enter, "Quý II", status="planned", on="2025-06-10")
    found = told()
    assert (found["RES-35"].value, found["RES-35"].origin) == (2, "computed")
    assert (found["RES-35.planned"].value, found["RES-35.share"].value) == (3, 75)
    assert "meetings.held.routine" in found["RES-35"].link


def test_tasks_after_meetings_are_counted_done_on_time(enter, told):
    meeting = held(enter, "Quý I", minutes="")
    task = enter("direction/tasks", due="2025-05-01", status="reported", result="Đã xong")
    write(task, done_on=dt.date(2025, 4, 30))
    late = enter("direction/tasks", due="2025-05-02", status="assigned", text="Việc còn lại")
    for one in (task, late):
        meeting.conclusions.create(text=one.text, lead=one.lead, due=one.due, task=one)
    found = told()
    assert (found["RES-35.tasks"].value, found["RES-35.on_time"].value) == (2, 1)


def test_online_conferences_join_the_online_studies_with_their_subjects(enter, told):
    enter("education/studies", held_on="2025-02-02", mode="online", subject="Luật Công đoàn", status="held",
          headcount=20)  # fmt: skip
    held(enter, "Quán triệt nghị quyết đại hội", kind="conference", mode="online")
    held(enter, "Hội nghị tại chỗ", kind="conference")
    found = told()
    assert [found[key].value for key in ("RES-18", "RES-18.studies", "RES-18.meetings")] == [
        2,
        1,
        1,
    ]
    assert found["RES-18.subjects"].value == ["Luật Công đoàn", "Quán triệt nghị quyết đại hội"]


def test_days_of_next_year_hold_the_units_own_round_founding_day(enter, told):
    enter("direction/occasions", since="2001-10-10", name="Ngày thành lập cơ quan")
    days = told()["RES-48"].value
    assert "25 năm Ngày thành lập cơ quan (10/10/2026)" in days


def test_next_years_tasks_offer_the_reviews_that_fall_due(world, told):
    save(Programme(unit=world["CS001"], title="Chương trình năm 2026", status="issued", signer="Hoàng Thọ Trung",
                   period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 12, 31)), actor=SYSTEM)  # fmt: skip
    assert "Tổng kết: Chương trình năm 2026 (chậm nhất 31/12/2026)" in told()["RES-47.4"].offer

"""What a report said stays said: beside it stands what records say by now, and the records that made it so."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from congdoan.indicators.models import Span
from congdoan.welfare.registers.drive import Drive
from tests.pages import words
from tests.people import write
from tests.reports.conftest import take

pytestmark = pytest.mark.django_db
LAST_YEAR = {"start": dt.date(2025, 1, 1), "end": dt.date(2025, 12, 31)}


@pytest.fixture
def goal(money, target, given):
    """CS001 is to give 100 in 2025 and has given 40."""
    given("CS001", "2025-03-01", 40)
    return target("T-1", "CS001", 100, **LAST_YEAR)


def entered(record, when):
    """The history of the record tells that it was written then, whatever the clock of the database."""
    record.pgh_event_model.objects.filter(pgh_obj_id=record.pk).update(pgh_created_at=when)


def late(given, amount, day="2025-11-20"):
    """A record of the year that comes after the report was frozen."""
    for record in Drive.all_rows.all():
        entered(record, dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    given("CS001", day, amount)
    record = Drive.all_rows.latest("pk")
    entered(record, dt.datetime(2026, 7, 1, tzinfo=dt.UTC))
    return record


def links(page):
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', page.content.decode())]


@pytest.fixture
def pages(as_, goal):
    """pages(): the result as reported, and the link to what was written since."""

    def get():
        client = as_("officer", "CS001")
        result = client.get(f"/targets/{goal.pk}/result/", {"tree": "reported"})
        return result, next((one for one in links(result) if "written_after" in one), None)

    return get


def test_a_late_record_leaves_the_accepted_report_and_stands_beside_it(
    goal,
    report_of,
    given,
    pages,
    as_,
):
    report = report_of("accepted")
    late(given, 7)
    paper = as_("officer", "CS001").get(reverse("report", args=[report.pk]))
    said = words(paper)
    assert "tổng số tiền 40 đồng" in said and "40 đồng → 47 đồng" in said
    result, _door = pages()
    text = words(result)
    assert "Báo cáo năm 2025, Công đoàn CS001" in text and "Nay sổ cho số khác: 47" in text
    assert re.search(r"Tiền ủng hộ 40 → 47", text)


def test_the_difference_opens_the_late_records_and_them_alone(
    goal,
    report_of,
    given,
    pages,
    as_,
):
    report = report_of("accepted")
    new = late(given, 7)
    client = as_("officer", "CS001")
    for door in (
        pages()[1],
        next(one for one in links(client.get(reverse("report", args=[report.pk])))
             if "written_after" in one and "drives.total" in one),
    ):  # fmt: skip
        listed = client.get(door)
        assert [row.record for row in listed.context["table"].page.object_list] == [new]
        assert "được ghi hoặc sửa sau" in words(listed)


def test_a_record_moved_out_of_the_reported_year_is_among_the_late_ones(
    goal,
    report_of,
    given,
    pages,
    as_,
):
    given("CS001", "2025-04-01", 5)
    moved = Drive.all_rows.latest("pk")
    for record in Drive.all_rows.all():
        entered(record, dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    report_of("sent")
    write(moved, transferred_on=dt.date(2026, 1, 5), closed_on=dt.date(2026, 1, 5))
    events = Drive.pgh_event_model.objects.filter(pgh_obj_id=moved.pk, version=moved.version)
    events.update(pgh_created_at=dt.datetime(2026, 7, 1, tzinfo=dt.UTC))
    result, door = pages()
    assert "45 → 40" in words(result)
    listed = as_("officer", "CS001").get(door).context["table"].page.object_list
    assert [row.record for row in listed] == [moved]


def test_a_deleted_record_is_counted_though_no_list_can_show_it(
    goal,
    report_of,
    given,
    pages,
    as_,
):
    report_of("sent")
    gone = Drive.all_rows.get()
    entered(gone, dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    key = gone.pk
    gone.delete()
    Drive.pgh_event_model.objects.filter(pgh_obj_id=key, pgh_label="delete").update(
        pgh_created_at=dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    )
    assert "1 bản ghi từng được đếm nay đã xoá" in words(as_("officer", "CS001").get(pages()[1]))


def test_the_period_is_frozen_with_everything_the_form_counts(goal, report_of):
    report = report_of("approved")
    spans = Span.objects.filter(record_id=report.pk, register="reports/reports")
    assert {span.unit.code for span in spans} == {"CS001"}
    year = next(span for span in spans if span.period == report.period)
    assert "drives.total" in year.codes and "members.on_roll" in year.codes
    assert year.tree == report.period_end and year.frozen


@pytest.mark.parametrize(("state", "back"), [("approved", "edited"), ("received", "returned")])
def test_a_report_opened_again_reports_nothing_until_it_stands_anew(
    state,
    back,
    goal,
    report_of,
    given,
    as_,
    pages,
):
    report = report_of(state)
    assert Span.objects.filter(record_id=report.pk).exists()
    unit = "CS001" if back == "edited" else "HA1"
    take(as_("officer", unit), report, back, reason="Thiếu đợt ủng hộ tháng 11")
    assert not Span.objects.filter(record_id=report.pk).exists()
    given("CS001", "2025-11-20", 7)
    own = as_("officer", "CS001")
    if back == "returned":
        take(own, report, "edited")
    take(own, report, "approved")
    text = words(pages()[0])
    assert "47" in text and "Nay sổ cho số khác" not in text

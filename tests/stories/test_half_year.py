"""The demo holds a half year of one district: reports go up two levels there without a number typed twice."""

import pytest
from django.urls import reverse

from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report
from congdoan.trail.models import IssuedPaper
from tests.pages import words

QUERY = {"form": "half_upper", "period": "2025-H1"}


@pytest.fixture
def province(demo, signed_in):
    client = signed_in("laichau")
    client.post(reverse("look-through"), {"day": "31/8/2025"})
    return client


@pytest.fixture
def whole(demo):
    return Report.all_rows.get(unit=demo["LCH-TU"])


def test_the_province_sees_it_come_in_and_who_is_late(province, whole):
    home = words(province.get(reverse("reports-home")))
    assert whole.title in home and "LĐLĐ huyện Than Uyên" in home
    together = words(province.get(reverse("reports-together"), QUERY))
    assert "1/5 đơn vị đã gửi" in together and "4 trễ hạn" in together


def test_it_is_put_together_from_what_the_grassroots_sent_and_what_records_say(
    demo, whole, province
):
    below = Report.all_rows.filter(form="half_grassroots", unit__code__startswith="LCH-TU-")
    assert set(below.values_list("status", flat=True)) == {"consolidated"}
    sums = [
        sum(one.snapshot[key] for one in below) for key in ("RES-41", "RES-44.collected", "RES-01")
    ]
    told = [whole.snapshot[key] for key in ("RES-41", "RES-44.collected", "GEN.members")]
    assert sums == told == [1, 94_800_000, 507]
    assert not whole.fields.exclude(kind="text").exclude(origin="computed").exists()
    page = words(province.get(reverse("report", args=[whole.pk])))
    assert "cộng từ 2 báo cáo mà công đoàn cơ sở đã gửi" in page
    assert "tặng 469 suất quà trị giá 156.000.000 đồng" in page
    assert "Chưa viết." not in page


def test_it_bears_the_days_on_which_it_went_up_and_has_two_papers(demo, whole):
    assert [str(day) for day in (whole.signed_on, whole.sent_on)] == ["2025-07-09", "2025-07-09"]
    papers = IssuedPaper.objects.of("reports/reports", whole)
    assert {str(day) for day in papers.values_list("dated", flat=True)} == {"2025-07-09"}
    assert papers.count() == 2 and whole.copies.get().number
    duty = ReportDuty.all_rows.get(unit=demo["LCH-TU"], form="half_upper")
    assert duty.sent_on == whole.sent_on <= duty.due


def test_the_province_may_answer_it(province, whole):
    for state, more in (("received", {}), ("returned", {"reason": "Bổ sung số liệu quý II"})):
        province.post(reverse("report-step", args=[whole.pk]), {"state": state, **more})
        whole.refresh_from_db()
        assert whole.status == state


def test_records_say_today_what_they_said_when_it_was_approved(province, whole):
    assert "Sổ đã khác từ khi khoá" not in words(province.get(reverse("report", args=[whole.pk])))

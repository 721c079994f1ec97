"""The half-year report stands beside the yearly one; what is approved before its period is over says so and why."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.papers import plain
from congdoan.reports.papers import build
from congdoan.reports.registers.report import Report
from tests.pages import words
from tests.reports.conftest import take, tell

FORM = "half_grassroots"
JULY = dt.datetime(2026, 7, 3, 9, 0)


def begin(client, period="2026-H1"):
    answer = client.post(reverse("reports-home"), {"form": FORM, "period": period}, follow=True)
    return Report.all_rows.first(), answer


def step(client, report, state, **more):
    return client.post(
        reverse("report-step", args=[report.pk]), {"state": state, **more}, follow=True
    )


@pytest.mark.parametrize("typed", ["2026-H1", "6 tháng đầu năm 2026"])
def test_a_half_year_report_counts_its_six_months_and_looks_at_the_rest_of_the_year(
    as_, enter, typed
):
    enter("welfare/gifts", occasion="tet", given_on="2026-02-10", quantity=30)
    enter("direction/reviews", due="2026-11-30", subject="Chương trình thi đua năm 2026")
    enter("direction/reviews", due="2027-03-30", subject="Chương trình thi đua năm 2027")
    report, answer = begin(as_("officer", "CS001"), typed)
    said = words(answer)
    assert (
        report.title
        == "Kết quả hoạt động công đoàn 6 tháng đầu năm 2026; nhiệm vụ 6 tháng cuối năm"
    )
    assert (
        "KẾT QUẢ CÁC MẶT CÔNG TÁC 6 THÁNG ĐẦU NĂM 2026" in said and "6 THÁNG CUỐI NĂM 2026" in said
    )
    assert "Trong 6 tháng không có cuộc họp nào được ghi." in said and "Trong năm" not in said
    assert "{span}" not in said
    fields = {one.key: one for one in report.fields.all()}
    assert "RES-36" not in fields and len(fields) > 60
    offers = " ".join(one.offer for one in fields.values())
    assert "năm 2026 (chậm nhất" in offers and "năm 2027" not in offers


def test_the_yearly_report_says_the_year_as_before(as_):
    answer = as_("officer", "CS001").post(
        reverse("reports-home"), {"form": "yearly_grassroots", "period": "2025"}, follow=True
    )
    assert "Trong năm không có cuộc họp nào được ghi." in words(answer)


def test_a_half_year_report_is_about_the_first_half_alone(as_):
    for period in ("2026", "2026-H2", "2026-Q1"):
        _report, answer = begin(as_("officer", "CS001"), period)
        assert "6 tháng đầu năm, ví dụ" in words(answer, 422)
        assert f'value="{FORM}" selected' in answer.content.decode(), "the form chosen stands too"
    assert not Report.all_rows.exists()


@pytest.fixture
def running(as_):
    """Of the half that is not over, all told by hand; today is 15 June."""
    client = as_("officer", "CS001")
    report, answer = begin(client)
    assert "Kỳ báo cáo còn chạy đến hết ngày 30/6/2026" in words(answer)
    tell(client, report)
    report.refresh_from_db()
    return report


def test_nothing_is_approved_before_its_period_is_over_without_a_reason(running, as_):
    client = as_("officer", "CS001")
    refused = step(client, running, "approved")
    assert "Kỳ báo cáo còn chạy đến hết ngày 30/6/2026, số liệu chưa đủ kỳ" in words(refused)
    assert not Report.all_rows.get().is_frozen
    direct = client.post(reverse("reports-reports-step", args=[running.pk]), {"state": "approved"})
    assert direct.status_code == 422 and not Report.all_rows.get().is_frozen


def test_what_is_approved_early_says_so_on_its_page_its_paper_and_above(running, as_):
    own = as_("officer", "CS001")
    why = "Tỉnh yêu cầu gửi trước 20/6"
    page = take(own, running, "approved", reason=why)
    assert f"còn chạy đến hết ngày 30/6/2026: {why}" in words(page)
    take(own, running, "signed", signer="Lò Thị Mai")
    take(own, running, "sent")
    paper = plain(build(running, list(running.fields.all())))
    assert f"Số liệu chốt ngày 15/6/2026, khi kỳ báo cáo còn đến hết ngày 30/6/2026: {why}" in paper
    query = {"form": FORM, "period": "2026-H1"}
    together = as_("officer", "HA1").get(reverse("reports-together"), query)
    assert "1 chốt trước khi hết kỳ" in words(together)
    returned = take(as_("officer", "HA1"), running, "received") and take(
        as_("officer", "HA1"), running, "returned", reason="Chờ hết kỳ"
    )
    assert returned.status_code == 200 and running.early_because == ""


def test_a_reason_typed_stays_when_something_else_is_missing(as_):
    client = as_("officer", "CS001")
    report, _answer = begin(client)
    refused = step(client, report, "approved", reason="Tỉnh yêu cầu sớm")
    assert "chưa kê khai" in words(refused, 422)
    assert 'value="Tỉnh yêu cầu sớm"' in refused.content.decode()


def test_once_the_period_is_over_no_reason_is_asked(running, as_):
    with time_machine.travel(JULY):
        take(as_("officer", "CS001"), running, "approved")
    assert running.early_because == ""


def test_reports_of_both_forms_are_put_together_each_on_its_page(running, as_):
    upper = as_("officer", "HA1")
    page = upper.get(reverse("reports-together"))
    assert "Báo cáo 6 tháng của công đoàn cơ sở" in words(page)
    half = upper.get(reverse("reports-together"), {"form": FORM, "period": "2026-H1"})
    assert half.context["before"] == "2025-H1" and half.context["after"] == "2027-H1"

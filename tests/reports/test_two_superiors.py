"""One report to two superiors: the same figures, each copy with its own state, nothing typed twice (SYS-06)."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.reports.duties import duties
from congdoan.reports.papers import build
from congdoan.reports.registers.report import Report
from congdoan.trail.models import Notice
from tests.pages import words
from tests.reports.conftest import take, tell

pytestmark = pytest.mark.django_db
PARTY = "Ban Thường vụ Thành uỷ"
TODAY = dt.date(2026, 6, 15)


def copies(client, report, **more):
    url = reverse("report-copies", args=[report.pk])
    return client.post(url, more, follow=True)


def answer(client, report, state, **more):
    return copies(client, report, copy=report.copies.get().pk, state=state, **more)


def standing(report):
    report.refresh_from_db()
    return report.status, *report.copies.values_list("status", flat=True)


@pytest.fixture
def sent(report_of, as_):
    """A report of CS001 that was sent to the union above and to the Party committee."""
    report = report_of("signed")
    assert PARTY in words(copies(as_("officer", "CS001"), report, name=f" {PARTY} "))
    take(as_("officer", "CS001"), report, "sent")
    return report


def test_one_sending_reaches_both_and_each_answers_for_itself(sent, as_):
    assert standing(sent) == ("sent", "sent")
    answer(as_("officer", "CS001"), sent, "received")
    assert standing(sent) == ("sent", "received")
    for state in ("received", "accepted"):
        take(as_("officer", "HA1"), sent, state)
    assert standing(sent) == ("accepted", "received")


def test_what_the_party_committee_returns_waits_on_the_desk_and_the_union_above_hears_of_it(
    sent, as_, person, actor, world
):
    above, client = person("officer", "HA1"), as_("officer", "CS001")
    refused = answer(client, sent, "returned")
    assert refused.status_code == 422 and "Ghi lý do trả lại" in refused.content.decode()
    answer(client, sent, "returned", reason="Thiếu phần xây dựng Đảng")
    assert standing(sent) == ("sent", "returned")
    told = Notice.objects.filter(user=above).values_list("text", flat=True)
    assert any(PARTY in text and "Thiếu phần xây dựng Đảng" in text for text in told)
    own = duties(actor("officer", "CS001"), world["CS001"], TODAY)
    assert any("Thiếu phần xây dựng Đảng" in one["meta"] for one in own)
    answer(client, sent, "sent")
    assert standing(sent) == ("sent", "sent")


def test_when_the_union_above_returns_it_both_get_what_is_written_then(sent, as_):
    take(as_("officer", "HA1"), sent, "received")
    take(as_("officer", "HA1"), sent, "returned", reason="Số dân số chưa đúng")
    assert standing(sent) == ("returned", "waiting")
    for state in ("edited", "approved", "signed", "sent"):
        take(as_("officer", "CS001"), sent, state, signer="Lò Thị Mai")
    assert standing(sent) == ("sent", "sent")


def test_the_paper_names_both_and_next_year_nobody_is_typed_again(sent, as_):
    told = build(sent, list(sent.fields.all())).recipients
    assert f"{PARTY} (để báo cáo)" in told and told[-1].startswith("Lưu")
    client = as_("officer", "CS001")
    client.post(reverse("reports-home"), {"form": "yearly_grassroots", "period": "2026"})
    later = type(sent).all_rows.get(period_start=dt.date(2026, 1, 1))
    assert [str(copy) for copy in later.copies.all()] == [PARTY]


def test_who_gets_a_copy_is_said_once_and_by_the_unit_itself(sent, as_):
    refused = copies(as_("officer", "CS001"), sent, name=PARTY.lower())
    assert refused.status_code == 422 and "đã có trong danh sách" in refused.content.decode()
    nobody = copies(as_("officer", "CS001"), sent, name=" ")
    assert nobody.status_code == 422 and "Ghi tên nơi cùng nhận" in nobody.content.decode()
    assert copies(as_("officer", "TB"), sent, name="Ban Dân vận").status_code == 404
    assert copies(as_("reader", "CS001"), sent, name="Ban Dân vận").status_code in (403, 404)
    assert sent.copies.count() == 1


def test_a_copy_added_late_waits_until_it_is_sent(report_of, as_):
    report, client = report_of("accepted"), as_("officer", "CS001")
    copies(client, report, name=PARTY)
    assert standing(report) == ("accepted", "waiting")
    answer(client, report, "received")
    assert standing(report) == ("accepted", "waiting"), "nobody receives what was not sent"
    answer(client, report, "sent")
    assert standing(report) == ("accepted", "sent")


def test_a_draft_is_sent_to_nobody(as_):
    client = as_("officer", "CS001")
    client.post(reverse("reports-home"), {"form": "yearly_grassroots", "period": "2025"})
    report = Report.all_rows.get()
    tell(client, report)
    copies(client, report, name=PARTY)
    answer(client, report, "sent")
    assert standing(report) == ("edited", "waiting")

"""Who owes which report by when, what is late, and the sums a union above sees of its branch."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from congdoan.direction.tasks.reminding import remind
from congdoan.reports.duties import duties
from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report
from congdoan.trail.models import Notice
from tests.growing import grow
from tests.pages import words
from tests.reports.conftest import take

FORM = "yearly_grassroots"


def ask(client, period="2025", due="31/5/2026"):
    return client.post(
        reverse("reports-ask"), {"form": FORM, "period": period, "due": due}, follow=True
    )


def start(client, period="2025"):
    return client.post(reverse("reports-home"), {"form": FORM, "period": period}, follow=True)


@pytest.fixture
def asked(as_, world):
    """The province TA has asked all grassroots unions of its branch for 2025, by 31/5/2026."""
    return ask(as_("officer", "TA"))


def test_a_province_asks_every_grassroots_union_of_its_branch_once(asked, as_, world):
    assert "Đã giao hạn cho 2 đơn vị" in words(asked)
    owing = ReportDuty.all_rows.values_list("unit__code", flat=True)
    assert set(owing) == {"CS001", "CS002"}, "and none of another province"
    assert "Đã giao hạn cho 0 đơn vị" in words(ask(as_("officer", "TA")))


def test_a_report_that_went_up_before_it_was_asked_for_is_not_owed(report_of, as_, actor, world):
    report = report_of("sent")
    ask(as_("officer", "TA"))
    duty = ReportDuty.all_rows.get(unit=world["CS001"])
    assert duty.sent_on == report.sent_on
    above = words(as_("officer", "TA").get(reverse("reports-together"), {"period": "2025"}))
    assert "1/2 đơn vị đã gửi" in above and "1 trễ hạn" in above, "the one of CS002"
    take(as_("officer", "HA1"), report, "received")
    take(as_("officer", "HA1"), report, "returned", reason="Thiếu phụ lục")
    duty.refresh_from_db()
    assert duty.sent_on is None
    ReportDuty.all_rows.filter(pk=duty.pk).delete()
    take(as_("officer", "CS001"), report, "edited")
    assert grow("reports/duties", world["CS001"]).sent_on is None


def test_who_owes_a_report_is_told_when_it_is_asked_for_and_reminded_until_it_goes_up(
    report_of, as_, person, world
):
    owes, done, above = (
        person("officer", "CS002"),
        person("officer", "CS001"),
        person("officer", "HA2"),
    )
    report_of("sent")
    Notice.objects.all().delete()
    ask(as_("officer", "TA"), due="17/6/2026")
    assert remind(dt.date(2026, 6, 15)) == 1 and remind(dt.date(2026, 6, 18)) == 1
    said = [one.text for one in Notice.objects.filter(user=owes).order_by("pk")]
    assert [text.split(":")[0] for text in said] == [
        "Công đoàn TA giao hạn 17/6/2026", "Sắp đến hạn 17/6/2026", "Trễ hạn 17/6/2026",
    ]  # fmt: skip
    assert not Notice.objects.filter(user__in=[done, above]).exists()


def test_a_yearly_report_is_asked_for_a_whole_year_and_what_was_typed_stays(as_, world):
    refused = ask(as_("officer", "TA"), period="2025-Q1")
    assert "trọn một năm" in words(refused, 422) and 'value="2025-Q1"' in refused.content.decode()
    begun = start(as_("officer", "CS001"), period="2025-06")
    assert begun.status_code == 422 and 'value="2025-06"' in begun.content.decode()
    assert not Report.all_rows.exists() and not ReportDuty.all_rows.exists()


def test_a_late_report_is_seen_by_the_one_who_owes_it_and_by_all_above(asked, actor, as_, world):
    owed = list(duties(actor("officer", "CS001"), world["CS001"], dt.date(2026, 6, 15)))
    assert [one["list"] for one in owed] == ["late"]
    assert "Trễ hạn" in words(as_("officer", "CS001").get(reverse("reports-home")))
    above = words(as_("officer", "TA").get(reverse("reports-together"), {"period": "2025"}))
    assert "0/2 đơn vị đã gửi" in above and "2 trễ hạn" in above


def test_a_report_begun_waits_on_my_work_until_it_is_sent(actor, as_, world):
    start(as_("officer", "CS001"))
    report = Report.all_rows.get()
    waiting = duties(actor("officer", "CS001"), world["CS001"], dt.date(2026, 6, 15))
    assert [one["url"] for one in waiting] == [reverse("report", args=[report.pk])]
    assert not list(duties(actor("reader", "CS001"), world["CS001"], dt.date(2026, 6, 15)))


def test_a_branch_opens_one_step_further_down(asked, as_, world):
    client = as_("officer", "TA")
    page = client.get(reverse("reports-together"), {"period": "2025"}).content.decode()
    link = re.search(rf'href="([^"]*at={world["HA1"].pk})"', page)[1].replace("&amp;", "&")
    below = words(client.get(link))
    assert "0/1 đơn vị đã gửi" in below and "Công đoàn CS001" in below
    assert "Công đoàn CS002" not in below


def test_the_box_of_a_declared_figure_says_how_to_count(as_, world):
    client = as_("officer", "CS001")
    start(client)
    url = reverse("report", args=[Report.all_rows.get().pk])
    assert "Không có đơn thì ghi 0" in words(client.get(url, {"field": "RES-41"}))


def test_what_is_not_told_yet_is_named_when_the_report_is_to_be_approved(as_, world):
    client = as_("officer", "CS001")
    start(client)
    report = Report.all_rows.get()
    url = reverse("report-step", args=[report.pk])
    answer = words(client.post(url, {"state": "approved"}, follow=True))
    assert "còn chưa kê khai" in answer and "Hội đồng có đại diện công đoàn" in answer
    report.refresh_from_db()
    assert report.status == "generated" and not report.is_frozen


@pytest.mark.parametrize("place", ["CS101", "HB1"])
def test_another_branch_finds_neither_report_nor_figures(place, as_, world):
    start(as_("officer", "CS001"))
    report, stranger = Report.all_rows.get(), as_("officer", place)
    for name in ("report", "report-write", "report-step", "report-refresh"):
        url = reverse(name, args=[report.pk])
        answer = stranger.get(url) if name == "report" else stranger.post(url, {"key": "RES-46"})
        assert answer.status_code == 404, name
    assert stranger.get(reverse("report-draft", args=[report.pk, "pdf"])).status_code == 404
    together = words(stranger.get(reverse("reports-together"), {"period": "2025"}))
    assert "CS001" not in together

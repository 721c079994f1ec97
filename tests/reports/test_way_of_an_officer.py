"""What an officer of a union above meets on the way of a report: asking, writing, returning, printing."""

import re

import pytest
from django.urls import reverse

from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report
from tests.pages import source, words
from tests.reports.above import begin, finish, opened
from tests.reports.conftest import take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
HOME = "reports-home"


def options(page, name):
    found = re.search(rf'<select id="{name}".*?</select>', page, re.S)[0]
    return re.findall(r'<option value="(\w+)"', found)


@pytest.mark.parametrize(("form", "period"), [("half_upper", "2026-H1"), ("yearly_upper", "2026")])
def test_without_a_period_typed_the_form_takes_the_one_it_is_worked_at(form, period, as_, world):
    client = as_("officer", "HA1")
    page = client.post(reverse(HOME), {"form": form, "period": ""}, follow=True)
    assert page.status_code == 200 and Report.all_rows.get().period.code == period


def test_it_asks_for_forms_of_the_levels_below_it_alone(as_, world):
    own = {"HA1": "grassroots", "TA": "grassroots upper", "TLD": "grassroots upper province"}
    for unit, levels in own.items():
        page = source(as_("officer", unit).get(reverse(HOME)))
        told = {code.split("_")[1] for code in options(page, "ask-form")}
        assert told == set(levels.split()), unit
        tabs = source(as_("officer", unit).get(reverse("reports-together")))
        assert set(re.findall(r"\?form=\w+_(\w+)&", tabs)) == told, unit


def test_what_was_asked_is_said_with_its_form_and_period(as_, world):
    asked = {"form": "half_upper", "period": "", "due": "10/7/2026"}
    said = words(as_("officer", "TA").post(reverse("reports-ask"), asked, follow=True))
    assert (
        "cho 2 đơn vị: Báo cáo 6 tháng của công đoàn cấp trên cơ sở, 6 tháng đầu năm 2026" in said
    )
    assert ReportDuty.all_rows.first().period.code == "2026-H1"


def test_a_report_that_is_owed_is_begun_with_one_press(as_, world):
    as_("officer", "TA").post(
        reverse("reports-ask"), {"form": "half_upper", "period": "2026-H1", "due": "10/7/2026"}
    )
    client = as_("officer", "HA1")
    page = source(client.get(reverse(HOME)))
    owed = page.split("Phải nộp")[1]
    hidden = dict(re.findall(r'type="hidden" name="(form|period)" value="([^"]+)"', owed))
    assert hidden == {"form": "half_upper", "period": "2026-H1"}
    assert client.post(reverse(HOME), hidden, follow=True).status_code == 200
    assert Report.all_rows.get().form == "half_upper"
    reader = source(as_("reader", "HA1").get(reverse(HOME)))
    assert "Phải nộp" in reader and 'name="period"' not in reader


def test_a_union_that_has_not_sent_leads_to_no_empty_page(as_, world):
    client = as_("officer", "TA")
    page = client.get(reverse("reports-together"), {"form": "half_upper", "period": "2026-H1"})
    assert [row["url"] for row in page.context["rows"]] == ["", ""]
    below = client.get(
        reverse("reports-together"), {"form": "half_grassroots", "period": "2026-H1"}
    )
    assert all(row["url"] for row in below.context["rows"])


def test_one_union_that_is_late_is_late_and_not_counted(as_, world):
    as_("officer", "TA").post(
        reverse("reports-ask"), {"form": "half_upper", "period": "2026-H1", "due": "1/7/2026"}
    )
    query = {"form": "half_upper", "period": "2026-H1"}
    page = words(as_("officer", "TA").get(reverse("reports-together"), query))
    assert "2 trễ hạn" in page and "1 trễ hạn" not in page and page.count("Trễ hạn") == 2


def test_why_it_came_back_stands_above_the_report_and_the_step_says_what_it_does(records, as_):
    own, above = as_("officer", "HA1"), as_("officer", "TA")
    report = finish(own, begin(own, "half_upper")[0])
    page = take(above, report, "received")
    assert "Trả lại để sửa" in words(page)
    take(above, report, "returned", reason="Bổ sung số liệu quý II")
    page = opened(own, report)
    assert source(page).index("Bổ sung số liệu quý II") < source(page).index("<article")
    assert "Mở lại để viết tiếp" in words(page)


def test_once_signed_the_page_prints_the_signed_paper_and_bears_its_number(records, as_):
    client = as_("officer", "HA1")
    report = begin(client, "half_upper")[0]
    draft = reverse("report-draft", args=[report.pk, "pdf"])
    assert draft in source(opened(client, report))
    finish(client, report, "signed")
    page = opened(client, report)
    assert draft not in source(page) and "Xem bản đã ký" in words(page)
    sheet = source(page).split("<article")[1].split("</article>")[0]
    assert report.number in sheet and "Lò Thị Mai" in sheet and "Trên đây là báo cáo" in sheet
    issued = re.search(r'href="([^"]+\.pdf)"', source(page))[1]
    assert client.get(issued).status_code == 200
    assert draft in source(opened(client, report, edition="party")), (
        "of that edition nothing was signed"
    )


def test_what_nobody_has_written_yet_is_named_until_it_is(records, as_):
    client = as_("officer", "HA1")
    report, page = begin(client, "half_upper")
    unwritten = len(page.context["unwritten"])
    assert f"Còn {unwritten} mục chưa viết lời" in words(page) and unwritten == 8
    client.post(reverse("report-write", args=[report.pk]), {"key": "RES-45", "said": "Có."})
    assert "Còn 7 mục chưa viết lời" in words(opened(client, report))
    assert "chưa viết lời" not in words(opened(client, finish(client, report, "approved")))

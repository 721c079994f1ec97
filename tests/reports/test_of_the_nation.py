"""The Confederation puts the provinces' reports together as a province does those of its upper unions."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.papers import docx, pdf, plain
from congdoan.reports.forms import FORMS
from congdoan.reports.papers import build
from congdoan.reports.registers.report import Report
from congdoan.trail.models import IssuedPaper, Notice
from tests.pages import words
from tests.reports.above import begin, finish, opened, same, scorecard, standing
from tests.reports.conftest import take, taken, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
PARTY = "Ban Bí thư"


@pytest.fixture
def provinces(records, people, target, as_):
    """Reports of both provinces with the Confederation: TA gained ten members, TB four; it wants twenty."""
    people("CS101", 4)
    target("IND-001", "TLD", 20)
    for unit, form in (("HA1", "half_upper"), ("HA2", "half_upper"), ("HB1", "half_upper"),
                       ("TA", "half_province"), ("TB", "half_province")):  # fmt: skip
        finish(as_("officer", unit), begin(as_("officer", unit), form)[0])
    return {one.unit.code: one for one in Report.all_rows.filter(form="half_province")}


def test_the_provinces_add_up_to_the_nation_and_its_figures_are_the_scorecards(provinces, as_):
    client = as_("officer", "TLD")
    whole, answer = begin(client, "half_nation")
    below = standing(whole, "BELOW")
    assert below == {"Công đoàn TA": 10, "Công đoàn TB": 4}
    (net,) = standing(whole, "TARGETS").values()
    assert sum(below.values()) == standing(whole)["MOVE.net"] == net["value"] == 14
    assert same(standing(whole, "TARGETS"), scorecard(client))
    said = words(answer)
    assert "Đã nhận báo cáo của 2 trên 2 đơn vị trực thuộc." in said and "10 + 4 = 14" in said
    link = whole.fields.get(group="BELOW", label="Công đoàn TA").link
    assert link == reverse("report", args=[provinces["TA"].pk])
    assert client.get(link).status_code == 200


def test_a_province_that_has_not_sent_is_named_and_nothing_is_made_up_for_it(records, as_):
    for unit, form in (("HA1", "half_upper"), ("TA", "half_province")):
        finish(as_("officer", unit), begin(as_("officer", unit), form)[0])
    whole, answer = begin(as_("officer", "TLD"), "half_nation")
    assert standing(whole, "BELOW") == {"Công đoàn TA": 10, "Công đoàn TB": None}
    said = words(answer)
    assert "Đã nhận báo cáo của 1 trên 2 đơn vị" in said and "chưa gửi" in said


def test_what_grassroots_unions_told_is_added_up_over_the_nation(provinces, as_):
    for unit, complaints in (("CS001", "2"), ("CS101", "3")):
        client = as_("officer", unit)
        report, _answer = begin(client, "half_grassroots")
        tell(client, report)
        write = reverse("report-write", args=[report.pk])
        client.post(write, {"key": "RES-41", "said": complaints})
        finish(client, report)
    whole, answer = begin(as_("officer", "TLD"), "half_nation")
    assert standing(whole)["RES-41"] == 5 and "Các cấp nhận 5 đơn khiếu nại" in words(answer)


def test_no_number_of_it_is_typed(provinces, as_):
    client = as_("officer", "TLD")
    whole, _answer = begin(client, "half_nation")
    kinds = set(whole.fields.exclude(kind="text").values_list("origin", flat=True))
    assert kinds == {"computed"}
    finish(client, whole, "signed")
    assert whole.number.endswith("/BC-TLĐ")
    paper = build(whole, list(whole.fields.all()), whole.number)
    assert "Công đoàn TB" in plain(paper) and pdf(paper)[:4] == b"%PDF" and docx(paper)[:2] == b"PK"


def test_the_highest_union_sends_to_those_it_names_and_notes_what_they_answer(provinces, as_):
    client = as_("officer", "TLD")
    whole, answer = begin(client, "half_nation")
    assert "Chưa có nơi nhận nào" in words(answer)
    finish(client, whole, "signed")
    step = reverse("report-step", args=[whole.pk])
    refused = words(client.post(step, {"state": "sent"}, follow=True))
    assert "Đơn vị không có công đoàn cấp trên: thêm nơi nhận" in refused
    client.post(reverse("report-copies", args=[whole.pk]), {"name": PARTY, "kind": "party"})
    Notice.objects.all().delete()
    page = take(client, whole, "sent")
    assert whole.upper is None and whole.sent_on == dt.date(2026, 7, 3)
    assert "Công đoàn cấp trên trực tiếp" not in words(page)
    copy = whole.copies.get()
    assert copy.status == "sent" and copy.number
    assert IssuedPaper.objects.of("reports/reports", whole).count() == 2
    url = reverse("report-copies", args=[whole.pk])
    client.post(url, {"copy": copy.pk, "state": "returned", "reason": "Bổ sung số liệu nhà ở"})
    assert Notice.objects.get().text.startswith(f"{PARTY} trả lại báo cáo")
    taken(client, whole, "received")
    page = take(client, whole, "returned", reason="Bổ sung số liệu nhà ở")
    assert not whole.is_frozen and "Bổ sung số liệu nhà ở" in words(page)
    assert Notice.objects.count() == 1, "he who notes it need not be told"


def test_nobody_below_takes_those_steps(provinces, as_):
    client = as_("officer", "TLD")
    whole, _answer = begin(client, "half_nation")
    client.post(reverse("report-copies", args=[whole.pk]), {"name": PARTY})
    finish(client, whole)
    for unit in ("TA", "CS001"):
        answer = as_("manager", unit).post(
            reverse("report-step", args=[whole.pk]), {"state": "received"}
        )
        assert answer.status_code == 404


def test_the_year_of_the_nation_is_put_together_from_the_years_of_the_provinces(records, as_):
    with time_machine.travel(dt.datetime(2027, 1, 5, 9, 0), tick=True):
        for unit, form in (("HA1", "yearly_upper"), ("HA2", "yearly_upper"), ("HB1", "yearly_upper"),
                           ("TA", "yearly_province"), ("TB", "yearly_province")):  # fmt: skip
            finish(as_("officer", unit), begin(as_("officer", unit), form, "2026")[0])
        whole, answer = begin(as_("officer", "TLD"), "yearly_nation", "2026")
        assert standing(whole, "BELOW") == {"Công đoàn TA": 10, "Công đoàn TB": 0}
        assert "NĂM 2026" in words(answer) and "nhiệm vụ năm 2027" in whole.title
        finish(as_("officer", "TLD"), whole, "approved")


def test_reports_of_the_provinces_stand_side_by_side_for_it(provinces, as_):
    client = as_("officer", "TLD")
    page = client.get(reverse("reports-together"), {"form": "half_province", "period": "2026-H1"})
    assert page.context["whole"]["sent"] == page.context["whole"]["owed"] == 2
    heads = [one.key for one in page.context["heads"]]
    assert page.context["whole"]["values"][heads.index("MOVE.net")] == "14"


def test_its_page_asks_few_queries(provinces, as_, django_assert_max_num_queries):
    client = as_("officer", "TLD")
    whole, _answer = begin(client, "half_nation")
    finish(client, whole, "approved")
    client.get("/")
    for query in ({}, {"edition": "party"}, {"now": 1}):
        with django_assert_max_num_queries(30):
            assert opened(client, whole, **query).status_code == 200


def test_forms_that_quote_others_quote_those_of_the_same_span():
    for form in FORMS.values():
        for code in filter(None, (form.below, form.grassroots)):
            assert FORMS[code].span(2026) == form.span(2026), form.code

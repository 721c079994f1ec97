"""The report of a union above others quotes its scorecard of the last day; its own union above puts such reports
together, and a Party committee is told the same figures in another paper."""

import datetime as dt
import re
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.papers import docx, pdf, plain
from congdoan.indicators.models import Span
from congdoan.members.registers.membership import Membership
from congdoan.orgs import changes
from congdoan.reports.forms import FORMS
from congdoan.reports.papers import build
from congdoan.reports.registers.report import Report
from congdoan.trail.models import IssuedPaper
from tests.analytics.conftest import people  # noqa: F401
from tests.analytics.test_scorecard import cells
from tests.pages import words
from tests.reports.conftest import take, tell

pytestmark = pytest.mark.django_db
PERIOD = "2026-H1"
PARTY = "Ban Thường vụ Thành uỷ"


@pytest.fixture(autouse=True)
def _july():
    with time_machine.travel(dt.datetime(2026, 7, 3, 9, 0), tick=True):
        yield


@pytest.fixture
def records(world, people, target, given, money):  # noqa: F811
    """HA1 gained seven members, one of them informal, HA2 three; each has its share of what TA is held to."""
    people("CS001", 6)
    world["ND001"] = changes.found(
        code="ND001", name="Nghiệp đoàn xe ôm", kind="NDCS", parent=world["HA1"], number="02/QĐ",
        effective=dt.date(2026, 3, 2), sector="guild",
    )  # fmt: skip
    people("ND001", 1, employment="informal", joined_on="2026-03-05")
    people("CS002", 3)
    given("CS001", "2026-03-01", 40)
    whole = target("IND-001", "TA", 20)
    target("IND-001", "HA1", 8, parent=whole, status="assigned")
    target("IND-001", "HA2", 12, parent=whole, status="assigned")
    target("IND-001", "HA1", 5, cut="informal")
    target("T-1", "HA1", 30)


def begin(client, form):
    answer = client.post(reverse("reports-home"), {"form": form, "period": PERIOD}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.context["record"], answer


def finish(client, report, until="sent"):
    for state in ("approved", "signed", "sent"):
        take(client, report, state, signer="Lò Thị Mai")
        if state == until:
            return report
    return report


def opened(client, report, **query):
    return client.get(reverse("report", args=[report.pk]), query)


def standing(report, group=None):
    """{key: value} of the report, or {label: value} of one of its groups."""
    if group:
        return {one.label: one.standing for one in report.fields.filter(group=group)}
    return {one.key: one.standing for one in report.fields.all()}


def table(answer):
    """{label: the cells after it} of the first table of the paper on the page."""
    body = answer.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in body.split("</tr>")[:-1]]
    texts = [[unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in row] for row in rows]
    return {row[1]: row[2:] for row in texts}


def scorecard(client, **query):
    """{target: [value, goal, hundredths, state]} of the unit's own line of the scorecard's sheet."""
    client.post(reverse("look-through"), {"day": "30/6/2026"})
    answer = client.get(reverse("indicators-scorecard"), {"format": "xlsx", "all": 1, **query})
    rows = cells(answer.content)
    heads = next(row for row in rows if "Tình trạng" in row)
    line = rows[rows.index(heads) + 1]
    return {heads[at]: line[at : at + 4] for at in range(1, len(heads), 4)}


def same(told, shown):
    """The report's values and the scorecard's are one."""
    assert told.keys() == shown.keys() and told
    for name, (number, goal, share, _state) in shown.items():
        mine = told[name]
        assert (mine["value"], mine["target"]) == (number, goal), name
        assert mine["attained"] == pytest.approx(share, abs=0.05), name
    return True


def test_each_target_stands_as_the_scorecard_of_the_last_day_has_it(records, as_):
    client = as_("officer", "HA1")
    report, answer = begin(client, "half_upper")
    shown = scorecard(client)
    assert same(standing(report, "TARGETS"), shown) and len(shown) == 3
    assert {name: row[3] for name, row in table(answer).items()} == {
        name: line[3] for name, line in shown.items()
    }
    assert sorted(one["value"] for one in standing(report, "TARGETS").values()) == [1, 7, 40]
    assert "Đơn vị đang thực hiện 3 chỉ tiêu: 2 đã đạt" not in words(answer)
    assert "1 đã đạt, 1 đúng tiến độ, 1 chậm tiến độ" in words(answer)


def test_a_figure_opens_the_page_that_the_scorecard_opens(records, as_):
    client = as_("officer", "HA1")
    report, _answer = begin(client, "half_upper")
    client.post(reverse("look-through"), {"day": "30/6/2026"})
    page = client.get(reverse("indicators-scorecard"), {"all": 1}).content.decode()
    links = list(report.fields.filter(group="TARGETS").values_list("link", flat=True))
    assert len(links) == 3
    for link in links:
        assert f'href="{link.replace("&", "&amp;")}"' in page, link
        assert client.get(link).status_code == 200


def test_what_the_scorecard_says_is_written_over_by_nobody(records, as_):
    client = as_("officer", "HA1")
    report, _answer = begin(client, "half_upper")
    one = report.fields.filter(group="TARGETS").first()
    refused = client.post(reverse("report-write", args=[report.pk]),
                          {"key": one.key, "said": "99", "reason": "Cho đẹp"})  # fmt: skip
    assert refused.status_code == 422 and "lấy nguyên từ bảng điểm" in words_of(refused)
    one.refresh_from_db()
    assert one.typed is None and f"?field={one.key}" not in refused.content.decode()


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_nothing_to_measure_is_said_in_words_and_is_neither_nought_nor_all(
    as_, target, measured, world
):
    target("IND-024", "HA1", 90)
    measured("Z-1", "count", "no_register.yet", compute="declared")
    target("Z-1", "HA1", 5)
    report, answer = begin(as_("officer", "HA1"), "half_upper")
    rows = table(answer)
    assert sorted(row[1] for row in rows.values()) == ["chưa có số", "không phát sinh"]
    assert all(row[2] == "–" for row in rows.values())
    assert all(one["value"] is None for one in standing(report, "TARGETS").values())
    said = words(answer)
    assert "Không phát sinh công đoàn cơ sở lập mới" in said
    assert "Chưa có công đoàn cơ sở nào gửi báo cáo của kỳ nên chưa có số liệu" in said
    assert "……" not in said.split("Toàn bộ số liệu")[0]


def test_a_unit_without_targets_says_so(as_):
    _report, answer = begin(as_("officer", "HA1"), "half_upper")
    assert "chưa có chỉ tiêu nào được ban hành hoặc được giao cho đơn vị" in words(answer)


def test_members_who_came_and_went_are_told_with_the_net(records, as_):
    gone = Membership.all_rows.filter(unit__code="CS001").first()
    Membership.all_rows.filter(pk=gone.pk).update(
        status="left", left_on=dt.date(2026, 5, 4), exit="resigned"
    )
    report, answer = begin(as_("officer", "HA1"), "half_upper")
    told = standing(report)
    assert (told["MOVE.opening"], told["MOVE.admitted"], told["MOVE.left"]) == (0, 7, 1)
    assert told["MOVE.net"] == 6 == told["GEN.members"] and told["MOVE.informal"] == 1
    said = words(answer)
    assert "kết nạp 7 đoàn viên" in said and "Số thực tăng của 6 tháng là 6 đoàn viên." in said
    assert "kết nạp 1 người" in said and "lập mới 1 công đoàn cơ sở" in said


def test_what_is_behind_is_offered_as_a_draft_of_the_shortcomings(records, as_):
    report, _answer = begin(as_("officer", "HA1"), "half_upper")
    offers = dict(report.fields.filter(kind="text").values_list("key", "offer"))
    assert "khu vực phi chính thức» chậm tiến độ: đến 30/6/2026 là 1/5 đoàn viên (20,0 %)." in (
        offers["RES-45"]
        .replace("\u00a0", " ")
        .replace("không có quan hệ lao động", "khu vực phi chính thức")
    )
    assert "T-1" not in offers["RES-45"], "what is reached is no shortcoming"
    assert "Tập trung thực hiện chỉ tiêu" in " ".join(offers[key] for key in offers if "47" in key)
    assert "Đề nghị cấp uỷ" in offers["PARTY.asks"]


def grassroots(as_, unit, complaints):
    client = as_("officer", unit)
    report, _answer = begin(client, "half_grassroots")
    tell(client, report)
    client.post(reverse("report-write", args=[report.pk]), {"key": "RES-41", "said": complaints})
    return finish(client, report)


def test_inspection_and_finance_are_added_up_from_the_grassroots_reports(records, as_):
    grassroots(as_, "CS001", "2")
    grassroots(as_, "CS002", "5")
    for unit, form, told in (("HA1", "half_upper", 2), ("HA2", "half_upper", 5),
                             ("TA", "half_province", 7)):  # fmt: skip
        report, answer = begin(as_("officer", unit), form)
        assert standing(report)["RES-41"] == told
        assert f"Các cấp nhận {told} đơn khiếu nại, tố cáo." in words(answer)
        assert "Không phát sinh thu đoàn phí." in words(answer)


@pytest.fixture
def reported(records, as_):
    """The reports of HA1 and HA2, sent up."""
    return {
        unit: finish(as_("officer", unit), begin(as_("officer", unit), "half_upper")[0])
        for unit in ("HA1", "HA2")
    }


def test_the_units_of_the_province_add_up_to_its_net(reported, as_):
    client = as_("officer", "TA")
    whole, answer = begin(client, "half_province")
    below = standing(whole, "BELOW")
    assert below == {"Công đoàn HA1": 7, "Công đoàn HA2": 3}
    (net,) = standing(whole, "TARGETS").values()
    assert sum(below.values()) == standing(whole)["MOVE.net"] == net["value"] == 10
    assert same(standing(whole, "TARGETS"), scorecard(client))
    said = words(answer)
    assert "Đã nhận báo cáo của 2 trên 2 đơn vị trực thuộc." in said
    assert "số đoàn viên thực tăng là 10." in said and "Số trong sổ chênh" not in said
    assert "7 + 3 = 10" in said
    finish(client, whole)


def test_put_together_the_reports_have_the_columns_of_the_province(reported, as_):
    client = as_("officer", "TA")
    page = client.get(reverse("reports-together"), {"form": "half_upper", "period": PERIOD})
    whole, heads = page.context["whole"], [one.key for one in page.context["heads"]]
    assert whole["sent"] == whole["owed"] == 2
    assert whole["values"][heads.index("MOVE.net")] == "10"
    every = client.get(
        reverse("reports-together"), {"form": "half_upper", "period": PERIOD, "all": 1}
    )
    told = dict(
        zip(
            (one.label for one in every.context["heads"]),
            every.context["whole"]["values"],
            strict=True,
        )
    )
    assert told["Chỉ tiêu: Đoàn viên thực tăng"] == told["Đoàn viên thực tăng"] == "10"
    assert told["Chỉ tiêu: Chỉ số T-1"] == "40", "of the one that is held to it"
    for unit in ("HA1", "HA2"):
        take(client, reported[unit], "received")
        take(client, reported[unit], "accepted")
    client.post(f"{reverse('reports-together')}?form=half_upper&period={PERIOD}")
    assert set(Report.all_rows.values_list("status", flat=True)) == {"consolidated"}


def test_a_unit_that_has_not_sent_is_named_and_nothing_is_made_up_for_it(records, as_):
    finish(as_("officer", "HA1"), begin(as_("officer", "HA1"), "half_upper")[0])
    whole, answer = begin(as_("officer", "TA"), "half_province")
    assert standing(whole, "BELOW") == {"Công đoàn HA1": 7, "Công đoàn HA2": None}
    said = words(answer)
    assert "Đã nhận báo cáo của 1 trên 2 đơn vị" in said and "chưa gửi" in said
    assert "Chưa đủ số Các đơn vị cộng lại" in said


def test_a_record_that_comes_late_is_told_beside_what_was_reported(reported, people, as_):  # noqa: F811
    people("CS001", 1, joined_on="2026-06-20")
    client = as_("officer", "TA")
    whole, answer = begin(client, "half_province")
    assert sum(standing(whole, "BELOW").values()) == 10 and standing(whole)["MOVE.net"] == 11
    assert "Số trong sổ chênh 1 so với số các đơn vị đã báo cáo" in words(answer)
    finish(client, whole, "approved")
    page = words(opened(as_("officer", "HA1"), reported["HA1"]))
    assert "Sổ đã khác từ khi khoá" in page and "7/8 đoàn viên (87,5 %) → 8/8 đoàn viên" in page


def test_of_a_large_branch_records_of_today_are_counted_for_who_asks(
    reported,
    people,  # noqa: F811
    as_,
    monkeypatch,
):
    people("CS001", 1, joined_on="2026-06-20")
    monkeypatch.setattr("congdoan.reports.views.report.COUNTED", 1)
    client = as_("officer", "HA1")
    page = words(opened(client, reported["HA1"]))
    assert "So với sổ hôm nay" in page and "Sổ đã khác từ khi khoá" not in page
    assert "Sổ đã khác từ khi khoá" in words(opened(client, reported["HA1"], now=1))


def test_members_of_unions_right_under_the_province_have_a_line_of_their_own(
    world,
    people,  # noqa: F811
    reported,
    as_,
):
    world["CS900"] = changes.found(
        code="CS900", name="Công đoàn CS900", kind="CDCS", parent=world["TA"], number="03/QĐ",
        effective=dt.date(2026, 1, 5), ownership="state", sector="administrative",
    )  # fmt: skip
    people("CS900", 2)
    whole, _answer = begin(as_("officer", "TA"), "half_province")
    assert standing(whole, "BELOW")["Công đoàn cơ sở trực thuộc"] == 2
    assert sum(standing(whole, "BELOW").values()) == standing(whole)["MOVE.net"] == 12


def test_the_frozen_figures_are_those_of_the_scorecard_as_reported(reported, people, as_):  # noqa: F811
    people("CS001", 1, joined_on="2026-06-20")
    client, report = as_("officer", "HA1"), reported["HA1"]
    span = Span.objects.filter(record_id=report.pk, register="reports/reports").first()
    shown = scorecard(client, tree="reported", span=span.pk)
    report.refresh_from_db()
    frozen = {one.label: report.snapshot[one.key] for one in report.fields.filter(group="TARGETS")}
    assert same(frozen, {name: shown[name] for name in frozen})
    assert scorecard(client)[next(name for name in frozen if frozen[name]["value"] == 7)][0] == 8


def test_the_pages_of_these_reports_ask_few_queries(reported, as_, django_assert_max_num_queries):
    client = as_("officer", "TA")
    whole, _answer = begin(client, "half_province")
    finish(client, whole, "approved")
    for report, user in ((whole, "TA"), (reported["HA1"], "HA1")):
        signed = as_("officer", user)
        signed.get("/")
        for query in ({}, {"edition": "party"}):
            with django_assert_max_num_queries(30):
                assert opened(signed, report, **query).status_code == 200


# To the Party committee


@pytest.fixture
def both(records, as_):
    """HA1's report, signed: one paper for the union above, one for the Party committee."""
    client = as_("officer", "HA1")
    report, _answer = begin(client, "half_upper")
    client.post(reverse("report-copies", args=[report.pk]), {"name": PARTY, "kind": "party"})
    client.post(reverse("report-write", args=[report.pk]),
                {"key": "PARTY.asks", "said": "Đề nghị quan tâm nhà ở công nhân."})  # fmt: skip
    return finish(client, report, "signed")


def papers(report):
    return IssuedPaper.objects.of("reports/reports", report).order_by("serial")


def numbers(text):
    return re.findall(r"\d[\d.,]*", text)


def test_two_papers_of_the_same_figures_have_each_its_number_title_and_reader(both):
    above, party = papers(both)
    assert [above.serial, party.serial] == [1, 2] and above.subject != party.subject
    assert above.subject == both.title and "lãnh đạo, chỉ đạo" in party.subject
    assert both.copies.get().number == party.number and both.number == above.number
    assert PARTY not in " ".join(above.recipients) and "Như trên" in party.recipients
    told = build(both, list(both.fields.all()), party.number, both.declaration.party, [PARTY])
    text = plain(told)
    assert PARTY in text and "nhà ở công nhân" in text
    assert "nhà ở công nhân" not in plain(build(both, list(both.fields.all()), above.number))


def test_whatever_figure_the_party_reads_the_union_above_reads_too(both):
    fields = list(both.fields.all())
    above = plain(build(both, fields, "1"))
    party = plain(build(both, fields, "1", both.declaration.party))
    rows = [line for line in party.splitlines() if "đoàn viên" in line or "Chỉ số" in line]
    assert len(rows) > 3
    for name, told in standing(both, "TARGETS").items():
        assert name in party and name in above and told["value"] is not None
    for part in both.declaration.party.parts:
        for said in part.says:
            sentences = said if isinstance(said, tuple) else ()
            assert all(one in _sentences(both.declaration.parts) for one in sentences)


def _sentences(parts):
    return [one for part in parts for said in part.says if isinstance(said, tuple) for one in said]


def test_the_party_reads_what_is_behind_first(both, as_):
    client = as_("officer", "HA1")
    states = [row[3] for row in table(opened(client, both, edition="party")).values()]
    assert states == ["Chậm tiến độ", "Đúng tiến độ", "Đã đạt"]
    assert [row[3] for row in table(opened(client, both)).values()] != states


@pytest.mark.parametrize("form", [form for form in FORMS.values() if form.party])
def test_the_partys_paper_holds_counts_and_no_list_of_what_records_name(form):
    kinds = {one.key: one.kind for one in form.fields}
    said = {
        key for sentence in _sentences(form.party.parts)
        for key in re.findall(r"\{([A-Z][^{}]*)\}", sentence.text)
    }  # fmt: skip
    assert len(said) > 20
    assert {kinds[key] for key in said} <= {"number", "amount", "rate"}


def test_nobody_is_named_in_the_partys_paper(both, as_):
    known = Membership.all_rows.select_related("person")
    names = {one.person.full_name for one in known} | {one.person.code for one in known}
    text = plain(build(both, list(both.fields.all()), "1", both.declaration.party, [PARTY]))
    page = words(opened(as_("officer", "HA1"), both, edition="party"))
    assert len(names) == 20 and not [name for name in names if name in text or name in page]


def test_a_party_edition_asked_for_late_gets_its_number_when_it_is_sent(records, as_):
    client = as_("officer", "HA1")
    report = finish(client, begin(client, "half_upper")[0])
    url = reverse("report-copies", args=[report.pk])
    client.post(url, {"name": PARTY, "kind": "party"})
    assert papers(report).count() == 1
    client.post(url, {"copy": report.copies.get().pk, "state": "sent"})
    assert papers(report).count() == 2 and report.copies.get().number


def test_a_form_without_an_edition_sends_everybody_the_same(report_of, as_):
    report, client = report_of("signed"), as_("officer", "CS001")
    client.post(reverse("report-copies", args=[report.pk]), {"name": PARTY, "kind": "party"})
    assert report.copies.get().kind == "same" and papers(report).count() == 1


def test_both_papers_are_printed_and_open_in_word(both):
    fields = list(both.fields.all())
    for edition in (None, both.declaration.party):
        paper = build(both, fields, "01/BC", edition, [PARTY] if edition else ())
        assert pdf(paper).startswith(b"%PDF") and docx(paper)[:2] == b"PK"

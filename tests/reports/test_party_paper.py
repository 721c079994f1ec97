"""A Party committee is told the same figures as the union above, in another paper."""

import re

import pytest
from django.urls import reverse

from congdoan.base.papers import docx, pdf, plain
from congdoan.members.registers.membership import Membership
from congdoan.reports.forms import FORMS
from congdoan.reports.papers import build
from congdoan.trail.models import IssuedPaper
from tests.pages import words
from tests.reports.above import begin, finish, opened, standing, table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
PARTY = "Ban Thường vụ Thành uỷ"


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


def paper(report, edition=None):
    return plain(build(report, list(report.fields.all()), "1", edition))


def test_the_party_reads_the_usual_words_until_others_are_written_for_it(records, as_):
    client = as_("officer", "HA1")
    report, _answer = begin(client, "half_upper")
    url, party = reverse("report-write", args=[report.pk]), report.declaration.party
    client.post(url, {"key": "RES-45", "said": "Hai cơ sở chậm nộp đoàn phí."})
    assert "Hai cơ sở chậm" in paper(report) and "Hai cơ sở chậm" in paper(report, party)
    page = words(opened(client, report, edition="party"))
    assert "Hai cơ sở chậm" in page and "Viết riêng cho cấp uỷ" in page
    box = words(opened(client, report, edition="party", field="PARTY.limits"))
    assert box.count("Hai cơ sở chậm") == 2, "the words to begin from stand beside the box"
    client.post(
        f"{url}?edition=party", {"key": "PARTY.limits", "said": "Việc thu đoàn phí chưa đều."}
    )
    assert "Việc thu đoàn phí" in paper(report, party) and "Hai cơ sở" not in paper(report, party)
    assert "Hai cơ sở chậm" in paper(report) and "Việc thu đoàn phí" not in paper(report)
    client.post(
        f"{url}?edition=party",
        {"key": "PARTY.limits", "said": "", "seen": "Việc thu đoàn phí chưa đều."},
    )
    assert "Hai cơ sở chậm" in paper(report, party), "taken back, the usual words stand again"


def test_a_report_drawn_up_before_there_were_words_of_its_own_is_told_as_it_was(both):
    both.fields.filter(key__in=("PARTY.limits", "PARTY.causes")).delete()
    both.fields.filter(key="RES-45").update(text="Hai cơ sở chậm nộp đoàn phí.")
    assert "Hai cơ sở chậm" in paper(both, both.declaration.party)

"""What rests on a paper, however each document writes its name, and what falls when it ends."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.validity import Validity
from tests.direction.hands import give

pytestmark = pytest.mark.usefixtures("catalogue")
HEAD = "LIÊN ĐOÀN LAO ĐỘNG TỈNH TA\nSố: {number}\nTA, ngày 5 tháng 3 năm 2026\nKẾ HOẠCH\nVề việc {what}\n\n"
BODY = (
    "\n\nI. CHỈ TIÊU\n- Kết nạp mới 20 đoàn viên công đoàn.\n- Học tập Luật Công đoàn năm 2024.\n"
)
# Rests on two papers; the second is cited by its number alone.
FIRST = (
    HEAD.format(number="12/KH-LĐLĐ", what="phát triển đoàn viên")
    + "Căn cứ Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị;\n"
    + "Căn cứ Chỉ thị số 09/CT-TLĐ ngày 02/3/2021 của Tổng Liên đoàn Lao động Việt Nam."
    + BODY
)
# Rests on the first alone.
SECOND = (
    HEAD.format(number="31/KH-LĐLĐ", what="tháng cao điểm")
    + "Căn cứ Kế hoạch số 12/KH-LĐLĐ ngày 05/3/2026 của Liên đoàn Lao động tỉnh TA."
    + BODY
)


@pytest.fixture
def read(officer):
    for name, text in (("mot.txt", FIRST), ("hai.txt", SECOND)):
        assert give(officer, name, text.encode()).status_code == 302
    return {one.name: one for one in Reading.all_rows.all()}


def paper(client, key):
    return client.get(f"{reverse('direction-paper')}?key={quote(key)}")


def keys(client, text=""):
    page = client.get(reverse("direction-papers"), {"q": text}).context["page"]
    return {row["key"]: (row["bases"], row["citations"]) for row in page}


def test_every_paper_is_listed_once_with_what_rests_on_it_and_what_names_it(officer, read):
    assert keys(officer) == {
        "2-nq-tw": (1, 0), "9-ct-tld": (1, 0), "12-kh-ldld@ta": (1, 0), "50/2024/qh15": (0, 2),
    }  # fmt: skip


def test_a_paper_is_found_by_a_part_of_its_number_without_accents(officer, read):
    assert list(keys(officer, "12-kh")) == ["12-kh-ldld@ta"]


def test_links_go_both_ways_through_a_document_that_was_read_itself(officer, read):
    page = paper(officer, "12-kh-ldld@ta")
    assert page.context["own"] == read["mot.txt"]
    assert [key for _words, key in page.context["above"]] == ["2-nq-tw", "9-ct-tld"]
    assert [one.reading for one in page.context["dependents"]] == [read["hai.txt"]]


def test_what_keeps_another_basis_stands_and_what_loses_all_falls(officer, read):
    (first,) = paper(officer, "2-nq-tw").context["dependents"]
    assert (first.reading.name, first.left, len(first.bases)) == ("mot.txt", 1, 2)


def test_the_end_of_the_other_basis_brings_down_the_chain(officer, read, enter):
    validity = Validity(
        unit=read["mot.txt"].unit, type="Chỉ thị", number="09-CT/TLĐ", expired_on="2026-01-01"
    )
    validity.derive()
    assert validity.key == "9-ct-tld"
    enter(Validity.register, "TA", number="09-CT/TLĐ", expired_on="2026-01-01")
    found = paper(officer, "2-nq-tw").context["dependents"]
    assert [(one.reading.name, one.depth, one.left) for one in found] == [
        ("mot.txt", 1, 0), ("hai.txt", 2, 0),
    ]  # fmt: skip
    listed = officer.get(reverse("direction-papers")).content.decode()
    assert "hết hiệu lực từ" in listed


def test_the_end_noted_above_is_known_below_and_its_form_is_filled(officer, as_, read, enter):
    page = paper(officer, "9-ct-tld")
    form = officer.get(page.context["new"]).content.decode()
    assert 'value="09/CT-TLĐ"' in form and "2/3/2021" in form
    enter(Validity.register, "TLD", number="09/CT-TLĐ", expired_on="2026-01-01")
    assert paper(officer, "9-ct-tld").context["end"] is not None


def test_a_basis_put_right_names_another_paper_and_a_rejected_one_none(officer, read):
    finding = Finding.objects.get(key="9-ct-tld")
    url = reverse("direction-decide", args=[finding.record_id, finding.pk])
    said = {
        f"f{finding.pk}-{name}": finding.said.get(name) or ""
        for name in ("type", "issuer", "about")
    }
    officer.post(url, {"decision": "corrected", **said, f"f{finding.pk}-number": "10/CT-TLĐ",
                       f"f{finding.pk}-date": "02/03/2021"})  # fmt: skip
    assert {"10-ct-tld"} == set(keys(officer)) - {"2-nq-tw", "12-kh-ldld@ta", "50/2024/qh15"}
    officer.post(url, {"decision": "rejected"})
    assert "10-ct-tld" not in keys(officer)


def test_who_may_not_read_a_document_learns_nothing_from_the_graph(as_, officer, read):
    other = as_("officer", "TB")
    assert keys(other) == {}
    assert paper(other, "2-nq-tw").status_code == 404
    assert officer.get(reverse("direction-paper")).status_code == 404


def test_the_pages_take_the_same_queries_for_one_document_and_for_many(
    officer, read, django_assert_max_num_queries
):
    for number in range(40, 52):
        give(officer, f"{number}.txt", SECOND.replace("31/KH", f"{number}/KH").encode())
    with django_assert_max_num_queries(30):
        assert paper(officer, "12-kh-ldld@ta").status_code == 200
    with django_assert_max_num_queries(30):
        assert len(keys(officer)) == 4

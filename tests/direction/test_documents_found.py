"""Documents are found by their words, their grounds are collected, and their numbers stand in a book."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.direction.registers.document import Document
from congdoan.records.register import REGISTERS
from tests.direction.documents import drafted, issued, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    ["dong lao dong", "ĐÔNG LAO", "đông lao", "kh-ldld", "01/KH-LĐLĐ", "tang đoan viên"],
)
def test_the_whole_text_is_searched_without_accents_and_with_broken_unicode(officer, world, asked):
    document = issued(
        officer, world["TA"], text="Tăng đoàn viên ở nơi đông lao động, theo nghị quyết."
    )
    listed = officer.get(reverse("direction-documents-list"), {"q": asked})
    assert [row.record.pk for row in listed.context["table"].rows] == [document.pk]
    palette = officer.get(reverse("palette"), {"q": asked}).content.decode()
    assert reverse("direction-documents-detail", args=[document.pk]) in palette
    assert not officer.get(reverse("direction-documents-list"), {"q": "zzqx"}).context["table"].rows


def test_the_recipient_finds_it_by_its_text_too(sent, as_):
    listed = as_("officer", "HA1").get(reverse("direction-incoming-list"), {"q": "noi dong lao"})
    assert len(listed.context["table"].rows) == 1


def test_its_grounds_are_collected_under_the_identities_of_the_papers(officer, catalogue, world):
    document = issued(
        officer, world["TA"], kind="notice",
        basis="Căn cứ Kế hoạch số 185/KH-TLĐ ngày 13/02/2025 của Tổng Liên đoàn Lao động Việt Nam",
    )  # fmt: skip
    cited = officer.get(reverse("direction-papers"), {"q": "185"})
    assert [row["bases"] for row in cited.context["page"]] == [1]
    paper = officer.get(
        reverse("direction-paper"), {"key": cited.context["page"].object_list[0]["key"]}
    )
    assert document.title in paper.content.decode()
    assert document.reading.status == "confirmed"


def test_the_grounds_of_a_paper_from_outside_are_collected_from_its_file(as_, catalogue, enter):
    arrival, client = enter("direction/incoming", "CS001", text=""), as_("officer", "CS001")
    url = reverse("direction-incoming-collect", args=[arrival.pk])
    told = client.post(url, follow=True).content.decode()
    assert "Chưa có gì để đọc" in told
    said = (
        "THÔNG BÁO\nCăn cứ Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024;\nCác đơn vị thực hiện."
    )
    file = SimpleUploadedFile("thong-bao.txt", said.encode())
    client.post(reverse("direction-incoming-attach", args=[arrival.pk]), {"file": file})
    client.post(url)
    client.post(url)
    _answer, text = page(client, "direction-incoming-read", arrival.pk)
    assert "50/2024/QH15" in text
    cited = client.get(reverse("direction-papers"), {"q": "50/2024"})
    assert [row["bases"] for row in cited.context["page"]] == [1], "read twice, kept once"


def test_a_plan_that_is_issued_may_become_a_programme(officer, catalogue, world):
    document = issued(
        officer, world["TA"], text="II. CHỈ TIÊU\n- Kết nạp mới 300 đoàn viên trong năm 2026."
    )
    assert document.reading.status == "to_confirm"
    assert document.reading.findings.filter(kind="target").exists()


def test_a_plan_that_is_a_programme_already_waits_for_nobody(officer, catalogue, enter, world):
    programme = enter("direction/programmes", "TA", number="01/KH-LĐLĐ", kind="plan")
    document = issued(
        officer, world["TA"], text="II. CHỈ TIÊU\n- Kết nạp mới 300 đoàn viên trong năm 2026.",
        serial="1", dated="12/1/2026",
    )  # fmt: skip
    assert (document.reading.status, document.reading.programme) == ("confirmed", programme)


def test_figures_count_what_is_out_what_is_read_and_what_went_electronically(officer, as_, world):
    issued(officer, world["TA"], [(world["HA1"], "", "inform"), ("", "Tỉnh ủy", "report"),
                                  ("", "VT", "keep")])  # fmt: skip
    drafted(officer, world["TA"], title="Còn dự thảo")
    register, year = (
        REGISTERS["direction/documents"],
        Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    )
    rows = Document.objects.across_units("test")

    def value(code):
        return register.measure(code).value(rows, year)

    told = {code: value(f"documents.{code}") for code in
            ("issued", "read", "recipients", "sent_inside", "plans_issued")}  # fmt: skip
    assert told == {"issued": 1, "read": 0, "recipients": 2, "sent_inside": 1, "plans_issued": 1}


def test_the_book_names_every_number_and_those_that_are_missing(officer, world):
    for serial in ("1", "2", "5"):
        issued(officer, world["TA"], serial=serial, title=f"Kế hoạch {serial}")
    answer, text = page(officer, "direction-book")
    [row] = list(answer.context["series"])
    assert (row["symbol"], row["count"], row["last"], row["missing"]) == ("KH-LĐLĐ", 3, 5, [3, 4])
    assert "Kế hoạch 5" in text and "05/KH-LĐLĐ" in text

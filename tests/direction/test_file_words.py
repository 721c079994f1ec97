"""What is written in the files of a document is found without accents, and the file is named."""

import io

import pytest
import xlsxwriter
from django.core.files.base import ContentFile
from django.urls import reverse

from congdoan.direction.documents import file_reading
from congdoan.records.file_words import FileWords
from congdoan.trail.files import keep
from congdoan.trail.jobs import meanwhile, run_next, start_daily
from tests.conftest import TODAY
from tests.pages import source


def attach(record, name, data, user):
    return keep(ContentFile(data, name=name), record.register.path, record, user)


def docx(text):
    import docx as library

    made, out = library.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def xlsx(*rows):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for place, row in enumerate(rows):
        book.add_worksheet().write_row(place, 0, row)
    book.close()
    return out.getvalue()


def pdf(text):
    import datetime as dt

    from congdoan.base import papers
    from congdoan.base.papers import Paper, Signature, Text

    return papers.pdf(Paper(
        superior="LIÊN ĐOÀN LAO ĐỘNG TỈNH", issuer="CÔNG ĐOÀN CƠ SỞ", place="Hà Nội", number="",
        date=dt.date(2026, 1, 5),
        kind="KẾ HOẠCH", subject="phụ lục", blocks=[Text(text)], signature=Signature("", "CHỦ TỊCH", ""),
        recipients=(), draft=True,
    ))  # fmt: skip


FILES = {
    "phu-luc.docx": lambda: docx("Danh sách tổ công đoàn xưởng Đúc Gang."),
    "so-lieu.xlsx": lambda: xlsx(["Đơn vị", "Số người"], ["Xưởng Đúc Gang", 42]),
    "ke-hoach.pdf": lambda: pdf("Kiểm tra an toàn tại xưởng Đúc Gang."),
    "ghi-chu.txt": lambda: "Xưởng Đúc Gang đề nghị".encode(),
}


@pytest.fixture
def document(enter):
    return enter("direction/documents", "TA")


def search(client, name, text):
    return source(client.get(reverse(name), {"q": text}))


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_found_by_what_its_file_says_and_the_file_is_named(
    document, person, as_, name
):
    reader, user = as_("reader", "TA"), person("officer", "TA")
    attach(document, name, FILES[name](), user)
    assert name not in search(reader, "direction-documents-list", "duc gang")
    meanwhile()
    found = search(reader, "direction-documents-list", "duc gang")
    assert f"trong tệp {name}" in found and document.title in found
    assert name not in search(reader, "direction-documents-list", "xi mang")
    own = search(reader, "direction-documents-list", "thang cong nhan")
    assert document.title in own and "trong tệp" not in own


def test_nobody_finds_by_a_file_what_he_may_not_read(document, person, as_):
    attach(document, "a.txt", "Đúc Gang".encode(), person("officer", "TA"))
    meanwhile()
    for code, finds in (("TA", True), ("TB", False), ("HA1", False)):
        found = search(as_("reader", code), "direction-documents-list", "duc gang")
        assert ("a.txt" in found) == finds, code


def test_who_received_a_document_finds_it_by_the_file_of_its_issuer_and_by_his_own(
    enter, person, as_, world
):
    from tests.people import write_lines

    document = enter("direction/documents", "TA")
    write_lines(document, "recipients", {"unit": world["HA1"].pk, "purpose": "carry_out"})
    officer = as_("officer", "TA")
    for state in ("checked", "signed", "numbered", "issued"):
        officer.post(reverse("direction-documents-step", args=[document.pk]), {"state": state})
    attach(document, "goc.txt", "Xưởng Đúc Gang".encode(), person("officer", "TA"))
    arrival = document.arrivals.get()
    attach(arrival, "ban-sao.txt", "Phân công ông Sính".encode(), person("officer", "HA1"))
    meanwhile()
    meanwhile()
    reader = as_("reader", "HA1")
    assert "trong tệp goc.txt" in search(reader, "direction-incoming-list", "duc gang")
    assert "trong tệp ban-sao.txt" in search(reader, "direction-incoming-list", "ong sinh")
    assert "ban-sao.txt" not in search(as_("reader", "TA"), "direction-documents-list", "ong sinh")


@pytest.mark.parametrize(("name", "data"), [("hong.pdf", b"%PDF-1.4 hong"), ("anh.png", b"\x89PNG"),
                                            ("hong.xlsx", b"PK\x03\x04 hong"), ("trong.txt", b" ")])  # fmt: skip
def test_a_file_that_cannot_be_read_is_tried_once_and_stops_nobody(document, person, name, data):
    user = person("officer", "TA")
    attach(document, "tot.txt", "Đúc Gang".encode(), user)
    attach(document, name, data, user)
    for _turn in range(3):
        meanwhile()
    kept = FileWords.objects.get(attachment__name=name)
    assert kept.folded == "" and kept.why
    assert FileWords.objects.get(attachment__name="tot.txt").folded == "duc gang"
    assert FileWords.objects.count() == 2


def test_a_file_of_a_thousand_pages_is_kept_as_far_as_an_index_bears(document, person):
    words = " ".join(f"tu{n}" for n in range(120_000))
    attach(document, "dai.txt", words.encode(), person("officer", "TA"))
    meanwhile()
    assert len(FileWords.objects.get().folded) == file_reading.MOST


def test_the_night_reads_what_the_day_has_left(document, person, monkeypatch):
    monkeypatch.setattr(file_reading, "NEWEST", 0)
    attach(document, "cu.txt", "Đúc Gang".encode(), person("officer", "TA"))
    meanwhile()
    assert not FileWords.objects.exists()
    start_daily(TODAY)
    while run_next():
        pass
    assert FileWords.objects.get().folded == "duc gang"


def test_the_public_page_is_searched_by_the_papers_own_words_alone(document, person, client):
    attach(document, "a.txt", "Đúc Gang".encode(), person("officer", "TA"))
    meanwhile()
    assert "a.txt" not in search(client, "direction-published", "duc gang")

"""A file that cannot be used is refused in one clear sentence with a way out, and nothing is kept of it."""

import io
import re
import time
import zipfile

import pytest
from django.urls import reverse

from congdoan import samples
from congdoan.direction.confirming.services import LONGEST
from congdoan.direction.registers.reading import Reading
from congdoan.trail.models import Attachment
from tests.direction.hands import adopt, give, written

pytestmark = pytest.mark.usefixtures("catalogue")


def scanned(pages=1):
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def spreadsheet():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def shipped(name):
    return (samples.HOME / name).read_bytes()


def unsound():
    """A Word file whose parts are in place but whose text is no XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:body><w:p>")
    return out.getvalue()


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (300 * 1024 * 1024))
    return out.getvalue()


def locked():
    """What Word saves with a password: an OLE file with the encrypted package in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


BAD = {
    "empty": ("rong.docx", lambda: b"", "rỗng"),
    "blank": ("trang.txt", lambda: b" \n\t\n", "không có chữ nào"),
    "fifty megabytes": ("lon.pdf", lambda: b"%PDF" + b"0" * (50 * 1024 * 1024), "20 MB"),
    "scan": ("anh.pdf", scanned, "OCR"),
    "spreadsheet": ("bang.docx", spreadsheet, "không phải văn bản Word"),
    "cut short": ("dut.docx", lambda: shipped("004-ke-hoach-136.docx")[:20_000], "bị hỏng"),
    "unsound": ("hong.docx", unsound, "bị hỏng bên trong"),
    "broken pdf": ("hong.pdf", lambda: shipped("002-bao-cao-2024.pdf")[:900], "bị hỏng"),
    "old word": ("cu.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "lưu thành .docx"),
    "picture": ("anh.bmp", lambda: b"BM", "Không nhận tệp"),
    "a thousand pages": ("dai.txt", lambda: "Việc phải làm.\n".encode() * 200_000, "tách"),
    "two thousand pages": ("dai.pdf", lambda: scanned(2000), "2000 trang"),
    "bomb": ("bom.docx", bomb, "bung ra quá lớn"),
    "locked": ("khoa.docx", locked, "mật khẩu"),
    "braces": ("{0}.docx", lambda: b"abc", "{0}.docx"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_is_refused_in_a_sentence_and_nothing_is_kept(officer, case):
    name, data, words = BAD[case]
    began = time.monotonic()
    answer = give(officer, name, data())
    assert time.monotonic() - began < 20, "nobody waits long for a refusal"
    assert answer.status_code == 422
    alert = re.search(r'role="alert".*?<p>(.*?)</p>', answer.content.decode(), re.S)[1]
    assert words in alert
    assert re.search(r"hãy|chọn lại|dùng PDF", alert, re.I), "the way out"
    assert Reading.all_rows.count() == Attachment.objects.count() == 0
    assert written() == [0, 0, 0]


def test_the_longest_document_that_is_taken_is_read_in_bounded_time(officer):
    """Text without one full stop, in lines of one letter: the reader must not go back over it again."""
    began = time.monotonic()
    answer = give(officer, "la.txt", b"a\n" * (LONGEST // 2))
    assert answer.status_code == 302
    assert time.monotonic() - began < 60


def test_no_file_at_all_is_said_too(officer):
    answer = officer.post(reverse("direction-read"))
    assert answer.status_code == 422 and "Chưa chọn tệp" in answer.content.decode()


def test_a_document_that_is_no_plan_says_so_and_writes_no_target(officer):
    letter = "Kính gửi các đồng chí,\n\nTôi viết thư này để hỏi thăm sức khoẻ mọi người."
    answer = give(officer, "thu.txt", letter.encode())
    page = officer.get(answer.url).content.decode()
    assert "Không tìm thấy chỉ tiêu nào" in page
    reading = Reading.all_rows.get()
    refused = adopt(officer, reading, period_start="01/01/2025", period_end="31/12/2025")
    assert refused.status_code == 422
    assert "không có chỉ tiêu hay nhiệm vụ nào" in refused.content.decode()
    assert written() == [0, 0, 0]


def test_the_original_file_is_kept_with_its_hash(officer):
    data = shipped("002-bao-cao-2024.pdf")
    give(officer, "bao-cao.pdf", data)
    reading, kept = Reading.all_rows.get(), Attachment.objects.get()
    assert kept.record_id == reading.pk and kept.sha256 == reading.sha256
    assert kept.file.read() == data

"""Files: every usual encoding and container opens, everything else is refused with a way out."""

import io
import json
import re
import subprocess
import sys
import unicodedata
import zipfile

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from congdoan.reading import Unreadable, read

TEXT = (
    "KẾ HOẠCH\nChăm lo đoàn viên năm 2025\nI. CHỈ TIÊU\n- Phấn đấu 80% đoàn viên được thăm hỏi.\n"
)


def percent(data, name):
    return [f.value for f in read(data, name).targets]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_of_any_usual_encoding_opens(encoding):
    assert percent(TEXT.encode(encoding), "kế hoạch.txt") == [80]


def test_windows_vietnamese_opens():
    def piece(char):
        """A letter as this code page writes it: base letter, then its tone."""
        first, *marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = "".join(mark for mark in marks if mark not in tone)
        return (unicodedata.normalize("NFC", first + base) + tone).encode("cp1258")

    assert percent(b"".join(map(piece, TEXT)), "cũ.txt") == [80]


def numbered(document):
    """A document whose labels exist only as Word numbering."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for depth, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2.")]):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    return numbering.add_num(90).numId


def item(document, text, num, depth):
    properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = num


def word_file():
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số: 5/KH-LĐLĐ"
    table.cell(1, 1).text = "Mẫu, ngày 7 tháng 1 năm 2025"
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Chăm lo đoàn viên năm 2025")
    num = numbered(document)
    item(document, "CHỈ TIÊU", num, 0)
    item(document, "Phấn đấu 80% đoàn viên được thăm hỏi.", num, 1)
    item(document, "Có 12 lớp học nghề.", num, 1)
    item(document, "TỔ CHỨC THỰC HIỆN", num, 0)
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["TT", "Chỉ tiêu", "Mức"], strict=True):
        cell.text = text
    return document


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_tables_and_numbering_are_read():
    reading = read(saved(word_file()), "kế hoạch.docx")
    meta = reading.meta
    assert (meta.issuer, meta.number, meta.date) == (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU",
        "5/KH-LĐLĐ",
        "2025-01-07",
    )
    assert [(n.level, n.label) for n in reading.outline] == [
        (1, "I."),
        (2, "1."),
        (2, "2."),
        (1, "II."),
    ]
    assert [f.value for f in reading.targets] == [80, 12]


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def blank_pdf(pages):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PDF_WITHOUT_TEXT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
    b"R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "rỗng"),
        (b"  \n \n", "a.txt", "không có chữ nào"),
        (b"x" * (20 * 1024 * 1024 + 1), "a.txt", "20 MB"),
        (b"not a pdf", "a.pdf", "không phải là PDF"),
        (b"not word", "a.docx", "không phải là DOCX"),
        (b"%PDF-1.4 broken", "a.pdf", "hỏng"),
        (PDF_WITHOUT_TEXT, "a.pdf", "ảnh quét"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "a.docx", "không phải văn bản Word"),
        (zipped({"word/document.xml": b"<broken"}), "a.docx", "hỏng"),
        (zipped({"word/document.xml": b"0" * (41 * 1024 * 1024)}), "a.docx", "quá lớn"),
        (zipped({"word/document.xml": b"<x/>", "word/media/1.png": b"0" * (201 * 1024 * 1024)}), "a.docx", "quá lớn"),
        (blank_pdf(2000), "a.pdf", "2000 trang"),
        ("Việc phải làm.\n".encode() * 110_000, "a.txt", "600 trang"),
        (b"PK\x03\x04rest", "a.docx", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "a.doc", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "mật khẩu"),
        (bytes(range(32)) * 40, "a.txt", "không phải văn bản chữ"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_reason(data, name, says):
    with pytest.raises(Unreadable, match=says):
        read(data, name)


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "congdoan.config.cli", *words], capture_output=True, check=False
    )


def test_the_command_prints_one_json_object(tmp_path):
    path = tmp_path / "kế hoạch.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run("read", str(path), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["targets"][0]["value"] == 80


def test_the_command_names_what_is_wrong(tmp_path):
    missing = run("read", str(tmp_path / "không có.txt"))
    assert missing.returncode == 1
    assert "Không mở được tệp" in missing.stderr.decode("utf-8")


def test_reading_needs_no_django(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from congdoan.config.cli import main;"
        f"main(['read', {str(path)!r}]); sys.exit('django' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


BOMB = """
import io, resource, sys, zipfile
from congdoan.reading import Unreadable, read
resource.setrlimit(resource.RLIMIT_AS, (600 * 1024 * 1024,) * 2)
try:
    read(sys.stdin.buffer.read(), "bom.docx")
except Unreadable as fault:
    print(fault)
"""


@pytest.mark.parametrize(
    ("piece", "size", "says"),
    [(b" ", 39, "hỏng bên trong"), (b" ", 41, "quá lớn"), (b" ", 900, "quá lớn"), (b"<p/>", 39, "quá lớn")],
    ids=["just fits", "part", "bomb", "many tags"],
)  # fmt: skip
def test_a_bomb_is_refused_within_600_megabytes(piece, size, says):
    """What unpacks to more than it may is not unpacked; what just fits is unpacked and is no Word file."""
    stream, chunk = io.BytesIO(), piece * (1024 * 1024 // len(piece))
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(size):
            part.write(chunk)
    done = subprocess.run([sys.executable, "-c", BOMB], input=stream.getvalue(), capture_output=True,
                          check=True)  # fmt: skip
    assert says in done.stdout.decode()


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_file_damaged_anywhere_is_read_or_refused(place):
    """Bytes overwritten at a hundredth of the file: never another fault than the sentence."""
    data = bytearray(saved(word_file()))
    start = len(data) * place // 100
    data[start : start + 40] = bytes(range(40))
    try:
        assert read(bytes(data), "a.docx").text
    except Unreadable as fault:
        assert re.search("hỏng|không phải là DOCX", str(fault))


def test_entities_that_multiply_are_not_followed():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
    )
    document = io.BytesIO(saved(docx.Document()))
    changed = io.BytesIO()
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    with pytest.raises(Unreadable, match=r"không có chữ nào|hỏng"):
        read(changed.getvalue(), "a.docx")

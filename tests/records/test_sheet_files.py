"""Files as offices have them: what is no sheet, old encodings, eaten zeros, several tabs."""

import io
import unicodedata

import pytest
import xlsxwriter

from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from tests.growing import SYSTEM
from tests.records.test_sheet_import import HEADS, book, faults, row, upload, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("trong.xlsx", b"", "rỗng"),
        ("trong.csv", b"\n\n", "không có dòng nào"),
        ("anh.xlsx", b"\x89PNG not a book at all", "bên trong không phải bảng tính"),
        ("anh.xls", b"<html>", "bên trong không phải bảng tính"),
        ("thu.docx", b"abc", "Không nhận tệp loại .docx"),
        ("lon.xlsx", b"0" * (50 * 1024 * 1024), "lớn hơn 20 MB"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_with_a_sentence(officer, name, content, sentence):
    answer, sheet = upload(officer, content, name)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert sheet is None


def test_no_file_is_told(officer):
    assert "Chưa chọn tệp nào" in officer.post(url("import")).text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1258"])
def test_csv_of_any_usual_encoding_is_read(encoding):

    text = "Tên;Ngày\nNguyễn Đức Hoà;05/3/2026\n"
    if encoding == "cp1258":
        text = "".join(_loose(char) for char in text)
    assert files.read(text.encode(encoding), "x.csv")[1] == [
        unicodedata.normalize("NFC", "Nguyễn Đức Hoà"), "05/3/2026",
    ]  # fmt: skip


def test_zeros_that_a_sheet_ate_come_back_and_lost_digits_are_told(officer):
    from django.core.exceptions import ValidationError

    from congdoan.records.sheets.cells import Cells
    from congdoan.records.sheets.columns import sheet_form

    register = REGISTERS["workplaces/workplaces"]
    cells = Cells(register, sheet_form(register, SYSTEM))
    register.example["zone"], was = "0101234567", register.example.get("zone")
    try:
        assert cells.take("zone", 101234567)[0] == "0101234567"
        assert cells.take("zone", 101234567)[1]
        assert cells.take("zone", "101234567")[0] == "101234567"
        with pytest.raises(ValidationError, match="15 chữ số"):
            cells.take("zone", 1234567890123456789)
    finally:
        register.example.pop("zone") if was is None else register.example.update(zone=was)


def test_a_broken_number_is_not_read_as_a_whole_one(officer):
    _answer, sheet = upload(officer, book(HEADS, row("01", workers=1810.5)))
    assert faults(sheet)[2]["workers"]


def test_each_tab_of_the_same_form_is_an_import_of_its_own(officer):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"}) as made:
        for name, rows in {
            "Ghi chú": [], "Tổ 1": [HEADS, row("A1")], "Tổ 2": [["DANH SÁCH TỔ 2"], HEADS, row("A2")],
            "Thống kê": [["Tháng", "Số lượng"], [1, 20]],
        }.items():  # fmt: skip
            tab = made.add_worksheet(name)
            for place, cells in enumerate(rows):
                tab.write_row(place, 0, cells)
    answer, _sheet = upload(officer, out.getvalue(), "thoa uoc.xlsx")
    second, first = SheetImport.objects.order_by("-pk")
    assert (first.name, second.name) == ("thoa uoc.xlsx", "thoa uoc.xlsx – Tổ 2")
    assert "thoa uoc.xlsx – Tổ 2" in answer.content.decode(), "the officer is led on to it"
    assert first.counts["new"] == 1 and [first.cell(one, 1) for one in first.numbers] == ["A1"]
    page = officer.get(url("import-step", second.pk, "columns")).content.decode()
    assert "A2" in page and second.state == "columns"


def _loose(char):
    """Letters as the old Vietnamese code page knows them: the tone apart."""

    parts = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone if tone else char

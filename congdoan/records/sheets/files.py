"""Sheets as bytes: xlsx, xls, ods and csv read into rows of cells, rows written as xlsx and csv.

A cell is a text (in NFC), a number, or "" for nothing; days come as texts 14/3/2025.
"""

import csv
import datetime as dt
import io
import zipfile
from itertools import chain
from pathlib import Path

import python_calamine
import xlsxwriter
from django.utils.translation import gettext as _

from congdoan.base import dates, legacy
from congdoan.base.errors import Mistake
from congdoan.base.text import nfc

BOOKS = {".xlsx", ".xls", ".ods"}
ROWS, COLUMNS = 200_000, 200
SAMPLE = 200  # rows tell in which coding a sheet was typed
UNPACKED = 400 * 1024 * 1024
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def read(content, name):
    """All rows of the first tab that holds anything. Raises `Mistake` when there is none."""
    return next(tabs(content, name))[1]


def tabs(content, name):
    """(name, rows) of each tab that holds anything, in order; at least one, or `Mistake` is raised."""
    kind = Path(name).suffix.lower()
    if kind in BOOKS:
        found = _book(content, name, kind)
    elif kind in (".csv", ".txt"):
        found = iter([("", _csv(content))])
    else:
        raise Mistake(_("Không nhận tệp loại %s; dùng xlsx, xls, ods hoặc csv.") % (kind or "?"))
    first = next(found, ("", []))
    for tab, rows in chain([first], found):
        yield tab, _clean(rows, name)


def _clean(rows, name):
    seen = _Seen()
    for row in rows:  # in place: a great sheet is not kept twice
        # To a dict True and 1 are one.
        row[:] = map(_cell if bool in set(map(type, row)) else seen.__getitem__, row)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    _fits(rows, name)
    _modernise(rows)
    return rows


def _modernise(rows):
    """Texts typed in fonts from before Unicode come out in Unicode; the sheet's own letters tell which."""
    texts = (cell for row in rows[:SAMPLE] for cell in row if type(cell) is str and cell)
    coding = legacy.guess(" ".join(text for text in texts if not legacy.has_modern(text)))
    for row in rows if coding else ():
        row[:] = [
            nfc(legacy.decode(cell, coding))
            if type(cell) is str and not legacy.has_modern(cell)
            else cell
            for cell in row
        ]


def _fits(rows, name):
    if not rows:
        raise Mistake(_("Tệp %s không có dòng nào; hãy chọn lại tệp.") % name)
    if len(rows) > ROWS or max(map(len, rows)) > COLUMNS:
        raise Mistake(
            _("Bảng lớn hơn %(rows)s dòng hoặc %(columns)s cột; hãy chia thành nhiều tệp.")
            % {"rows": ROWS, "columns": COLUMNS}
        )


def _book(content, name, kind):
    try:
        if kind != ".xls" and _unpacked(content) > UNPACKED:
            raise Mistake(_("Tệp %s giải nén ra quá lớn; hãy chia thành nhiều tệp.") % name)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for tab in book.sheet_names:
            rows = book.get_sheet_by_name(tab).to_python(skip_empty_area=False)
            if any(any(map(_filled, row)) for row in rows):
                yield tab, rows
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError) as fault:
        raise Mistake(
            _(
                "Không mở được tệp %s: bên trong không phải bảng tính, hoặc tệp có mật khẩu. "
                "Hãy mở bằng Excel rồi lưu lại thành xlsx."
            )
            % name
        ) from fault


def _unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return sum(part.file_size for part in packed.infolist())


def _filled(value):
    return value not in ("", None)


def _csv(content):
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    head = text[:4000]
    separator = max(",;\t|", key=head.count)
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def _decoded(content):
    """UTF-8 or UTF-16 as marked, else the Vietnamese code page of old Windows."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", "replace")


class _Seen(dict):
    """Each distinct value is looked at once."""

    def __missing__(self, value):
        self[value] = found = _cell(value)
        return found


def _cell(value):
    if type(value) is str:
        return _text(value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, dt.datetime):
        day = dates.show(value)
        return f"{day} {value:%H:%M}" if value.time() != dt.time(0) else day
    if isinstance(value, dt.date):
        return dates.show(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, int | float):
        return value
    return _text(str(value)) if _filled(value) else ""


def _text(value):
    text = nfc(value).strip()
    # Our own exports (and careful people) put ' before what would start a formula.
    return text[1:] if text[:1] == "'" and text[1:2] in DANGEROUS else text


def write(kind, headings, rows, notes=(), head=()):
    """Bytes of a sheet of that kind (`xlsx` or `csv`). `notes` fill a second tab; `head` are lines
    over the headings of a book: what the sheet shows, of whom and of which day."""
    return _write_csv(headings, rows) if kind == "csv" else _write_xlsx(headings, rows, notes, head)


def _write_csv(headings, rows):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _harmless(value):
    """A text that a spreadsheet would run as a formula gets a ' in front."""
    if isinstance(value, dt.date):
        return dates.show(value)
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def _write_xlsx(headings, rows, notes, head):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False}) as book:
        formats = _formats(book)
        tab = book.add_worksheet(_("Dữ liệu")[:31])
        top = _put_head(tab, head, formats)
        tab.freeze_panes(top + 1, 0)
        for place, heading in enumerate(headings):
            tab.write_string(top, place, str(heading), formats["head"])
            tab.set_column(place, place, max(12, min(40, len(str(heading)) + 4)))
        for number, row in enumerate(rows, start=top + 1):
            for place, value in enumerate(row):
                _put(tab, number, place, value, formats)
        if notes:
            _write_notes(book, notes, formats)
    return out.getvalue()


def _put_head(tab, head, formats):
    """Writes the lines, the first as a title; gives the row of the headings, after an empty one."""
    for number, line in enumerate(head):
        tab.write_string(number, 0, str(line), formats["text" if number else "title"])
    return len(head) + 1 if head else 0


def _formats(book):
    return {
        "head": book.add_format({"bold": True, "bg_color": "#E8EEF7", "text_wrap": True}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "text": book.add_format({"num_format": "@"}),
        # Excel's own mark for «this is text, whatever it looks like».
        "quoted": book.add_format({"num_format": "@", "quote_prefix": True}),
    }


def _put(tab, row, column, value, formats):
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        tab.write_datetime(row, column, value, formats["day"])
    elif isinstance(value, str):
        quoted = value.startswith(DANGEROUS)
        tab.write_string(row, column, value, formats["quoted" if quoted else "text"])
    else:
        tab.write_number(row, column, value)


def _write_notes(book, notes, formats):
    tab = book.add_worksheet(_("Hướng dẫn")[:31])
    tab.set_column(0, 3, 34)
    for number, row in enumerate(notes):
        for place, text in enumerate(row):
            tab.write_string(number, place, str(text), formats["text" if number else "head"])

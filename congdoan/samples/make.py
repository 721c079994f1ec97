"""Sets the sample texts as Word and PDF papers, byte for byte the same each time it is run.

Run `python congdoan/samples/make.py`: 000 and 004 become DOCX, 002 becomes PDF.
"""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typst
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt

HOME = Path(__file__).parent
FONTS = HOME.parent / "base" / "papers" / "fonts"
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
EPOCH = (2025, 1, 1, 0, 0, 0)
MARKED = re.compile(r"(\*\*.+?\*\*|\*.+?\*)")
TEMPLATE = """
#set document(date: none)
#set page(paper: "a4", margin: (left: 3cm, rest: 2cm), header: context {
  if counter(page).get().first() > 1 { align(center, counter(page).display()) }
})
#set text(font: "Tinos", size: 13pt, lang: "vi")
#set par(justify: true, leading: 0.7em, spacing: 0.9em)
#let data = json(bytes(sys.inputs.data))
#text(12pt, grid(columns: (7fr, 9fr), align: center,
  [#data.above \\ #strong(data.issuer)],
  strong[#data.nation.at(0) \\ #data.nation.at(1)]))
#v(1em)
#align(center, strong[#data.kind \\ #data.title])
#v(0.5em)
#for line in data.lines {
  if line.heading { strong(line.text) } else { h(1cm) + line.text }
  parbreak()
}
#grid(columns: (1fr, 1fr),
  text(11pt)[#strong(emph[Nơi nhận:]) \\ #data.recipients.join(linebreak())],
  align(center)[#strong(data.signature.join(linebreak())) #v(2cm) #strong(data.signer)])
"""


@dataclass
class Head:
    """What stands above the text on paper: two columns, then kind and title."""

    above: str
    issuer: str
    kind: str
    title: str
    number: str = ""
    place_and_day: str = ""


@dataclass
class Sample:
    """A sample text cut into its parts; `lines` hold neither head nor closing."""

    lines: list[str]
    recipients: list[str]
    signature: list[str]
    signer: str


HEADS = {
    "000-chuong-trinh-2025": Head(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH",
        "CHƯƠNG TRÌNH",
        "Công tác công đoàn năm 2025",
    ),
    "002-bao-cao-2024": Head(
        "CÔNG ĐOÀN VIÊN CHỨC TỈNH",
        "CÔNG ĐOÀN VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH",
        "BÁO CÁO",
        "Kết quả hoạt động Công đoàn năm 2024; phương hướng năm 2025",
    ),
    "004-ke-hoach-136": Head(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",
        "KẾ HOẠCH",
        "Phát triển đoàn viên, thành lập công đoàn cấp cơ sở năm 2025",
        "Số: 136/KH-LĐLĐ",
        "Lai Châu, ngày 14 tháng 3 năm 2025",
    ),
}


def read(name):
    """The sample of that name, its head lines left out."""
    head = HEADS[name]
    text = (HOME / f"{name}.txt").read_text(encoding="utf-8")
    body, closing = text.split("Nơi nhận:")
    ending = [line.strip("* ") for line in closing.split("\n") if line.strip("* ")]
    printed = {head.kind, head.title, head.number, head.place_and_day}
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    return Sample(
        lines=[line for line in lines if line not in printed],
        recipients=[line for line in ending if line.startswith("-")],
        signature=[line for line in ending if not line.startswith("-")][:-1],
        signer=ending[-1],
    )


def is_heading(line):
    """A numbered line that is a title, not a sentence."""
    return bool(re.match(r"([IVX]+|\d+)\. ", line)) and line[-1] not in ".;,"


def write(paragraph, text, bold=False, size=13):
    """Puts text into a Word paragraph; **so** is bold and *so* is slanted."""
    for piece in MARKED.split(text):
        run = paragraph.add_run(piece.strip("*"))
        run.bold = bold or piece.startswith("**")
        run.italic = piece.startswith("*") and not piece.startswith("**")
        run.font.size = Pt(size)
    return paragraph


def columns(document, left, right):
    """A table of two borderless columns; each side is a list of (text, bold)."""
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for number, (text, bold) in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            write(paragraph, text, bold, 12).alignment = ALIGN.CENTER
    return table


def empty_paper():
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    document.styles["Normal"].font.name = "Times New Roman"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime(*EPOCH)
    return document


def closing(document, sample):
    """Recipients on the left, the signature on the right."""
    table = columns(document, [("Nơi nhận:", True)], [(line, True) for line in sample.signature])
    left, right = table.rows[0].cells
    for line in sample.recipients:
        write(left.add_paragraph(), line, size=11)
    for text in ("", "", "", sample.signer):
        write(right.add_paragraph(), text, bold=True).alignment = ALIGN.CENTER
    left.paragraphs[0].alignment = ALIGN.LEFT


def word(name):
    """The sample as bytes of a DOCX."""
    head, sample, document = HEADS[name], read(name), empty_paper()
    left = [(head.above, False), (head.issuer, True), (head.number, False)]
    right = [(NATION[0], True), (NATION[1], True), (f"*{head.place_and_day}*", False)]
    columns(document, left, right) if head.number else columns(document, left[:2], right[:2])
    for text in ("", head.kind, head.title):
        write(document.add_paragraph(), text, bold=True, size=14).alignment = ALIGN.CENTER
    for line in sample.lines:
        paragraph = write(document.add_paragraph(), line, bold=is_heading(line))
        paragraph.paragraph_format.first_line_indent = Cm(1)
        paragraph.alignment = ALIGN.JUSTIFY
    closing(document, sample)
    return undated(document)


def undated(document):
    """The document packed again so that no day of making stands in the archive."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def pdf(name):
    """The sample as bytes of a PDF with page numbers from the second page on."""
    head, sample = HEADS[name], read(name)
    data = {
        **vars(head),
        **vars(sample),
        "nation": NATION,
        "lines": [{"text": line, "heading": is_heading(line)} for line in sample.lines],
    }
    return typst.compile(
        TEMPLATE.encode(),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )


PAPERS = {
    "000-chuong-trinh-2025.docx": word,
    "002-bao-cao-2024.pdf": pdf,
    "004-ke-hoach-136.docx": word,
}


def main():
    for file, make in PAPERS.items():
        (HOME / file).write_bytes(make(file.rsplit(".", 1)[0]))


if __name__ == "__main__":
    main()

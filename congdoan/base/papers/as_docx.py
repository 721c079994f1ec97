"""Papers as Word documents that an office can go on editing; the same parts as the PDF."""

from datetime import datetime
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from congdoan.base.papers import word
from congdoan.base.papers.layout import lay_out

_INDENT = Mm(12.7)
_LEFT, _RIGHT, _EDGE = Mm(30), Mm(15), Mm(20)
_A4 = (Mm(210), Mm(297))
_HEAD_WIDTHS = (Mm(77), Mm(88))
_ALIGN = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}


def docx_of(paper):
    """The paper as bytes of a .docx file, in Times New Roman."""
    laid = lay_out(paper)
    document = docx.Document()
    _prepare(document, laid)
    _head(document, laid)
    _opening(document, laid)
    for block in laid["blocks"]:
        _block(document, block)
    _foot(document, laid)
    for annex in laid["annexes"]:
        _annex(document, annex)
    if laid["contact"]:
        _contact(document, laid["contact"])
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _prepare(document, laid):
    word.set_font(document.styles["Normal"], "Times New Roman", Pt(14))
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing = 1.0
    _page(document.sections[0])
    about = document.core_properties
    about.title = f"{laid['kind']} {laid['subject']}{laid['about']}".strip()
    about.author = " ".join(laid["issuer"])
    about.language = "vi-VN"
    if laid["date"]:
        about.created = about.modified = datetime(*laid["date"])


def _page(section, landscape=False):
    width, height = _A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.top_margin = section.bottom_margin = _EDGE
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    word.add_page_number(number, Pt(13))
    word.count_pages_from_one(section)


def _contact(document, contact):
    """At the foot of the first page, under a line of its whole width; annexes have a foot of their own."""
    first, *annexes = document.sections
    first.footer_distance = Mm(8)
    foot = first.first_page_footer
    word.drop_size(foot.paragraphs[0])
    word.add_rule(foot, sum(_HEAD_WIDTHS), sum(_HEAD_WIDTHS))
    _lines(foot, [contact], size=11)
    for annex in annexes:
        annex.first_page_footer.is_linked_to_previous = False


def _head(document, laid):
    table = document.add_table(2, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    word.set_widths(table, _HEAD_WIDTHS)
    issuer, motto = table.rows[0].cells
    _lines(issuer, laid["superior"], size=12)
    _lines(issuer, laid["issuer"], size=12, bold=True)
    if laid["party"]:
        _lines(issuer, ["*"], size=13)
        _lines(motto, laid["motto"], size=14, bold=True)
        word.add_rule(motto, Mm(62), _HEAD_WIDTHS[1])
    else:
        word.add_rule(issuer, Mm(26), _HEAD_WIDTHS[0])
        _lines(motto, laid["motto"][:1], size=12, bold=True)
        _lines(motto, laid["motto"][1:], size=13, bold=True)
        word.add_rule(motto, Mm(56), _HEAD_WIDTHS[1])
    numbered, dated = table.rows[1].cells
    _lines(numbered, [laid["number"]], size=13)
    _lines(numbered, [laid["about"]], size=12)
    _lines(numbered, [laid["draft"]], size=12, bold=True)
    _lines(dated, [laid["dated"]], size=13, italic=True)


def _lines(place, lines, *, size=14, bold=False, italic=False, align=ALIGN.CENTER, before=0):
    """Paragraphs of one look, the first with room before it; empty lines are left out."""
    for line in filter(None, lines):
        paragraph = word.next_paragraph(place)
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = Pt(before)
        word.add_run(paragraph, line, Pt(size), bold=bold, italic=italic)
        before = 0


def _opening(document, laid):
    """From the kind of paper to the word that enacts it."""
    _lines(document, [laid["kind"]], bold=True, before=14)
    _lines(document, [laid["subject"]], bold=True)
    if laid["kind"]:
        word.add_rule(document, Mm(30), sum(_HEAD_WIDTHS))
    _addressees(document, laid["addressees"])
    _lines(document, laid["authority"], bold=True, before=6)
    for line in laid["basis"]:
        _paragraph(document, [{"text": line, "bold": False, "italic": True}])
    _lines(document, [laid["enacting"]], bold=True, before=10)


def _addressees(document, addressees):
    if len(addressees) == 1:
        _lines(document, [f"Kính gửi: {addressees[0]}"], before=8)
    elif addressees:
        _lines(document, ["Kính gửi:"], align=ALIGN.LEFT, before=8)
        document.paragraphs[-1].paragraph_format.left_indent = Mm(25)
        for line in addressees:
            _lines(document, [f"- {line}"], align=ALIGN.LEFT)
            document.paragraphs[-1].paragraph_format.left_indent = Mm(35)


def _block(document, block):
    match block["is"]:
        case "heading":
            run = {"text": block["text"], "bold": True, "italic": block["level"] > 2}
            _paragraph(document, [run]).paragraph_format.keep_with_next = True
        case "bullets":
            for item in block["items"]:
                _paragraph(document, [{"text": "- ", "bold": False, "italic": False}, *item])
        case "table":
            _table(document, block)
        case _:
            _paragraph(document, block["runs"])


def _paragraph(document, runs):
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    look = paragraph.paragraph_format
    look.first_line_indent = _INDENT
    look.space_before = Pt(6)
    look.line_spacing = 1.1
    for run in runs:
        word.add_run(paragraph, run["text"], Pt(14), bold=run["bold"], italic=run["italic"])
    return paragraph


def _table(document, block):
    if block["caption"]:
        _lines(document, [block["caption"]], size=12, bold=True, before=8)
    titles = 2 if block["groups"] else 1
    table = document.add_table(titles + len(block["rows"]), len(block["widths"]), "Table Grid")
    word.set_widths(table, _shares(document.sections[-1], block["widths"]))
    _titles(table, block)
    for row in table.rows[:titles]:
        word.repeat_on_every_page(row)
    for row, cells in zip(table.rows[titles:], block["rows"], strict=True):
        _row(row.cells, cells)
    word.drop_size(document.add_paragraph())


def _shares(section, widths):
    whole = section.page_width - section.left_margin - section.right_margin
    return [int(whole * width / sum(widths)) for width in widths]


def _titles(table, block):
    column = 0
    last = 1 if block["groups"] else 0
    for group, count in block["groups"] or [("", 1) for _title in block["titles"]]:
        for place in range(column, column + count):
            cell = table.cell(last, place)
            if not group and last:
                cell = table.cell(0, place).merge(cell)
            _lines(cell, [block["titles"][place]], size=12, bold=True)
        if group:
            above = table.cell(0, column).merge(table.cell(0, column + count - 1))
            _lines(above, [group], size=12, bold=True)
        column += count


def _row(places, row):
    if row["spans"]:
        places = [places[0].merge(places[-1])]
    for place, cell in zip(places, row["cells"], strict=True):
        _lines(place, [cell["text"]], size=12, bold=row["bold"], align=_ALIGN[cell["align"]])


def _foot(document, laid):
    word.drop_size(document.add_paragraph())
    table = document.add_table(1, 2)
    word.set_widths(table, (sum(_HEAD_WIDTHS) // 2,) * 2)
    word.keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    if laid["beside"]:
        _signature(left, laid["beside"])
    else:
        _recipients(left, laid["recipients"])
    if laid["signature"]:
        _signature(right, laid["signature"])
    # Word wants a paragraph after the last table.
    word.drop_size(document.add_paragraph())
    if laid["beside"]:
        _recipients(document, laid["recipients"])


def _recipients(place, recipients):
    if recipients:
        _lines(place, ["Nơi nhận:"], size=12, bold=True, italic=True, align=ALIGN.LEFT)
        _lines(place, [f"- {line}" for line in recipients], size=11, align=ALIGN.LEFT)


def _signature(cell, signature):
    _lines(cell, signature["authority"] + signature["role"], bold=True)
    name = word.next_paragraph(cell)
    name.alignment = ALIGN.CENTER
    # Room for the hand and the seal.
    name.paragraph_format.space_before = Mm(27)
    word.add_run(name, signature["name"], Pt(14), bold=True)


def _annex(document, annex):
    _page(document.add_section(WD_SECTION.NEW_PAGE), annex["landscape"])
    section = document.sections[-1]
    _lines(document, [annex["label"], annex["title"]], bold=True)
    _lines(document, [annex["attached"]], italic=True)
    width = section.page_width - section.left_margin - section.right_margin
    word.add_rule(document, Mm(30), width)
    for block in annex["blocks"]:
        _block(document, block)

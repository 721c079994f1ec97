"""The few things Word knows and python-docx has no word for.

Word refuses a file whose elements stand in another order than its schema has them.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell


def set_font(style, name, size):
    """One typeface for every script; Word keeps four names for one font."""
    style.font.name, style.font.size = name, size
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), name)


def add_run(paragraph, text, size, *, bold=False, italic=False):
    run = paragraph.add_run(text)
    run.font.size = size
    run.bold, run.italic = bold or None, italic or None
    return run


def next_paragraph(place):
    """A new paragraph of a document or cell; a fresh cell offers the empty one it must have."""
    if isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs:
        return place.paragraphs[0]
    return place.add_paragraph()


def drop_size(paragraph):
    """Make an empty paragraph as low as it can be."""
    paragraph.paragraph_format.line_spacing = Pt(6)


def add_rule(place, length, width):
    """A centred line of that length in a column of that width."""
    paragraph = next_paragraph(place)
    drop_size(paragraph)
    look = paragraph.paragraph_format
    look.left_indent = look.right_indent = max(0, int((width - length) / 2))
    borders = OxmlElement("w:pBdr")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
    border = _child(borders, "w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)


def add_page_number(paragraph, size):
    """A field that Word fills with the number of the page."""
    run = add_run(paragraph, "", size)
    for kind in ("begin", None, "end"):
        if kind:
            _child(run._r, "w:fldChar").set(qn("w:fldCharType"), kind)
        else:
            _child(run._r, "w:instrText").text = "PAGE"


def count_pages_from_one(section):
    numbering = section._sectPr.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = OxmlElement("w:pgNumType")
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)
    numbering.set(qn("w:start"), "1")


def set_widths(table, widths):
    """Fixed widths; Word reads them from the cells, other programs from the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def repeat_on_every_page(row):
    _child(row._tr.get_or_add_trPr(), "w:tblHeader")


def keep_whole(row):
    _child(row._tr.get_or_add_trPr(), "w:cantSplit")


def _child(parent, name):
    element = OxmlElement(name)
    parent.append(element)
    return element

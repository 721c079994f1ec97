"""DOCX to text: paragraphs with their Word numbering, tables, text boxes, headers and footnotes."""

import re
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from congdoan.reading.steps import runs
from congdoan.reading.steps.numbering import Numbering

_LAYOUT = re.compile(
    r"CỘNG\s+H\w+\s+X\w+|Độc lập|ĐẢNG CỘNG SẢN|[Nn]ơi nhận|NƠI NHẬN|\bTM\.|\bKT\.|T/M|^Số\s*:"
)

_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


def text_of(data):
    """The text of a DOCX in reading order; paragraphs are set apart by empty lines."""
    document = docx.Document(BytesIO(data))
    numbering = Numbering(document)
    lines = list(_blocks(document, document, numbering))
    lines += _notes(document)
    heads = _page_heads(document)
    return "\n\n".join([*[line for line in heads if line not in lines], *lines])


def _inner(container):
    """Paragraphs and tables in order, those inside content controls and insertions too."""
    element = container._body._body if hasattr(container, "_body") else container._element
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == qn("w:p"):
            yield Paragraph(child, container)
        elif child.tag == qn("w:tbl"):
            yield Table(child, container)
        elif child.tag in _WRAPPERS:
            waiting += reversed(child)


def _blocks(container, document, numbering):
    for block in _inner(container):
        if isinstance(block, Table):
            yield from _table(block, document, numbering)
            continue
        yield from _boxes(block)
        text = _paragraph(block, numbering)
        if text.strip():
            yield text


def _paragraph(paragraph, numbering):
    label = numbering.label(paragraph)
    text = runs.text_of(paragraph).strip()
    return f"{label} {text}" if label and text else text


def _boxes(paragraph):
    """Text boxes hang on a paragraph; old and new drawing repeat the same text."""
    seen = []
    for box in paragraph._p.iter(qn("w:txbxContent")):
        text = "\n".join(runs.text_of(Paragraph(p, paragraph)) for p in box.iter(qn("w:p")))
        if text.strip() and text not in seen:
            seen.append(text)
    return seen


def _table(table, document, numbering):
    """Header and signature tables column by column, tables of figures row by row."""
    rows = _rows(table)
    text = "\n".join(_cell(cell) for row in rows for cell in row)
    if len(rows) <= 6 and max(map(len, rows), default=0) <= 3 and _LAYOUT.search(text):
        for column in range(max(map(len, rows))):
            for row in rows:
                if column < len(row):
                    yield from _blocks(row[column], document, numbering)
        return
    for row in rows:
        cells = [" ".join(_cell(cell).split()) for cell in row]
        line = " | ".join(cell for cell in cells if cell)
        if line:
            yield line


def _rows(table):
    """Cells by row; a merged one stands once, in the first row and column it covers."""
    seen = set()
    found = []
    for row in table.rows:
        cells = {cell._tc: cell for cell in row.cells if cell._tc not in seen}
        seen |= cells.keys()
        found.append(list(cells.values()))
    return found


def _cell(cell):
    return "\n".join(runs.text_of(paragraph) for paragraph in cell.paragraphs)


def _page_heads(document):
    """Page headers that carry more than a page number, once each."""
    found = []
    for section in document.sections:
        for part in (section.header, section.first_page_header):
            if part.is_linked_to_previous:
                continue
            for paragraph in part.paragraphs:
                text = runs.text_of(paragraph).strip()
                if len(text) > 8 and text not in found:
                    found.append(text)
    return found


def _notes(document):
    """Footnotes and endnotes, after the text."""
    found = []
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")):
            from lxml import etree

            root = etree.fromstring(relation.target_part.blob)
            for note in root:
                text = "".join(node.text or "" for node in note.iter(qn("w:t"))).strip()
                if text:
                    found.append(text)
    return found

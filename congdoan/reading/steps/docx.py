"""DOCX to text: paragraphs with their Word numbering, tables, text boxes, headers and footnotes."""

import re
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from congdoan.reading.steps.numbering import Numbering

_LAYOUT = re.compile(
    r"CỘNG\s+H\w+\s+X\w+|Độc lập|ĐẢNG CỘNG SẢN|[Nn]ơi nhận|NƠI NHẬN|\bTM\.|\bKT\.|T/M|^Số\s*:"
)


def text_of(data):
    """The text of a DOCX in reading order; paragraphs are set apart by empty lines."""
    document = docx.Document(BytesIO(data))
    numbering = Numbering(document)
    lines = list(_blocks(document, document, numbering))
    lines += _notes(document)
    heads = _page_heads(document)
    return "\n\n".join([*[line for line in heads if line not in lines], *lines])


def _blocks(container, document, numbering):
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block, document, numbering)
            continue
        yield from _boxes(block)
        text = _paragraph(block, numbering)
        if text.strip():
            yield text


def _paragraph(paragraph, numbering):
    label = numbering.label(paragraph)
    text = paragraph.text.strip()
    return f"{label} {text}" if label and text else text


def _boxes(paragraph):
    """Text boxes hang on a paragraph; old and new drawing repeat the same text."""
    seen = []
    for box in paragraph._p.iter(qn("w:txbxContent")):
        text = "\n".join(Paragraph(p, paragraph).text for p in box.iter(qn("w:p")))
        if text.strip() and text not in seen:
            seen.append(text)
    return seen


def _table(table, document, numbering):
    """Header and signature tables column by column, tables of figures row by row."""
    rows = [_cells(row) for row in table.rows]
    text = "\n".join(cell.text for row in rows for cell in row)
    if len(rows) <= 6 and max(map(len, rows), default=0) <= 3 and _LAYOUT.search(text):
        for column in range(max(map(len, rows))):
            for row in rows:
                if column < len(row):
                    yield from _blocks(row[column], document, numbering)
        return
    for row in rows:
        cells = [" ".join(cell.text.split()) for cell in row]
        line = " | ".join(cell for cell in cells if cell)
        if line:
            yield line


def _cells(row):
    """The cells of a row, a merged one once."""
    found = []
    for cell in row.cells:
        if not found or cell._tc is not found[-1]._tc:
            found.append(cell)
    return found


def _page_heads(document):
    """Page headers that carry more than a page number, once each."""
    found = []
    for section in document.sections:
        for part in (section.header, section.first_page_header):
            if part.is_linked_to_previous:
                continue
            for paragraph in part.paragraphs:
                text = paragraph.text.strip()
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

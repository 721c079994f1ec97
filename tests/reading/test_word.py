"""What Word files of real offices hold: edits on show, tags, symbols, merged cells, old fonts."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from congdoan.base import legacy
from congdoan.reading import read
from tests.reading.test_containers import item, numbered, saved

W = nsdecls("w")
TCVN3 = {letter: char for char, letter in legacy._TCVN3.items()}


def paper(*inner):
    """A plan whose targets are paragraphs of the given WordprocessingML."""
    document = docx.Document()
    for text in ("KẾ HOẠCH", "Chăm lo đoàn viên năm 2025", "I. CHỈ TIÊU"):
        document.add_paragraph(text)
    for xml in inner:
        document.element.body.insert(-1, parse_xml(xml))
    return document


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def values(document):
    return [f.value for f in read(saved(document), "kế hoạch.docx").targets]


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (run("- Phấn đấu ") + f'<w:ins w:id="1">{run("85%")}</w:ins>' + run(" đoàn viên được thăm."), [85]),
        (run("- Phấn đấu ") + f'<w:del w:id="1">{run("70%", "delText")}</w:del>' + run("85% đoàn viên đi học."), [85]),
        (run("- Phấn đấu 85% đoàn viên tỉnh ")
         + f'<w:smartTag w:uri="u" w:element="place">{run("Lai Châu")}</w:smartTag>' + run(" được thăm hỏi."), [85]),
        (run("- Phấn đấu ") + f'<w:sdt><w:sdtContent>{run("85%")}</w:sdtContent></w:sdt>'
         + run(" đoàn viên được thăm hỏi."), [85]),
        (run("- Tổ chức cho ") + '<w:r><w:sym w:char="F0B3"/></w:r>' + run(" 85% đoàn viên đi học."), [85]),
    ],
    ids=["inserted", "deleted", "tag", "control", "symbol"],
)  # fmt: skip
def test_runs_are_read_as_they_are_printed(inner, found):
    assert values(paper(f"<w:p {W}>{inner}</w:p>")) == found


def test_the_sign_of_a_symbol_font_is_a_comparator():
    inner = run("- Tỷ lệ đoàn viên được học tập ") + (
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 85%.")
    )
    [target] = read(saved(paper(f"<w:p {W}>{inner}</w:p>")), "a.docx").targets
    assert (target.comparator, target.value) == (">=", 85)


def test_paragraphs_inside_a_content_control_are_read():
    block = (
        f"<w:sdt {W}><w:sdtContent><w:p>{run('- Có 12 lớp học nghề.')}</w:p></w:sdtContent></w:sdt>"
    )
    assert values(paper(block)) == [12]


def test_a_list_that_starts_anew_counts_from_its_first_number():
    document = paper()
    for _ in range(2):
        num = numbered(document)
        override = parse_xml(
            f'<w:lvlOverride {W} w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'
        )
        list(document.part.numbering_part.element.iter(qn("w:num")))[-1].append(override)
        item(document, "NHIỆM VỤ", num, 0)
        item(document, "TỔ CHỨC THỰC HIỆN", num, 0)
    labels = [node.label for node in read(saved(document), "a.docx").outline]
    assert labels == ["I.", "III.", "IV.", "III.", "IV."]


def test_a_merged_cell_is_read_once():
    document = paper()
    table = document.add_table(rows=4, cols=4)
    for row, texts in zip(table.rows, [("TT", "Đơn vị", "Số vụ", "Ghi chú")] * 4, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(3, 1)).text = "Cả ba huyện"
    table.cell(1, 2).merge(table.cell(1, 3)).text = "Ngang"
    text = read(saved(document), "a.docx").text
    assert text.count("Cả ba huyện") == text.count("Ngang") == 1


def typed(text, coding):
    """The text as an old font holds it."""
    if coding == "tcvn3":
        return "".join(TCVN3.get(char, char) for char in text)
    pairs = {v: k for k, v in legacy._VNI_PAIRS.items()} | {
        v: k for k, v in legacy._VNI_ALONE.items()
    }
    return "".join(pairs.get(char, char) for char in text)


SENTENCE = "Phấn đấu 85% đoàn viên được thăm hỏi, trợ cấp; hướng dẫn thực hiện ở cơ sở."


@pytest.mark.parametrize(("font", "coding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
@pytest.mark.parametrize("at_run", [True, False], ids=["run", "style"])
def test_old_fonts_read_like_unicode(font, coding, at_run):
    document = docx.Document()
    if not at_run:
        document.styles["Normal"].font.name = font
    for text in ("KẾ HOẠCH", "Năm 2025", "I. CHỈ TIÊU", typed(f"- {SENTENCE}", coding)):
        piece = document.add_paragraph().add_run(text)
        if at_run:
            piece.font.name = font
    reading = read(saved(document), "a.docx")
    assert SENTENCE in reading.text and [f.value for f in reading.targets] == [85]


def test_capitals_of_an_old_font_come_out_as_capitals():
    document = docx.Document()
    document.add_paragraph().add_run(typed("kế hoạch", "tcvn3")).font.name = ".VnTimeH"
    assert "KẾ HOẠCH" in read(saved(document), "a.docx").text


@pytest.mark.parametrize("coding", ["tcvn3", "vni"])
def test_plain_text_of_an_old_font_is_told_by_its_letters(coding):
    text = f"Kế hoạch năm 2010\nI. Chỉ tiêu\n- {SENTENCE}\n"
    assert SENTENCE in read(typed(text, coding).encode(), "cũ.txt").text


@pytest.mark.parametrize(
    "text", [SENTENCE, "Plain English of some length, no accents.", "12/5/2020"]
)
def test_text_of_today_is_left_alone(text):
    assert legacy.modern(text) == text

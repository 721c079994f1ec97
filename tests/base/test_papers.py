"""A paper as PDF, Word and text: the same words in each, its head, body and annexes as the rules have them."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from congdoan.base import papers
from congdoan.base.papers import (
    Annex,
    Article,
    Bold,
    Bullets,
    Column,
    Heading,
    Italic,
    Paper,
    Signature,
    Table,
    Text,
)  # fmt: skip

SHARES = Table(
    [
        Column("TT", "center", 0.5),
        Column("Đơn vị", width=3),
        Column("Chính thức", group="Chỉ tiêu"),
        Column("Phi chính thức", group="Chỉ tiêu"),
    ],
    [
        ["Khu vực ngoài nhà nước"],
        [1, "Phường Tân Phong", 1234, None],
        [2, "Phường Đoàn Kết", 66, 7],
    ],
    ["", "Cộng", 1300, 7],
)
PLAN = Paper(
    superior="TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM",
    issuer="LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",
    number="136/KH-LĐLĐ",
    place="Lai Châu",
    date=date(2025, 3, 14),
    kind="KẾ HOẠCH",
    subject="Phát triển đoàn viên năm 2025",
    basis=["Thực hiện Kế hoạch số 185/KH-TLĐ;", "Xét tình hình thực tế"],
    blocks=[
        Heading(1, "I. MỤC ĐÍCH"),
        Text("Tăng ", Bold("1.810"), " đoàn viên ", Italic("trong năm"), "."),
        Bullets(["Mỗi đơn vị nhận một phần.", ("Báo cáo ", Bold("hằng tháng"), ".")]),
    ],
    signature=Signature("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Nguyễn Thị Mẫu"),
    recipients=["Tổng LĐLĐ Việt Nam", "Lưu: VT, Ban TC."],
    annexes=[
        Annex("Giao chỉ tiêu", [SHARES], landscape=True),
        Annex("Mẫu báo cáo", [Text("Kính gửi.")]),
    ],
    issuer_name="LĐLĐ tỉnh Lai Châu",
)
DECISION = Paper(
    issuer="CÔNG ĐOÀN PHƯỜNG TÂN PHONG",
    number="/QĐ-CĐP",
    place="Lai Châu",
    date=None,
    kind="QUYẾT ĐỊNH",
    subject="Về việc kết nạp đoàn viên",
    authority="BAN CHẤP HÀNH CÔNG ĐOÀN PHƯỜNG TÂN PHONG",
    basis=["Căn cứ Điều lệ Công đoàn Việt Nam"],
    blocks=[Article("Điều 1.", "Kết nạp ông ", Bold("Trần Văn Mẫu"), ".")],
    draft=True,
)
LETTER = Paper(
    issuer="CÔNG ĐOÀN CƠ SỞ",
    number="12/CV-CĐCS",
    place="Hà Nội",
    date=date(2026, 2, 5),
    kind="",
    subject="đề nghị cung cấp số liệu",
    addressees=["Bảo hiểm xã hội", "Cơ quan thuế"],
    blocks=[Text("Đề nghị cung cấp số liệu.")],
)
PARTY = replace(PLAN, party=True, annexes=[], number="15-CTr/ThU")
MINUTES = replace(PLAN, kind="BIÊN BẢN", beside=Signature("", "THƯ KÝ", "Lê Văn Mẫu"), annexes=[])
ALL = [PLAN, DECISION, LETTER, PARTY, MINUTES]


def pages(paper):
    """The text of each page of the PDF, white space folded."""
    found = pypdfium2.PdfDocument(papers.pdf(paper))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in found]


def words(paper):
    """Every paragraph of the Word file, tables included, in the order of the file."""
    document = docx.Document(BytesIO(papers.docx(paper)))
    return ["".join(t.text for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))]


def folded(text):
    return " ".join(text.replace("|", " ").replace("\u00a0", " ").split())


def test_the_same_paper_is_the_same_file():
    assert papers.pdf(PLAN) == papers.pdf(replace(PLAN))
    assert papers.pdf(PLAN) != papers.pdf(replace(PLAN, date=date(2025, 3, 15)))


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.kind or "letter")
def test_pdf_word_and_text_say_the_same(paper):
    printed, written = folded(" ".join(pages(paper))), folded(" ".join(words(paper)))
    for line in papers.plain(paper).splitlines():
        for part in filter(None, map(folded, line.split("|"))):
            assert part in printed, part
            assert part in written, part


def test_the_head_bears_issuer_motto_number_and_date():
    head = pages(PLAN)[0]
    for part in (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 136/KH-LĐLĐ",
        "Lai Châu, ngày 14 tháng 3 năm 2025",
    ):
        assert part in head


def test_a_long_issuer_is_cut_before_the_place():
    assert "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH LAI CHÂU\n" in papers.plain(PLAN)
    assert "CÔNG ĐOÀN\nPHƯỜNG TÂN PHONG\n" in papers.plain(DECISION)


def test_an_unnumbered_undated_paper_leaves_room():
    text = papers.plain(DECISION).replace("\u00a0", "_")
    assert "Số: ________/QĐ-CĐP" in text
    assert "Lai Châu, ngày_____tháng_____năm" in text


def test_a_draft_says_so():
    assert "DỰ THẢO" in papers.plain(DECISION)
    assert "DỰ THẢO" not in papers.plain(replace(DECISION, draft=False))


def test_a_decision_names_the_authority_then_the_grounds_then_enacts():
    lines = papers.plain(DECISION).splitlines()
    place = lines.index("BAN CHẤP HÀNH CÔNG ĐOÀN PHƯỜNG TÂN PHONG")
    assert lines[place + 1 : place + 3] == ["Căn cứ Điều lệ Công đoàn Việt Nam.", "QUYẾT ĐỊNH:"]


def test_a_letter_bears_its_matter_under_the_number_and_names_whom_it_is_for():
    text = papers.plain(LETTER)
    assert "Số: 12/CV-CĐCS\nV/v đề nghị cung cấp số liệu\n" in text
    assert "Kính gửi:\n- Bảo hiểm xã hội;\n- Cơ quan thuế.\n" in text


def test_the_party_has_its_own_head_and_no_end_mark():
    text = papers.plain(PARTY)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "CỘNG HÒA" not in text
    assert "Số 15-CTr/ThU" in text
    assert "./." not in text


@pytest.mark.parametrize(
    ("block", "end"),
    [
        (Text("Hết."), "Hết./."),
        (Text("Hết ", Bold("rồi;")), "Hết rồi./."),
        (Text("Hết./."), "Hết./."),
        (Bullets(["Một;", "Hai."]), "- Hai./."),
        (Article("Điều 2.", "Thi hành."), "Điều 2. Thi hành./."),
        (SHARES, "Cộng | 1.300 | 7\n./."),
    ],
)
def test_the_body_ends_with_the_end_mark_once(block, end):
    text = papers.plain(replace(LETTER, blocks=[Text("Đầu."), block]))
    assert text.count("./.") == 1
    assert text.endswith(f"{end}\n")


def test_annexes_begin_new_pages_and_count_their_own():
    found = pages(PLAN)
    assert len(found) == 3
    assert found[1].startswith("Phụ lục I Giao chỉ tiêu")
    assert "(Kèm theo Kế hoạch số 136/KH-LĐLĐ ngày 14 tháng 3 năm 2025 của LĐLĐ tỉnh" in found[1]
    assert found[2].startswith("Phụ lục II")


def test_a_landscape_annex_lies_across():
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(papers.pdf(PLAN))]
    assert [width > height for width, height in sizes] == [False, True, False]
    sections = docx.Document(BytesIO(papers.docx(PLAN))).sections
    across = [section.orientation == WD_ORIENT.LANDSCAPE for section in sections]
    assert across == [False, True, False]


def test_pages_are_numbered_from_the_second():
    long = replace(LETTER, blocks=[Text(f"Đoạn {place}. " + "chữ " * 60) for place in range(30)])
    found = pages(long)
    assert len(found) > 2
    assert not found[0].startswith("1 ")
    assert found[1].startswith("2 ") and found[2].startswith("3 ")


def test_the_head_of_a_table_is_repeated_on_the_next_page():
    rows = [[place, f"Đơn vị {place}", place, place] for place in range(1, 80)]
    found = pages(replace(LETTER, blocks=[replace(SHARES, rows=rows)]))
    assert [page.count("Phi chính thức") for page in found[:2]] == [1, 1]


def test_numbers_in_tables_are_vietnamese_and_nothing_is_a_dash():
    assert "1 | Phường Tân Phong | 1.234 | –" in papers.plain(PLAN)


def test_numbers_stand_right_and_names_left():
    table = docx.Document(BytesIO(papers.docx(PLAN))).tables[2]
    row = [cell.paragraphs[0].alignment for cell in table.rows[3].cells]
    assert [str(align).split(" ")[0] for align in row] == ["CENTER", "LEFT", "RIGHT", "RIGHT"]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="4 columns, but a row of 2"):
        papers.plain(replace(LETTER, blocks=[replace(SHARES, rows=[[1, "thiếu"]])]))


def test_text_is_never_read_as_markup():
    odd = "#let x = 1; *đậm* _nghiêng_ $a$ [ ] \\ <b> & // @ref"
    paper = replace(LETTER, blocks=[Text(odd, " hết")], addressees=[odd])
    assert odd in pages(paper)[0]


def test_a_paper_may_lack_every_optional_part():
    bare = Paper("CÔNG ĐOÀN", "", "Hà Nội", None, "GIẤY MỜI", "", [])
    assert "Số: " in pages(bare)[0]
    assert "GIẤY MỜI" in words(bare)


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.kind or "letter")
def test_word_finds_its_elements_in_the_order_of_its_schema(paper):
    order = {
        "pPr": ("pStyle", "keepNext", "pBdr", "spacing", "ind", "jc"),
        "sectPr": (
            *("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols"),
            *("titlePg", "docGrid"),
        ),
    }
    body = docx.Document(BytesIO(papers.docx(paper))).element
    for parent, names in order.items():
        for element in body.iter(qn(f"w:{parent}")):
            children = [re.sub("{.*}", "", child.tag) for child in element]
            known = [names.index(child) for child in children if child != "sectPr"]
            assert known == sorted(known), children

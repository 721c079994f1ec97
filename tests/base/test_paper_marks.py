"""What papers are printed with: fonts that hold every letter, codes to scan, the issuer's address."""

import re
from dataclasses import replace
from io import BytesIO
from string import ascii_letters

import docx
import pytest

from congdoan.base import papers
from congdoan.base.papers import (
    Bold,
    Italic,
    Text,
)  # fmt: skip
from congdoan.base.papers.sheet import FONTS, qr_svg
from tests.base.test_papers import LETTER, PLAN, pages

TONED = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"


def fonts_in(pdf):
    """Names of the fonts that a PDF embeds."""
    return set(re.findall(rb"/FontName */[A-Z]{6}\+(\w+)", pdf))


def test_the_shipped_fonts_hold_every_vietnamese_letter():
    # A letter that the font lacks is set in another one, which the file then embeds.
    letters = ascii_letters + TONED + TONED.upper() + "–…«»“”₫•"
    runs = [letters, Bold(letters), Italic(letters)]
    embedded = fonts_in(papers.pdf(replace(LETTER, blocks=[Text(*runs)])))
    assert len(set(TONED)) == 67
    assert embedded and all(name.startswith(b"Tinos") for name in embedded), embedded
    strange = fonts_in(papers.pdf(replace(LETTER, blocks=[Text("≋ 𝔄")])))
    assert not all(name.startswith(b"Tinos") for name in strange)


def test_the_fonts_come_with_their_licence():
    assert len(list(FONTS.glob("*.ttf"))) == 4
    assert "SIL Open Font License" in (FONTS / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("inline", [True, False])
def test_a_qr_stands_on_white_whatever_the_theme(inline):
    """Dark on a dark page no camera reads."""
    assert "fff" in qr_svg("https://example.vn/card/", inline=inline)


def test_a_letter_says_at_the_foot_of_its_first_page_where_its_issuer_is_reached():
    contact = "Địa chỉ: Số 12 Trần Phú; Điện thoại: 0213 387 6543"
    long = replace(PLAN, contact=contact, blocks=[Text("Một đoạn dài. " * 60)] * 8)
    first, *others = pages(long)
    assert contact in first and not any(contact in page for page in others) and others
    word = docx.Document(BytesIO(papers.docx(long)))
    sections = list(word.sections)
    assert contact in [one.text for one in sections[0].first_page_footer.paragraphs]
    assert len(sections) > 1
    for annex in sections[1:]:
        assert contact not in [one.text for one in annex.first_page_footer.paragraphs]
    assert contact in papers.plain(long)
    bare = docx.Document(BytesIO(papers.docx(PLAN)))
    assert bare.sections[0].first_page_footer.is_linked_to_previous, "no foot where none is"

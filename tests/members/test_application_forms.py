"""Applications on paper: form 5a of one worker, form 5b of many, as the page hands them out."""

import datetime as dt
from io import BytesIO

import docx
import pypdfium2
import pytest

pytestmark = pytest.mark.django_db
LIST = "/members/applications/"


def text_of(answer):
    """What the printed paper says, in one line."""
    assert answer.status_code == 200, answer
    pages = pypdfium2.PdfDocument(answer.content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.fixture
def applicant(enter, someone):
    def make(name, unit="CS001", **facts):
        who = someone(unit, full_name=name, **facts)
        return enter("members/applications", unit, person=who.pk)

    return make


def test_form_5a_says_what_is_known_and_leaves_room_for_the_rest(as_, applicant):
    one = applicant("Giàng Thị Mỷ", sex="female", born=dt.date(1999, 5, 4), hometown="Sìn Hồ",
                    ethnicity="Mông", phone="0912345678", job="Thợ may", identity_last="4321")  # fmt: skip
    client = as_("officer", "CS001")
    assert f"{LIST}{one.pk}/form-5a.pdf" in client.get(f"{LIST}{one.pk}/").text
    said = text_of(client.get(f"{LIST}{one.pk}/form-5a.pdf"))
    for words in ("MẪU 5A", "ĐƠN GIA NHẬP", "Ban Chấp hành Công đoàn CS001", "Giàng Thị Mỷ", "Nữ",
                  "04/5/1999", "Mông", "Sìn Hồ", "0912345678", "Thợ may", "cuối là 4321",
                  "Nơi ở hiện nay: …", "tự nguyện", "NGƯỜI LÀM ĐƠN"):  # fmt: skip
        assert words in said, words
    assert "Số:" not in said and "./." not in said, "nobody numbers a worker's own paper"
    word = docx.Document(BytesIO(client.get(f"{LIST}{one.pk}/form-5a.docx").content))
    assert any("Giàng Thị Mỷ" in line.text for line in word.paragraphs)


def test_form_5b_lists_those_filtered_with_men_and_women_in_columns_of_their_own(as_, applicant):
    applicant("Lò Văn Ba", sex="male", born=dt.date(1990, 1, 2), hometown="Mường Tè")
    applicant("Vàng Thị Súa", sex="female", born=dt.date(2001, 3, 4))
    client = as_("officer", "CS001")
    word = docx.Document(BytesIO(client.get(f"{LIST}form-5b.docx").content))
    table = next(one for one in word.tables if "TT" in one.cell(0, 0).text)
    lines = {row.cells[1].text: [cell.text for cell in row.cells] for row in table.rows[2:]}
    assert lines["Lò Văn Ba"][2:5] == ["1990", "", "Mường Tè"]
    assert lines["Vàng Thị Súa"][2:4] == ["", "2001"]
    said = text_of(client.get(f"{LIST}form-5b.pdf?q=lo van ba"))
    assert "Lò Văn Ba" in said and "Vàng Thị Súa" not in said
    assert "Danh sách có 1 người" in said


def test_form_5b_is_sent_to_one_union_and_never_empty(as_, applicant):
    client = as_("officer", "TA")
    assert "gửi cùng một công đoàn" in client.get(f"{LIST}form-5b.pdf", follow=True).text
    applicant("Lò Văn Ba"), applicant("Lò Văn Tư", "CS002")
    assert "gửi cùng một công đoàn" in client.get(f"{LIST}form-5b.pdf", follow=True).text
    assert client.get(f"{LIST}form-5b.pdf?q=lo van ba").status_code == 200


def test_who_may_not_write_prints_no_application(as_, applicant):
    one = applicant("Lò Văn Ba")
    assert as_("reader", "CS001").get(f"{LIST}{one.pk}/form-5a.pdf").status_code == 403
    assert as_("officer", "TB").get(f"{LIST}{one.pk}/form-5a.pdf").status_code in (403, 404)

"""Every chain of approval has its papers: each template makes a draft that prints as PDF and as Word."""

import io
import re

import docx
import pypdfium2
import pytest
from django.urls import reverse

from congdoan.direction.documents.kinds import Kind
from congdoan.direction.documents.templates import GAP, compose, templates
from congdoan.direction.registers.document import Document
from congdoan.records.register import REGISTERS
from tests.direction.documents import taken
from tests.growing import SYSTEM

pytestmark = pytest.mark.django_db
DRAFTED = [code for code, one in templates().items() if not one.made_by]


def made(client, code, **more):
    answer = client.post(reverse("direction-compose"), {"template": code, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Document.all_rows.latest("pk")


def test_all_twenty_two_chains_have_their_papers():
    flows = {one.flow for one in templates().values()}
    assert flows == {f"APP-{number:02d}" for number in range(1, 23)}


def test_templates_name_kinds_registers_and_pages_that_are_there():
    for one in templates().values():
        assert one.kind in Kind.values
        assert not one.register or one.register in REGISTERS, one.code
        assert one.made_by in ("", "units") or one.made_by in REGISTERS, one.code
        assert one.made_by or (one.text and one.recipients), one.code


def test_what_a_template_asks_of_a_record_is_a_field_of_its_register():
    for one in templates().values():
        asked = re.findall(r"{record\.(\w+)}", " ".join([one.title, *one.basis, *one.text]))
        assert set(asked) <= set(one.source.fields if one.source else ()), one.code


def test_every_template_prints_in_the_official_layout_and_stays_editable(officer, world):
    for code in DRAFTED:
        document = made(officer, code)
        named = document.title if document.kind == "other" else document.get_kind_display()
        heading = "V/v hướng dẫn" if code == "guide-letter" else named.upper()
        heading = "V/v trả lời" if code == "letter-answer" else heading
        for form in ("pdf", "docx"):
            url = reverse("direction-draft", args=[document.pk, form])
            text = read(form, officer.get(url).content)
            for words in ("CÔNG ĐOÀN TA", "DỰ THẢO", "Nơi nhận:", heading):
                assert words in text, (code, form, words, text)


def read(form, data):
    if form == "pdf":
        return "\n".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(data))
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_a_draft_knows_its_unit_its_chair_and_its_recipients(officer, enter, world):
    chair = enter("cadres/officials", "TA", position="chair", since="2024-01-01", until="")
    document = made(officer, "year-programme")
    assert document.title == "Công tác công đoàn năm 2027"
    assert document.signer == chair.person.full_name and "Công đoàn TA" in document.basis
    named = [(str(one), one.purpose) for one in document.recipients.all()]
    assert named == [
        ("Công đoàn TLD", "report"), ("Thường trực cấp ủy", "report"), ("Công đoàn HA1", "carry_out"),
        ("Công đoàn HA2", "carry_out"), ("VT, VP", "keep"),
    ]  # fmt: skip


def test_a_draft_is_filled_from_the_record_it_speaks_of(officer, as_, enter):
    programme = enter("direction/programmes", "HA1")
    document = made(officer, "required-plan", record=str(programme.pk))
    assert document.title == f"Thực hiện {programme.title}" and programme.number in document.basis
    blind = officer.post(
        reverse("direction-compose"), {"template": "required-plan", "record": "77777"}
    )
    assert blind.status_code == 422 and "Không tìm thấy bản ghi" in blind.content.decode()
    other = as_("officer", "TB").post(
        reverse("direction-compose"), {"template": "required-plan", "record": str(programme.pk)}
    )
    assert other.status_code == 422
    assert GAP in compose(SYSTEM, unit=programme.unit, code="required-plan").title


def test_a_grassroots_union_signs_by_its_executive_committee(as_, world):
    document = made(as_("officer", "CS001"), "standing-plan")
    assert document.body == "executive"
    assert taken(as_("officer", "CS001"), document, "checked").status == "checked"


def test_a_draft_from_a_template_goes_all_the_way(officer, enter):
    enter("cadres/officials", "TA", position="chair", since="2024-01-01", until="")
    assert taken(officer, made(officer, "reward-decision")).number == "01/QĐ-LĐLĐ"


def test_minutes_bear_two_names(officer):
    document = made(officer, "handover-minutes")
    Document.all_rows.filter(pk=document.pk).update(recorder="Lò Thị Mai", signer="Hoàng Thọ Trung")
    text = read("pdf", officer.get(reverse("direction-draft", args=[document.pk, "pdf"])).content)
    assert "THƯ KÝ" in text and "Lò Thị Mai" in text and "Tài chính, quỹ" in text


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ({"body": "standing", "capacity": "deputy"},
         ["TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ({"body": "office", "capacity": "order", "signer_title": "Chánh Văn phòng"},
         ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ({"body": "party", "capacity": "head"}, ["ĐẢNG CỘNG SẢN VIỆT NAM", "T/M THÀNH ỦY", "BÍ THƯ"]),
        ({"body": "inspection", "capacity": "head"}, ["TM. ỦY BAN KIỂM TRA", "CHỦ NHIỆM"]),
    ],
)  # fmt: skip
def test_the_signing_formula_follows_the_body_and_the_capacity(officer, said, lines):
    document = made(officer, "standing-plan")
    Document.all_rows.filter(pk=document.pk).update(**said)
    text = read("pdf", officer.get(reverse("direction-draft", args=[document.pk, "pdf"])).content)
    for line in lines:
        assert line in text

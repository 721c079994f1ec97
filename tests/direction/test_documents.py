"""A document goes out by its steps, numbered once and for ever."""

import datetime as dt
import io
import threading

import docx
import pypdfium2
import pytest
import time_machine
from django.db import connection, connections
from django.urls import reverse

from congdoan.access.actor import Actor
from congdoan.direction.registers.document import Document
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.models import IssuedPaper
from tests.direction.documents import STEPS, drafted, form_of, issued, step, taken
from tests.growing import SYSTEM
from tests.pages import source

pytestmark = pytest.mark.django_db


def pdf_text(data):
    document = pypdfium2.PdfDocument(bytes(data))
    return "\n".join(one.get_textpage().get_text_range() for one in document)


def test_a_document_takes_its_steps_and_bears_the_number_of_its_issuer(officer, world):
    document = issued(
        officer, world["TA"], [(world["HA1"], "", "carry_out"), ("", "VT, VP", "keep")]
    )
    assert (document.number, document.dated) == ("01/KH-LĐLĐ", dt.date(2026, 6, 15))
    assert document.status == "delivered" and document.delivered_on == document.issued_on
    printed = IssuedPaper.objects.get(record_id=document.pk, register="direction/documents")
    text = pdf_text(printed.pdf)
    for said in ("Số: 01/KH-LĐLĐ", "KẾ HOẠCH", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Hoàng Thọ Trung",
                  "Công đoàn HA1 (để thực hiện)", "Lưu: VT, VP."):  # fmt: skip
        assert said in text, (said, text)
    assert "DỰ THẢO" not in text
    word = docx.Document(io.BytesIO(bytes(printed.docx)))
    assert "I. MỤC ĐÍCH" in [paragraph.text for paragraph in word.paragraphs]


@pytest.mark.parametrize(
    ("kind", "body", "department", "unit", "number"),
    [
        ("programme", "executive", "", "TA", "01/CTr-BCH"),
        ("plan", "executive", "", "TLD", "01/KH-TLĐ"),
        ("conclusion", "standing", "", "TA", "01/KL-BTV"),
        ("decision", "inspection", "", "HA1", "01/QĐ-UBKT"),
        ("letter", "office", "ToC", "TLD", "01/TLĐ-ToC"),
        ("letter", "office", "", "CS001", "01/CV-CĐCS"),
        ("resolution", "executive", "", "CS001", "01/NQ-BCH"),
    ],
)
def test_the_symbol_follows_kind_body_and_issuer(as_, world, kind, body, department, unit, number):
    client = as_("officer", "TLD")
    document = issued(client, world[unit], kind=kind, body=body, department=department)
    assert document.number == number


def test_numbers_have_no_gap_by_issuer_kind_and_year_and_begin_anew_in_january(as_, world):
    client = as_("officer", "TA")
    numbers = [issued(client, world["TA"], title=f"Kế hoạch {n}").number for n in range(3)]
    assert numbers == ["01/KH-LĐLĐ", "02/KH-LĐLĐ", "03/KH-LĐLĐ"]
    assert issued(client, world["TA"], kind="notice").number == "01/TB-LĐLĐ"
    assert issued(client, world["HA1"]).number == "01/KH-LĐLĐ"
    with time_machine.travel(dt.datetime(2027, 1, 4, 9)):
        client = as_("officer", "TA")
        assert issued(client, world["TA"], title="Năm mới").number == "01/KH-LĐLĐ"


def test_papers_of_other_registers_share_the_numbers(as_, enter, world):
    """An admission takes 01/QĐ-CĐCS; the next decision written by hand is 02."""
    application = enter("members/applications", "CS001", decided_on="2026-06-10")
    client = as_("officer", "CS001")
    for state in ("checked", "decided"):
        client.post(reverse("members-applications-step", args=[application.pk]), {"state": state})
    application.refresh_from_db()
    assert application.decision_no == "01/QĐ-CĐCS"
    document = issued(client, world["CS001"], kind="decision", body="office")
    assert document.number == "02/QĐ-CĐCS"


def test_a_number_given_by_hand_is_kept_and_the_next_follows_it(officer, world):
    assert issued(officer, world["TA"], serial="136").number == "136/KH-LĐLĐ"
    assert issued(officer, world["TA"], title="Kế hoạch sau").number == "137/KH-LĐLĐ"


def test_a_number_used_twice_is_refused_by_a_sentence_and_nothing_is_lost(officer, world):
    issued(officer, world["TA"], serial="136")
    second = drafted(officer, world["TA"], title="Kế hoạch khác", serial="136")
    taken(officer, second, "checked", "signed")
    answer = step(officer, second, "numbered")
    assert answer.status_code == 422
    told = answer.context["form"].errors["serial"][0]
    assert told == (
        "Số 136/KH-LĐLĐ năm 2026 đã cấp cho «Phát triển đoàn viên năm 2026». Ghi số khác, hoặc để trống "
        "để máy cấp số kế tiếp (137)."
    )
    assert answer.context["form"]["title"].value() == "Kế hoạch khác"
    assert (second.status, second.number) == ("signed", "")
    data = {**form_of(officer, second), "serial": ""}
    officer.post(reverse("direction-documents-edit", args=[second.pk]), data)
    assert taken(officer, second, "numbered").number == "137/KH-LĐLĐ"


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_get_two_numbers(world, person):
    first, second = (signed_draft(world["TA"], f"Kế hoạch {n}") for n in (1, 2))
    actor, ready, faults = Actor(person("officer", "TA")), threading.Barrier(2), []

    def number(pk):
        try:
            document = Document.objects.across_units("test").get(pk=pk)
            document.status = "numbered"
            ready.wait(10)
            save(document, actor=actor)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=number, args=[one.pk]) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not faults and connection.vendor == "postgresql"
    numbers = sorted(Document.all_rows.values_list("number", flat=True))
    assert numbers == ["01/KH-LĐLĐ", "02/KH-LĐLĐ"]


def signed_draft(unit, title):
    document = Document(unit=unit, kind="plan", title=title, text="x", signer="A", status="signed")
    return save(document, actor=SYSTEM)


def test_one_document_is_numbered_once_whoever_presses(officer, as_, world):
    document = taken(officer, drafted(officer, world["TA"]), "checked", "signed")
    step(officer, document, "numbered")
    late = step(as_("manager", "TA"), document, "numbered")
    assert "Bước này không còn" in late.content.decode()
    assert IssuedPaper.objects.count() == 1 and document.number == "01/KH-LĐLĐ"


def test_what_was_signed_stands_and_what_was_numbered_is_not_deleted(officer, as_, world):
    document = taken(officer, drafted(officer, world["TA"]), "checked", "signed")
    data = {**form_of(officer, document), "title": "Tên khác"}
    answer = officer.post(reverse("direction-documents-edit", args=[document.pk]), data)
    assert answer.status_code == 422 and "đã ký" in str(answer.context["form"].errors["title"])
    step(officer, document, "checked")
    assert document.signed_on is None
    officer.post(reverse("direction-documents-edit", args=[document.pk]), {**data, "version": ""})
    taken(officer, document, "signed", "numbered")
    assert document.title == "Tên khác"
    manager = as_("manager", "TA")
    manager.post(reverse("direction-documents-remove", args=[document.pk]), {"reason": "nhầm"})
    assert Document.all_rows.filter(pk=document.pk).exists()


@pytest.mark.parametrize(
    ("changes", "recipients", "state", "told"),
    [
        ({"text": ""}, [("", "VT", "keep")], "checked", "Chưa có nội dung"),
        ({}, [], "checked", "Chưa có nơi nhận"),
        ({"kind": "minutes"}, [("", "VT", "keep")], "signed", "Thư ký"),
    ],
)
def test_a_step_says_what_is_missing(officer, world, changes, recipients, state, told):
    document = drafted(officer, world["TA"], recipients, **changes)
    if state == "signed":
        taken(officer, document, "checked")
    answer = step(officer, document, state)
    assert answer.status_code == 422 and told in answer.content.decode()
    assert document.status != state


def test_the_signer_not_named_is_the_chair_of_the_day(officer, enter, world):
    official = enter("cadres/officials", "TA", position="chair", since="2024-01-01", until="")
    document = taken(officer, drafted(officer, world["TA"], signer=""), "checked")
    assert document.signer == official.person.full_name


def test_a_recipient_is_a_unit_or_a_name_and_never_both(officer, world):
    url = reverse("direction-documents-new")
    document = drafted(officer, world["TA"])
    data = {**form_of(officer, document), "title": "Văn bản khác", "recipients-TOTAL_FORMS": "1",
            "recipients-INITIAL_FORMS": "0", "recipients-0-unit": world["HA1"].pk,
            "recipients-0-name": "Ai đó", "recipients-0-purpose": "report"}  # fmt: skip
    data.pop("recipients-0-id", None)
    answer = officer.post(url, data)
    assert answer.status_code == 422 and "một đơn vị, hoặc một tên" in answer.content.decode()


def test_a_unit_stands_in_one_line_of_the_recipients_else_it_would_get_two_numbers(officer, world):
    document = drafted(officer, world["TA"], [(world["HA1"], "", "carry_out")])
    data = {**form_of(officer, document), "recipients-TOTAL_FORMS": "2", "recipients-1-unit": world["HA1"].pk,
            "recipients-1-name": "", "recipients-1-purpose": "inform"}  # fmt: skip
    url = reverse("direction-documents-edit", args=[document.pk])
    answer = officer.post(url, data)
    assert answer.status_code == 422
    assert "Công đoàn HA1 có hai dòng ở «Nơi nhận»" in answer.content.decode()
    assert document.recipients.count() == 1
    again = officer.post(url, {**data, "recipients-1-unit": world["HA2"].pk})
    assert again.status_code == 302 and document.recipients.count() == 2


def test_the_picker_of_recipients_finds_units_above_and_beside(as_, world):
    client = as_("officer", "HA1")
    found = client.get(reverse("pick", args=["addressees"]), {"q": "cong doan ta"})
    assert "Công đoàn TA" in found.content.decode()
    own = client.get(reverse("pick", args=["units"]), {"q": "cong doan ta"})
    assert "Công đoàn TA" not in source(own)


def test_a_unit_with_letters_and_a_pattern_of_its_own_is_numbered_by_them(as_, enter, world):
    enter("direction/symbols", "CS001", sign="CĐVP", pattern="{kind}-{issuer}/{year}")
    client = as_("officer", "CS001")
    assert (
        issued(client, world["CS001"], kind="submission", body="office").number
        == "01/TTr-CĐVP/2026"
    )
    assert (
        issued(client, world["CS001"], kind="notice", body="office", dated="05/3/2025").number
        == "01/TB-CĐCS"
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"pattern": "{kind}"}, "pattern"), ({"pattern": "{kind}-{issuer}-{x}"}, "pattern"),
     ({"since": "2026-03-01"}, None), ({"sign": "", "pattern": ""}, "sign")],
)  # fmt: skip
def test_a_pattern_that_tells_no_papers_apart_is_refused(as_, world, changes, field):
    data = {**REGISTERS["direction/symbols"].example, "unit": world["CS001"].pk, **changes}
    answer = as_("officer", "CS001").post(reverse("direction-symbols-new"), data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field or "__all__"]


def test_the_steps_are_those_of_the_requirement():
    assert [value for value, _label in Document.Status.choices] == [
        "draft", "asked", *STEPS, "delivered", "read",
    ]  # fmt: skip

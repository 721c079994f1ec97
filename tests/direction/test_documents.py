"""A document goes out by its steps, numbered once and for ever, and comes in by itself where it was sent."""

import datetime as dt
import io
import threading

import docx
import pypdfium2
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.urls import reverse

from congdoan.access.actor import Actor
from congdoan.base.periods import Period
from congdoan.direction.registers.document import Document
from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.task import Task
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.models import Attachment, IssuedPaper, Notice
from tests.direction.documents import STEPS, arrivals, drafted, issued, page, step, taken
from tests.growing import SYSTEM
from tests.pages import words

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


def form_of(client, document):
    """What the edit page would post."""
    answer = client.get(reverse("direction-documents-edit", args=[document.pk]))
    form, lines = answer.context["form"], answer.context["lines"]
    data = {name: form[name].value() for name in form.fields}
    for _title, formset in lines:
        for part in (formset.management_form, *formset.forms):
            data.update({part.add_prefix(name): part[name].value() for name in part.fields})
    return {name: value for name, value in data.items() if value not in (None, False)}


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
    assert "Công đoàn TA" not in own.content.decode()


# Delivery and reading


@pytest.fixture
def sent(officer, world):
    return issued(
        officer, world["TA"],
        [(world["TLD"], "", "report"), (world["HA1"], "", "carry_out"), (world["HA2"], "", "cooperate"),
         ("", "VT", "keep")],
    )  # fmt: skip


def test_it_lands_with_every_recipient_unit_and_nothing_is_typed_twice(sent, world, as_, person):
    told = [(one.unit.code, one.number, one.title, one.purpose, one.issuer, one.serial)
            for one in arrivals(sent)]  # fmt: skip
    said = (sent.number, sent.title)
    assert told == [
        ("HA1", *said, "carry_out", "Công đoàn TA", 1), ("HA2", *said, "cooperate", "Công đoàn TA", 1),
        ("TLD", *said, "report", "Công đoàn TA", 1),
    ]  # fmt: skip
    _answer, listed = page(as_("officer", "HA1"), "direction-incoming-list")
    assert sent.title in listed
    other = arrivals(sent).get(unit=world["HA2"])
    hidden, _text = page(as_("officer", "HA1"), "direction-incoming-read", other.pk)
    assert hidden.status_code == 404


def test_who_holds_a_role_at_the_recipient_is_told_of_it(officer, person, world):
    there = person("officer", "HA1")
    document = issued(officer, world["TA"], [(world["HA1"], "", "carry_out"), ("", "VT", "keep")])
    assert [one.text for one in Notice.objects.filter(user=there)] == [
        f"Công đoàn TA gửi {document}"
    ]


def test_opening_it_at_the_recipient_is_reading_and_looking_from_above_is_not(sent, as_, world):
    mine = arrivals(sent).get(unit=world["HA1"])
    page(as_("officer", "TA"), "direction-incoming-read", mine.pk)
    mine.refresh_from_db()
    assert mine.read_on is None
    answer, text = page(as_("officer", "HA1"), "direction-incoming-read", mine.pk)
    assert answer.status_code == 200 and "Tăng đoàn viên ở nơi đông lao động" in text
    mine.refresh_from_db()
    assert mine.read_on == dt.date(2026, 6, 15)
    _answer, own = page(as_("officer", "TA"), "direction-documents-detail", sent.pk)
    assert "1 trên 3 đơn vị đã đọc" in own and "Officer-Ha1 15/6/2026" in own and "Chưa đọc" in own


def test_it_is_read_when_all_recipients_inside_have_opened_it(sent, as_, world):
    refused = step(as_("officer", "TA"), sent, "read")
    assert refused.status_code == 422 and "Còn 3 nơi nhận" in refused.content.decode()
    for unit in ("TLD", "HA1", "HA2"):
        page(
            as_("reader", unit), "direction-incoming-read", arrivals(sent).get(unit=world[unit]).pk
        )
    sent.refresh_from_db()
    assert (sent.status, sent.read_on) == ("read", dt.date(2026, 6, 15))


def test_recipients_outside_are_delivered_by_hand(officer, world):
    document = issued(
        officer, world["TA"], [("", "Ban Dân vận Tỉnh ủy", "report"), ("", "VT", "keep")]
    )
    assert document.status == "issued" and document.delivered_on is None
    assert step(officer, document, "delivered").status_code == 200
    assert document.status == "delivered" and document.delivered_on == dt.date(2026, 6, 15)


def test_a_recipient_added_later_gets_it_by_one_button(officer, sent, world):
    data = form_of(officer, sent)
    place = int(data["recipients-INITIAL_FORMS"])
    data.update({"recipients-TOTAL_FORMS": place + 1, f"recipients-{place}-unit": world["CS001"].pk,
                 f"recipients-{place}-purpose": "inform"})  # fmt: skip
    assert (
        officer.post(reverse("direction-documents-edit", args=[sent.pk]), data).status_code == 302
    )
    _answer, text = page(officer, "direction-documents-detail", sent.pk)
    assert "Gửi đến nơi nhận mới thêm" in text
    officer.post(reverse("direction-send", args=[sent.pk]))
    officer.post(reverse("direction-send", args=[sent.pk]))
    assert arrivals(sent).filter(unit=world["CS001"]).count() == 1


def test_all_units_directly_below_are_added_at_once(officer, world):
    document = drafted(officer, world["TA"])
    url = reverse("direction-widen", args=[document.pk])
    officer.post(url, {"group": "below", "purpose": "carry_out"})
    officer.post(url, {"group": "below", "purpose": "carry_out"})
    named = document.recipients.filter(unit__isnull=False).values_list("unit__code", flat=True)
    assert sorted(named) == ["HA1", "HA2"]


def test_what_is_limited_is_seen_at_the_issuer_and_the_recipients_alone(officer, as_, world):
    typed = {
        "confidentiality": "limited",
        "unit": world["HA1"].pk,
        "kind": "plan",
        "title": "Kế hoạch mật",
    }
    refused = officer.post(reverse("direction-documents-new"), typed)
    assert refused.status_code == 422 and "confidentiality" in refused.context["form"].errors
    document = issued(as_("officer", "HA1"), world["HA1"], [(world["CS001"], "", "inform"), ("", "VT", "keep")],
                      confidentiality="limited")  # fmt: skip
    url = reverse("direction-documents-detail", args=[document.pk])
    assert officer.get(url).status_code == 404
    assert as_("reader", "HA1").get(url).status_code == 200
    copy = arrivals(document).get()
    assert officer.get(reverse("direction-incoming-read", args=[copy.pk])).status_code == 404
    assert (
        as_("reader", "CS001").get(reverse("direction-incoming-read", args=[copy.pk])).status_code
        == 200
    )


def test_what_is_limited_is_counted_above_and_the_list_says_what_it_leaves_out(officer, as_, world):
    open_one, closed = [(world["CS001"], "", "inform"), ("", "VT", "keep")], "limited"
    issued(as_("officer", "HA1"), world["HA1"], open_one)
    issued(as_("officer", "HA1"), world["HA1"], open_one, confidentiality=closed)
    year = {"measure": "documents.issued", "period": "2026", "under": world["TA"].pk}
    list_url = reverse("direction-documents-list")
    above = officer.get(list_url, year)
    assert above.context["figure"]["value"] == 2 and above.context["count"] == 1
    assert "Trong đó 1 thuộc bản ghi mà đơn vị khác giữ kín" in words(above)
    own = as_("reader", "HA1").get(list_url, {**year, "under": world["HA1"].pk})
    assert own.context["figure"]["value"] == own.context["count"] == 2
    assert "giữ kín" not in words(own)


def test_its_files_and_its_printed_paper_are_read_through_the_copy_alone(officer, as_, world):
    document = drafted(officer, world["TA"], [(world["HA1"], "", "inform"), ("", "VT", "keep")])
    file = SimpleUploadedFile("phu-luc.txt", "Phụ lục".encode())
    officer.post(reverse("direction-documents-attach", args=[document.pk]), {"file": file})
    taken(officer, document)
    mine = arrivals(document).get()
    kept = Attachment.objects.get(record_id=document.pk, register="direction/documents")
    paths = [reverse("direction-incoming-issued", args=[mine.pk, form]) for form in ("pdf", "docx")]
    paths.append(reverse("direction-incoming-file", args=[mine.pk, kept.pk]))
    for path in paths:
        assert as_("reader", "HA1").get(path).status_code == 200, path
        assert as_("manager", "HA2").get(path).status_code == 404, path
    printed = IssuedPaper.objects.get(record_id=document.pk, register="direction/documents")
    assert as_("reader", "HA1").get(paths[0]).content == bytes(printed.pdf)


# What came in is handled


def test_a_document_that_came_in_becomes_a_task_and_the_task_closes_it(sent, as_, world):
    client, mine = as_("officer", "HA1"), arrivals(sent).get(unit=world["HA1"])
    answer = step(client, mine, "filed", "incoming")
    assert answer.status_code == 422 and "giao xử lý" in answer.content.decode()
    answer = step(client, mine, "assigned", "incoming")
    assert answer.status_code == 422 and "lead" in answer.context["form"].errors
    url = reverse("direction-incoming-edit", args=[mine.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    client.post(url, {**data, "lead": "Ban Tổ chức", "due": "30/6/2026"})
    step(client, mine, "assigned", "incoming")
    task = Task.all_rows.get(incoming=mine)
    assert (task.unit, task.lead, task.due) == (world["HA1"], "Ban Tổ chức", dt.date(2026, 6, 30))
    answer = step(client, mine, "handled", "incoming")
    assert answer.status_code == 422 and "chưa báo cáo kết quả" in answer.content.decode()
    refused = step(client, task, "reported", "tasks")
    assert refused.status_code == 422 and "Ghi «Kết quả»" in refused.content.decode()
    Task.all_rows.filter(pk=task.pk).update(result="Đã gửi báo cáo")
    step(client, task, "reported", "tasks")
    mine.refresh_from_db()
    assert (mine.status, mine.handled_on) == ("handled", dt.date(2026, 6, 15))
    step(as_("manager", "HA1"), task, "returned", "tasks")
    mine.refresh_from_db()
    assert (mine.status, mine.handled_on) == ("assigned", None)


@pytest.fixture
def handed(sent, as_, world):
    """The copy of HA1, given to «Ban A» until 20 June, and the task that came of it."""
    mine = arrivals(sent).get(unit=world["HA1"])
    Incoming.all_rows.filter(pk=mine.pk).update(lead="Ban A", due=dt.date(2026, 6, 20))
    step(as_("officer", "HA1"), mine, "assigned", "incoming")
    return mine, Task.all_rows.get(incoming=mine)


def retype(client, incoming, **typed):
    url = reverse("direction-incoming-edit", args=[incoming.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return client.post(url, {**data, **typed})


def led(task):
    task.refresh_from_db()
    return task.status, task.lead, task.due, task.text


def test_who_leads_and_by_when_is_said_once_and_the_task_follows_while_it_is_under_way(handed, as_):
    client, (mine, task) = as_("officer", "HA1"), handed
    text = task.text
    retype(client, mine, lead="Ban B", due="20/7/2026")
    assert led(task) == ("assigned", "Ban B", dt.date(2026, 7, 20), text)
    Task.all_rows.filter(pk=task.pk).update(result="xong", due=dt.date(2026, 7, 1))
    retype(client, mine, title=mine.title)
    assert led(task)[2] == dt.date(2026, 7, 1), "a day moved at the task itself stays"
    step(client, task, "reported", "tasks")
    retype(client, mine, lead="Ban C", instruction="Làm lại phụ lục")
    assert led(task)[1] == "Ban B", "what was reported was done by whom it was done"
    step(client, mine, "assigned", "incoming")
    assert led(task) == ("returned", "Ban C", dt.date(2026, 7, 20), "Làm lại phụ lục")
    refused = retype(client, mine, lead="")
    assert refused.status_code == 422 and "chủ trì" in refused.content.decode()
    assert led(task)[1] == "Ban C"


def test_a_task_that_was_accepted_stands_and_what_is_asked_anew_is_another_one(handed, as_):
    client, (mine, task) = as_("officer", "HA1"), handed
    Task.all_rows.filter(pk=task.pk).update(result="xong")
    for state, user in (("reported", client), ("accepted", as_("manager", "HA1"))):
        step(user, task, state, "tasks")
    retype(client, mine, lead="Ban B", due="20/7/2026")
    step(client, mine, "assigned", "incoming")
    assert led(task)[:3] == ("accepted", "Ban A", dt.date(2026, 6, 20))
    again = Task.all_rows.exclude(pk=task.pk).get(incoming=mine)
    assert led(again)[:3] == ("assigned", "Ban B", dt.date(2026, 7, 20))


def test_late_handling_is_told_in_my_work(sent, as_, world):
    client, mine = as_("officer", "HA1"), arrivals(sent).get(unit=world["HA1"])
    assert sent.title in client.get("/").content.decode()
    Incoming.all_rows.filter(pk=mine.pk).update(lead="Văn phòng", due=dt.date(2026, 6, 20))
    step(client, mine, "assigned", "incoming")
    with time_machine.travel(dt.datetime(2026, 6, 22, 9)):
        later = as_("officer", "HA1").get("/").content.decode()
    assert "Trễ hạn" in later and "Văn phòng" in later


def test_the_purpose_gives_the_right_to_answer_the_issuer(sent, as_, world):
    above, below = (arrivals(sent).get(unit=world[code]) for code in ("TLD", "HA1"))
    as_("officer", "TLD").post(
        reverse("direction-incoming-opinion", args=[above.pk]), {"opinion": "Rút gọn phần đầu"}
    )
    as_("officer", "HA1").post(
        reverse("direction-incoming-opinion", args=[below.pk]), {"opinion": "Không được ghi"}
    )
    _answer, text = page(as_("officer", "TA"), "direction-documents-detail", sent.pk)
    assert "Rút gọn phần đầu" in text and "Không được ghi" not in text


def test_what_came_by_the_system_is_not_changed_by_the_recipient(sent, as_, world):
    client, mine = as_("manager", "HA1"), arrivals(sent).get(unit=world["HA1"])
    url = reverse("direction-incoming-edit", args=[mine.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    answer = client.post(url, {**data, "title": "Tên khác"})
    assert answer.status_code == 422 and "title" in answer.context["form"].errors
    client.post(reverse("direction-incoming-remove", args=[mine.pk]), {"reason": "nhầm"})
    assert Incoming.all_rows.filter(pk=mine.pk).exists()


def test_documents_from_outside_are_numbered_as_they_come(enter, world):
    first = enter("direction/incoming", "CS001")
    second = enter("direction/incoming", "CS001", number="46/LĐLĐ-VP")
    last_year = enter("direction/incoming", "CS001", number="12/UBND", arrived_on="2025-12-30",
                      dated="2025-12-29")  # fmt: skip
    assert (first.serial, second.serial, last_year.serial) == (1, 2, 1)


# Search, references, figures


@pytest.mark.parametrize(
    "asked",
    ["dong lao dong", "ĐÔNG LAO", "đông lao", "kh-ldld", "01/KH-LĐLĐ", "tang đoan viên"],
)
def test_the_whole_text_is_searched_without_accents_and_with_broken_unicode(officer, world, asked):
    document = issued(
        officer, world["TA"], text="Tăng đoàn viên ở nơi đông lao động, theo nghị quyết."
    )
    listed = officer.get(reverse("direction-documents-list"), {"q": asked})
    assert [row.record.pk for row in listed.context["table"].rows] == [document.pk]
    palette = officer.get(reverse("palette"), {"q": asked}).content.decode()
    assert reverse("direction-documents-detail", args=[document.pk]) in palette
    assert not officer.get(reverse("direction-documents-list"), {"q": "zzqx"}).context["table"].rows


def test_the_recipient_finds_it_by_its_text_too(sent, as_):
    listed = as_("officer", "HA1").get(reverse("direction-incoming-list"), {"q": "noi dong lao"})
    assert len(listed.context["table"].rows) == 1


def test_its_grounds_are_collected_under_the_identities_of_the_papers(officer, catalogue, world):
    document = issued(
        officer, world["TA"], kind="notice",
        basis="Căn cứ Kế hoạch số 185/KH-TLĐ ngày 13/02/2025 của Tổng Liên đoàn Lao động Việt Nam",
    )  # fmt: skip
    cited = officer.get(reverse("direction-papers"), {"q": "185"})
    assert [row["bases"] for row in cited.context["page"]] == [1]
    paper = officer.get(
        reverse("direction-paper"), {"key": cited.context["page"].object_list[0]["key"]}
    )
    assert document.title in paper.content.decode()
    assert document.reading.status == "confirmed"


def test_the_grounds_of_a_paper_from_outside_are_collected_from_its_file(as_, catalogue, enter):
    arrival, client = enter("direction/incoming", "CS001", text=""), as_("officer", "CS001")
    url = reverse("direction-incoming-collect", args=[arrival.pk])
    told = client.post(url, follow=True).content.decode()
    assert "Chưa có gì để đọc" in told
    said = (
        "THÔNG BÁO\nCăn cứ Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024;\nCác đơn vị thực hiện."
    )
    file = SimpleUploadedFile("thong-bao.txt", said.encode())
    client.post(reverse("direction-incoming-attach", args=[arrival.pk]), {"file": file})
    client.post(url)
    client.post(url)
    _answer, text = page(client, "direction-incoming-read", arrival.pk)
    assert "50/2024/QH15" in text
    cited = client.get(reverse("direction-papers"), {"q": "50/2024"})
    assert [row["bases"] for row in cited.context["page"]] == [1], "read twice, kept once"


def test_a_plan_that_is_issued_may_become_a_programme(officer, catalogue, world):
    document = issued(
        officer, world["TA"], text="II. CHỈ TIÊU\n- Kết nạp mới 300 đoàn viên trong năm 2026."
    )
    assert document.reading.status == "to_confirm"
    assert document.reading.findings.filter(kind="target").exists()


def test_a_plan_that_is_a_programme_already_waits_for_nobody(officer, catalogue, enter, world):
    programme = enter("direction/programmes", "TA", number="01/KH-LĐLĐ", kind="plan")
    document = issued(
        officer, world["TA"], text="II. CHỈ TIÊU\n- Kết nạp mới 300 đoàn viên trong năm 2026.",
        serial="1", dated="12/1/2026",
    )  # fmt: skip
    assert (document.reading.status, document.reading.programme) == ("confirmed", programme)


def test_figures_count_what_is_out_what_is_read_and_what_went_electronically(officer, as_, world):
    issued(officer, world["TA"], [(world["HA1"], "", "inform"), ("", "Tỉnh ủy", "report"),
                                  ("", "VT", "keep")])  # fmt: skip
    drafted(officer, world["TA"], title="Còn dự thảo")
    register, year = (
        REGISTERS["direction/documents"],
        Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    )
    rows = Document.objects.across_units("test")

    def value(code):
        return register.measure(code).value(rows, year)

    told = {code: value(f"documents.{code}") for code in
            ("issued", "read", "recipients", "sent_inside", "plans_issued")}  # fmt: skip
    assert told == {"issued": 1, "read": 0, "recipients": 2, "sent_inside": 1, "plans_issued": 1}


def test_the_book_names_every_number_and_those_that_are_missing(officer, world):
    for serial in ("1", "2", "5"):
        issued(officer, world["TA"], serial=serial, title=f"Kế hoạch {serial}")
    answer, text = page(officer, "direction-book")
    [row] = list(answer.context["series"])
    assert (row["symbol"], row["count"], row["last"], row["missing"]) == ("KH-LĐLĐ", 3, 5, [3, 4])
    assert "Kế hoạch 5" in text and "05/KH-LĐLĐ" in text


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

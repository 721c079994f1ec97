"""A document lands by itself with every recipient unit, and who may open it there has read it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.trail.models import Attachment, IssuedPaper, Notice
from tests.direction.documents import arrivals, drafted, form_of, issued, page, step, taken
from tests.pages import words

pytestmark = pytest.mark.django_db


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

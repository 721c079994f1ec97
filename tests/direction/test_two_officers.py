"""Two officers at one document: the second is told what the first did, and keeps what he typed."""

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding
from congdoan.indicators.registers.target import Target
from tests.direction.hands import adopt, confirm_all, given, typed

pytestmark = pytest.mark.usefixtures("catalogue")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def colleague(as_):
    return as_("manager", "TA")


@pytest.fixture
def reading(officer):
    return given(officer, "000-chuong-trinh-2025.txt")


@pytest.fixture
def find(reading):
    return Finding.objects.filter(record=reading, kind="target").first()


def press(client, find, seen, **data):
    url = reverse("direction-decide", args=[find.record_id, find.pk])
    answer = client.post(url, {"seen": seen, **data}, headers=HTMX)
    find.refresh_from_db()
    return answer


def test_the_second_is_told_who_decided_and_what_stands(officer, colleague, find):
    seen = find.mark
    assert press(colleague, find, seen, decision="rejected").status_code == 200
    late = press(officer, find, seen, decision="confirmed")
    assert late.status_code == 409 and find.decision == "rejected"
    page = late.content.decode()
    assert "Manager-Ta" in page and "đã bỏ" in page and "So lại" in page
    assert find.mark in page, "the card now shows what stands, so that pressing again decides"
    assert press(officer, find, find.mark, decision="pending").status_code == 200
    assert find.is_pending


def test_what_the_second_typed_stays_in_his_form(officer, colleague, find):
    seen = find.mark
    press(colleague, find, seen, decision="confirmed")
    words = typed(find, value="2.750")
    late = press(officer, find, seen, decision="corrected", **words)
    assert late.status_code == 409 and find.decision == "confirmed" and find.said["value"] == 3000
    assert 'value="2.750"' in late.content.decode()
    press(officer, find, find.mark, decision="corrected", **words)
    assert (find.decision, find.said["value"]) == ("corrected", 2750)


def test_without_script_the_second_is_told_too(officer, colleague, find):
    seen = find.mark
    press(colleague, find, seen, decision="rejected")
    url = reverse("direction-decide", args=[find.record_id, find.pk])
    answer = officer.post(url, {"seen": seen, "decision": "confirmed"}, follow=True)
    assert "Manager-Ta" in answer.content.decode()
    find.refresh_from_db()
    assert find.decision == "rejected"


def test_who_adopts_sees_first_what_was_decided_since_he_opened_the_page(
    officer, colleague, reading, find
):
    confirm_all(officer, reading)
    find.refresh_from_db()
    url = reverse("direction-adopt", args=[reading.pk])
    opened = officer.get(url).context
    form = {n: opened["form"][n].value() for n in opened["form"].fields}
    form = {name: value for name, value in form.items() if value is not None}
    press(colleague, find, find.mark, decision="rejected")
    late = officer.post(url, {**form, "theme": "Chủ đề vừa gõ", "version": opened["version"]})
    assert late.status_code == 409 and "Chủ đề vừa gõ" in late.content.decode()
    assert Programme.all_rows.count() == Target.all_rows.count() == 0
    again = officer.post(url, {**form, "version": late.context["version"]})
    assert again.status_code == 302 and Target.all_rows.count() == 21


def test_of_two_who_adopt_the_second_is_told(officer, colleague, reading):
    confirm_all(officer, reading)
    assert adopt(officer, reading).status_code == 302
    late = adopt(colleague, reading, title="Chương trình khác")
    assert late.status_code == 422 and "đã được đưa vào" in late.content.decode()
    assert Programme.all_rows.count() == 1 and Target.all_rows.count() == 22


def test_nothing_is_decided_in_a_document_that_is_adopted(officer, colleague, reading, find):
    confirm_all(officer, reading)
    adopt(officer, reading)
    find.refresh_from_db()
    late = press(colleague, find, find.mark, decision="rejected")
    assert late.status_code == 422 and "đã xử lý xong" in late.content.decode()
    assert find.decision == "confirmed"

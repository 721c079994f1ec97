"""Anyone reads what a union put on the public page, and nothing else of it."""

import pytest
from django.test import Client
from django.urls import reverse

from congdoan.direction.registers.document import Document
from tests.direction.documents import drafted, issued
from tests.pages import words

pytestmark = pytest.mark.django_db
PAGE = "/published/"


def told(**asked):
    return words(Client().get(PAGE, asked))


def paper(document):
    return Client().get(reverse("direction-published-paper", args=[document.pk]))


def test_a_stranger_reads_the_paper_that_was_issued_and_finds_it_without_accents(officer, world):
    document = issued(officer, world["TA"], title="Tháng Công nhân ở Mường Tè", for_website="on")
    assert "01/KH-LĐLĐ" in told() and "Công đoàn TA" in told()
    assert "Mường Tè" in told(q="muong te") and "Mường Tè" not in told(q="sa pa")
    answer = paper(document)
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_what_is_not_marked_or_not_issued_is_not_there(officer, world):
    kept = issued(officer, world["TA"], title="Việc nội bộ")
    draft = drafted(officer, world["TA"], title="Còn dự thảo", for_website="on")
    assert "Chưa công đoàn nào đăng văn bản." in told()
    assert [paper(one).status_code for one in (kept, draft)] == [404, 404]


def test_unmarked_it_is_gone_and_the_officer_is_told_where_it_stands(officer, world):
    document = issued(officer, world["TA"], for_website="on")
    page = officer.get(reverse("direction-documents-detail", args=[document.pk])).content.decode()
    assert f"{PAGE}?q=01/KH-L" in page
    Document.objects.across_units("taken back").filter(pk=document.pk).update(for_website=False)
    assert paper(document).status_code == 404 and "01/KH-LĐLĐ" not in told()


def test_pages_hold_twenty_newest_first(officer, world):
    for number in range(21):
        issued(officer, world["TA"], title=f"Kế hoạch số {number:02d}", for_website="on")
    assert "Kế hoạch số 20" in told() and "Kế hoạch số 00" not in told() and "Cũ hơn" in told()
    assert "Kế hoạch số 00" in told(page=2) and "Mới hơn" in told(page=2)

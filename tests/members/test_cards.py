"""A card's QR is checked without asking anybody; altered by one letter it is no card any more."""

import datetime as dt
import re

import pypdfium2
import pytest
from django.conf import settings
from django.urls import reverse

from congdoan.base import signed
from congdoan.base.errors import Mistake
from congdoan.members import cards
from tests.members.phone import without_network

DAY = dt.date(2026, 2, 3)


@pytest.fixture
def mai(member, someone):
    return member("CS001", person=someone(full_name="Lò Thị Mai", sex="female"), joined_on=DAY)


@pytest.mark.django_db
def test_the_public_key_alone_tells_a_card_from_a_forgery(mai):
    token, key = cards.token_of(mai, DAY, "1100-1"), signed.public_key(settings.IDENTITY_KEY)
    facts = signed.verify(token, key).split("|")
    assert facts == [
        "2",
        mai.person.code,
        "Lò Thị Mai",
        "Công đoàn CS001",
        "2026-02-03",
        "2026-02-03",
        "1100-1",
    ]
    for at in range(0, len(token), 7):
        other = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        with pytest.raises(Mistake, match="Chữ ký không đúng"):
            signed.verify(other, key)
    with pytest.raises(Mistake):
        signed.verify(token, signed.public_key("another secret of the same length"))


@pytest.mark.django_db
def test_cards_of_a_list_come_as_one_file_without_those_who_left(mai, member, as_):
    member("CS001", joined_on=DAY, left_on=DAY, exit="quit", status="left")
    for _one in range(11):
        member("CS001", joined_on=DAY)
    client = as_("officer", "CS001")
    answer = client.get(reverse("members-memberships-cards"))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content)]
    assert len(pages) == 2 and sum(text.count("THẺ ĐOÀN VIÊN") for text in pages) == 12
    assert "Lò Thị Mai" in "".join(pages)
    one = client.get(reverse("members-memberships-cards"), {"q": "mai"})
    assert len(pypdfium2.PdfDocument(one.content)) == 1


@pytest.mark.django_db
def test_one_card_is_printed_for_those_who_stand_on_the_roll(mai, as_):
    client = as_("officer", "CS001")
    url = reverse("members-memberships-card", args=[mai.pk])
    assert client.get(url)["Content-Type"] == "application/pdf"
    assert as_("reader", "CS001").get(url).status_code == 403
    assert as_("officer", "CS002").get(url).status_code == 404
    mai.left_on, mai.exit, mai.status = DAY, "quit", "left"
    mai.save()
    assert client.get(url, follow=True).redirect_chain


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
def test_the_phone_checks_a_card_by_itself_and_without_a_network(page, live_server, mai):
    token = cards.token_of(mai, DAY, f"{mai.person_id}-1")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/card/#{token}")
    page.wait_for_selector('[data-card="good"]:visible')
    assert "Lò Thị Mai" in page.inner_text("main") and "3/2/2026" in page.inner_text("main")
    without_network(page)
    try:
        page.goto(f"{live_server.url}/card/#{token[:-4]}AAAA")
        page.reload()
        page.wait_for_selector('[data-card="bad"]:visible')
        page.fill("#token", token)
        page.wait_for_selector('[data-card="good"]:visible')
    finally:
        page.context.set_offline(False)
    assert not re.search(token[:20], " ".join(entry for entry in page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name)")))  # fmt: skip

"""A card reported lost is void for everyone who checks it, with or without a network; the next has another serial."""

import datetime as dt
import re

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from congdoan.members import cards, losses
from congdoan.members.registers.card import CardLoss
from tests.members.conftest import SYSTEM, all_of
from tests.members.phone import without_network

DAY = dt.date(2026, 2, 3)
BORN = dt.date(1990, 5, 12)


@pytest.fixture
def mai(member, someone):
    who = someone(full_name="Lò Thị Mai", sex="female", born=BORN)
    return member("CS001", person=who, joined_on=DAY, card_no="0100007")


@pytest.fixture
def report():
    """report(**changes): what Mai sends from the page that checks cards."""
    facts = {
        "number": "0100007",
        "full_name": "Lò Thị Mai",
        "born": "12/5/1990",
        "lost_on": "1/6/2026",
    }
    return lambda **changes: Client().post(reverse("member-card-loss"), {**facts, **changes})


def void():
    return Client().get(reverse("member-card-lost")).json()["void"]


def printed(client, url):
    text = pypdfium2.PdfDocument(client.get(url).content)[0].get_textpage().get_text_range()
    return re.search(r"sê-ri\s+(\S+?)\.", text)[1]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0100007", "code", "012190001234"])
def test_the_member_stops_the_card_by_any_number_he_knows(mai, report, as_, number):
    from congdoan.members.identity import keep_identity

    keep_identity(mai.person, "012190001234")
    mai.person.save()
    answer = report(number=mai.person.code if number == "code" else number, note="rơi trên xe")
    assert answer.status_code == 200 and "Đã gửi" in answer.content.decode()
    loss = all_of(CardLoss).get()
    assert (loss.person, loss.unit, loss.teller) == (mai.person, mai.unit, "member")
    assert void() == {f"{mai.person_id}-1": "2026-06-01"}
    page = as_("officer", "CS001").get(reverse("members-cardlosses-detail", args=[loss.pk]))
    assert "đoàn viên báo qua trang kiểm tra thẻ" in page.content.decode(), "history names the way"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"number": "0100008"}, {"full_name": "Lò Thị Mơ"}, {"born": "13/5/1990"}]
)
def test_who_does_not_know_all_three_stops_nothing_and_learns_nothing(mai, report, wrong):
    right, other = (
        re.sub(r'"[\w-]{20,}={0,2}"', "", answer.content.decode())  # nonces and tokens
        for answer in (report(), report(**wrong))
    )
    assert "Đã gửi" in right and right == other
    assert all_of(CardLoss).count() == 1, "the right one, once"


@pytest.mark.django_db
def test_a_loss_of_tomorrow_is_sent_back_with_what_was_typed(mai, report):
    answer = report(lost_on="1/7/2026")
    assert answer.status_code == 422 and 'value="0100007"' in answer.content.decode()
    assert "chưa tới" in answer.content.decode() and not all_of(CardLoss).exists()


@pytest.mark.django_db
def test_the_card_printed_after_a_loss_bears_the_next_serial(mai, report, as_):
    client = as_("officer", "CS001")
    url = reverse("members-memberships-card", args=[mai.pk])
    assert printed(client, url) == f"{mai.person_id}-1"
    report()
    loss = all_of(CardLoss).get()
    new = printed(client, reverse("members-cardlosses-card", args=[loss.pk]))
    assert new == f"{mai.person_id}-2" == printed(client, url) and new not in void()
    step = reverse("members-cardlosses-step", args=[loss.pk])
    assert client.post(step, {"state": "replaced"}).status_code == 302
    loss.refresh_from_db()
    assert loss.replaced_on == dt.date(2026, 6, 15) and f"{mai.person_id}-1" in void()


@pytest.mark.django_db
def test_a_card_found_again_is_good_and_a_second_loss_stops_all_before_it(mai, report, as_):
    client = as_("officer", "CS001")
    report()
    client.post(
        reverse("members-cardlosses-step", args=[all_of(CardLoss).get().pk]), {"state": "found"}
    )
    assert void() == {} and losses.serials([mai.person_id])[mai.person_id].endswith("-1")
    report(lost_on="10/6/2026")
    assert set(void()) == {f"{mai.person_id}-1", f"{mai.person_id}-2"}
    assert losses.serials([mai.person_id])[mai.person_id].endswith("-3")


@pytest.mark.django_db
def test_the_officer_reports_once_and_only_his_own_members(mai, as_):
    form = {"unit": "CS001", "person": mai.person.code, "lost_on": "1/6/2026", "teller": "officer",
            "status": "lost"}  # fmt: skip
    new = reverse("members-cardlosses-new")
    assert as_("officer", "CS101").post(new, {**form, "unit": "CS101"}).status_code == 422
    client = as_("officer", "CS001")
    assert client.post(new, form).status_code == 302
    again = client.post(new, {**form, "lost_on": "2/6/2026"})
    assert again.status_code == 422 and "đã được báo mất" in again.content.decode()


@pytest.mark.django_db
def test_who_left_gets_no_new_card(mai, report, as_):
    report()
    mai.left_on, mai.exit, mai.status = DAY, "quit", "left"
    mai.save()
    url = reverse("members-cardlosses-card", args=[all_of(CardLoss).get().pk])
    answer = as_("officer", "CS001").get(url, follow=True)
    assert "thôi sinh hoạt thì không in thẻ" in answer.content.decode()


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
def test_the_phone_knows_a_lost_card_also_without_a_network(page, live_server, mai):
    from congdoan.members.asking import report_loss

    token = cards.token_of(mai, DAY, f"{mai.person_id}-1")
    other = cards.token_of(mai, DAY, f"{mai.person_id}-2")
    report_loss(mai, actor=SYSTEM, lost_on=DAY, note="")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/card/#{token}")
    page.wait_for_selector('[data-card="lost"]:visible')
    assert "3/2/2026" in page.inner_text('[data-card="lost"]')
    assert not page.is_visible('[data-card="good"]')
    without_network(page)
    try:
        page.reload()
        page.wait_for_selector('[data-card="lost"]:visible')
        page.fill("#token", other)
        page.wait_for_selector('[data-card="good"]:visible')
        assert "đã so" in page.inner_text("main")
    finally:
        page.context.set_offline(False)

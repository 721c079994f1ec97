"""A card of somebody who left says so to who asks; the office knows which cards to take back and to change."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.members import cards, ended_cards
from congdoan.records.sheets import files
from tests.members.conftest import all_of
from tests.members.phone import keeps
from tests.people import figure

DAY = dt.date(2026, 2, 3)
LEFT = dt.date(2026, 5, 4)


def told(person):
    """What anybody is told of that person's cards."""
    answer = Client().get(reverse("member-card-ended", args=[person.pk // ended_cards.BLOCK]))
    return answer.json()["ended"].get(str(person.pk))


@pytest.fixture
def mai(member, someone):
    who = someone(full_name="Lò Thị Mai", sex="female")
    return member("CS001", person=who, joined_on=DAY, card_no="0100007")


@pytest.fixture
def leave():
    def make(membership, exit="died"):
        membership.left_on, membership.exit, membership.status = LEFT, exit, "left"
        membership.save()

    return make


@pytest.mark.django_db
@pytest.mark.parametrize("exit", ["quit", "died", "struck_off", "retired"])
def test_whoever_left_is_told_by_day_alone(mai, leave, exit):
    assert told(mai.person) is None
    leave(mai, exit)
    assert told(mai.person) == ["2026-05-04", False], "neither why nor who"


@pytest.mark.django_db
def test_who_moved_is_a_member_with_an_old_card(mai, leave, member):
    leave(mai, "transferred_out")
    member("CS002", person=mai.person, joined_on=LEFT, entry="transferred_in", decision_no="1/GT")
    assert told(mai.person) == ["2026-05-04", True]


@pytest.mark.django_db
def test_a_day_of_leaving_still_to_come_ends_no_card(mai, leave):
    leave(mai)
    type(mai).objects.across_units("test").filter(pk=mai.pk).update(left_on=dt.date(2026, 12, 1))
    assert told(mai.person) is None


@pytest.mark.django_db
def test_a_block_beyond_all_people_is_not_there():
    assert Client().get("/card/ended/99999999999999999999/").status_code == 404


@pytest.mark.django_db
def test_cards_to_take_back_and_to_change_are_listed_until_it_is_done(mai, leave, member, as_):
    client, page = as_("officer", "TA"), reverse("members-cards-due")
    bare = member("CS001", joined_on=DAY)
    leave(bare)
    moved = member(
        "CS002", joined_on=LEFT, entry="transferred_in", decision_no="1/GT", card_no="0100008"
    )
    leave(mai)
    text = client.get(page).content.decode()
    urls = [
        url.replace("&amp;", "&")
        for url in re.findall(r'<td class="num"><a href="([^"]+)">1</a>', text)
    ]
    lists = " ".join(client.get(url).content.decode() for url in urls)
    assert "Lò Thị Mai" in lists and str(moved.person) in lists
    assert str(bare.person) not in lists, "he never had a card"
    done = {"id": [mai.pk], "card_back_on": "10/6/2026"}
    assert client.post(reverse("members-memberships-bulk"), done).status_code == 302
    client.post(reverse("members-memberships-bulk"), {"id": [moved.pk], "card_on": "11/6/2026"})
    assert not re.findall(
        r'<td class="num"><a href="([^"]+)">1</a>', client.get(page).content.decode()
    )
    before = client.get(page, {"day": "2026-06-09"}).content.decode()
    assert re.findall(r'<td class="num"><a href="([^"]+)">1</a>', before), (
        "as of the day before it was not"
    )


@pytest.mark.django_db
def test_the_list_by_unit_comes_as_a_sheet(mai, leave, as_):
    leave(mai)
    answer = as_("reader", "TA").get(reverse("members-cards-due"), {"format": "xlsx"})
    rows = files.read(answer.content, "x.xlsx")
    assert ["Công đoàn HA1", 1, 0] in rows and ["Cộng Công đoàn TA", 1, 0] in rows
    assert figure("cards.to_take_back", Period(LEFT, LEFT)) == 1
    assert figure("cards.to_take_back", Period(DAY, DAY)) == 0


@pytest.mark.django_db
def test_a_card_comes_not_back_before_it_was_given(mai, as_):
    said = {"id": [mai.pk], "card_on": "10/6/2026", "card_back_on": "9/6/2026"}
    answer = as_("officer", "CS001").post(reverse("members-memberships-bulk"), said)
    assert answer.status_code == 422 and "Thu hồi thẻ ngày" in answer.content.decode()
    assert all_of(type(mai)).get(pk=mai.pk).card_on is None


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
def test_the_page_says_who_left_and_without_a_network_what_it_does_not_know(
    page, live_server, mai, leave, member
):
    token = cards.token_of(mai, DAY, f"{mai.person_id}-1")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/card/#{token}")
    page.wait_for_selector('[data-card="good"]:visible')
    assert page.is_visible('[data-card="asked"]')
    keeps(page)
    leave(mai)
    page.reload()
    page.wait_for_selector('[data-card="over"]:visible')
    assert "4/5/2026" in page.inner_text('[data-card="over"]')
    assert not page.is_visible('[data-card="good"]')
    new = member("CS002", person=mai.person, joined_on=LEFT, entry="reinstated", decision_no="1/QĐ")
    page.reload()
    page.wait_for_selector('[data-card="old"]:visible')
    page.fill("#token", cards.token_of(new, LEFT, f"{mai.person_id}-1"))
    page.wait_for_selector('[data-card="good"]:visible')
    page.context.set_offline(True)
    try:
        page.fill("#token", token)
        page.wait_for_selector('[data-card="unasked"]:visible')
        assert "vào ngày cấp" in page.inner_text("main")
    finally:
        page.context.set_offline(False)

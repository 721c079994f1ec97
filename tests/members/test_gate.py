"""A worker scans the QR at the gate, sends the form, and the committee takes a whole batch in."""

import pytest
from django.test import Client
from django.urls import reverse

from congdoan.members import gate
from congdoan.members.registers.application import Application
from congdoan.members.registers.person import Person
from congdoan.members.registers.request import JoinRequest
from tests.members.conftest import all_of
from tests.pages import source

pytestmark = pytest.mark.django_db
GOOD = {
    "full_name": "Vàng Thị Dở", "born": "12/4/1999", "sex": "female", "phone": "0912 000 009",
    "job": "Công nhân may", "identity_number": "012199001234", "nationality": "Việt Nam",
    "voluntary": "on",
}  # fmt: skip


@pytest.fixture
def link(world):
    return reverse("members-join", args=[gate.SIGNER.sign("CS001")])


@pytest.fixture
def send(link):
    return lambda **changes: Client().post(link, {**GOOD, **changes})


def test_the_form_opens_for_anyone_with_the_link_and_for_no_other(link, world):
    page = Client().get(link).content.decode()
    assert "Công đoàn CS001" in page and 'name="status"' not in page and 'name="unit"' not in page
    assert Client().get(link[:-2] + "x/").status_code == 404
    assert Client().get(reverse("members-join", args=[gate.SIGNER.sign("TLD")])).status_code == 404


def test_voluntary_is_never_ticked_beforehand_and_never_left_out(link, send):
    page = Client().get(link).content.decode()
    [box] = [line for line in page.split("<input") if 'name="voluntary"' in line]
    assert "checked" not in box.split(">")[0]
    answer = send(voluntary="")
    assert answer.status_code == 422 and "tự nguyện" in answer.content.decode()
    assert 'value="Vàng Thị Dở"' in answer.content.decode(), "what was typed stays"
    assert not all_of(JoinRequest).exists()


def test_what_is_sent_waits_sealed_at_the_union(send, as_):
    assert send().status_code == 200
    request = all_of(JoinRequest).get()
    assert request.unit.code == "CS001" and request.status == "sent"
    assert request.identity_last == "1234" and b"012199001234" not in bytes(request.identity_sealed)
    listed = reverse("members-requests-list")
    assert "Vàng Thị Dở" in as_("officer", "CS001").get(listed).content.decode()
    assert "Vàng Thị Dở" not in source(as_("officer", "CS002").get(listed))


def test_nobody_learns_from_the_form_who_is_known(send, someone):
    someone(full_name="Vàng Thị Dở", sex="female")
    answer = send()
    assert answer.status_code == 200 and "DV-" not in answer.content.decode()


def test_a_machine_that_fills_every_field_is_not_heard(send):
    send(website="http://x")
    assert not all_of(JoinRequest).exists()


def test_too_many_in_a_day_are_put_off(send, monkeypatch):
    monkeypatch.setattr(gate, "A_DAY", 1)
    assert send().status_code == 200
    answer = send(full_name="Lò Văn Hai")
    assert answer.status_code == 429 and "ngày mai" in answer.content.decode()


def test_a_batch_becomes_applications_of_people_on_record(send, as_):
    for name, number in (("Vàng Thị Dở", "012199001234"), ("Lò Văn Hai", "012099001235")):
        send(full_name=name, identity_number=number)
    ids = [str(one.pk) for one in all_of(JoinRequest)]
    answer = as_("officer", "CS001").post(
        reverse("members-requests-bulk"), {"id": ids, "status": "accepted"}
    )
    assert answer.status_code == 302
    assert {one.full_name for one in all_of(Person)} == {"Vàng Thị Dở", "Lò Văn Hai"}
    for application in all_of(Application):
        assert application.voluntary and not application.has_form, (
            "the signed form is still to come"
        )
        assert application.status == "applied"


def test_who_is_on_record_already_is_not_put_there_twice(send, as_, someone):
    import datetime as dt

    known = someone(full_name="Vàng Thị Dở", born=dt.date(1999, 4, 12), sex="female")
    send(identity_number="")
    request = all_of(JoinRequest).get()
    as_("officer", "CS001").post(
        reverse("members-requests-step", args=[request.pk]), {"state": "accepted"}
    )
    assert all_of(Person).get() == known
    assert all_of(Application).get().person == known


def test_a_member_elsewhere_is_told_to_transfer(send, as_, member, someone):
    import datetime as dt

    there = someone("CS001", full_name="Vàng Thị Dở", born=dt.date(1999, 4, 12), sex="female")
    member("CS002", person=there, joined_on=dt.date(2024, 1, 1))
    send(identity_number="")
    request = all_of(JoinRequest).get()
    answer = as_("officer", "CS001").post(
        reverse("members-requests-step", args=[request.pk]), {"state": "accepted"}
    )
    assert answer.status_code == 422 and "phiếu chuyển" in answer.content.decode()
    assert not all_of(Application).exists()


def test_the_poster_is_for_a_union_that_admits(as_):
    client = as_("officer", "CS001")
    assert "/join/" in client.get(reverse("members-gate")).content.decode()
    poster = client.get(reverse("members-gate"), {"form": "pdf"})
    assert poster["Content-Type"] == "application/pdf" and poster.content[:4] == b"%PDF"
    above = as_("officer", "TLD")
    assert "Chọn một công đoàn cơ sở" in above.get(reverse("members-gate")).content.decode()
    assert above.get(reverse("members-gate"), {"form": "pdf"}).status_code == 404


def test_the_union_above_has_a_door_for_those_who_have_no_union_at_work(as_, world):
    officer = as_("officer", "HA1")
    assert "/join/" in officer.get(reverse("members-gate")).text
    door = reverse("members-join", args=[gate.SIGNER.sign("HA1")])
    assert Client().post(door, GOOD).status_code == 200
    sent = all_of(JoinRequest).get()
    assert sent.unit == world["HA1"]
    assert "1 đề nghị gia nhập chờ xét" in officer.get("/").text
    step = reverse("members-requests-step", args=[sent.pk])
    assert officer.post(step, {"state": "accepted"}).status_code == 302
    assert all_of(Application).get().unit == world["HA1"]

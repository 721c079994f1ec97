"""A member asks to move by himself, behind the QR of the union he comes to; both sides see one slip."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from congdoan.members import gate
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.transfer import Transfer
from tests.members.conftest import all_of
from tests.pages import source

pytestmark = pytest.mark.django_db
BORN = dt.date(1990, 5, 12)


@pytest.fixture
def mai(member, someone):
    who = someone("CS001", full_name="Lò Thị Mai", sex="female", born=BORN)
    return member("CS001", person=who, joined_on=dt.date(2025, 1, 1), card_no="0100007")


@pytest.fixture
def send(world):
    facts = {"number": "0100007", "full_name": "LO THI MAI", "born": "12/5/1990",
             "moved_on": "1/7/2026", "reason": "Đổi chỗ làm"}  # fmt: skip

    def post(unit="CS002", **changes):
        link = reverse("members-move", args=[gate.SIGNER.sign(unit)])
        return Client().post(link, {**facts, **changes})

    return post


def test_the_way_to_it_stands_on_the_form_behind_the_qr(world):
    join = reverse("members-join", args=[gate.SIGNER.sign("CS002")])
    page = Client().get(join).content.decode()
    move = reverse("members-move", args=[gate.SIGNER.sign("CS002")])
    assert move in page
    assert "Công đoàn CS002" in Client().get(move).content.decode()
    assert Client().get(move[:-8] + "x/move/").status_code == 404


def test_both_unions_see_the_members_own_slip_and_take_their_steps(mai, send, as_):
    assert send().status_code == 200
    slip = all_of(Transfer).get()
    assert (slip.from_unit.code, slip.unit.code, slip.by_member) == ("CS001", "CS002", True)
    assert slip.answer_by == dt.date(2026, 6, 30), "the clock of every transfer"
    path = reverse("members-transfers-detail", args=[slip.pk])
    for unit in ("CS001", "CS002"):
        page = as_("officer", unit).get(path).content.decode()
        assert "đoàn viên gửi qua mã QR" in page and "Đổi chỗ làm" in page
    step = reverse("members-transfers-step", args=[slip.pk])
    assert as_("officer", "CS001").post(step, {"state": "released"}).status_code == 302
    assert as_("officer", "CS002").post(step, {"state": "received"}).status_code == 302
    assert all_of(Membership).get(left_on=None).unit.code == "CS002"


def test_unanswered_it_goes_up(mai, send, as_):
    send()
    slip = all_of(Transfer).get()
    path, home = reverse("members-transfers-detail", args=[slip.pk]), reverse("home")
    assert path in as_("officer", "CS001").get(home).content.decode()
    assert path not in source(as_("officer", "TA").get(home))
    Transfer.all_rows.filter(pk=slip.pk).update(answer_by=dt.date(2026, 6, 14))
    assert path in as_("officer", "TA").get(home).content.decode()


@pytest.mark.parametrize(
    "changes", [{"number": "x"}, {"full_name": "Lò Mai"}, {"born": "1/1/1990"}, {"unit": "CS001"}]
)
def test_nothing_comes_of_what_does_not_fit_and_the_answer_is_the_same(mai, send, changes):
    answer = send(**changes)
    assert answer.status_code == 200 and "Đã gửi" in answer.content.decode()
    assert "Lò Thị Mai" not in answer.content.decode() and not all_of(Transfer).exists()


def test_asked_twice_it_is_one_slip(mai, send):
    send()
    send(unit="CS101")
    assert all_of(Transfer).count() == 1


def test_a_machine_that_fills_every_field_is_not_heard(mai, send):
    assert send(website="http://x").status_code == 422
    assert not all_of(Transfer).exists()


def test_what_is_missing_is_told_and_nothing_typed_is_lost(mai, send):
    answer = send(born="31/2/1990")
    page = answer.content.decode()
    assert answer.status_code == 422 and "không có ngày 31" in page and 'value="LO THI MAI"' in page

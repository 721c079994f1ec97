"""What waits in members stands in My work; a transfer nobody answered goes up by itself."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.members.registers.transfer import Transfer
from congdoan.records.write import save
from tests.members.conftest import SYSTEM, all_of
from tests.pages import source

pytestmark = pytest.mark.django_db


@pytest.fixture
def transfer(member, world):
    """A member of CS001 asks to move to CS002; the slip is from today."""

    def make(**facts):
        one = member("CS001", joined_on=dt.date(2024, 1, 1))
        facts = {"asked_on": dt.date.today(), **facts}
        return save(
            Transfer(unit=world["CS002"], from_unit=world["CS001"], person=one.person, **facts),
            actor=SYSTEM,
        )

    return make


def work(as_, unit):
    return source(as_("officer", unit).get(reverse("home")))


def test_a_transfer_waits_at_the_side_that_has_to_act(transfer, as_):
    slip = transfer()
    assert slip.answer_by == slip.asked_on + dt.timedelta(days=15)
    url = reverse("members-transfers-detail", args=[slip.pk])
    assert url in work(as_, "CS001") and url not in work(as_, "CS002")
    Transfer.all_rows.filter(pk=slip.pk).update(status="released")
    assert url not in work(as_, "CS001") and url in work(as_, "CS002")


def test_what_is_not_answered_in_time_goes_up(transfer, as_):
    slip = transfer(answer_by=dt.date.today() + dt.timedelta(days=1))
    url = reverse("members-transfers-detail", args=[slip.pk])
    assert url not in work(as_, "TA")
    Transfer.all_rows.filter(pk=slip.pk).update(answer_by=dt.date.today() - dt.timedelta(days=1))
    page = work(as_, "TA")
    assert url in page and "Quá hạn" in page and "chờ Công đoàn CS001" in page
    assert url not in work(as_, "TB"), "another branch sees nothing of it"
    assert all_of(Transfer).get().status == "asked"

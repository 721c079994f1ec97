"""Somebody to be erased, what is planted of her, and the way to the erasure."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.members.identity import keep_identity
from congdoan.members.registers.erasure import Erasure
from congdoan.members.registers.membership import Membership
from congdoan.records.write import save
from congdoan.trail.files import keep
from congdoan.trail.parameters import ParameterEntry
from tests.members.conftest import SYSTEM, all_of
from tests.members.planting import ADDRESS, BORN, CARD, EMAIL, NAME, NUMBER, PHONE, SON, plant

DAY = dt.date


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def sua(world, someone, enter, as_):
    """Somebody who left in 2025, with all that a record can bear, changed once so that history knows more."""
    who = someone(
        full_name="Tên Cũ Zơpha", sex="female", born=BORN, phone="0987654321", email=EMAIL,
        address=ADDRESS, hometown="Mường Kim", job="Công nhân may", confirmed_on=DAY(2024, 1, 5),
    )  # fmt: skip
    keep_identity(who, NUMBER)
    who.full_name, who.phone = NAME, PHONE
    save(who, actor=SYSTEM, reason=f"sửa tên cho {NAME}")
    who.family.create(relation="child", full_name=SON, born=DAY(2015, 2, 3))
    place = enter("workplaces/workplaces", "CS001", code="W9", name="Chè Mường Kim")
    who.jobs.create(started=DAY(2019, 3, 1), employer=f"Cửa hàng {NAME}", job=f"Bán {NAME}")
    who.jobs.create(started=DAY(2021, 3, 1), workplace=place)
    who.qualifications.create(kind="trade", level=f"Lớp của {NAME}", awarded_on=DAY(2019, 2, 1))
    gone = who.family.create(relation="parent", full_name=f"Bố {SON}")
    gone.delete()
    return who


@pytest.fixture
def roll(sua, world):
    """Admitted at CS001 by a decision with its paper, moved to CS002, left there."""
    first = Membership(unit=world["CS001"], person=sua, joined_on=DAY(2024, 3, 1), entry="admitted",
                       card_no=CARD, left_on=DAY(2025, 2, 1), exit="transferred_out", status="left")  # fmt: skip
    second = Membership(unit=world["CS002"], person=sua, joined_on=DAY(2025, 2, 1), card_no=CARD,
                        entry="transferred_in", left_on=DAY(2025, 9, 1), exit="quit", status="left")  # fmt: skip
    return [save(first, actor=SYSTEM), save(second, actor=SYSTEM)]


@pytest.fixture
def planted(sua, roll, world, person):
    """The name, and more, wherever something may be typed."""
    plant(sua, world, person("officer", "CS001"))
    return sua


@pytest.fixture
def erase(as_, django_capture_on_commit_callbacks):
    """erase(person): asked for, agreed to, carried out on its page by the manager; the answer."""

    def go(who, unit="CS001", code=None):
        manager = as_("manager", unit)
        form = {"unit": unit, "person": who.code, "asked_by": "self", "ground": "other",
                "ground_note": f"{NAME} viết đơn, {PHONE}", "received_on": "1/6/2026",
                "status": "received"}  # fmt: skip
        answer = manager.post(reverse("members-erasures-new"), form)
        assert answer.status_code == 302, answer.context["form"].errors
        asked = all_of(Erasure).latest("pk")
        keep(
            SimpleUploadedFile("don.txt", NAME.encode()),
            "members/erasures",
            asked,
            person_of(manager),
        )
        step = reverse("members-erasures-step", args=[asked.pk])
        assert (
            manager.post(step, {"state": "approved", "reason": f"đồng ý, {NAME}"}).status_code
            == 302
        )
        with django_capture_on_commit_callbacks(execute=True):
            return manager.post(
                reverse("members-erasures-plan", args=[asked.pk]), {"code": code or who.code}
            )

    return go


def person_of(client):
    from congdoan.access.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def enter_keeping(person, years):
    ParameterEntry.objects.create(
        code="PRIV-PAPER-KEEP", value=years, valid_from=DAY(2020, 1, 1), source="thử", by=person("manager", "TLD")
    )  # fmt: skip


def admit(as_, enter, who):
    """A decision of admission with its paper, taken back for the test's own roll."""
    asked = enter("members/applications", person=who, applied_on="2024-02-01", status="checked",
                  has_form=True, voluntary=True, decided_on="2024-03-01")  # fmt: skip
    step = reverse("members-applications-step", args=[asked.pk])
    assert as_("officer", "CS001").post(step, {"state": "decided"}).status_code == 302
    return asked


def leave(who):
    stands = all_of(Membership).get(person=who, left_on=None)
    stands.left_on, stands.exit, stands.status = DAY(2025, 9, 1), "quit", "left"
    save(stands, actor=SYSTEM)


@pytest.fixture
def asked(sua, roll, enter):
    return enter("members/erasures", person=sua, received_on="2026-06-01")

"""Who may be one person is looked for by one's reach, one's phone, one's name, and told as a form is filled."""

import datetime as dt
from itertools import combinations

import pytest
from django.urls import reverse

from congdoan.members.registers.duplicate import Duplicate
from congdoan.members.registers.person import Person
from congdoan.trail.jobs import Job, run_next
from tests.members.conftest import all_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(as_):
    """The pairs that a scan at CS001's federation found, and what it said in the end."""

    def run():
        as_("officer", "TA").post(reverse("members-scan"))
        while run_next():
            pass
        job = Job.objects.first()
        assert job.state == "done", job.message
        return {frozenset((one.person, one.other)) for one in all_of(Duplicate)}, job.message

    return run


@pytest.mark.parametrize("phone", ["0912000001", "+84 912.000.001", "84912000001", "912 000 001"])
def test_one_phone_however_typed_is_one(someone, scan, phone):
    facts = {"full_name": "Lò Thị Mai", "sex": "female", "born": None}
    two = someone(**facts, phone="0912 000 001"), someone(**facts, phone=phone)
    someone(**facts, phone="0912000002")
    pairs, said = scan()
    assert pairs == {frozenset(two)} and "cùng điện thoại" in all_of(Duplicate).get().clues
    assert "nhóm" not in said


def test_a_crowd_of_one_common_name_is_parted_and_what_was_left_out_is_said(someone, scan):
    facts = {"full_name": "Nguyễn Văn An", "born": dt.date(1980, 1, 1), "sex": "male"}
    crowd = [someone(**facts, code=f"A{n}") for n in range(14)]
    for one, changes in zip(
        crowd,
        ({"hometown": "Mường So"}, {"hometown": "MƯỜNG SO"}, {"phone": "0912 000 001"},
         {"phone": "+84912000001"}), strict=False,
    ):  # fmt: skip
        Person.all_rows.filter(pk=one.pk).update(**changes)
    there = [someone("CS002", **facts, hometown=place) for place in ("", "Mường So", "Bản Bo")]
    for n in range(13):
        someone("CS002", full_name="Trần Thị Bé", born=dt.date(1980, 1, 1), code=f"B{n}")
    pairs, said = scan()
    assert {frozenset(crowd[:2]), frozenset(crowd[2:4])} <= pairs
    assert {frozenset((there[1], one)) for one in crowd[:2]} <= pairs, "of one hometown"
    assert {frozenset(two) for two in combinations(there, 2)} <= pairs, "of one unit"
    assert len(pairs) == 7
    assert "3 nhóm đông hơn 12 người" in said and "1 nhóm trong đó" in said

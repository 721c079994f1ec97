"""Gifts to persons and to counted groups; persons who took part and prizes they won."""

import datetime as dt

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from tests.growing import SYSTEM, example
from tests.people import crowd, figure, write

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_group_adds_to_gifts_and_value_but_not_to_persons(enter):
    enter("welfare/gifts")
    enter("welfare/gifts", given_on="2026-05-02")
    enter("welfare/gifts", occasion="tet", given_on="2026-02-10", person=None, group="Đoàn viên",
          recipients=46)  # fmt: skip
    assert figure("gifts.count", YEAR) == 48
    assert figure("gifts.value", YEAR) == 24_000_000
    assert figure("gifts.persons", YEAR) == 1
    assert figure("gifts.visits", YEAR) == 2
    assert figure("gifts.count.tet", YEAR) == 46


def test_gift_planned_or_skipped_is_not_counted(enter):
    enter("welfare/gifts", status="planned")
    enter("welfare/gifts", given_on="2026-05-02", status="skipped", note="Đã về quê")
    assert figure("gifts.count", YEAR) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": None}, "person"),
        ({"group": "Tổ 1"}, "person"),
        ({"occasion": "mid_autumn"}, "relation"),
        ({"status": "skipped"}, "note"),
    ],
)
def test_gift_says_what_is_missing(world, changes, field):
    register = REGISTERS["welfare/gifts"]
    data = example(register, world["CS001"], changes)
    assert list(form_class(register)(data, actor=SYSTEM).errors) == [field]


def test_person_at_two_activities_counts_once(enter, world):
    people = crowd(world["CS001"], 3)
    for title in ("Bóng chuyền", "Văn nghệ"):
        activity = enter("welfare/activities", title=title, headcount=10)
        for person in people:
            activity.participants.create(person=person)
        write(activity)
    assert figure("activities.persons", YEAR, world["TA"]) == 3
    assert figure("activities.attendances", YEAR, world["TA"]) == 20


def test_more_named_than_counted_is_refused(enter, world):
    activity = enter("welfare/activities", headcount=1)
    for person in crowd(world["CS001"], 2):
        activity.participants.create(person=person)
    with pytest.raises(Mistake, match="từ 2 trở lên"):
        write(activity)


def test_each_prize_of_one_games_counts(enter, world):
    games = enter("welfare/activities", headcount=12)
    (person,) = crowd(world["CS001"], 1)
    games.participants.create(person=person)
    for event, rank in (("Quần vợt đôi nam", 1), ("Cầu lông đôi nam", 1), ("Bóng bàn đơn nữ", 2)):
        games.results.create(event=event, person=person, rank=rank)
    found = [figure(f"prizes.{rank}", YEAR, world["TA"]) for rank in ("first", "second", "third")]
    assert found == [2, 1, 0]

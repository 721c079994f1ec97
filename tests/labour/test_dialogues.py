"""What counts as a dialogue, and which promises are overdue."""

import datetime as dt

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from tests.growing import SYSTEM, example
from tests.people import figure, write

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def upto(month, day):
    return Period(dt.date(2026, 1, 1), dt.date(2026, month, day))


def test_dialogue_without_minutes_is_not_counted(enter):
    enter("labour/dialogues", minutes=False)
    assert figure("dialogues.held", YEAR) == figure("dialogues.workplaces", YEAR) == 0


def test_two_dialogues_at_a_workplace_are_one_workplace(enter, world):
    enter("labour/dialogues")
    enter("labour/dialogues", held_on="2026-02-20")
    assert figure("dialogues.held", YEAR, world["TA"]) == 2
    assert figure("dialogues.workplaces", YEAR, world["TA"]) == 1


def test_leaders_meet_an_area_and_others_a_workplace(world):
    register = REGISTERS["labour/dialogues"]

    def faults(**changes):
        data = example(register, world["CS001"], changes)
        return form_class(register)(data, actor=SYSTEM).errors

    assert "place" in faults(kind="leaders")
    assert "workplace" in faults(workplace=None, place="Xã A")
    assert not faults(kind="leaders", workplace=None, place="Xã A")


def test_promise_is_overdue_from_the_day_after_it_is_due_until_it_is_done(enter):
    dialogue = enter("labour/dialogues")
    dialogue.promises.create(
        text="Nâng bữa ăn ca", owner="Giám đốc", due="2026-05-31", done_on="2026-06-10"
    )
    dialogue.promises.create(text="Sửa nhà xe", owner="Hành chính", due="2026-06-05")
    days = [(5, 31), (6, 1), (6, 9), (6, 10)]
    overdue = [figure("dialogues.promises_overdue", upto(*day)) for day in days]
    assert overdue == [0, 1, 2, 1]


def test_dialogue_is_not_closed_while_a_promise_stands(enter):
    dialogue = enter("labour/dialogues")
    promise = dialogue.promises.create(text="Sửa nhà xe", owner="Hành chính", due="2026-06-05")
    with pytest.raises(Mistake, match="Còn 1 lời hứa"):
        write(dialogue, status="closed")
    promise.done_on = dt.date(2026, 6, 4)
    promise.save()
    assert write(dialogue, status="closed").version == 2

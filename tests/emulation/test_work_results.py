"""Parts and whole of a unit's own counts; a movement is kept up only when it is followed."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from tests.growing import SYSTEM, example
from tests.people import figure, write

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
RESULTS = REGISTERS["emulation/work_results"]


@pytest.fixture
def sessions(enter):
    """Nine sessions served."""
    return enter(RESULTS, code="KH", name="Kỳ họp", value=9)


def faults(record, unit, **changes):
    data = example(RESULTS, unit, changes)
    return form_class(RESULTS)(data, instance=record, actor=SYSTEM).errors


def test_parts_are_not_added_to_the_whole(enter, sessions):
    enter(RESULTS, code="KH-1", value=2, part_of="KH")
    enter(RESULTS, code="KH-2", value=7, part_of="KH")
    assert figure("work_results.total", YEAR) == figure("work_results.parts", YEAR) == 9


def test_parts_may_not_exceed_the_whole(enter, sessions, world):
    enter(RESULTS, code="KH-1", value=2, part_of="KH")
    part = {"code": "KH-2", "part_of": "KH"}
    assert "số chung 9" in str(faults(None, world["CS001"], value=8, **part))
    assert not faults(None, world["CS001"], value=7, **part)


def test_whole_may_not_shrink_below_its_parts(enter, sessions, world):
    enter(RESULTS, code="KH-1", value=5, part_of="KH")
    assert "value" in faults(sessions, world["CS001"], code="KH", value=4)
    assert not faults(sessions, world["CS001"], code="KH", value=5)


def test_part_of_a_part_or_of_another_unit_is_refused(enter, sessions, world):
    enter(RESULTS, code="KH-1", value=5, part_of="KH")
    assert "part_of" in faults(None, world["CS001"], code="X", value=1, part_of="KH-1")
    assert "part_of" in faults(None, world["CS002"], code="X", value=1, part_of="KH")


def test_numbers_from_first_to_last_give_the_count(world):
    right = {"code": "P", "first_no": 25, "last_no": 31}
    assert not faults(None, world["CS001"], value=7, **right)
    assert "value" in faults(None, world["CS001"], value=6, **right)
    assert "value" in faults(None, world["CS001"], value=7, code="P", first_no=25)


def test_movement_only_launched_is_not_kept_up(enter):
    enter("emulation/movements")
    enter("emulation/movements", "CS002", followed_on="2026-05-05")
    assert figure("movements.unions", YEAR) == 2
    assert figure("movements.sustaining_unions", YEAR) == 1


def test_a_movement_is_kept_up_from_its_first_follow_up_whenever_the_latest_was(enter):
    movement = enter("emulation/movements", "CS002", followed_on="2026-03-05")
    write(movement, followed_on=dt.date(2026, 5, 5))
    year = [Period(dt.date(2026, 1, 1), dt.date(2026, month, 28)) for month in (2, 4, 6)]
    assert [figure("movements.sustaining_unions", so_far) for so_far in year] == [0, 1, 1]
    write(movement, followed_on=None)
    assert figure("movements.sustaining_unions", year[1]) == 0


def test_a_movement_of_the_year_that_was_concluded_before_it_is_over_was_kept_up(enter):
    """IND-042: launched in the year and followed up; the last review in November takes nothing from it."""
    enter("emulation/movements", "CS002", followed_on="2026-05-05", until="2026-06-10")
    assert figure("movements.sustaining_unions", Period.parse("2026")) == 1
    assert figure("movements.sustaining_unions", Period.parse("2027")) == 0, "it launches its own"

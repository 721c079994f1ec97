"""Persons reached are those named; a head count gives attendances and proves nobody."""

import datetime as dt

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.education.registers.study import Study
from tests.people import crowd, figure, write

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def session(enter):
    """session(people, **changes): a session with those people by name."""

    def make(people=(), **changes):
        study = enter("education/studies", **changes)
        for person in people:
            study.attendances.create(person=person)
        return write(study)

    return make


def test_three_sessions_for_the_same_people_reach_them_once(session, world):
    people = crowd(world["CS001"], 4)
    for day in ("2026-01-10", "2026-02-10", "2026-03-10"):
        session(people, held_on=day, headcount=4)
    assert figure("studies.sessions", YEAR, world["TA"]) == 3
    assert figure("studies.persons", YEAR, world["TA"]) == 4
    assert figure("studies.attendances", YEAR, world["TA"]) == 12


def test_head_count_alone_reaches_no_person(session):
    session(headcount=250, mode="online")
    assert figure("studies.attendances", YEAR) == 250
    assert figure("studies.online", YEAR) == 1
    assert figure("studies.persons", YEAR) == 0


def test_more_named_than_counted_is_refused(session, world):
    with pytest.raises(Mistake, match="từ 2 trở lên"):
        session(crowd(world["CS001"], 2), headcount=1)


def test_session_held_needs_a_head_count(world):
    study = Study(unit=world["CS001"], subject="Điều lệ", kind="document", mode="oral",
                  held_on=dt.date(2026, 1, 5), status="held")  # fmt: skip
    with pytest.raises(Exception, match="Số lượt người dự"):
        study.full_clean()


def test_law_on_democracy_is_counted_apart(session, world):
    people = crowd(world["CS001"], 3)
    session(people[:2], kind="democracy_law", headcount=2)
    session(people, held_on="2026-04-01", headcount=3)
    assert figure("studies.democracy_law_persons", YEAR) == 2

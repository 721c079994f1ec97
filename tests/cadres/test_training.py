"""A chair is trained by a course after the election; one person counts once, however often present."""

import datetime as dt

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.indicators.kept import figures, proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.records.write import remove
from tests.conftest import TODAY
from tests.growing import SYSTEM
from tests.people import crowd, figure, write, write_lines

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def chair(enter):
    """Elected chair of CS001 on 10 March 2026."""
    return enter("cadres/officials")


def hold(course, *people, **facts):
    for person in people:
        course.participants.create(person=person)
    return write(course, status="held", **facts)


def course_on(enter, day, **facts):
    return enter("cadres/courses", "HA1", starts_on=day, ends_on=day, title=f"Lớp {day}", **facts)


def test_course_after_the_election_trains_the_chair(enter, chair):
    hold(course_on(enter, "2026-04-15"), chair.person)
    chair.refresh_from_db()
    assert chair.trained_on == dt.date(2026, 4, 15)
    assert figure("officials.new_chairs_trained", YEAR) == figure("officials.new_chairs", YEAR) == 1


def test_course_before_the_election_leaves_the_chair_untrained(enter, chair):
    hold(course_on(enter, "2026-03-09"), chair.person)
    chair.refresh_from_db()
    assert chair.trained_on is None
    assert figure("officials.new_chairs_trained", YEAR) == 0
    assert figure("officials.chairs_untrained", YEAR) == 1


def test_absent_chair_stays_untrained_until_marked_present(enter, chair):
    course = course_on(enter, "2026-04-15")
    absent = course.participants.create(person=chair.person, present=False)
    hold(course, *crowd(chair.unit, 1))
    chair.refresh_from_db()
    assert chair.trained_on is None
    course.participants.filter(pk=absent.pk).update(present=True)
    write(course)
    chair.refresh_from_db()
    assert chair.trained_on == dt.date(2026, 4, 15)


def test_one_taken_off_the_list_is_untrained_again(enter, chair):
    course = hold(course_on(enter, "2026-04-15"), chair.person, *crowd(chair.unit, 1))
    strike(course, chair.person)
    chair.refresh_from_db()
    assert chair.trained_on is None


def strike(course, person, **facts):
    """Take a person off the list, as the course's page does."""
    line = course.participants.get(person=person)
    gone = {"id": line.pk, "person": person.pk, "present": "on", "DELETE": "on"}
    return write_lines(course, "participants", gone, **facts)


def test_one_taken_off_a_course_that_moves_is_untrained_and_so_is_each_of_a_removed_one(
    enter, chair
):
    course = hold(course_on(enter, "2026-04-15"), chair.person, *crowd(chair.unit, 1))
    other = hold(course_on(enter, "2026-05-20"), chair.person)
    strike(course, chair.person, ends_on=dt.date(2026, 4, 16))
    chair.refresh_from_db()
    assert chair.trained_on == dt.date(2026, 5, 20)
    remove(other, actor=SYSTEM)
    chair.refresh_from_db()
    assert chair.trained_on is None


def test_training_later_in_the_year_leaves_the_chair_untrained_before(enter, chair):
    spring, whole = Period(dt.date(2026, 1, 1), dt.date(2026, 4, 14)), YEAR
    hold(course_on(enter, "2026-04-15"), chair.person)
    found = {code: (figure(code, spring), figure(code, whole)) for code in
             ("officials.new_chairs_trained", "officials.chairs_untrained")}  # fmt: skip
    assert found == {"officials.new_chairs_trained": (0, 1), "officials.chairs_untrained": (1, 0)}


def test_trained_in_the_year_asks_for_the_whole_year_and_not_for_its_last_day(enter, chair, world):
    hold(course_on(enter, "2026-04-15"), chair.person)
    code = "officials.developers_trained"
    assert figures.value(code, world["TA"], YEAR, YEAR.end) == 1
    autumn = Period(dt.date(2026, 9, 1), YEAR.end)
    span = Span.objects.create(start=autumn.start, end=autumn.end, tree=YEAR.end)
    recounting.keep(span, [code])
    assert figures.value(code, world["TA"], YEAR, YEAR.end) == 1
    assert figures.value(code, world["TA"], autumn, YEAR.end) == 0


def test_kept_figures_follow_one_taken_off_the_list(enter, chair, world):
    course = hold(course_on(enter, "2026-04-15"), chair.person, *crowd(chair.unit, 1))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=YEAR.end)
    recounting.keep(span, ["officials.developers_trained", "officials.new_chairs_trained"])
    span.refresh_from_db()
    catch_up()
    assert span.rows.get(unit=world["TA"]).total == [100, 100]
    strike(course, chair.person)
    catch_up()
    assert not span.rows.exists() and not list(proving.differences(span))


def test_office_entered_after_the_course_finds_it(enter, world):
    (person,) = crowd(world["CS001"], 1)
    hold(course_on(enter, "2026-04-15"), person)
    assert enter("cadres/officials", person=person).trained_on == dt.date(2026, 4, 15)


def test_course_held_needs_somebody_present(enter):
    course = course_on(enter, "2026-04-15")
    with pytest.raises(Mistake, match="Học viên"):
        hold(course)
    course.refresh_from_db()
    assert course.status == "announced"


def test_persons_are_not_attendances(enter, world):
    people = crowd(world["CS001"], 3)
    for day in ("2026-04-15", "2026-05-15"):
        hold(course_on(enter, day), *people)
    assert figure("training.held", YEAR) == 2
    assert figure("training.persons", YEAR, world["TA"]) == 3
    assert figure("training.attendances", YEAR, world["TA"]) == 6
    assert figure("training.cost", YEAR, world["TA"]) == 24_000_000


def test_developer_counts_in_the_year_of_the_course(enter, chair):
    hold(course_on(enter, "2026-04-15"), chair.person)
    last_year = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert figure("officials.developers", YEAR) == figure("officials.developers_trained", YEAR) == 1
    assert figure("officials.developers_trained", last_year) == 0


def test_developer_trained_in_spring_counts_in_the_figure_of_the_whole_year(enter, chair, world):
    """The year's figure asks for the year, though who holds office is asked of its last day."""
    hold(course_on(enter, "2026-04-15"), chair.person)
    assert figures.value("officials.developers_trained", world["TA"], YEAR, TODAY) == 1

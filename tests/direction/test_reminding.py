"""Reminders go out by themselves: ahead of the day, once it has passed, and one level up."""

import datetime as dt

import pytest

from congdoan.access.models import User
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.reminder import Reminder
from congdoan.direction.tasks.reminding import remind
from congdoan.trail.jobs import Job, run_next, start_daily
from congdoan.trail.models import Notice
from congdoan.trail.parameters import ParameterEntry

DAY = dt.date(2026, 6, 15)


def day(n):
    return DAY + dt.timedelta(days=n)


@pytest.fixture
def people(person):
    """Officers of the base union, of the union above it and of the province, by unit."""
    return {unit: person("officer", unit) for unit in ("CS001", "HA1", "TA", "HA2")}


def notices(people):
    return {unit: [one.text for one in Notice.objects.filter(user=user).order_by("pk")]
            for unit, user in people.items()}  # fmt: skip


def test_a_task_is_told_ahead_then_late_then_one_level_up(enter, people):
    enter("direction/tasks", text="Rà soát quy chế", due=day(2).isoformat())
    assert [remind(DAY), remind(day(1))] == [1, 0]
    assert notices(people) == {
        "CS001": ["Sắp đến hạn 17/6/2026: Rà soát quy chế"], "HA1": [], "TA": [], "HA2": [],
    }  # fmt: skip
    assert remind(day(3)) == 2
    told = notices(people)
    assert told["CS001"][1:] == ["Trễ hạn 17/6/2026: Rà soát quy chế"]
    assert told["HA1"] == ["Công đoàn CS001 trễ hạn 17/6/2026: Rà soát quy chế"]
    assert told["TA"] == told["HA2"] == []


def test_what_stays_late_is_said_again_after_a_week_not_before(enter, people):
    enter("direction/tasks", due=day(-1).isoformat())
    assert [remind(day(n)) for n in range(9)] == [2, 0, 0, 0, 0, 0, 0, 2, 0]
    kinds = Reminder.all_rows.order_by("pk").values_list("unit__code", "kind", "told")
    assert list(kinds[:2]) == [("CS001", "late", 1), ("HA1", "up", 1)]


@pytest.mark.parametrize("status", ["reported", "new"])
def test_a_task_that_is_reported_or_not_yet_given_is_left_alone(enter, people, status):
    enter("direction/tasks", due=day(-1).isoformat(), status=status, result="Đã xong")
    assert remind(DAY) == 0


def test_the_job_of_the_day_runs_once(enter, people):
    enter("direction/tasks", due=day(-1).isoformat())
    for _twice in range(2):
        start_daily(DAY)
        while run_next():
            pass
    job = Job.objects.get(kind="reminders")
    assert (job.state, job.message) == ("done", "")
    assert Reminder.all_rows.count() == 2


def limit(days):
    by = User.objects.create(username="quan-tri-tham-so")
    ParameterEntry.objects.create(code="DIFFICULTY-ANSWER", value=days, by=by,
                                  valid_from=dt.date(2026, 1, 1), source="05/QĐ")  # fmt: skip


def test_without_a_limit_no_difficulty_is_late(enter, people):
    enter("direction/difficulties", raised_on="2025-01-02")
    assert remind(DAY) == 0 and Difficulty.all_rows.get().answer_by is None


def test_a_difficulty_past_its_limit_is_told_to_who_answers_and_one_level_up(enter, people):
    raised = enter("direction/difficulties", raised_on="2026-05-20", text="Thiếu nơi họp")
    limit(20)
    assert remind(DAY) == 2
    raised.refresh_from_db()
    assert raised.answer_by == dt.date(2026, 6, 9)
    told = notices(people)
    assert told["CS001"] == []
    assert told["HA1"] == ["Trễ hạn 09/6/2026: Thiếu nơi họp"]
    assert told["TA"] == ["Công đoàn CS001 trễ hạn 09/6/2026: Thiếu nơi họp"]

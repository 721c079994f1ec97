"""Sessions are counted and so is who came; a committee that is due to meet is told."""

import datetime as dt

from django.urls import reverse

from congdoan.direction.duties import duties
from congdoan.direction.meetings.committees import next_session
from tests.direction.sitting import DAY, YEAR, come
from tests.people import figure, write


def test_sessions_and_attendance_are_counted_by_kind(signed, enter, world):
    come(signed, 4)
    for held_on, kind, status in (
        ("2026-05-05", "group", "held"),
        ("2026-05-06", "group", "cancelled"),
        ("2026-05-07", "conference", "held"),
        ("2026-11-11", "group", "planned"),
    ):
        enter("direction/meetings", title=f"Họp {held_on}", held_on=held_on, kind=kind, status=status,
              headcount=9, mode="online")  # fmt: skip
    assert figure("meetings.held", YEAR, world["TA"]) == 3
    assert figure("meetings.held.group", YEAR) == 1
    assert figure("meetings.held.routine", YEAR) == 2
    assert figure("meetings.planned.routine", YEAR) == 3
    assert figure("meetings.held.conference.online", YEAR) == 1
    assert (figure("meetings.called", YEAR), figure("meetings.present", YEAR)) == (5, 4)


def test_each_member_sees_to_how_many_meetings_he_came(signed, enter, board, as_):
    come(signed, 4)
    other = enter("direction/meetings", title="Họp tháng 5", held_on="2026-05-05", kind="other")
    other.participants.create(person=board[0], presence="excused", reason="ốm")
    write(other, status="held", headcount=3)
    page = as_("reader", "CS001").get(reverse("direction-attendance"), {"period": "2026"})
    rows = {
        row.name: (row.called, row.present, row.excused, row.absent) for row in page.context["rows"]
    }
    assert rows[str(board[0])] == (2, 1, 1, 0) and rows[str(board[4])] == (1, 0, 0, 1)
    total = page.context["total"]
    assert (total.called, total.present, round(total.share, 1)) == (6, 4, 66.7)
    only = as_("reader", "CS001").get(reverse("direction-attendance"), {"kind": "other"})
    assert len(only.context["rows"]) == 1


def told(actor, world):
    return [(one["title"], one["state"], str(one["due"])) for one in
            duties(actor("officer", "CS001"), world["CS001"], DAY)]  # fmt: skip


def test_a_committee_past_its_session_waits_in_my_work_until_one_is_planned(enter, actor, world):
    enter("direction/regulations", since="2026-01-15", every_months=3)
    assert told(actor, world) == [("Ban Chấp hành đến kỳ họp", "late", "2026-04-15")]
    held = enter(
        "direction/meetings", title="Quý I", held_on="2026-03-20", status="held", headcount=5
    )
    assert ("Ban Chấp hành đến kỳ họp", "waiting", "2026-06-20") in told(actor, world)
    write(held, held_on=dt.date(2026, 4, 20))
    assert all("kỳ họp" not in title for title, _state, _due in told(actor, world))
    write(held, held_on=dt.date(2026, 3, 10))
    enter("direction/meetings", title="Quý II", held_on="2026-06-30")
    assert all("kỳ họp" not in title for title, _state, _due in told(actor, world))


def test_sessions_are_counted_in_calendar_months(enter):
    rule = enter("direction/regulations", since="2025-11-30", every_months=3)
    assert next_session(rule, None) == dt.date(2026, 2, 28)
    assert next_session(rule, dt.date(2026, 1, 31)) == dt.date(2026, 4, 30)


def test_my_work_names_meetings_to_come_and_minutes_to_sign(enter, actor, world):
    enter("direction/meetings", title="Tuần này", held_on="2026-06-20")
    enter("direction/meetings", title="Xa hơn", held_on="2026-07-20")
    enter("direction/meetings", title="Đã họp", held_on="2026-06-01", status="held", headcount=4)
    assert told(actor, world) == [
        ("Đã họp", "waiting", "None"),
        ("Tuần này", "waiting", "2026-06-20"),
    ]

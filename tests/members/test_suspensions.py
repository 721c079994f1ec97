"""A member who was suspended more than once: each time keeps its days, reason and paper, and counts on its days."""

import datetime as dt
from importlib import import_module

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.base.periods import Period
from congdoan.members import long_pauses
from congdoan.trail.models import Notice
from tests.members.conftest import all_of
from tests.people import figure, write, write_lines

pytestmark = pytest.mark.django_db
DAY = dt.date
FIRST, BETWEEN, SECOND, AFTER = (DAY(2026, 2, 10), DAY(2026, 4, 1), DAY(2026, 5, 20), DAY(2026, 6, 20))  # fmt: skip


@pytest.fixture
def one(member):
    return member("CS001", joined_on=DAY(2025, 1, 2))


@pytest.fixture
def twice(one, as_):
    """From 5 February to 1 March, and from 15 May to 15 June, each begun and ended through the page."""
    officer, edit = as_("officer", "CS001"), f"/members/memberships/{one.pk}/"

    def press(day, state, **said):
        with time_machine.travel(dt.datetime(day.year, day.month, day.day, 9)):
            if said:
                write(one, status=state, **said)
            else:
                assert officer.post(f"{edit}step/", {"state": state}).status_code == 302
        one.refresh_from_db()

    press(DAY(2026, 2, 5), "suspended", suspended_for="Ốm dài ngày", suspended_no="03/TB-CĐCS")
    press(DAY(2026, 3, 1), "active")
    press(DAY(2026, 5, 15), "suspended")
    press(DAY(2026, 6, 15), "active")
    return one


def on(day):
    found = Period(day, day)
    return [figure(f"members.{code}", found, None) for code in ("on_roll", "active", "suspended")]


def test_each_time_is_kept_and_counts_on_its_own_days(twice):
    assert [on(day) for day in (FIRST, BETWEEN, SECOND, AFTER)] == [
        [1, 0, 1], [1, 1, 0], [1, 0, 1], [1, 1, 0],
    ]  # fmt: skip
    told = twice.suspensions.values_list("since", "until", "reason", "paper")
    assert list(told) == [
        (DAY(2026, 2, 5), DAY(2026, 3, 1), "Ốm dài ngày", "03/TB-CĐCS"),
        (DAY(2026, 5, 15), DAY(2026, 6, 15), "", ""),
    ]


def test_the_page_tells_each_time(twice, as_):
    page = as_("officer", "CS001").get(f"/members/memberships/{twice.pk}/").text
    part = page[page.index("Các lần tạm dừng trước đây") :]
    for said in ("05/02/2026", "01/3/2026", "Ốm dài ngày", "03/TB-CĐCS", "15/5/2026"):
        assert said in part


def test_the_list_behind_a_figure_is_that_of_its_day(twice, as_, world):
    at = {"measure": "members.suspended", "under": world["CS001"].pk}
    client = as_("officer", "CS001")
    for period, count in (("2026-02-10..2026-02-10", 1), ("2026-04-01..2026-04-01", 0)):
        page = client.get("/members/memberships/", {**at, "period": period})
        assert page.context["figure"]["value"] == count


def test_who_leaves_while_suspended_was_so_to_the_day_he_left(one):
    write(one, status="suspended", suspended_on=DAY(2026, 2, 5), suspended_for="Mất việc")
    write(one, status="left", left_on=DAY(2026, 4, 1), exit="resigned")
    assert [on(day) for day in (FIRST, DAY(2026, 3, 31), BETWEEN)] == [
        [1, 0, 1], [1, 0, 1], [0, 0, 0],
    ]  # fmt: skip
    assert one.suspensions.get().reason == "Mất việc"


def test_a_day_typed_for_taking_part_again_stands(one):
    write(one, status="suspended", suspended_on=DAY(2026, 2, 5))
    write_lines(one, "suspensions", {"since": "2026-02-05", "until": "2026-03-01", "reason": "Ốm"},
                status="active")  # fmt: skip
    assert one.suspensions.get().until == DAY(2026, 3, 1)
    assert on(BETWEEN) == [1, 1, 0]


def test_what_was_suspended_by_mistake_and_put_right_on_its_day_leaves_nothing(one):
    write(one, status="suspended")
    write(one, status="active")
    assert not one.suspensions.exists()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"since": "2026-02-20", "until": "2026-03-10"}, "trùng ngày"),
        ({"since": "2024-02-20", "until": "2026-02-01"}, "trong thời gian ở sổ"),
    ],
)
def test_times_that_overlap_or_lie_outside_the_roll_are_refused_on_the_page(twice, as_, line, why):
    first, second = twice.suspensions.all()
    form = {"unit": "CS001", "person": twice.person.code, "employment": "formal", "status": "active",
            "joined_on": "02/01/2025", "entry": twice.entry, "version": twice.version,
            "suspensions-TOTAL_FORMS": 3, "suspensions-INITIAL_FORMS": 2}  # fmt: skip
    for place, known in enumerate((first, second)):
        form |= {f"suspensions-{place}-id": known.pk, f"suspensions-{place}-since": str(known.since),
                 f"suspensions-{place}-until": str(known.until)}  # fmt: skip
    form |= {f"suspensions-2-{name}": value for name, value in line.items()}
    answer = as_("officer", "CS001").post(f"/members/memberships/{twice.pk}/edit/", form)
    assert answer.status_code == 422 and why in answer.text
    assert twice.suspensions.count() == 2


def test_neither_a_list_of_members_nor_the_roll_asks_of_suspensions(twice, as_, world):
    with CaptureQueriesContext(connection) as asked:
        assert as_("officer", "CS001").get("/members/memberships/").status_code == 200
        figure("members.on_roll", Period(FIRST, FIRST), world["TA"])
    assert not [one for one in asked.captured_queries if "members_suspension" in one["sql"]]


def test_times_from_before_lines_were_kept_come_back_from_history(one):
    """As the code of before wrote it: the day emptied, and no line."""
    rows = all_of(type(one)).filter(pk=one.pk)
    rows.update(status="suspended", suspended_on=DAY(2026, 2, 5), suspended_for="Ốm dài ngày")
    rows.update(status="active", suspended_on=None, suspended_for="")
    rows.update(status="suspended", suspended_on=None)
    found = import_module("congdoan.members.migrations.0018_suspensions_carried_over")
    with connection.cursor() as cursor:
        cursor.execute(found.DATED)
        events = type(one).pgh_event_model.objects.filter(pgh_obj_id=one.pk).order_by("pgh_id")
        third = list(events)[2]
        events.filter(pgh_id=third.pgh_id).update(
            pgh_created_at=dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
        )
        cursor.execute(found.GIVEN_BACK)
    told = one.suspensions.values_list("since", "until", "reason")
    assert list(told) == [(DAY(2026, 2, 5), DAY(2026, 3, 1), "Ốm dài ngày")]
    one.refresh_from_db()
    assert one.suspended_on is not None


def test_who_is_suspended_too_long_is_told_of_once_a_month_and_found_by_one_click(one, world, as_):
    """Twelve months after loss of a job dues are asked again: the union asks him, nothing happens by itself."""
    write(one, status="suspended", suspended_on=DAY(2025, 6, 16), suspended_for="Mất việc làm")
    officer = as_("officer", "CS001")
    Notice.objects.all().delete()

    def told(day):
        return long_pauses.remind(day) and Notice.objects.latest("pk")

    assert not told(DAY(2026, 6, 15))
    notice = told(DAY(2026, 6, 16))
    assert "1 đoàn viên tạm dừng sinh hoạt đã từ 12 tháng" in notice.text
    assert str(one.person) in officer.get(notice.url).text
    assert not told(DAY(2026, 6, 30)), "once a month"

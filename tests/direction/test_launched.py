"""Reviews of an emulation movement stand in the calendar by themselves, and holding one keeps the movement up."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.access.models import Grant, Role
from congdoan.direction.registers.review import Review
from congdoan.emulation.registers.movement import Movement
from congdoan.trail.jobs import run_next, start_daily
from tests.conftest import START
from tests.people import write

TODAY = dt.date(2026, 6, 15)


def planned():
    """[(kind, due)] of what is on the calendar."""
    found = Review.all_rows.filter(status="planned").order_by("due", "kind")
    return [(one.kind, str(one.due)) for one in found]


@pytest.mark.parametrize(("until", "reviews"), [
    ("2026-12-31", [("mid", "2026-06-30"), ("final", "2026-12-31")]),
    ("2026-04-30", []),
    ("2026-06-20", [("final", "2026-06-20")]),
    ("2028-12-31", [("mid", "2026-12-31"), ("mid", "2027-06-30"), ("mid", "2027-12-31"), ("final", "2028-12-31")]),
    ("", [("mid", "2026-12-31")]),
])  # fmt: skip
def test_a_movement_is_looked_back_on_at_half_after_full_years_and_at_its_end(
    enter, until, reviews
):
    start = "2026-01-01" if until != "2026-06-20" else "2026-03-01"
    enter("emulation/movements", launched_on=start, registered_on="", until=until)
    assert planned() == reviews


def test_its_reviews_are_in_the_calendar_with_its_name(enter, as_):
    enter("emulation/movements", launched_on="2026-01-01", until="2026-12-31")
    page = as_("reader", "CS001").get(reverse("direction-calendar") + "?period=2026-06")
    assert "Sơ kết: Phong trào thi đua «Lao động giỏi" in page.text
    record = as_("reader", "CS001").get(
        reverse("direction-reviews-detail", args=[Review.all_rows.first().pk])
    )
    assert "Thời hạn của phong trào thi đua" in record.text


def test_another_end_moves_the_last_review_and_what_was_held_stays(enter):
    movement = enter("emulation/movements", launched_on="2026-01-01", until="2026-12-31")
    write(Review.all_rows.get(kind="mid"), status="held", held_on=TODAY)
    write(Movement.all_rows.get(), until=dt.date(2026, 9, 30))
    assert planned() == [("final", "2026-09-30")]
    assert Review.all_rows.filter(movement=movement).count() == 2


def test_holding_its_review_keeps_the_movement_up(enter, as_):
    enter("emulation/movements", launched_on="2026-01-01", until="2026-12-31")
    review = Review.all_rows.get(kind="mid")
    as_("officer", "CS001").post(
        reverse("direction-reviews-step", args=[review.pk]), {"state": "held"}
    )
    movement = Movement.all_rows.get()
    assert movement.followed_on == movement.kept_up_from == TODAY


def test_who_keeps_movements_alone_brings_them_into_the_calendar_too(person, client, world):
    user = person("none")
    role = Role.objects.create(code="thi-dua", name="Thi đua", levels={"emulation": "edit"})
    Grant.objects.create(user=user, role=role, unit=world["CS001"], since=START)
    client.force_login(user)
    data = {"unit": world["CS001"].pk, "name": "Giỏi việc nước", "level": "own", "launched_on": "1/6/2026",
            "until": "31/12/2026", "people": 10}  # fmt: skip
    assert client.post(reverse("emulation-movements-new"), data).status_code == 302
    assert ("final", "2026-12-31") in planned()


def test_the_night_schedules_what_came_by_a_sheet_and_the_next_year_of_what_goes_on(enter):
    movement = enter("emulation/movements", launched_on="2024-03-01", registered_on="", until="")
    assert planned() == [("mid", "2027-02-28")]
    Review.all_rows.all().delete()
    Movement.all_rows.filter(pk=movement.pk).update(launched_on=dt.date(2025, 8, 1))
    start_daily(TODAY)
    while run_next():
        pass
    assert planned() == [("mid", "2026-07-31")]

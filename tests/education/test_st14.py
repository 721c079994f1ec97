"""ST-14 through the pages: reaching the same hundred three times reaches a hundred, and «over 90 %» is over 90 %."""

import json

import pytest
from django.urls import reverse

from tests.people import crowd

pytestmark = pytest.mark.django_db
SUBJECT = "Luật Công đoàn (sửa đổi)"


@pytest.fixture
def hold(as_):
    """hold(people, day): a session with those people by name, as an officer's program sends it."""
    officer = as_("officer", "CS001")

    def send(people, day, mode="person"):
        said = {
            "unit": "CS001", "subject": SUBJECT, "kind": "law", "mode": mode, "held_on": day,
            "headcount": len(people), "status": "held",
            "lines": {"attendances": [{"person": one.pk, "how": "present"} for one in people]},
        }  # fmt: skip
        answer = officer.post(
            "/api/v1/education/studies/", json.dumps(said), content_type="application/json"
        )
        assert answer.status_code == 201, answer.content
        return answer

    return send


@pytest.fixture
def figure(as_, world):
    """figure("studies.persons"): what the list behind the year's figure says of it."""

    def read(code, unit="TA"):
        path = reverse("education-studies-list")
        query = {"measure": code, "period": "2026", "under": world[unit].pk}
        return as_("reader", unit).get(path, query).context["figure"]["shown"]

    return read


def test_three_sessions_for_the_same_hundred_reach_a_hundred_in_three_hundred_attendances(
    world, hold, figure
):
    people = crowd(world["CS001"], 100)
    for day in ("2026-01-12", "2026-03-09", "2026-05-11"):
        hold(people, day)
    assert (figure("studies.sessions"), figure("studies.persons")) == ("3", "100")
    assert figure("studies.attendances") == "300"


def test_exactly_ninety_per_cent_is_not_over_ninety(world, hold, enter, as_):
    enter("workplaces/headcounts", total=10, female=5, ethnic_minority=0, direct_workers=5,
          counted_on="2026-01-01")  # fmt: skip
    people = crowd(world["CS001"], 10)
    strict, inclusive = (
        enter(
            "indicators/targets",
            indicator="IND-035",
            comparator=sign,
            value="90",
            cut="",
            value_max="",
        )
        for sign in (">", ">=")
    )

    def told(target):
        page = as_("manager", "CS001").get(reverse("indicators-result", args=[target.pk]))
        return page.context["value"], page.context["icon"]

    for day in ("2026-02-02", "2026-04-06"):
        hold(people[:9], day)
    assert told(strict)[0].startswith("90,0") and told(strict)[1] != "reached"
    assert told(inclusive)[1] == "reached"
    hold(people[9:], "2026-05-04", mode="online")
    assert told(strict) == told(inclusive) and told(strict)[1] == "reached"

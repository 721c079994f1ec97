"""ST-14 through the pages: reaching the same hundred three times reaches a hundred, and «over 90 %» is over 90 %."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from congdoan.indicators.judged.results import result
from congdoan.indicators.models import Target
from congdoan.orgs import changes
from tests.growing import grow
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


def test_workers_where_no_union_stands_are_not_among_those_to_be_reached(world, hold, enter, as_):
    """Q-20: members, and workers of workplaces with a union; nine of these ten, whatever stands beside."""
    same = {"female": 5, "ethnic_minority": 0, "direct_workers": 5, "counted_on": "2026-01-01"}
    enter("workplaces/headcounts", total=10, **same)
    enter("workplaces/workplaces", code="NLV-X", state="potential", union="", union_since="")
    enter("workplaces/headcounts", workplace="NLV-X", total=90, **same)
    hold(crowd(world["CS001"], 10)[:9], "2026-02-02")
    for cut in ("", "enterprise", "nonstate"):
        asked = enter("indicators/targets", indicator="IND-035", comparator=">=", value="90", cut=cut,
                      value_max="", source_item=cut)  # fmt: skip
        page = as_("manager", "CS001").get(reverse("indicators-result", args=[asked.pk]))
        assert page.context["value"].startswith("90,0"), cut
        assert "9 / 10" in page.content.decode()


def test_members_who_work_at_no_workplace_with_a_union_are_among_those_to_be_reached(
    world, hold, enter
):
    enter("workplaces/headcounts", total=10, female=5, ethnic_minority=0, direct_workers=5,
          counted_on="2026-01-01")  # fmt: skip
    guild = changes.found(code="ND001", name="Nghiệp đoàn xe ôm", kind="NDCS", parent=world["HA1"], number="3/QĐ",
                          ownership="non_state", sector="guild", effective=dt.date(2026, 1, 1))  # fmt: skip
    for one in crowd(guild, 2):
        grow(
            "members/memberships",
            guild,
            {"person": one.code, "card_no": "", "employment": "informal"},
        )
    hold(crowd(world["CS001"], 9), "2026-04-06")
    asked = Target(unit=world["HA1"], indicator_id="IND-035", comparator="track", pk=0,
                   start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))  # fmt: skip
    one = result(asked, world["HA1"], dt.date(2026, 6, 15))
    assert (one.numerator, one.denominator, one.value) == (9, 12, 75)

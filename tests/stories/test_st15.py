"""ST-15: two districts become one. Records, rights and targets go on; what was reported stays as it was."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.access.models import Grant, User
from congdoan.base.periods import Period
from congdoan.indicators.kept import figures
from congdoan.indicators.models import Target
from congdoan.orgs.models import Unit
from congdoan.trail.models import IssuedPaper
from tests.pages import words

JUNE, JULY = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
HEIR, ENDED = "M000-02", "M000-01"


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(dt.datetime(2025, 7, 2, 9, 0), tick=True):
        yield


def on_roll(unit, day, tree):
    return figures.value("members.on_roll", unit, Period(day, day), tree)


def own_target(unit):
    return Target.all_rows.exclude(status="closed").get(
        unit=unit, indicator="IND-001", cut="formal"
    )


@pytest.fixture
def before(demo):
    """What was counted, targeted and printed before the merger."""
    return {
        "members": {code: on_roll(demo[code], JUNE, JUNE) for code in (HEIR, ENDED)},
        "targets": {code: own_target(demo[code]).value for code in (HEIR, ENDED)},
        "paper": bytes(IssuedPaper.objects.get(unit=demo["M000"]).pdf),
    }


@pytest.fixture
def merged(demo, before, signed_in):
    """The province's leader writes the decision in force from 1 July."""
    client = signed_in("chutich-tinh")
    said = {"units": [demo[ENDED].pk], "number": "", "decided_on": "25/6/2025", "effective": "1/7/2025",
            "note": "", "confirm": "1"}  # fmt: skip
    answer = client.post(reverse("unit-change", args=[demo[HEIR].pk, "merge"]), said)
    assert answer.status_code == 302, words(client.get(answer.url))
    return client


def test_members_go_on_under_the_heir(demo, before, merged):
    together = sum(before["members"].values())
    assert min(before["members"].values()) > 0
    assert on_roll(demo[HEIR], JULY, JULY) == together


def test_the_day_before_still_shows_two_districts(demo, before, merged):
    assert on_roll(demo[HEIR], JUNE, JUNE) == before["members"][HEIR]
    text = words(merged.get(reverse("units"), {"day": "2025-06-30", "at": demo["M000"].pk}))
    assert demo[HEIR].name in text and demo[ENDED].name in text


def test_todays_tree_carries_the_past_of_both(demo, before, merged):
    assert on_roll(demo[HEIR], JUNE, JULY) == sum(before["members"].values())


def test_the_yearly_targets_of_both_stand_as_a_sum(demo, before, merged):
    assert own_target(demo[HEIR]).value == sum(before["targets"].values())
    assert not Target.all_rows.filter(unit=demo[ENDED]).exclude(status="closed").exists()


def test_rights_follow(demo, merged, signed_in):
    officer = User.objects.get(username="huyen")
    assert Grant.objects.filter(user=officer).on(JULY).get().unit == demo[HEIR]
    client = signed_in("huyen")
    child = Unit.objects.filter(code__startswith=f"{ENDED}-").first()
    assert client.get(reverse("unit", args=[child.pk])).status_code == 200


def test_papers_issued_before_print_the_same_for_ever(demo, before, merged):
    issued = IssuedPaper.objects.filter(unit=demo["M000"], register="indicators/assignments").get()
    assert bytes(issued.pdf) == before["paper"]


def test_the_province_loses_nobody(demo, before, merged):
    assert on_roll(demo["M000"], JULY, JULY) == on_roll(demo["M000"], JULY, JUNE)

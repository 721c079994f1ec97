"""Looking back, a unit is held to what its target asked then, not to what it asks since it was changed."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from congdoan.indicators.models import Target
from congdoan.records.write import save
from tests.growing import SYSTEM
from tests.pages import words

pytestmark = pytest.mark.django_db
URL = "/scorecard/"


def written(target, *days):
    """The versions of the target were written on those days, at noon."""
    events = Target.pgh_event_model.objects.filter(pgh_obj=target).order_by("pgh_id")
    for event, day in zip(events, days, strict=True):
        moment = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
        type(event).objects.filter(pk=event.pk).update(pgh_created_at=moment)


@pytest.fixture
def adjusted(money, target, given):
    """TA was to give 100 from 5 January on, 80 since 1 June; 40 is given."""
    one = target("T-1", "TA", 100)
    given("CS001", "2026-02-03", 40)
    one.value, one.reason = 80, "Sắp xếp đơn vị"
    save(one, actor=SYSTEM)
    written(one, dt.date(2026, 1, 5), dt.date(2026, 6, 1))
    return one


@pytest.fixture
def looking(as_):
    """The words of a page as of a day."""
    client = as_("officer", "TA")

    def look(url, day="", **query):
        client.post(reverse("look-through"), {"day": day, "next": "/"})
        return words(client.get(url, query)).replace("\xa0", " ")

    return look


def test_a_day_before_the_change_is_held_to_what_was_asked_then(adjusted, looking):
    assert "40 / 80" in looking(URL)
    assert "40 / 100" in looking(URL, "2026-05-31")
    assert "40 / 80" in looking(URL, "2026-06-01")
    assert "40 / 80" in looking(URL, "2026-05-31", tree="now")


def test_the_target_opened_tells_the_same(adjusted, looking):
    url = reverse("indicators-result", args=[adjusted.pk])
    assert "100" in looking(url, "2026-05-31") and "≥ 80" not in looking(url, "2026-05-31")
    assert "80" in looking(url)


def test_what_was_handed_down_is_as_it_stood_too(adjusted, target, looking):
    mine = target("T-1", "HA1", 60, parent=adjusted)
    mine.value, mine.reason = 50, "Sắp xếp đơn vị"
    save(mine, actor=SYSTEM)
    written(mine, dt.date(2026, 1, 6), dt.date(2026, 6, 2))
    assert "40 / 60" in looking(URL, "2026-06-01") and "40 / 50" in looking(URL)


def test_a_target_closed_since_is_seen_on_the_days_it_stood(adjusted, looking):
    adjusted.status = "closed"
    save(adjusted, actor=SYSTEM)
    written(adjusted, dt.date(2026, 1, 5), dt.date(2026, 6, 1), dt.date(2026, 6, 10))
    assert "40 / 80" in looking(URL, "2026-06-05")
    assert "40 / 80" not in looking(URL)


def test_what_was_written_later_asks_what_it_asked_first(adjusted, looking):
    written(adjusted, dt.date(2026, 6, 1), dt.date(2026, 6, 10))
    assert "40 / 100" in looking(URL, "2026-04-30")


def test_a_report_is_seen_with_the_targets_it_was_written_by(adjusted, as_, looking):
    written(adjusted, dt.date(2026, 1, 5), dt.date(2026, 6, 20))
    assert as_("manager", "TA").post(reverse("analytics-freeze")).status_code == 302
    assert "40 / 100" in looking(URL, tree="reported")
    assert "40 / 80" in looking(URL)

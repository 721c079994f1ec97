"""ST-02: the plan of 2025 in Lai Châu. Who may be admitted stands in tests/members/test_applications.py."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.indicators.kept import figures
from congdoan.indicators.models import Target
from tests.pages import words

AUGUST = dt.date(2025, 8, 31)


@pytest.fixture
def leader(demo, signed_in):
    client = signed_in("laichau")
    client.post(reverse("look-through"), {"day": "31/8/2025"})
    return client


@pytest.fixture
def result_page(demo, leader):
    def page(indicator, cut=""):
        target = Target.all_rows.get(unit=demo["LCH"], indicator=indicator, cut=cut)
        return words(leader.get(reverse("indicators-result", args=[target.pk])))

    return page


def test_half_of_the_net_growth_is_there_by_the_end_of_august(leader, result_page):
    text = words(leader.get(reverse("indicators-scorecard")))
    assert "905/1.810" in text and "50,0 %" in text
    assert "50,0 %" in result_page("IND-001")


def test_net_growth_is_closing_less_opening(demo):
    def on_roll(day):
        return figures.value("members.on_roll", demo["LCH"], Period(day, day), AUGUST)

    assert on_roll(AUGUST) - on_roll(dt.date(2024, 12, 31)) == 905


def test_density_comes_from_the_survey_and_shows_its_day(result_page):
    state, others = result_page("IND-004", "state"), result_page("IND-004", "nonstate")
    assert "96,2" in state and "962" in state and "1.000" in state
    assert "84,0" in others.replace("84 %", "84,0 %") and "1.260" in others and "1.500" in others
    assert "15/3/2025" in state and "15/3/2025" in others, "the day of the headcount"


def test_sixty_drivers_without_an_employer_stand_in_the_informal_line(demo):
    period = Period(dt.date(2025, 1, 1), AUGUST)
    on_roll = figures.value("members.on_roll.informal", demo["LCH"], period, AUGUST)
    assert on_roll == 60
    assert demo["LCH-TP-03"].kind == "NDCS"


def test_the_guild_appears_among_the_unions_founded_in_the_year(demo):
    period = Period(dt.date(2025, 1, 1), AUGUST)
    assert figures.value("orgs.guilds", demo["LCH"], period, AUGUST) == 1

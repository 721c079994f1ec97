"""A programme begins at its own number of workers: the same indicator, counted from there on."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from congdoan.indicators.catalogue.loading import load_catalogue
from congdoan.indicators.judged.results import result
from congdoan.indicators.models import Span
from congdoan.indicators.nightly import keeping

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 15)


@pytest.fixture
def companies(enter):
    """Of 30 and 24 workers with a union, of 40 and 22 without."""
    load_catalogue()
    none = {"state": "potential", "union_since": ""}
    for code, workers, facts in (("A", 30, {}), ("B", 24, {}), ("C", 40, none), ("D", 22, none)):
        enter("workplaces/workplaces", "HA1", code=code, name=f"Công ty {code}", **facts)
        enter("workplaces/headcounts", "HA1", workplace=code, total=workers, female=0,
              ethnic_minority=0, direct_workers=0)  # fmt: skip


def shares(one, world):
    found = result(one, world["TA"], DAY)
    return found.numerator, found.denominator, found.value


def test_a_target_with_its_own_threshold_counts_from_that_number_on(companies, target, world):
    usual = target("IND-006", "TA", 90)
    own = target("IND-006", "TA", 90, threshold=25)
    assert shares(usual, world) == (2, 4, 50)
    assert shares(own, world) == (1, 2, 50)
    assert shares(target("IND-006", "TA", 90, threshold=23), world)[:2] == (2, 3)
    assert "25" in str(own) and "20 " not in own.name.split("–")[-1]


def test_kept_figures_of_a_threshold_are_those_counted_live(companies, target, world):
    own = target("IND-006", "TA", 90, threshold=25)
    live = shares(own, world)
    keeping.keep_today(DAY)
    kept = {code for span in Span.objects.all() for code in span.codes}
    assert {"workplaces.ge25.enterprise", "workplaces.ge25_with_union.enterprise"} <= kept
    assert shares(own, world) == live == (1, 2, 50)


def test_an_indicator_without_a_threshold_refuses_one(companies, target):
    with pytest.raises(ValidationError) as refused:
        target("IND-002", "TA", 100, threshold=25)
    assert set(refused.value.message_dict) == {"threshold"}


def test_the_value_opens_the_workplaces_it_counts(companies, target, as_):
    own = target("IND-006", "TA", 90, threshold=25)
    page = as_("officer", "TA").get(f"/targets/{own.pk}/result/").content.decode()
    assert "workplaces.ge25_with_union" in page
    url = "/workplaces/workplaces/?measure=workplaces.ge25&period=2026-06"
    listed = as_("officer", "TA").get(url).content.decode()
    assert "Công ty A" in listed and "Công ty C" in listed and "Công ty B" not in listed


def test_a_threshold_handed_down_stays_that_of_the_programme(companies, target, world):
    own = target("IND-006", "TA", 90, threshold=25)
    below = own.like(unit=world["HA1"], parent=own, comparator=">=", value=80)
    assert (below.threshold, below.indicator_id, below.cut) == (25, "IND-006", own.cut)
    assert own.question.codes == below.question.codes

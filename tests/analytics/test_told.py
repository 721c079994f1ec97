"""The list behind a figure that units told: the rows that make it and no other, and their sum is the figure."""

import datetime as dt

import pytest

from congdoan.indicators import words as told_in
from congdoan.indicators.judged.results import result
from congdoan.indicators.models import DeclaredFigure, Indicator
from congdoan.orgs import changes
from tests.analytics.test_scorecard import cells
from tests.conftest import TODAY
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(enter):
    """told("CS001", "01-01", "03-31", numerator=40, …): of 2026, accepted by the level above."""

    def tell(unit, since, day, **facts):
        blank = dict.fromkeys(("value", "numerator", "denominator"), "")
        blank |= {"indicator": "IND-009", "cut": "enterprise"}
        days = {"since": f"2026-{since}", "day": f"2026-{day}"}
        one = enter("indicators/declared", unit, **{**blank, **days, **facts})
        DeclaredFigure.all_rows.filter(pk=one.pk).update(status="accepted")
        return one

    return tell


@pytest.fixture
def behind(as_, world):
    """behind(target, "TA"): the page that the value of the target opens there, and its address."""

    def opened(target, unit, tree=TODAY):
        found = result(target, world[unit], TODAY, tree)
        url = told_in.value_url(target, world[unit], found, tree)
        return as_("officer", "TA").get(url), url

    return opened


@pytest.fixture
def rates(told):
    """CS001 told 40/160 and then 80/160 in its place, CS002 10/40; of another part CS001 told 1/1."""
    Indicator.objects.filter(pk="IND-009").update(cuts=["enterprise", "state"])
    told("CS001", "01-01", "03-31", numerator="40", denominator="160")
    told("CS001", "01-01", "05-31", numerator="80", denominator="160")
    told("CS002", "01-01", "05-31", numerator="10", denominator="40")
    told("CS001", "01-01", "05-31", numerator="1", denominator="1", cut="state")
    told("CS101", "01-01", "05-31", numerator="5", denominator="9")


def lines(page):
    return [(row.unit.code, row.numerator, row.denominator) for row, _shown in page.context["rows"]]


def test_behind_a_rate_stand_the_last_numbers_of_each_unit_and_their_sum(rates, target, behind):
    page, _url = behind(target("IND-009", "TA", 50), "TA")
    assert lines(page) == [("CS001", 80, 160), ("CS002", 10, 40)]
    assert "Kết quả 90 200 45,0 %" in words(page).replace("\xa0", " ")


def test_what_moved_counts_in_the_tree_that_is_looked_through(rates, target, behind, world):
    one = target("IND-009", "HA1", 50)
    changes.transfer(unit=world["CS002"], parent=world["HA1"], effective=TODAY, number="9/QĐ")
    assert lines(behind(one, "HA1")[0]) == [("CS001", 80, 160), ("CS002", 10, 40)]
    before = TODAY - dt.timedelta(days=1)
    assert lines(behind(one, "HA1", before)[0]) == [("CS001", 80, 160)]


def test_behind_what_happens_through_a_year_stand_all_its_stretches(told, target, behind):
    Indicator.objects.filter(pk="IND-002").update(compute="declared", formula="told")
    flow = {"indicator": "IND-002", "cut": ""}
    told("CS001", "01-01", "02-28", value="30", **flow)
    told("CS001", "01-01", "03-31", value="40", **flow)
    told("CS001", "04-01", "05-31", value="25", **flow)
    page, url = behind(target("IND-002", "TA", 100), "HA1")
    assert [shown for _row, shown in page.context["rows"]] == ["40", "25"]
    assert "Tử số" not in words(page)
    rows = cells(page.client.get(f"{url}&format=xlsx").content)
    assert [row[5] for row in rows[-3:]] == [40, 25, 65]


def test_what_records_count_and_parts_that_are_none_have_no_such_list(rates, as_, world):
    client = as_("officer", "TA")
    asked = {"period": "2026", "under": world["TA"].pk}
    for more in (
        {"indicator": "IND-001"},
        {"indicator": "IND-009", "cut": "x"},
        {"indicator": "X"},
    ):
        assert client.get("/figures/told/", asked | more).status_code == 404
    stranger = as_("officer", "TB").get("/figures/told/", asked | {"indicator": "IND-009"})
    assert stranger.status_code == 404

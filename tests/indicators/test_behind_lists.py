"""The list behind a kept figure knows that it is long without counting its rows again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.indicators.kept import recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.records.views import list as listed
from tests.indicators.agreements import TODAY, YEAR, agreement
from tests.pages import plain, source

pytestmark = pytest.mark.django_db
WORKERS = 20


@pytest.fixture
def ask(world, workplaces, as_, monkeypatch):
    """(the list, statements that counted its rows), where more than two are many and three stand."""
    monkeypatch.setattr(listed, "COUNTED", 2)
    for place in range(3):
        one = agreement(world, workplaces, place, ("CS001", YEAR.start, 400, WORKERS, place))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    recounting.keep(span, ["agreements.signed", "agreements.workers"])
    catch_up()
    client = as_("manager", "HA1")

    def ask(measure, query=""):
        address = one.register.behind(measure, world["HA1"], YEAR)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"{address}{query}")
        counted = [
            s["sql"] for s in asked if "COUNT(" in s["sql"] and one._meta.db_table in s["sql"]
        ]
        return source(page), counted

    return ask


def test_a_list_behind_a_kept_figure_is_not_counted_to_say_that_it_is_long(ask):
    said, counted = ask("agreements.signed")
    assert "Hơn 2 thoả ước" in plain(said) and not counted


def test_what_is_filtered_away_is_counted(ask):
    said, counted = ask("agreements.signed", "&grade=B")
    assert "0 thoả ước" in plain(said) and counted


def test_a_sum_says_nothing_of_how_many_rows_there_are(ask):
    assert ask("agreements.workers")[1]


def test_no_address_makes_a_page_longer(ask, monkeypatch):
    monkeypatch.setattr(listed, "PAGE", 2)
    assert ask("agreements.workers", "&per_page=500")[0].count("<tr data-href") == 2

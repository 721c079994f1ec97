"""Targets of merged unions at their heir: sums of what binds, each once, parts within their whole (ST-15)."""

import datetime as dt

import pytest

from congdoan.indicators.assigning.inheriting import inherit
from congdoan.indicators.models import Target
from congdoan.orgs import changes
from tests.growing import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world):
    """held(): HA2 is merged into HA1; then what HA1 is held to, as {(cut, source item): …}."""

    def merge():
        change = changes.merge(
            units=[world["HA2"]], into=world["HA1"], effective=dt.date(2026, 7, 1), number="1/QĐ"
        )
        inherit(SYSTEM, change=change)
        return {(one.cut, one.source_item): one
                for one in Target.all_rows.filter(unit=world["HA1"]).exclude(status="closed")}  # fmt: skip

    return merge


def test_parts_that_the_heir_did_not_have_stay_within_their_whole(target, held):
    whole = target("IND-002", "HA2", 100)
    for cut, value in (("formal", 80), ("informal", 20)):
        target("IND-002", "HA2", value, cut=cut, part_of=whole)
    found = held()
    whole = found["", ""]
    assert {cut: one.part_of for (cut, _item), one in found.items()} == {
        "": None, "formal": whole, "informal": whole,
    }  # fmt: skip


def test_a_range_is_added_up_at_both_its_ends(target, held):
    target("IND-002", "HA1", 50, comparator="between", value_max=60)
    target("IND-002", "HA2", 30, comparator="between", value_max=45)
    one = held()["", ""]
    assert (one.value, one.value_max) == (80, 105)


def test_what_was_only_proposed_binds_nobody_at_the_heir_and_takes_nothing_that_binds(target, held):
    target("IND-002", "HA1", 50, status="proposed", source_item="I")
    target("IND-002", "HA2", 30, source_item="II")
    target("IND-018", "HA1", 7, source_item="III")
    target("IND-018", "HA2", 4, status="proposed", source_item="IV")
    found = {(one.indicator_id, one.status, one.value) for one in held().values()}
    assert found == {
        ("IND-002", "proposed", 50), ("IND-002", "confirmed", 30),
        ("IND-018", "confirmed", 7), ("IND-018", "proposed", 4),
    }  # fmt: skip


def test_two_targets_of_one_thing_join_one_each(target, held):
    """The programme of the year and that of the term ask for the same with numbers of their own."""
    for unit, first, second in (("HA1", 50, 70), ("HA2", 30, 45)):
        target("IND-002", unit, second, source_item="III.5")
        target("IND-002", unit, first, source_item="II.1")
    assert {item: one.value for (_cut, item), one in held().items()} == {"II.1": 80, "III.5": 115}


def test_what_is_asked_each_year_does_not_join_what_is_asked_of_the_whole_term(target, held):
    term = {"start": dt.date(2023, 1, 1), "end": dt.date(2028, 12, 31)}
    target("IND-002", "HA1", 600, source_item="I", **term)
    target("IND-002", "HA2", 80, per_year=True, source_item="II", **term)
    assert {(one.per_year, one.value) for one in held().values()} == {(False, 600), (True, 80)}

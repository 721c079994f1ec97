"""A search of common words reads a page off an index, and finds just what the plain search finds."""

import pytest
from django.contrib.postgres.search import SearchVectorExact
from django.core.paginator import Paginator
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.members.registers.person import Person
from congdoan.records import near
from congdoan.records.register import REGISTERS
from congdoan.records.search import matching
from tests.growing import SYSTEM

PEOPLE = REGISTERS["members/people"]
FAMILIES = ("Lò", "Vàng", "Nguyễn", "Hoàng")
GIVEN = ("An", "Ân", "Ánh", "Lan", "Hoàng", "Phượng")
pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(enter, monkeypatch):
    """People of four families and six given names, each pair twice; the sample of the database is taken."""
    for family in FAMILIES:
        for called in GIVEN:
            for middle in ("Văn", "Thị"):
                enter("members/people", code="", full_name=f"{family} {middle} {called}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE members_person")
    near._shares.clear()
    monkeypatch.setattr(near, "MANY", 0.01)
    monkeypatch.setattr(near, "FEW", 0)
    yield
    near._shares.clear()


def searched(text):
    return matching(PEOPLE, PEOPLE.rows(SYSTEM), text)


def names(rows):
    return [row.full_name for row in rows]


def test_those_called_by_the_last_word_come_first(crowd):
    assert near.share(Person, "hoang") > 0, "the database has met the word"
    found = names(near.first(searched("hoang"), 60))
    assert len(found) == 18 and all(name.endswith("Hoàng") for name in found[:8])
    assert all(name.startswith("Hoàng") for name in found[8:])
    assert names(near.first(searched("lo an"), 3))[0] in ("Lò Thị An", "Lò Văn An")


def test_a_common_search_asks_no_index_of_words(crowd):
    assert near.nearest(searched("nguyen an"), 0, 2) is not None
    assert near.nearest(searched("nguyen an dv-000001"), 0, 2) is None, "a code is rare"
    kept = near._bare(searched("nguyen an")).query.where.children
    assert not any(isinstance(one, SearchVectorExact) for one in kept)


PIECES = st.sampled_from(
    ["an", "anh", "lan", "hoang", "phuong", "lo", "vang", "nguyen", "van", "thi", "ng"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(PIECES, min_size=1, max_size=3), size=st.integers(1, 9))
def test_pages_are_the_plain_search_cut_into_pieces(crowd, words, size):
    rows = searched(" ".join(words))
    whole = names(rows)
    pages = [near.at(rows, at, at + size) for at in range(0, len(whole) + size, size)]
    assert [name for page in pages for name in names(page)] == whole
    assert near.counted(rows, 100) == len(whole)
    assert near.counted(rows, 3) == min(len(whole), 4)


def test_among_few_rows_each_is_looked_at_and_the_answer_is_the_same(crowd, monkeypatch):
    asked = ("nguyen an", "hoang", "lo ng", "van a phuong", "dv-0")
    by_words = [names(near.first(searched(text), 60)) for text in asked]
    monkeypatch.setattr(near, "FEW", 5_000)
    assert [names(near.first(searched(text), 60)) for text in asked] == by_words
    assert any(by_words)


def test_a_list_sorted_by_another_column_keeps_that_order(crowd):
    rows = searched("an").order_by("-code")
    assert near.nearest(rows, 0, 5) is None
    assert names(near.at(rows, 0, 5)) == names(Paginator(rows, 5).page(1))

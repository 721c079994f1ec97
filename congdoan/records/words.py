"""Search by the beginnings of words through an index: «ngu an» finds Nguyễn Thị An among a million.

PostgreSQL's own text search, without dictionaries: no extension is needed, and no accents are left
in what it sees. What joins words (a hyphen in a code) parts them here, in the index and in the asking.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, Index

from congdoan.base.text import fold
from congdoan.records import near

_BLANKS = str.maketrans(near.JOINERS, " " * len(near.JOINERS))


class Vector(Func):
    """The words of a folded column, as the index has them."""

    template = f"to_tsvector('simple'::regconfig, {near.Plain.template})"
    output_field = SearchVectorField()


def word_index(name):
    """The index that `having` needs on a model with a `folded` column."""
    return GinIndex(Vector("folded"), name=name)


def called_index(name, *more):
    """The index of names turned round, given name first, with what a search looks at beside them."""
    return Index(fields=["called", "id"], include=["folded", "unit", *more], name=name)


def having(rows, text):
    """Rows in whose `folded` column every word of the text begins some word."""
    words = fold(text).translate(_BLANKS).split()
    if not words:
        return rows
    asked = SearchQuery(
        " & ".join(f"{word}:*" for word in words), search_type="raw", config="simple"
    )
    return near.ordered(rows.alias(_words=Vector("folded")).filter(_words=asked), words)

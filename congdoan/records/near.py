"""The first rows of a search among millions: those called by the last word typed come first.

Eleven million people share a few hundred syllables. A search by such words has too many answers to sort
them all for one page; but whoever is *called* by the last word («nguyen thi **an**») stands in one stretch of
an index by given names, in the order in which they are listed, and a page is read off it. Rare words are
found through their own index, and then sorted.
"""

import time

from django.contrib.postgres.search import SearchVectorExact
from django.db import connection
from django.db.models import Case, F, Func, IntegerField, TextField, Value, When
from django.db.models.functions import Concat

KEPT = 600  # seconds that what the database knows of its words is believed
# A single word that so many bear is met soon, whatever the order one walks in.
DENSE = 0.01
LAST = "\U0010ffff"
_shares = {}


class Plain(Func):
    """A folded column with what joins words in names made blank, one more before the first."""

    template = "translate(%(expressions)s, '-.', '  ')"
    output_field = TextField()


def ordered(rows, words):
    """Found rows in the order of a search: those called by the last word first, then by name."""
    if not hasattr(rows.model, "given"):
        return rows
    called = {"given__gte": words[-1], "given__lt": words[-1] + LAST}
    order = (
        Case(When(**called, then=Value(0)), default=Value(1)),
        Case(When(**called, then=F("given")), default=Value(""), output_field=TextField()),
        "sort_key",
        "pk",
    )
    rows = rows.order_by(*order)
    rows._hints = {**rows._hints, "asked": (words, order, called)}
    return rows


def nearest(rows, bottom, top):
    """Primary keys of that slice in order, or None where the rows are better asked plainly."""
    stretch = _stretch(rows)
    if stretch is None:
        return None
    words, _order, called = rows._hints["asked"]
    keys = list(stretch.values_list("pk", flat=True)[bottom:top])
    if len(keys) == top - bottom:
        return keys
    if len(words) > 1 or share(rows.model, words[0]) < DENSE:
        return None
    before = bottom + len(keys) if keys else stretch.count()
    others = _bearing(_bare(rows), words).exclude(**called).order_by("sort_key", "pk")
    start = max(0, bottom - before)
    return keys + list(
        others.values_list("pk", flat=True)[start : start + top - bottom - len(keys)]
    )


def first(rows, number):
    """The first rows of a search, or of any other queryset."""
    return at(rows, 0, number)


def at(rows, bottom, top):
    keys = nearest(rows, bottom, top)
    if keys is None:
        keys = list(rows.values_list("pk", flat=True)[bottom:top])
    found = {row.pk: row for row in _bare(rows).filter(pk__in=keys).order_by()}
    return [found[key] for key in keys if key in found]


def counted(rows, most):
    """How many rows there are, counted no further than `most` + 1."""
    stretch = _stretch(rows)
    if stretch is not None and (called := stretch.order_by()[: most + 1].count()) > most:
        return called
    return rows.order_by()[: most + 1].count()


def _stretch(rows):
    """The rows called by the last word, in order; None unless all words are borne by many."""
    words, order, called = rows._hints.get("asked", (None, None, None))
    if not words or rows.query.order_by != order:
        return None
    if not all(share(rows.model, word) for word in words):
        return None
    return _bearing(_bare(rows), words[:-1]).filter(**called).order_by("given", "sort_key", "pk")


def _bare(rows):
    """The rows without the condition on words."""
    bare = rows.all()
    where = bare.query.where = bare.query.where.clone()
    where.children = [one for one in where.children if not isinstance(one, SearchVectorExact)]
    return bare


def _bearing(rows, words):
    """Every word begins one of the row's; looked at row by row, since so many do."""
    if not words:
        return rows
    rows = rows.alias(_plain=Plain(Concat(Value(" "), "folded", output_field=TextField())))
    for word in words:
        found = Func(F("_plain"), Value(f" {word}"), function="strpos", output_field=IntegerField())
        rows = rows.alias(**{f"_at_{word}": found}).filter(**{f"_at_{word}__gt": 0})
    return rows


def share(model, word):
    """What part of the rows bear a word that begins so, 0 for a rare one: the database's own sample."""
    table = _index_of(model)
    told, shares = _shares.get(table, (0, {}))
    if time.monotonic() - told > KEPT:
        shares = _sampled(table)
        _shares[table] = (time.monotonic(), shares)
    return sum(part for known, part in shares.items() if known.startswith(word))


def _index_of(model):
    return next(index.name for index in model._meta.indexes if index.name.endswith("_words"))


def _sampled(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats"
            " WHERE tablename = %s AND most_common_elems IS NOT NULL",
            [table],
        )
        found = cursor.fetchone()
    # Behind the frequencies of the words stand the least and the greatest of them.
    return dict(zip(*found, strict=False)) if found else {}

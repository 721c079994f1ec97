"""The first rows of a search among millions, read off an index in the order in which they are shown.

Eleven million people share a few hundred syllables: a search by such words has too many answers to sort
them all for one page. But those who are *called* by the last word and bear the first as their family's
(«**nguyen** thi **an**») stand side by side in an index of names turned round («an nguyen thi»), and a
page is read off it. Rare words are found through the index of words, and then sorted.

The order of a search: those called by the last word (and of the family first typed), then, for a single
word, the families that begin so, then the others; each by given name.
"""

import json
import math
import time
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchVectorExact
from django.db import connection
from django.db.models import Case, F, Func, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Concat
from django.db.models.sql.where import WhereNode

KEPT = 600  # seconds that what the database knows of its words is believed
FEW = 5_000  # of so few rows in reach each is looked at, whatever the words
MANY = 300  # more answers than this are not sorted for one page
# What joins words parts them here, in the index and in the asking.
JOINERS = "-/._@+,:;()'&|!<>*"
LAST = "\U0010ffff"
_shares = {}


class Plain(Func):
    """A folded text with blanks for what joins words."""

    template = "translate(%(expressions)s, '{}', '{}')".format(
        JOINERS.replace("'", "''"), " " * len(JOINERS)
    )
    output_field = TextField()


def ordered(rows, words):
    """Found rows in the order of a search."""
    if not hasattr(rows.model, "called"):
        return rows
    tiers = [reduce(or_, (_within(one) for one in tier)) for tier in _tiers(rows.model, words)]
    whens = [When(tier, then=Value(place)) for place, tier in enumerate(tiers)]
    order = (Case(*whens, default=Value(len(tiers))), "called", "pk")
    rows = rows.order_by(*order)
    rows._hints = {**rows._hints, "asked": (words, order)}
    return rows


def nearest(rows, bottom, top):
    """Primary keys of that slice in order, or None where the rows are better asked plainly."""
    keys, passed = [], 0
    for stretch in _stretches(rows):
        found = list(stretch.values_list("pk", flat=True)[max(0, bottom - passed) : top - passed])
        keys += found
        if len(keys) == top - bottom:
            return keys
        passed += max(0, bottom - passed) + len(found) if found else stretch[:bottom].count()
    return None


def first(rows, number):
    """The first rows of a search, or of any other queryset."""
    return at(rows, 0, number)


def at(rows, bottom, top):
    """That slice: its keys first, of the index alone where one suffices, then the rows, asked by their keys alone:
    what they had to satisfy, the keys were chosen by."""
    keys = nearest(rows, bottom, top)
    if keys is None:
        keys = list(_narrowed(rows).values_list("pk", flat=True)[bottom:top])
    whole = rows.order_by()
    whole.query.where = WhereNode()
    found = {row.pk: row for row in whole.filter(pk__among=keys)}
    return [found[key] for key in keys if key in found]


def counted(rows, most):
    """How many rows there are, counted no further than `most` + 1."""
    known = 0
    for stretch in _stretches(rows):
        known += stretch.order_by()[: most + 1 - known].count()
        if known > most:
            return known
    return _narrowed(rows).order_by()[: most + 1].count()


def _stretches(rows):
    """Querysets that together begin the rows, each in order; none unless there are very many."""
    words, order = rows._hints.get("asked", (None, None))
    if not words or rows.query.order_by != order or not _many(rows, words):
        return
    bare = _bearing(_bare(rows), words[1:-1])
    for place, tier in enumerate(_tiers(rows.model, words)):
        for beginning in tier:
            found = bare.filter(_within(beginning))
            if place:
                found = found.exclude(_within(words[-1]))
            yield found.order_by("called", "pk")


def _narrowed(rows):
    """The same rows, asked without the index of words where few are in reach."""
    words, _order = rows._hints.get("asked", (None, None))
    return _bearing(_bare(rows), words) if words and _reach(rows) <= FEW else rows


def _tiers(model, words):
    """Beginnings of names turned round, by tiers: who comes before whom."""
    family, last = words[0], words[-1]
    known = sorted(_sample(model))
    if len(words) > 1:
        called = [last, *(word for word in known if word.startswith(last) and word != last)]
        return [[f"{word} {family}" for word in called]]
    return [[last], [f"{word} {family}" for word in known]] if known else [[last]]


def _within(beginning):
    return Q(called__gte=beginning, called__lt=beginning + LAST)


def _many(rows, words):
    """Whether so many rows are likely found that no page of them should wait for all."""
    shares = [share(rows.model, word) for word in words]
    if not all(shares):
        return False
    reach = _reach(rows)
    return reach > FEW and reach * math.prod(shares) >= MANY


def _reach(rows):
    """How many rows the search looks among, by the planner's guess; asked once a search."""
    hints = rows._hints
    if "reach" not in hints:
        plan = _bare(rows).order_by().explain(format="json")
        hints["reach"] = json.loads(plan)[0]["Plan"]["Plan Rows"]
    return hints["reach"]


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
    places = {
        f"_at_{place}": Func(
            F("_plain"), Value(f" {word}"), function="strpos", output_field=IntegerField()
        )
        for place, word in enumerate(words)
    }
    return rows.alias(**places).filter(reduce(and_, (Q(**{f"{name}__gt": 0}) for name in places)))


def share(model, word):
    """What part of the rows bear a word that begins so; 0 for a rare one."""
    return sum(part for known, part in _sample(model).items() if known.startswith(word))


def _sample(model):
    """The database's own sample of the words of its index: {word: part of the rows}."""
    table = next(index.name for index in model._meta.indexes if index.name.endswith("_words"))
    told, shares = _shares.get(table, (None, {}))
    if told is None or time.monotonic() - told > KEPT:
        shares = _sampled(table)
        _shares[table] = (time.monotonic(), shares)
    return shares


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

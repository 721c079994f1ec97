"""Which records rows of values mean: all of them asked for at once."""

from django.db.models import Q

from congdoan.records.ahead import at_once
from congdoan.records.among import array

# «!» is the sign that follows the space: all texts that begin with the words lie between the two.
# OFFSET 0 keeps the question whole: it is asked of the index for each, and never of all rows at once.
_BEGINNING = """
    SELECT asked.place, found.id
    FROM unnest(%s::int[], %s::date[], %s::text[]) AS asked (place, day, words)
    CROSS JOIN LATERAL (
        SELECT row.id FROM {table} row WHERE row.{day} = asked.day
        AND row.{text} ~>=~ (asked.words || ' ') AND row.{text} ~<~ (asked.words || '!') OFFSET 0
    ) AS found
    ORDER BY asked.place, found.id
"""


_HAVING = "SELECT id FROM {table} WHERE {column} = ANY(%s::text[])"


def beginning(model, day, text, asked, ask=at_once):
    """A function that gives [(place, pk)] of rows of that day whose text begins with those whole words;
    `asked` are (place, day, words). An index of (day, text) with `text_pattern_ops` answers many at once."""
    columns = {
        name: model._meta.get_field(field).column for name, field in (("day", day), ("text", text))
    }
    sql = _BEGINNING.format(table=model._meta.db_table, **columns)
    return ask(sql, [array(column) for column in zip(*asked, strict=True)])


def having(model, name, texts, ask=at_once):
    """A function that gives [(pk,)] of rows with one of the texts in that field."""
    column = model._meta.get_field(name).column
    return ask(_HAVING.format(table=model._meta.db_table, column=column), [array(texts)])


def find_by(register, names, rows, actor):
    """For each row the one record of the same values in those fields, among those the actor may edit."""
    meta = register.model._meta
    fields = {field.name: field for field in meta.fields}
    names = [name for name in names if name in fields]
    keys = [_key(row, names, fields) for row in rows]
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return [None] * len(rows)
    found = register.rows(actor, "edit").filter(_among(names, wanted))
    attnames = [fields[name].attname for name in names]
    known = {}
    for record in found.select_related(*register.relations).order_by("-pk"):
        known[tuple(getattr(record, attname) for attname in attnames)] = record
    return [known.get(key) for key in keys]


def _key(row, names, fields):
    """The row's values in the fields, as columns keep them; None where one is not known."""
    if not names or any(name not in row for name in names):
        return None
    return tuple(_kept(row[name], fields[name]) for name in names)


def _kept(value, field):
    """An empty text is kept as «», an empty day as NULL."""
    if value in (None, ""):
        return None if field.null else ""
    return getattr(value, "pk", value)


def _among(names, keys):
    """Rows that have one of the values in each of the fields: few more than those of the keys."""
    condition = Q()
    for place, name in enumerate(names):
        values = {key[place] for key in keys}
        part = Q(**{f"{name}__in": values - {None}})
        condition &= part | Q(**{f"{name}__isnull": True}) if None in values else part
    return condition

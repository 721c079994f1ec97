"""Headings and fields: which row bears the headings, and which column fills which field."""

import difflib
import hashlib
import re

from django.forms import IntegerField

from congdoan.base.text import fold
from congdoan.records.derive import form_class
from congdoan.records.own.known import in_force
from congdoan.records.sheets import layouts

# Under so many rows of titles nobody hides the headings.
TITLES = 20
_NEAR = 0.87


def sheet_form(register, actor, unit=None):
    """The register's unbound form, whose fields are the columns of its sheets; with the own fields of
    the unit, else of where the actor is at home."""
    return form_class(register)(actor=actor, own=in_force(register, unit, actor))


class Labels(dict):
    """Heading by field name; `also` holds the headings of other layouts that mean a field of these,
    `numbers` the fields that hold numbers."""

    also = {}
    numbers = frozenset()


def labels(form):
    """Heading by field name, in the order of the form; what must be filled bears a star."""
    found = Labels(
        (name, f"{field.label}{' *' if field.required else ''}")
        for name, field in form.fields.items()
    )
    found.numbers = {name for name, field in form.fields.items() if isinstance(field, IntegerField)}
    also = layouts.headings(form.register)
    found.also = {plain(head): name for head, name in also.items() if name in found}
    return found


def plain(heading):
    """What is compared: no accents, no stars, no brackets with units."""
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\(.*?\)", " ", fold(str(heading)))).strip()


def find(rows, known):
    """(index of the heading row, headings) where `known` maps field names to labels.

    Headings are the row with most names of fields among the first rows; over two rows, a merged
    heading joins the ones below it. Without any known name: the first row with two cells filled.
    """
    best = max(range(min(len(rows), TITLES)), key=lambda at: (_hits(rows, at, known), -at))
    if not _hits(rows, best, known):
        filled = [at for at in range(min(len(rows), TITLES)) if _width(rows[at]) > 1]
        best = filled[0] if filled else 0
    return best, headings(rows, best, known)


def headings(rows, at, known):
    """The headings of that row; a cell left empty by a merge takes the one above it."""
    own = [str(cell) for cell in rows[at]]
    above = _spread(rows[at - 1]) if at and _width(rows[at - 1]) > 1 else []
    found = _names(known)
    return [_joined(text, above[place] if place < len(above) else "", found)
            for place, text in enumerate(own)]  # fmt: skip


def _joined(text, above, found):
    if not text:
        return above if plain(above) in found else ""
    whole = f"{above} {text}".strip()
    return whole if plain(text) not in found and plain(whole) in found else text


def _spread(row):
    """A merged cell holds for all columns under it."""
    spread, last = [], ""
    for cell in row:
        last = str(cell) or last
        spread.append(last)
    return spread


def _hits(rows, at, known):
    names = _names(known)
    return len({plain(text) for text in headings(rows, at, known)} & names.keys())


def _width(row):
    return sum(1 for cell in row if cell != "")


def _names(known):
    names = {plain(label): name for name, label in known.items()}
    return {**getattr(known, "also", {}), **{plain(name): name for name in known}, **names}


def match(heads, known):
    """Field name by column («» for none): by label or name, else by a label very near to it."""
    names, taken, found = _names(known), set(), []
    for text in heads:
        key = plain(text)
        near = [key] if key in names else difflib.get_close_matches(key, names, 1, _NEAR)
        name = names[near[0]] if key and near and names[near[0]] not in taken else ""
        taken.add(name)
        found.append(name)
    return found


def fingerprint(heads):
    """One key for one set of headings, by which a corrected mapping is found again."""
    return hashlib.sha256("|".join(plain(text) for text in heads).encode()).hexdigest()

"""Conditions of check constraints judged in Python, as the database judges them: NULL is «not known».

A sheet of a hundred thousand rows would otherwise ask the database once a row and constraint.
"""

import operator

from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression

_COMPARE = {
    "exact": operator.eq, "gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le,
}  # fmt: skip
_KNOWN = {*_COMPARE, "in", "isnull"}


def can_judge(condition):
    """Whether all its lookups are among those known here."""
    return all(_can(part) for part in _parts(condition))


def names(condition):
    """The fields the condition speaks of."""
    found = set()
    for path, value in _parts(condition):
        found |= {_split(path)[0], *([value.name] if isinstance(value, F) else ())}
    return found


def holds(condition, value_of):
    """True, False or None (not known) of a row; `value_of(name)` gives a field's value."""
    found = [_one(part, value_of) for part in condition.children]
    if condition.connector == Q.XOR:
        raise ValueError("XOR is not judged here")
    bad, good = (False, True) if condition.connector == Q.AND else (True, False)
    whole = bad if bad in found else None if None in found else good
    return not whole if condition.negated and whole is not None else whole


def _one(part, value_of):
    if isinstance(part, Q):
        return holds(part, value_of)
    name, lookup = _split(part[0])
    value, wanted = value_of(name), _value(part[1], value_of)
    if lookup == "isnull" or (lookup == "exact" and part[1] is None):
        return (value is None) == (part[1] if lookup == "isnull" else True)
    if lookup == "in":
        return None if value is None else value in part[1]
    if value is None or wanted is None:
        return None
    return _COMPARE[lookup](value, wanted)


def _value(wanted, value_of):
    return value_of(wanted.name) if isinstance(wanted, F) else wanted


def _split(path):
    name, _sign, lookup = path.partition("__")
    return name, lookup or "exact"


def _parts(condition):
    for part in condition.children:
        if isinstance(part, Q):
            yield from _parts(part)
        else:
            yield part


def _can(part):
    if not isinstance(part, tuple):
        return False
    odd = isinstance(part[1], CombinedExpression)
    return _split(part[0])[1] in _KNOWN and not odd and (
        isinstance(part[1], F) or not hasattr(part[1], "resolve_expression")
    )  # fmt: skip

"""What the sweep types: a register's example as form data, and records that differ from it enough."""

import datetime as dt
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from congdoan.base.errors import Mistake
from congdoan.records.register import REGISTERS, is_relation
from tests.growing import example, grow

PATHS = sorted(REGISTERS)


def home(register):
    """Where the sweep's people hold their grants: the branch, or the very unit if it is confidential."""
    return register.example["unit"] if register.model.confidential else "TA"


def typed(register, unit, **changes):
    """The example as a browser posts it, with no lines."""
    data = {name: _as_posted(value) for name, value in example(register, unit, changes).items()}
    for name in register.lines:
        data.update({f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"})
    return {name: value for name, value in data.items() if value is not None}


def _as_posted(value):
    if isinstance(value, bool):
        return "on" if value else None
    return value if value is None or isinstance(value, str | int) else str(value)


def another(register, unit, n):
    """A record like the example but for what must differ: texts first, then others, days, numbers."""
    kinds = list(_varied(register, unit, n))
    for count in range(len(kinds) + 1):
        for chosen in combinations(kinds, count):
            try:
                with transaction.atomic():
                    return grow(
                        register, unit, {k: v for kind in chosen for k, v in kind().items()}
                    )
            except (AssertionError, IntegrityError, ValidationError, Mistake):
                continue
    raise AssertionError(f"{register.path}: no second record can be grown from its example")


def _varied(register, unit, n):
    """Functions that give changes, the gentlest first. Only what makes a record one of its kind."""
    names = _telling(register)
    fields = {field.name: field for field in register.model._meta.fields}
    own = {name: value for name, value in register.example.items() if name in names}

    def texts():
        return {name: _other_text(value, n) for name, value in own.items()
                if isinstance(fields[name], models.CharField | models.TextField)
                and isinstance(value, str) and not fields[name].choices}  # fmt: skip

    def relations():
        return {name: another(fields[name].related_model.register, unit, n).pk for name in own
                if is_relation(fields[name]) and hasattr(fields[name].related_model, "register")}  # fmt: skip

    def days():
        return {name: _days_before(value, n) for name, value in own.items()
                if isinstance(fields[name], models.DateField)}  # fmt: skip

    def numbers():
        return {name: value + n for name, value in own.items()
                if isinstance(value, int) and not isinstance(value, bool)}  # fmt: skip

    return texts, relations, days, numbers


def _telling(register):
    """The fields of keys and of uniqueness, without the unit."""
    meta = register.model._meta
    names = set(register.words("key")) | {field.name for field in meta.fields if field.unique}
    for constraint in meta.constraints:
        names |= set(getattr(constraint, "fields", ()))
    known = {field.name for field in meta.fields}
    return (names & known) - {"unit", meta.pk.name}


def _other_text(value, n):
    """Digits stay digits, so that numbers keep their form."""
    if value[-1:].isdigit():
        head = value.rstrip("0123456789")
        digits = value[len(head) :]
        return head + str(int(digits) + n).zfill(len(digits))
    return f"{value} {n}"


def _days_before(value, n):
    return (dt.date.fromisoformat(value) - dt.timedelta(days=7 * n)).isoformat()

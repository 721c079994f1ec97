"""What the sweep types and asks: a register's example as form data, its addresses, a second record."""

import datetime as dt
import json
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS, is_relation
from tests.growing import example, grow

PATHS = sorted(REGISTERS)
SYSTEM = System("sweep")


def home(register):
    """Where the sweep's people hold their grants: the branch, or the very unit if it is confidential."""
    return register.example["unit"] if register.model.confidential else "TA"


def url(register, action, *args):
    return reverse(register.url_name(action), args=args)


def api(register, pk=""):
    return f"/api/v1/{register.path}/{pk}"


def send(client, method, path, payload):
    return getattr(client, method)(path, json.dumps(payload), content_type="application/json")


def others(register):
    """All records of the register, those that relations of the example brought along too."""
    return register.model.objects.across_units("sweep")


def told(answer):
    """What a page complained of."""
    form = (answer.context or {}).get("form")
    return form.errors if form is not None else answer.content[:500]


def queries(client, path):
    """(how many, those asked more than once) of one GET."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert answer.status_code == 200, path
    found = [query["sql"][:200] for query in asked]
    return len(found), sorted({sql for sql in found if found.count(sql) > 1})


def typed(register, unit, **changes):
    """The example as a browser posts it, with no lines."""
    data = {name: _as_posted(value) for name, value in example(register, unit, changes).items()}
    return {**no_lines(register), **{k: v for k, v in data.items() if v is not None}}


def as_held(register, record):
    """The record as its form posts it."""
    blank = form_class(register)(instance=record, actor=SYSTEM)
    data = {name: _as_posted(blank[name].value()) for name in blank.fields}
    for lines in register.lines.values():
        known = lines.model._default_manager.filter(record=record)
        assert not known.exists(), "the example brings no lines"
    return {**no_lines(register), **{k: v for k, v in data.items() if v is not None}}


def no_lines(register):
    """What the form of a record posts that has no line of any kind."""
    return {f"{name}-{kind}_FORMS": "0" for name in register.lines for kind in ("TOTAL", "INITIAL")}


def _as_posted(value):
    if isinstance(value, bool):
        return "on" if value else None
    return value if value is None or isinstance(value, str | int) else str(value)


def another(register, unit, n):
    """A record like the example but for what must differ: texts first, then others, days, numbers."""
    kinds = _varied(register, unit, n)
    known = _enough.get(register.path)
    for chosen in [known] if known else _choices(kinds):
        try:
            with transaction.atomic():
                changes = {k: v for name in chosen for k, v in kinds[name]().items()}
                made = grow(register, unit, changes)
        except (AssertionError, IntegrityError, ValidationError, Mistake):
            continue
        _enough[register.path] = chosen
        return made
    raise AssertionError(f"{register.path}: no second record can be grown from its example")


# What had to differ, by register: found with the second record, used for all further ones.
_enough = {}


def _choices(kinds):
    for count in range(len(kinds) + 1):
        yield from combinations(kinds, count)


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
        found = [name for name in own
                 if is_relation(fields[name]) and hasattr(fields[name].related_model, "register")]  # fmt: skip
        # Two that point at one register point at two records of it.
        return {name: another(fields[name].related_model.register, unit, n + 1000 * place).pk
                for place, name in enumerate(found)}  # fmt: skip

    def days():
        return {name: _days_before(value, n) for name, value in own.items()
                if isinstance(fields[name], models.DateField)}  # fmt: skip

    def years():
        return {name: _years_before(value, n) for name, value in own.items()
                if isinstance(fields[name], models.DateField)}  # fmt: skip

    def numbers():
        return {name: value + n for name, value in own.items()
                if isinstance(value, int) and not isinstance(value, bool)}  # fmt: skip

    return {
        "texts": texts,
        "relations": relations,
        "days": days,
        "years": years,
        "numbers": numbers,
    }


def _telling(register):
    """The fields of keys, of uniqueness and of a number on paper, without the unit."""
    meta = register.model._meta
    names = {*register.words("key"), *register.words("on_paper")} | {
        field.name for field in meta.fields if field.unique
    }
    for constraint in meta.constraints:
        names |= set(getattr(constraint, "fields", ()))
    known = {field.name for field in meta.fields}
    return (names & known) - {"unit", meta.pk.name}


def _other_text(value, n):
    """Digits stay digits, so that numbers keep their form."""
    if value[-1:].isdecimal():
        head = value.rstrip("0123456789")
        digits = value[len(head) :]
        return head + str(int(digits) + n).zfill(len(digits))
    return f"{value} {n}"


def _years_before(day, n):
    """For what covers whole years."""
    year, rest = str(day).split("-", 1)
    return f"{int(year) - n}-{rest}"


def _days_before(value, n):
    return (dt.date.fromisoformat(value) - dt.timedelta(days=7 * n)).isoformat()

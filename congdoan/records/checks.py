"""What `check` says of every declaration: a name that is no field, a missing example, a twin measure."""

from collections import Counter

from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist

from congdoan.access.models import LEVELS
from congdoan.records.own.models import PREFIX
from congdoan.records.register import REGISTERS
from congdoan.records.steps import ABOVE
from congdoan.records.works import missing


@register()
def declarations(app_configs, **kwargs):
    """All faults of all registers."""
    faults = [fault for found in REGISTERS.values() for fault in _faults(found)]
    codes = Counter(m.code for found in REGISTERS.values() for m in found.measures)
    faults += [f"measure {code} is declared {n} times" for code, n in codes.items() if n > 1]
    return [Error(fault, id="records.E001") for fault in faults]


def _faults(found):
    names = {
        "columns": found.words("columns"), "filters": found.words("filters"),
        "bulk": found.words("bulk"), "key": found.words("key"),
        "guarded": list(found.guarded), "on_paper": found.words("on_paper"),
    }  # fmt: skip
    for where, words in names.items():
        for name in words:
            if not _is_path(found.model, name):
                yield f"{found.path}: {where} names {name}, which is no field"
    for name in found.fields:
        if name.startswith(PREFIX):
            yield f"{found.path}: {name} begins as the names of own fields do"
    if not found.example:
        yield f"{found.path}: an example is missing"
    yield from _unreachable(found)
    yield from _flow(found)


def _unreachable(found):
    """A required field that stands in no section could never be filled."""
    for field in found.model._meta.fields:
        required = field.editable and not field.blank and not field.has_default()
        if required and not field.primary_key and field.name not in found.fields:
            yield f"{found.path}: required field {field.name} is in no section"


def _flow(found):
    for state, level in found.takes.items():
        if level.removesuffix(ABOVE) not in LEVELS:
            yield f"{found.path}: {state} takes {level}, which is no level"
    for work in (*found.effects.values(), *found.undoes.values()):
        if name := missing(work):
            yield f"{found.path}: a step entails {name}, which is not there"
    if not found.flow:
        return
    states = {value for value, _ in found.model._meta.get_field(found.status).choices}
    named = set(found.flow) | {s for line in found.flow.values() for s in line.split()}
    for state in sorted(named | set(found.effects) | set(found.undoes) | set(found.takes)):
        if state not in states:
            yield f"{found.path}: flow names {state}, which is no state"


def _is_path(model, name):
    try:
        for step in name.split("__"):
            field = model._meta.get_field(step)
            model = field.related_model
    except (FieldDoesNotExist, AttributeError):
        return False
    return True

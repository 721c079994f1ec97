"""Attributes: by which fields a register's records are told apart in figures, each value a part of the whole.

    attributes(register)["employment"].values      {"formal": "Có quan hệ lao động", …}
    only(register, measure, "employment", "formal") the measure over that part
    beyond(register, measure, "employment", [...])  the measure over all other values

A register's own choices and yes-or-no fields are attributes by themselves; `register.attributes`
names more, across relations («person__sex»). Texts have no list of values: `values` is empty.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# A text longer than this tells a story, not a kind; it cannot be a value in an address.
LONGEST = 60


@dataclass(frozen=True)
class Attribute:
    """`guard` is the level that a guarded field takes (a fact of a sensitive kind), else empty."""

    name: str
    label: str
    values: dict = field(default_factory=dict, compare=False)
    guard: str = ""

    def told(self, value):
        """What a value is called; nothing written is said so."""
        if value in (None, ""):
            return _("Chưa ghi")
        return str(self.values.get(str(value), value))


def attributes(register):
    """{name: Attribute}, the register's own in the order of its form, then those it names."""
    found = {}
    for name in [*_own(register), *register.attributes.split()]:
        holder, last = _at_the_end(register, name)
        found[name] = Attribute(
            name, str(capfirst(last.verbose_name)), _values(last), _guard(holder, last)
        )
    return found


def only(register, measure, name, value):
    """The measure over the records with that value of a free attribute («» is nothing written).
    KeyError for an attribute that is not there, or guarded: no list is opened by such a fact."""
    one = _open(register, name, [value])
    return measure.cut(name, _where(register, name, value), f"{one.label}: {one.told(value)}")


def beyond(register, measure, name, values, guarded=False):
    """The measure over the records with any other value than those: what a table counts together in its last
    column. `guarded`: counted alone, for a table that hides what is small."""
    one = attributes(register)[name] if guarded else _open(register, name, values)
    others = Q()
    for value in values:
        others &= ~_where(register, name, value)
    return measure.cut(name, others, f"{one.label}: {_('Giá trị khác')}")


def _open(register, name, values):
    one = attributes(register)[name]
    if one.guard or any(value and one.values and value not in one.values for value in values):
        raise KeyError(name)
    return one


def _where(register, name, value):
    _model, last = _at_the_end(register, name)
    try:
        return Q(**{name: last.to_python(value)}) if value else _nothing(name, last)
    except ValidationError as fault:
        raise KeyError(value) from fault


def _own(register):
    for one in register.model._meta.fields:
        known = one.choices or isinstance(one, models.BooleanField)
        if known and one.editable and one.name in register.fields:
            yield one.name


def _at_the_end(register, name):
    """The model and the field a path ends at."""
    model, *steps = register.model, *name.split("__")
    for step in steps[:-1]:
        model = model._meta.get_field(step).related_model
    return model, model._meta.get_field(steps[-1])


def _values(last):
    if last.choices:
        return {str(value): label for value, label in last.flatchoices}
    if isinstance(last, models.BooleanField):
        return {"True": _("Có"), "False": _("Không")}
    return {}


def _guard(model, last):
    keeper = getattr(model, "register", None)
    return keeper.guarded.get(last.name, "") if keeper else ""


def _nothing(name, last):
    empty = Q(**{f"{name}__isnull": True})
    return empty | Q(**{name: ""}) if isinstance(last, models.CharField) else empty

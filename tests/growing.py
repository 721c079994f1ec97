"""Records grown from the examples of the declarations, what they point at first."""

from congdoan.access.system import System
from congdoan.orgs.models import Unit
from congdoan.records.derive import form_class, held
from congdoan.records.register import REGISTERS, is_relation
from congdoan.records.write import save

SYSTEM = System("test data")


def grow(register, unit, changes=None):
    """Save the register's example at the unit through the register's own form."""
    register = REGISTERS[register] if isinstance(register, str) else register
    data = example(register, unit, changes or {})
    form = form_class(register)(data, actor=SYSTEM)
    assert form.is_valid(), (register.path, form.errors)
    return save(form.save(commit=False), actor=SYSTEM)


def example(register, unit, changes):
    """The example as form data, at the unit, with the records it names made where they lack."""
    data = {**register.example, **changes, "unit": unit.code}
    fields = {field.name: field for field in register.model._meta.fields}
    for name, value in data.items():
        field = fields.get(name)
        if field is None or not is_relation(field) or field.related_model is Unit:
            continue
        data[name] = _pointed_at(field.related_model, value, unit)
    # What the page shows before anything is typed goes with it: the defaults.
    return {**held(form_class(register)(actor=SYSTEM)), **data}


def _pointed_at(model, value, unit):
    if not hasattr(model, "register") or not isinstance(value, str):
        return getattr(value, "pk", value)
    found = model.all_rows.filter(code=value).first()
    return (found or grow(model.register, unit, {"code": value})).pk

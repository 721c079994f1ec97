"""Sheets that go out: the empty one with the example in it, and a list as it is filtered."""

from django.utils.translation import gettext as _

from congdoan.records.derive import form_class
from congdoan.records.own.values import AT_ONCE, attached, value_of
from congdoan.records.register import is_relation
from congdoan.records.sheets import cells, columns, files


def empty(register, actor, kind="xlsx", unit=None):
    """Bytes of the register's empty sheet; its first row is the example and can be imported."""
    form = columns.sheet_form(register, actor, unit)
    heads = columns.labels(form)
    example = register.example_at(unit)
    row = [_sample(example, name, form.fields[name], unit) for name in heads]
    return files.write(kind, heads.values(), [row], list(_notes(register, form)))


def _sample(example, name, field, unit):
    value = example.get(name)
    if name == "unit" and unit is not None:
        return _fitting(field.queryset, unit).code
    if value is None:
        return ""
    if isinstance(value, bool) or (getattr(field, "choices", None) and not _is_picker(field)):
        return cells.out(field, value)
    # Days of the example are ISO texts; a sheet holds them as days.
    return field.to_python(value) if isinstance(field, cells.DayFormField) else value


def _fitting(units, unit):
    """The unit stood at, or the first below it where the register keeps records."""
    if units.filter(pk=unit.pk).exists():
        return unit
    return units.filter(paths__ancestor=unit).order_by("code").first() or unit


def _is_picker(field):
    return hasattr(field, "by_words")


def _notes(register, form):
    yield _("Cột"), _("Bắt buộc"), _("Cách ghi"), _("Ví dụ")
    for name, field in form.fields.items():
        yield (field.label, _("Có") if field.required else "", _kind(field),
               register.example.get(name, ""))  # fmt: skip


def _kind(field):
    if _is_picker(field):
        return _("Mã hoặc tên đầy đủ")
    if isinstance(field, cells.DayFormField):
        return _("Ngày/tháng/năm")
    if isinstance(field, cells.forms.BooleanField):
        return _("Có hoặc Không")
    if getattr(field, "choices", None):
        return ", ".join(str(label) for value, label in cells.flat(field.choices) if value)
    return field.help_text or _("Số") if isinstance(field, cells.forms.IntegerField) else _("Chữ")


def export(register, actor, rows, kind="xlsx", layout=None, unit=None):
    """Bytes of those records in the import's own columns at the unit, or in those of a layout, without
    what is guarded from the actor."""
    build = form_class(register)
    form = columns.sheet_form(register, actor, unit)
    heads = columns.labels(form)
    found = register.outgoing(rows.select_related(*joined(register, heads)))
    names = list(heads) if layout is None else [name for _head, name in layout.columns]
    records = found.iterator(chunk_size=AT_ONCE)
    records = attached(records) if form.own else records
    body = (row_of(build, actor, form, record, names) for record in records)
    tops = heads.values() if layout is None else [head for head, _name in layout.columns]
    return files.write(kind, tops, body)


def joined(register, names):
    """Those of the fields that point at other records."""
    fields = register.model._meta.fields
    return [field.name for field in fields if field.name in names and is_relation(field)]


def row_of(build, actor, form, record, names):
    """A field that the form adds to the model's is asked from the form; one guarded stays empty."""
    asked, own = None, {field.name for field in record._meta.fields}
    for name in names:
        field = form.fields.get(name)
        if field is None:
            yield ""
        elif name in form.own:
            yield cells.out(field, value_of(record, form.own[name]))
        elif name in own:
            yield cells.out(field, getattr(record, name))
        else:
            asked = asked or build(instance=record, actor=actor)
            yield cells.out(field, asked[name].value())

"""What a reorganisation writes, as it was and as it left it: the rows that are put back when it is undone."""

import datetime as dt

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.postgresql.psycopg_any import Range
from django.utils.translation import gettext as _

from congdoan.access.models import Grant
from congdoan.base.errors import Mistake
from congdoan.indicators.models import Target
from congdoan.orgs.models import Unit, UnitVersion
from congdoan.records.register import REGISTERS

WHY = "what a reorganisation touches"
# What is told of a unit's end at records of it: {register: (the field that leads to the unit, fields told)}.
TOLD = {
    "workplaces/workplaces": ("union_id", ("union_id", "union_since", "union_until", "state")),
    "cadres/officials": ("unit_id", ("until",)), "cadres/bodies": ("unit_id", ("ended_on",)),
    "cadres/staffing": ("unit_id", ("until",)), "cadres/profiles": ("unit_id", ("until",)),
    "direction/tasks": ("unit_id", ("unit_id", "lead")),
}  # fmt: skip
# Lines that come of it: {register: (name of the lines, their fields)}.
LINES = {"workplaces/workplaces": ("unions", ("union_id", "since", "until"))}


def state(units):
    """{table: {pk: values of the columns}} of the units and what hangs on them, as JSON keeps it."""
    pks = list(units.values_list("pk", flat=True))
    found = {}
    for name, rows, way in _tables():
        kept = rows.filter(**{f"{way}__in": pks})
        found[name] = {str(row[0]): [_plain(value) for value in row[1:]]
                       for row in kept.values_list("pk", *_columns(kept.model))}  # fmt: skip
    return found


def restore(before, touched):
    """Rows that were there as they were; rows that were not are gone, units last."""
    pks = list(touched.values_list("pk", flat=True))
    for name, rows, way in reversed(_tables()):
        known, model = before[name], rows.model
        if name != "units":
            rows.filter(**{f"{way}__in": pks}).exclude(pk__in=list(known)).delete()
        for pk, row in known.items():
            pairs = zip(_columns(model), row, strict=True)
            values = {column: _kept(model, column, value) for column, value in pairs}
            if not rows.filter(pk=pk).update(**values):
                model(pk=int(pk), **values).save(force_insert=True)


def records_at(units):
    """{register: {pk: values}} of what their end will be told at."""
    return {path: _told(path, {f"{way}__in": units}) for path, (way, _fields) in TOLD.items()}


def records_of(known):
    """The same records as they stand now."""
    return {path: _told(path, {"pk__in": list(rows)}) for path, rows in known.items()}


def put_back(known):
    for path, rows in known.items():
        model, fields = REGISTERS[path].model, TOLD[path][1]
        for pk, (row, lines) in rows.items():
            model.objects.across_units(WHY).filter(pk=pk).update(
                **dict(zip(fields, row, strict=True))
            )
            for line, told in _lines(path, [pk]).get(pk, {}).items():
                if told not in lines:
                    line.delete()


def _told(path, which):
    """{pk: [values of the record, values of each of its lines]}"""
    rows = REGISTERS[path].model.objects.across_units(WHY).filter(**which)
    told = {str(row[0]): [_plain(value) for value in row[1:]]
            for row in rows.order_by().values_list("pk", *TOLD[path][1])}  # fmt: skip
    lines = _lines(path, list(told))
    return {pk: [row, list(lines.get(pk, {}).values())] for pk, row in told.items()}


def _lines(path, pks):
    """{pk of the record: {line: its values}} of the lines that come of an end."""
    if path not in LINES:
        return {}
    name, fields = LINES[path]
    found = {}
    for line in REGISTERS[path].lines[name].model.objects.filter(record__in=pks).order_by("pk"):
        values = [_plain(getattr(line, field)) for field in fields]
        found.setdefault(str(line.record_id), {})[line] = values
    return found


def refuse_when_moved_on(units, day):
    """Raises `Mistake` when members of a unit that ended stand on the roll of an heir already."""
    rows = REGISTERS["members/memberships"].model.objects.across_units(WHY)
    moved = rows.filter(unit__in=units.filter(closed=day), left_on__gte=day)
    if moved.exists():
        raise Mistake(
            _("Không hoàn lại được: đoàn viên của đơn vị đã kết thúc đã chuyển sang đơn vị mới.")
        )


def _tables():
    """What a run may write: (name, rows, the field that leads to the unit)."""
    return (("units", Unit.objects, "pk"), ("versions", UnitVersion.objects, "unit_id"),
            ("grants", Grant.objects, "unit_id"),
            ("targets", Target.objects.across_units(WHY), "unit_id"))  # fmt: skip


def _columns(model):
    return [field.attname for field in model._meta.concrete_fields if not field.primary_key]


def _plain(value):
    if isinstance(value, Range):
        return [_plain(value.lower), _plain(value.upper)]
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    return str(value)


def _kept(model, column, value):
    """A value of JSON as the column takes it: two days are a range."""
    field = next(one for one in model._meta.concrete_fields if one.attname == column)
    if isinstance(field, DateRangeField):
        return tuple(day and dt.date.fromisoformat(day) for day in value)
    return value

"""A record as JSON and JSON as the data of the register's form; the words of both for OpenAPI."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.db import models

from congdoan.records.derive import form_class, held, line_formsets
from congdoan.records.fields import DayFormField, WholeFormField
from congdoan.records.own import values
from congdoan.records.register import is_relation


def one(register, actor, record, lines=True):
    """{id, version, title, each field the actor may see, what own fields say, lines: {name: […]}}."""
    names = register.fields_for(actor)
    known = {field.name: field for field in register.model._meta.fields}
    shown = {name: value(known[name], record) for name in names if name in known}
    asked = [name for name in names if name not in known]
    if asked:
        form = form_class(register)(instance=record, actor=actor)
        shown.update({name: plain(form[name].value()) for name in asked if name in form.fields})
    shown.update({said.field.name: plain(said.value) for said in values.held(record).values()})
    found = {"id": record.pk, "version": record.version, "title": str(record), **shown}
    return {**found, "lines": _lines(register, record)} if lines and register.lines else found


def _lines(register, record):
    return {name: [_line(row, lines) for row in _rows(lines, record)]
            for name, lines in register.lines.items()}  # fmt: skip


def _rows(lines, record):
    fields = [lines.model._meta.get_field(name) for name in lines.names]
    joined = [field.name for field in fields if is_relation(field)]
    return lines.model._default_manager.filter(record=record).select_related(*joined)


def _line(row, lines):
    fields = [lines.model._meta.get_field(name) for name in lines.names]
    return {"id": row.pk, **{field.name: value(field, row) for field in fields}}


def value(field, record):
    """Others as {id, code, title}; days ISO; everything else as it is."""
    found = getattr(record, field.name)
    if not is_relation(field) or found is None:
        return plain(found)
    return {"id": found.pk, "code": getattr(found, "code", None), "title": str(found)}


def plain(found):
    if isinstance(found, dt.date | dt.datetime):
        return found.isoformat()
    if isinstance(found, models.Model):
        return found.pk
    if isinstance(found, Decimal):
        return str(found)
    return found.name if hasattr(found, "storage") else found


def form_data(form, payload):
    """What the form takes: what is held, and over it what was sent. `null` empties a field."""
    data = held(form)
    data.update({name: taken(payload[name]) for name in form.fields if name in payload})
    return {name: sent for name, sent in data.items() if sent is not None}


def taken(sent):
    """Another record may be sent as it was received: {id, code, title}."""
    return sent.get("id", sent.get("code")) if isinstance(sent, dict) else sent


def lines_data(register, actor, record, payload):
    """Formset data over the lines that stand: an item with `id` changes one (`delete` removes it),
    an item without adds one; lines not named stay. None when no lines were sent."""
    sent = payload.get("lines")
    if not isinstance(sent, dict):
        return None
    data = {}
    for name, formset in line_formsets(register, actor, record).items():
        items = [item for item in sent.get(name) or [] if isinstance(item, dict)]
        data.update(_formset_data(name, formset, items))
    return data


def _formset_data(prefix, formset, items):
    changed = {item["id"]: item for item in items if item.get("id")}
    forms_ = [(form, changed.get(form.instance.pk, {})) for form in formset.initial_forms]
    forms_ += [(formset.empty_form, item) for item in items if not item.get("id")]
    data = {
        f"{prefix}-TOTAL_FORMS": len(forms_),
        f"{prefix}-INITIAL_FORMS": formset.initial_form_count(),
    }
    for place, (form, item) in enumerate(forms_):
        row = form_data(form, item)
        if form.instance.pk:
            row["id"] = form.instance.pk
        if item.get("delete"):
            row["DELETE"] = "on"
        data.update({f"{prefix}-{place}-{name}": sent for name, sent in row.items()})
    return data


def schema(register, patch=False):
    """The JSON schema of what may be sent, from the form's fields."""
    fields = form_class(register).base_fields
    shape = {
        "type": "object", "title": str(register.one),
        "properties": {name: _schema(field) for name, field in fields.items()},
    }  # fmt: skip
    if patch:
        shape["properties"]["version"] = {"type": "integer"}
        shape["required"] = ["version"]
    else:
        shape["required"] = [name for name, field in fields.items() if field.required]
        shape["example"] = register.example
    for name, lines in register.lines.items():
        inner = {"type": "array", "items": {"type": "object", "title": str(lines.title)}}
        kept = shape["properties"].setdefault("lines", {"type": "object", "properties": {}})
        kept["properties"][name] = inner
    return shape


def _schema(field):
    kind = {"title": str(field.label or "")}
    if isinstance(
        field, forms.ModelChoiceField
    ):  # its choices are rows: the schema asks no database
        return {**kind, "type": ["integer", "string", "object"]}
    if isinstance(field, DayFormField):
        return {**kind, "type": "string", "format": "date"}
    if isinstance(field, WholeFormField):
        return {**kind, "type": "integer"}
    if isinstance(field, forms.BooleanField):
        return {**kind, "type": "boolean"}
    choices = [c for c, _label in getattr(field, "choices", []) if isinstance(c, str) and c]
    return {**kind, "type": "string", **({"enum": choices} if choices else {})}

"""What records say in own fields: read many at once, given by forms, kept by the one door."""

from collections import defaultdict
from itertools import islice

from congdoan.records.many import copy, maker, number
from congdoan.records.own.models import OwnField, OwnValue

_HELD, _GIVEN = "_own_held", "_own_given"
AT_ONCE = 1000


def attached(records, at_once=AT_ONCE):
    """The same records in their order, each with what it says: asked once for so many of them."""
    records = iter(records)
    while part := list(islice(records, at_once)):
        _attach(part)
        yield from part


def _attach(records):
    found = defaultdict(dict)
    asked = OwnValue.objects.filter(
        register=records[0].register.path, record_id__in=[one.pk for one in records]
    )
    for value in asked.select_related("field__unit"):
        if value.value is not None:
            found[value.record_id][value.field_id] = value
    for record in records:
        record.__dict__[_HELD] = found[record.pk]


def held(record):
    """{key of an own field: OwnValue} of what the record says; empty ones are left out."""
    if record.pk is None:
        return {}
    if _HELD not in record.__dict__:
        _attach([record])
    return record.__dict__[_HELD]


def value_of(record, field):
    """What the record says in that field, or None."""
    found = held(record).get(field.pk)
    return found and found.value


def give(record, said):
    """What the record is to say, {own field: clean value}, once it is saved."""
    record.__dict__[_GIVEN] = {
        field: None if value == "" else value for field, value in said.items()
    }


def keep(record):
    """Writes what was given to a record that has just been saved, with its version; what says nothing
    new is left as it is."""
    given = record.__dict__.pop(_GIVEN, None)
    if not given:
        return
    record.__dict__.pop(_HELD, None)
    known = OwnValue.objects.filter(field__in=list(given), record_id=record.pk)
    stands = {one.field_id: one for one in known.select_related("field")}
    for field, value in given.items():
        one = stands.get(field.pk) or OwnValue(**_row(record, field))
        if one.value != value:
            for name, said in _row(record, field, value).items():
                setattr(one, name, said)
            one.save()


def keep_all(records):
    """The same for many new records at once."""
    make = maker(OwnValue)
    rows = [
        make(_row(record, field, value))
        for record in records
        for field, value in record.__dict__.pop(_GIVEN, {}).items()
        if value is not None
    ]
    if rows:
        number(rows)
        copy(rows)


def _row(record, field, value=None):
    said = {"text": "", "whole": None, "day": None}
    if value is not None:
        said[field.column] = value
    return {
        "field_id": field.pk, "register": record.register.path, "record_id": record.pk,
        "unit_id": record.unit_id, "version": record.version, **said,
    }  # fmt: skip


def bring_back(record, version):
    """The record is to say again what it said in that version of it."""
    past = _past(record).filter(version__lte=version).order_by("field_id", "-pgh_id")
    then = {one.field_id: one for one in past.distinct("field_id")}
    fields = OwnField.objects.in_bulk({*then, *held(record)})
    give(record, {field: _said(then[pk], field) if pk in then else None
                  for pk, field in fields.items()})  # fmt: skip


def _said(event, field):
    return getattr(event, field.column)


def _past(record):
    known = OwnValue.objects.filter(register=record.register.path, record_id=record.pk)
    return OwnValue.pgh_event_model.objects.filter(pgh_obj__in=known.values("pk"))


def changes(record):
    """{version of the record: [(label, before, after)]} of what was said otherwise in it."""
    found, last = defaultdict(list), {}
    for event in _past(record).select_related("field").order_by("pgh_id"):
        now = event.field.shown(_said(event, event.field))
        if now != (was := last.get(event.field_id, event.field.shown(None))):
            found[event.version].append((event.field.label, was, now))
        last[event.field_id] = now
    return found


def drop(path, pks):
    """What these records said goes with them; history keeps it."""
    OwnValue.objects.filter(register=path, record_id__in=list(pks)).delete()


def forget(path, pks):
    """What these records said is gone, and out of history too: a person is to be forgotten."""
    drop(path, pks)
    OwnValue.pgh_event_model.objects.filter(register=path, record_id__in=list(pks)).update(
        text="", whole=None, day=None
    )


def strike(path, pks, words):
    """The words out of what these records say and said."""
    for model in (OwnValue, OwnValue.pgh_event_model):
        for one in model.objects.filter(register=path, record_id__in=list(pks)).exclude(text=""):
            if words.within(one.text):
                model.objects.filter(pk=one.pk).update(text=words.struck(one.text))

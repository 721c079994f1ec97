"""Every row through the register's own form: what is new, changed or the same, and all its faults."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from congdoan.records.derive import form_class, held
from congdoan.records.register import is_relation
from congdoan.records.sheets.cells import Cells

_OWN = {"version", "sort_key", "folded", "id"}


class Judge:
    """Judges the rows of one import for one actor."""

    def __init__(self, register, actor, sheet):
        self.register, self.actor, self.sheet = register, actor, sheet
        self.build = form_class(register)
        self.blank = self.build(actor=actor)
        self.columns = [(place, name) for place, name in enumerate(sheet.mapping)
                        if name in self.blank.fields]  # fmt: skip
        self.cells = Cells(register, self.blank)
        known = {field.name for field in register.model._meta.fields}
        key = register.words("key") or [name for _place, name in self.columns if name in known]
        self.key = key if set(key) <= self.blank.fields.keys() & known else []

    def row(self, number):
        """{number, state, pk, version, changed: {name: before}, faults: {name: [sentence]}, notes,
        key}: what would happen to the row. `state` is new, changed or same."""
        _form, found = self.form(number)
        return found

    def form(self, number):
        """(the bound form, what `row` says of it)."""
        data, notes, faults = self._data(number)
        record = self._existing(data, faults)
        before = _values(record) if record else {}
        version = record.version if record else None
        form = self._bound(data, record)
        for name, errors in form.errors.items():
            spot = "" if name == NON_FIELD_ERRORS else name
            faults.setdefault(spot, [str(error) for error in errors])
        changed = self._changed(form, before) if record else {}
        found = {
            "number": number, "state": "new" if record is None else "changed" if changed else "same",
            "pk": record.pk if record else None, "version": version, "changed": changed,
            "faults": faults, "notes": notes, "key": self._key_text(number),
        }  # fmt: skip
        return form, found

    def _data(self, number):
        data, notes, faults = {}, {}, {}
        for place, name in self.columns:
            try:
                data[name], note = self.cells.take(name, self.sheet.cell(number, place))
                if note:
                    notes[name] = note
            except ValidationError as fault:
                faults[name] = [str(message) for message in fault.messages]
                # What is wrong stays out of the form, so that it is told once.
                data[name] = None
        if "unit" in self.blank.fields and not data.get("unit") and "unit" not in faults:
            data["unit"] = self.sheet.unit
        return data, notes, faults

    def _existing(self, data, faults):
        """The record of that key, among those the actor may edit."""
        if not self.key or faults.keys() & set(self.key):
            return None
        try:
            key = {name: self.blank.fields[name].clean(data.get(name)) for name in self.key}
        except ValidationError:
            return None
        found = self.register.rows(self.actor, "edit").filter(**self._as_kept(key))
        return found.select_related(*self.register.relations).first()

    def _as_kept(self, key):
        """An empty text is kept as «», an empty day as NULL."""
        meta = self.register.model._meta
        return {name: "" if value in (None, "") and not meta.get_field(name).null else value
                for name, value in key.items()}  # fmt: skip

    def _bound(self, data, record):
        whole = held(self.build(instance=record, actor=self.actor))
        # In a new record an empty cell leaves the default; in one that stands it empties the field.
        whole.update(data if record else {name: given for name, given in data.items()
                                          if given not in (None, "") or name not in whole})  # fmt: skip
        return self.build(
            {name: value for name, value in whole.items() if value is not None},
            instance=record, actor=self.actor,
        )  # fmt: skip

    def _changed(self, form, before):
        """What stood before in the fields that the row changes."""
        after = _values(form.instance)
        fields = form.instance._meta.fields
        changed = {field.name: _text(field, before[field.attname]) for field in fields
                   if before.get(field.attname) != after.get(field.attname)}  # fmt: skip
        own = {field.name for field in fields}
        extra = [name for name in form.changed_data if name not in own]
        return {**changed, **dict.fromkeys(extra, "")}

    def _key_text(self, number):
        """What makes the row one of its kind: the cells of its key, else all its cells."""
        wanted = self.key or [name for _place, name in self.columns]
        places = {name: place for place, name in self.columns}
        return [str(self.sheet.cell(number, places[name])) for name in wanted if name in places]


def twins(judged):
    """Marks every row whose key stands in an earlier one; two of a kind cannot both be meant."""
    first = {}
    for one in judged:
        one["faults"].pop("twin", None)
        key = tuple(text.casefold() for text in one["key"])
        if not any(key):
            continue
        if key in first:
            one["faults"]["twin"] = [
                _("Trùng với dòng %s của bảng; bỏ bớt một dòng.") % (first[key] + 1)
            ]
        else:
            first[key] = one["number"]
    return judged


def _values(record):
    return {field.attname: getattr(record, field.attname) for field in record._meta.fields
            if field.name not in _OWN and not isinstance(field, models.BinaryField)}  # fmt: skip


def _text(field, value):
    if value is None or is_relation(field):
        return ""
    return str(value)

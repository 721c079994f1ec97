"""Every row through the register's own form: what is new, changed or the same, and all its faults.

What is said of a row is a dict: `number` (its index in the file), `state` (new, changed or same), and
where there is any: `pk` and `version` of the record it means, `changed` {field: before}, `faults`
{field: [sentence]} («» for the whole row), `notes` {field: sentence}, `keys` (see `Register.same`).
"""

import contextlib
from collections import defaultdict
from functools import cached_property
from hashlib import blake2b

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from congdoan.records.derive import form_class, held
from congdoan.records.own import values
from congdoan.records.own.known import in_force
from congdoan.records.register import also_said, is_relation
from congdoan.records.sheets.cells import Cells

_OWN = {"version", "sort_key", "folded", "id"}


class Judge:
    """Judges the rows of one import for one actor."""

    def __init__(self, register, actor, sheet):
        self.register, self.actor, self.sheet = register, actor, sheet
        self.build = form_class(register)
        # The own fields of where the file was brought in: its rows may lie at units below.
        # Another agency is not asked for them.
        self.own = [] if sheet.handed_in else in_force(register, sheet.unit, actor)
        self.blank = self.build(actor=actor, own=self.own)
        self.columns = [(place, name) for place, name in enumerate(sheet.mapping)
                        if name in self.blank.fields]  # fmt: skip
        self.cells = Cells(register, self.blank)
        # By field: {cell: what was said of it}, for the slices of a great sheet.
        self.known = defaultdict(dict)
        # Where the file names no unit: the one the officer stands at.
        unit = {"unit": sheet.unit} if "unit" in self.blank.fields and sheet.unit else {}
        self.default = {**unit, **sheet.fixed}

    def row(self, number):
        """What would happen to the row."""
        opened = self.sheet.opened(number)
        if opened and not any(self.sheet.says(number, place) for place, _name in self.columns):
            return told(number, "same", pk=opened[0], version=opened[1])
        return self.form(number)[1]

    def form(self, number):
        """(the bound form, what is said of the row)."""
        data, notes, faults = self._data(number)
        row = self._clean({name: value for name, value in data.items() if name not in faults})
        record, lost = self._record(number, row, data)
        faults.update(lost)
        before = values_of(record) if record else {}
        version = record.version if record else None
        form = self._bound(data, record)
        form.told = dict(faults)
        for name, errors in form.errors.items():
            faults["" if name == NON_FIELD_ERRORS else name] = [str(error) for error in errors]
        changed = self._changed(form, before) if record else {}
        whole = {**form.cleaned_data, **row} if self.sheet.opened(number) else row
        well = {name: value for name, value in whole.items() if name not in faults}
        [doubted] = self.register.doubted([{**well, "pk": record and record.pk}], self.actor)
        notes = {**also_said(notes, doubted), **self._overtaken(number, version)}
        state = "new" if record is None else "changed" if changed else "same"
        found = told(number, state, changed=changed, faults=faults, notes=notes,
                     keys=keys_of(self.register, well), pk=record and record.pk, version=version)  # fmt: skip
        return form, found

    def _record(self, number, row, data):
        """(the record the row means or None, the fault of one opened that is there no more)."""
        opened = self.sheet.opened(number)
        if opened is None:
            return self.register.find([row], self.actor, list(data))[0], {}
        record = self.standing.get(opened[0])
        gone = _("Bản ghi không còn, hoặc đã ra khỏi phạm vi của bạn.")
        return record, {} if record else {"": [gone]}

    @cached_property
    def standing(self):
        """The records a list was opened from, as they now are: {primary key: record}."""
        pks = [opened[0] for opened in self.sheet.meant if opened]
        rows = self.register.rows(self.actor, "edit").filter(pk__in=pks)
        found = rows.select_related(*self.register.relations)
        return {one.pk: one for one in values.attached(found)}

    def _overtaken(self, number, version):
        opened = self.sheet.opened(number)
        if opened is None or version in (None, opened[1]):
            return {}
        return {"": _("Người khác đã sửa bản ghi này từ khi mở bảng; chỉ các ô vừa gõ được ghi.")}

    def _data(self, number):
        data, notes, faults = {}, {}, {}
        for place, name in self.columns:
            if not self.sheet.says(number, place):
                continue
            try:
                data[name], note = self.cells.take(name, self.sheet.cell(number, place))
                if note:
                    notes[name] = note
            except ValidationError as fault:
                faults[name] = [str(message) for message in fault.messages]
                # What is wrong stays out of the form, so that it is told once.
                data[name] = None
        default = {} if self.sheet.opened(number) else self.default
        for name, value in default.items():
            if not data.get(name) and name not in faults:
                data[name] = value
        return data, notes, faults

    def _clean(self, data):
        """Clean values of the cells that are well, the defaults of a new record for the empty ones."""
        row = {}
        for name, value in data.items():
            if value in (None, ""):
                value = self.blank[name].value()
            with contextlib.suppress(ValidationError):
                row[name] = self.blank.fields[name].clean(value)
        return row

    def _bound(self, data, record):
        whole = held(self.build(instance=record, actor=self.actor, own=self.own))
        # In a new record an empty cell leaves the default; in one that stands it empties the field.
        whole.update(data if record else {name: given for name, given in data.items()
                                          if given not in (None, "") or name not in whole})  # fmt: skip
        return self.build(
            {name: value for name, value in whole.items() if value is not None},
            instance=record, actor=self.actor, own=self.own,
        )  # fmt: skip

    def _changed(self, form, before):
        """What stood before in the fields that the row changes."""
        after = values_of(form.instance)
        fields = form.instance._meta.fields
        changed = {field.name: _text(field, before[field.attname]) for field in fields
                   if before.get(field.attname) != after.get(field.attname)}  # fmt: skip
        own = {name: one.shown(form.initial[name]) for name, one in form.own.items()
               if name in form.changed_data}  # fmt: skip
        known = {*form.own, *(field.name for field in fields)}
        extra = [
            name for name in form.changed_data
            if name not in known
            and not self.register.unchanged(form.instance, name, form.cleaned_data.get(name))
        ]  # fmt: skip
        return {**changed, **own, **dict.fromkeys(extra, "")}


def told(number, state, **rest):
    """What is said of a row; what is empty is left unsaid: most rows of a sheet are well and new."""
    return {
        "number": number,
        "state": state,
        **{k: v for k, v in rest.items() if v},  # no key and no version is 0
    }


def keys_of(register, row):
    """Short marks of the row's keys: two rows of one mark are one."""
    return [blake2b(repr(key).encode(), digest_size=8).hexdigest() for key in register.same(row)]


def twins(judged):
    """Marks every row of which a key stands in an earlier one; two of a kind cannot both be meant."""
    first = {}
    for one in judged:
        faults = one.get("faults", {})
        faults.pop("twin", None)
        before = [first[key] for key in one.get("keys", ()) if key in first]
        if before:
            faults["twin"] = [_("Trùng với dòng %s của bảng; bỏ bớt một dòng.") % (before[0] + 1)]
        if faults:
            one["faults"] = faults
        else:
            one.pop("faults", None)
        for key in one.get("keys", ()):
            first.setdefault(key, one["number"])
    return judged


def values_of(record):
    """{attname: value} of what a sheet can change."""
    return {field.attname: getattr(record, field.attname) for field in record._meta.fields
            if field.name not in _OWN and not isinstance(field, models.BinaryField)}  # fmt: skip


def _text(field, value):
    if value is None or is_relation(field):
        return ""
    return str(value)

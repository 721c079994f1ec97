"""All rows of a sheet at once, column by column: the same words as the form's, at many times its speed.

Each distinct cell is judged once by the form's own field; the register's rules and looks run over clean
rows; what the database would refuse is asked for all rows together. Registers whose form or model does
more than that (`fitting.fits`) are judged row by row. Rows that change a record go through the form as well.
"""

from collections import defaultdict
from itertools import repeat, zip_longest
from operator import itemgetter

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from congdoan.records import conditions
from congdoan.records.many import draw_ids, maker
from congdoan.records.own.values import attached, give, value_of
from congdoan.records.register import also_said, is_relation
from congdoan.records.sheets.judge import keys_of, told

MEANT = 20_000  # distinct cells of a column that are kept in mind
MANY = 100  # fewer rows are judged through the form, which asks no more than they are worth


class ByColumns:
    """The rows of one import for its `Judge`; `new` are clean rows by number, once they were judged."""

    def __init__(self, judge, numbers):
        self.judge, self.numbers, self.register = judge, numbers, judge.register
        self.fields, self.added = judge.blank.fields, judge.blank.own
        self.notes, self.faults = defaultdict(dict), defaultdict(dict)
        self.own = {field.name: field for field in judge.register.model._meta.fields}
        self.named = {name for _place, name in judge.columns}
        self.untyped = self.fields.keys() - self.named - judge.default.keys()
        self.rows = self._clean_rows()
        self.answered = self.register.ahead(self.rows)
        self.new, self.names, self.doubts = {}, (), ()

    def judged(self):
        """What is said of each row, in order."""
        found = self._found()
        rows = [{**self.rows[at], "pk": one and one.pk} for at, one in enumerate(found)]
        self.doubts = self.register.doubted(rows, self.judge.actor)
        return [
            self._new(place) if record is None else self._known_row(place, record)
            for place, record in enumerate(found)
        ]

    def refused(self):
        """(number, faults) of each row that is not new and well any more, asked before it is written: all
        that others could have changed meanwhile; what seemed odd or twice in the sheet was told."""
        for place, record in enumerate(self._found()):
            if record is not None or place in self.faults:
                yield self.numbers[place], self.faults.get(place, {})
            else:
                self.new[self.numbers[place]] = self._brief(self.rows[place])
        self.rows = ()

    def _brief(self, row):
        """The values alone of a row that has the same names as the first: a fifth of the memory."""
        self.names = self.names or tuple(row)
        return tuple(row.values()) if tuple(row) == self.names else row

    def _found(self):
        """The record each row means; of the rows that mean none it is known what is wrong with them."""
        self.answered()
        self.answered = None  # it holds the rows
        columns = [name for _place, name in self.judge.columns] + list(self.judge.default)
        found = self.register.find(self.rows, self.judge.actor, columns)
        if self.added:
            list(attached(record for record in found if record is not None))
        self._judge_new([place for place, record in enumerate(found) if record is None])
        return found

    def _new(self, place):
        if place not in self.faults:
            self.new[self.numbers[place]] = self.rows[place]
        return self._said(place, "new", faults=self.faults.get(place))

    def _known_row(self, place, record):
        """A row that says nothing new is told here; one that changes the record goes to the form."""
        row, number = self.rows[place], self.numbers[place]
        for column, name in self.judge.columns:
            empty = self.judge.sheet.cell(number, column) == ""
            if name not in row or not self._says_nothing(record, name, row[name], empty):
                return self.judge.row(number)
        return self._said(place, "same", pk=record.pk, version=record.version)

    def _said(self, place, state, **more):
        row = {n: v for n, v in self.rows[place].items() if n not in self.untyped}
        notes = also_said(self.notes.get(place, {}), self.doubts[place])
        return told(
            self.numbers[place], state, notes=notes, keys=keys_of(self.register, row), **more
        )

    def _says_nothing(self, record, name, value, empty):
        """Whether the cell leaves the record as it is; an empty one would empty what stands there."""
        if name in self.added:
            return (None if value == "" else value) == value_of(record, self.added[name])
        if name not in self.own:
            return self.register.unchanged(record, name, "" if empty else value)
        stands = getattr(record, self.own[name].attname)
        if empty:
            return stands in (None, "") and not self.fields[name].required
        return getattr(value, "pk", value) == stands

    # Cells

    def _clean_rows(self):
        """A dict for each row: what its cells say beside what holds of all rows."""
        typed, many = self._turned(), len(self.numbers)
        columns = {name: self._column(typed[place], name) for place, name in self.judge.columns}
        fixed = {"pk": None, **self._fixed(columns)}
        names = (*fixed, *columns)
        values = (*(repeat(value, many) for value in fixed.values()), *columns.values())
        rows = [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]
        for place, faults in self.faults.items():
            for name in faults:
                rows[place].pop(name, None)
        return rows

    def _turned(self):
        """The rows' cells column by column, with empty ones where rows are shorter than the mapping."""
        sheet = self.judge.sheet
        found = list(zip_longest(*map(sheet.rows.__getitem__, self.numbers), fillvalue=""))
        return found + [("",) * len(self.numbers)] * (len(sheet.mapping) - len(found))

    def _column(self, cells, name):
        """Clean values of one column; each distinct cell is looked at once."""
        distinct = set(cells)
        if self._plain(name, distinct):
            return cells
        known = self._known_cells(name, distinct)
        odd = {cell for cell in distinct if known[cell][1] or known[cell][2]}
        for place, cell in enumerate(cells) if odd else ():
            if cell in odd:
                _value, note, faults = known[cell]
                if note:
                    self.notes[place][name] = note
                if faults:
                    self.faults[place][name] = faults
        return [known[cell][0] for cell in cells]

    def _known_cells(self, name, distinct):
        """{cell: what `_cell` says of it}; what one slice of the sheet told serves the next ones."""
        known = self.judge.known[name]
        if len(known) > MEANT:
            known.clear()
        fresh = distinct - known.keys()
        self._fetch(name, fresh)
        known.update((cell, self._cell(name, cell)) for cell in fresh)
        return known

    def _plain(self, name, cells):
        """Whether all cells are texts that the field takes as they stand."""
        field = self.fields[name]
        return (
            type(field) is forms.CharField
            and len(field.validators) <= 2  # its own: the length, no zero bytes
            and "" not in cells
            and set(map(type, cells)) <= {str}
            and not self.judge.cells.lacks_zeros(name, cells)
            and "\0" not in "".join(cells)
            and (field.max_length is None or max(map(len, cells), default=0) <= field.max_length)
        )

    def _fetch(self, name, cells):
        fetch = getattr(self.fields[name], "fetch", None)
        if fetch:
            self.judge.cells.know(name, fetch({str(cell) for cell in cells if cell != ""}))

    def _cell(self, name, cell):
        """(clean value, note, faults): an empty cell leaves the default of a new record."""
        note = ""
        try:
            given, note = self.judge.cells.take(name, cell)
            if given in (None, ""):
                given = self.judge.default.get(name, self._initial(name))
            return self._kept(name, self.fields[name].clean(given)), note, []
        except ValidationError as fault:
            return None, note, [str(message) for message in fault.messages]

    def _kept(self, name, value):
        """The value, once the model's own field has judged it too (the size of a number)."""
        field = self.own.get(name)
        if field and not is_relation(field) and not (field.blank and value in field.empty_values):
            field.clean(value, None)
        return value

    def _initial(self, name):
        return self.judge.blank[name].value()

    def _fixed(self, columns):
        """Values of the fields that no column fills: their defaults; what they lack every row lacks."""
        fixed = {}
        for name in self.fields:
            if name in columns:
                continue
            value, _note, faults = self._cell(name, "")
            if faults:
                for place in range(len(self.numbers)):
                    self.faults[place][name] = faults
            else:
                fixed[name] = value
        return fixed

    # Rules

    def _judge_new(self, places):
        rows = [self.rows[place] for place in places]
        for place, faults in zip(places, self.register.judge(rows, self.judge.actor), strict=True):
            for name, sentences in faults.items():
                spot = name if name in self.fields else ""
                self._tell(place, spot, map(str, sentences))
        for place, spot, sentence in self._refused(places):
            self._tell(place, spot, [str(sentence)])

    def _tell(self, place, spot, sentences):
        """A list of its own: rows of the same cell share what was said of the cell."""
        self.faults[place][spot] = [*self.faults[place].get(spot, ()), *sentences]

    def _refused(self, places):
        """What unique fields and constraints would say, in the form's order."""
        meta = self.register.model._meta
        for field in meta.fields:
            if field.unique and not field.primary_key and field.name in self.named:
                model = self.register.model
                message = model().unique_error_message(model, (field.name,))
                taken = self._taken([field], places)
                yield from ((place, field.name, message.messages[0]) for place in taken)
        for one in meta.constraints:
            if isinstance(one, models.CheckConstraint):
                yield from self._unkept(one, places)
            else:
                yield from self._twice(one, places)

    def _unkept(self, constraint, places):
        named = conditions.names(constraint.condition)
        if not named <= set(self.fields):
            return  # over a field that the form does not have: the database's to keep
        for place in places:
            faulty = not named.isdisjoint(self.faults.get(place, ()))
            if not faulty and self._holds(constraint.condition, self.rows[place]) is False:
                yield place, "", constraint.get_violation_error_message()

    def _holds(self, condition, row):
        def value_of(name):
            value = row[name] if name in row else self.own[name].get_default()
            return getattr(value, "pk", value)

        return conditions.holds(condition, value_of)

    def _twice(self, constraint, places):
        fields = [self.own[name] for name in constraint.fields]
        if any(field.name not in self.fields for field in fields):
            return
        named = {field.name for field in fields}
        if constraint.condition is not None:
            named |= conditions.names(constraint.condition)
        for place in self._taken(fields, places, constraint.condition):
            if named.isdisjoint(self.faults.get(place, ())):
                yield place, "", constraint.get_violation_error_message()

    def _taken(self, fields, places, condition=None):
        """Places whose values in the fields a record has already."""
        asked = defaultdict(list)
        for place in places:
            row = self.rows[place]
            key = tuple(getattr(row.get(f.name), "pk", row.get(f.name)) for f in fields)
            if None not in key and (condition is None or self._holds(condition, row)):
                asked[key].append(place)
        if not asked:
            return []
        rows = self.register.model.all_rows.filter(condition or models.Q())
        for at, field in enumerate(fields):
            rows = rows.filter(**{f"{field.name}__in": {key[at] for key in asked}})
        stand = set(rows.values_list(*(field.attname for field in fields)))
        return sorted(place for key in stand & asked.keys() for place in asked[key])

    # Writing

    def records(self):
        """(number of the row, its new record with a primary key, its clean values) of those without fault."""
        make, own = maker(self.register.model), [self.own[n] for n in self.fields if n in self.own]
        take = itemgetter("pk", *(field.name for field in own))
        names = ("id", *(field.attname for field in own))
        related = [field.attname for field in own if is_relation(field)]
        pks = draw_ids(self.register.model, len(self.new))
        for pk, (number, kept) in zip(pks, self.new.items(), strict=True):
            row = dict(zip(self.names, kept, strict=True)) if type(kept) is tuple else kept
            values = dict(zip(names, take(row), strict=True))
            for attname in related:
                values[attname] = getattr(values[attname], "pk", None)
            values["id"] = pk
            record = make(values)
            if self.added:
                give(record, {one: row[name] for name, one in self.added.items()})
            yield number, record, row

"""Random but clean records through the doors officers use: each register's own form, its lines, its
steps. What a form or a rule refuses is not written; `Doors.taken` says how often each was let in."""

import datetime as dt
from collections import Counter

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError

from congdoan.base.errors import Mistake
from congdoan.orgs.models import Unit
from congdoan.records.derive import form_class, held, lines_class
from congdoan.records.register import REGISTERS, is_relation
from congdoan.records.write import remove, save
from tests.conftest import TODAY
from tests.growing import SYSTEM, example
from tests.indicators.oracle.chance import DONE, ORDERED, PLAIN, TOGETHER
from tests.indicators.oracle.steps import CHANGES, STEPS, Refused, Steps, everything

FIRST, SPAN = dt.date(2025, 10, 1), 330


REFUSED = (Mistake, PermissionDenied, ValidationError, ProtectedError, Refused)
# Their records follow from steps of others, or hold no numbers.
LEFT_OUT = ("indicators/", "direction/readings", "direction/validities", "members/requests",
            "members/duplicates", "reports/reports")  # fmt: skip
REGISTERED = sorted(path for path in REGISTERS if not path.startswith(LEFT_OUT))
COUNTED = [path for path in REGISTERED if REGISTERS[path].measures]
FIRST_OF_ALL = (
    "members/people",
    "members/memberships",
    "workplaces/workplaces",
    "workplaces/headcounts",
)
WHOSE = ("person", "workplace", "founding", "counted_on")


class Doors(Steps):
    """Writes by chance: `rnd` is the only source of it."""

    taken, faults = Counter(), Counter()
    serial = 5_000

    def __init__(self, rnd):
        self.rnd = rnd

    def day(self):
        return FIRST + dt.timedelta(days=self.rnd.randrange(SPAN))

    def past(self):
        """A day on which a thing may be said to be done."""
        return FIRST + dt.timedelta(days=self.rnd.randrange((TODAY - FIRST).days + 1))

    def unit(self, *kinds):
        found = list(Unit.objects.filter(kind__in=kinds) if kinds else Unit.objects.all())
        return self.rnd.choice(sorted(found, key=lambda one: one.code))

    def number(self):
        Doors.serial += 1
        return Doors.serial

    def any_of(self, path, **where):
        rows = list(everything(REGISTERS[path].model).filter(**where).order_by("pk"))
        if not rows:
            raise Refused
        return self.rnd.choice(rows)

    def let_in(self, what, act):
        """Do it or leave everything as it was."""
        try:
            with transaction.atomic():
                made = act()
        except REFUSED as why:
            Doors.taken[what, False] += 1
            Doors.faults[what, str(why)[:150]] += 1
            return None
        Doors.taken[what, True] += 1
        return made

    # ------------------------------------------------------------------ any register

    def enter(self, path):
        register = REGISTERS[path]

        def act():
            unit = self.unit("CDCS", "NDCS", "LDH", "LDT")
            data = example(register, unit, self._own_words(register))
            data = self._by_chance(register, data, self.rnd.uniform(0, 0.6))
            record = self._clean(register, data)
            saved = save(record, actor=SYSTEM)
            return self._with_lines(saved) if register.lines and self.rnd.random() < 0.8 else saved

        return self.let_in(f"enter {path}", act)

    def amend(self, path):
        register = REGISTERS[path]

        def act():
            record = self.any_of(path)
            if register.lines and self.rnd.random() < 0.5:
                return self._with_lines(record)
            data = held(form_class(register)(instance=record, actor=SYSTEM))
            data = self._by_chance(register, data, 0.25, unit=self.rnd.random() < 0.3)
            return save(self._clean(register, data, record), actor=SYSTEM)

        return self.let_in(f"amend {path}", act)

    def remove(self, path):
        return self.let_in(
            f"remove {path}", lambda: remove(self.any_of(path), actor=SYSTEM) or True
        )

    def _clean(self, register, data, record=None):
        form = form_class(register)(data, instance=record, actor=SYSTEM)
        if not form.is_valid():
            raise Refused(form.errors.as_json())
        return form.save(commit=False)

    def _own_words(self, register):
        """Texts that tell one record from another are new each time."""
        meta, number, found = register.model._meta, self.number(), {}
        for name, value in register.example.items():
            field = next((one for one in meta.fields if one.name == name), None)
            apart = {*register.words("key"), *register.words("on_paper")}
            told_by = name in apart or getattr(field, "unique", False)
            if isinstance(field, models.CharField) and not field.choices and told_by:
                found[name] = f"{value}-{number}"[-(field.max_length or 99) :]
        return found

    def _by_chance(self, register, data, share, unit=True):
        fields = {field.name: field for field in register.model._meta.fields}
        for name in form_class(register)(actor=SYSTEM).fields:
            field = fields.get(name)
            if field is None or (name == "unit" and not unit):
                continue
            # Without this all would hang on the person and the workplace of the examples.
            if self.rnd.random() < (max(share, 0.7) if name in WHOSE else share):
                data[name] = self._value(field, data.get(name))
        return self._sensible(register.path, data)

    def _sensible(self, path, data):
        data |= PLAIN.get(path, {})
        for earlier, later in ORDERED:
            days = str(data.get(earlier) or ""), str(data.get(later) or "")
            if all(days) and days[0] > days[1]:
                data[earlier], data[later] = days[1], days[0]
        if path in TOGETHER and self.rnd.random() < 0.8:
            name, told, empty = TOGETHER[path]
            data |= told if data.get(name) else empty
        return data

    def _value(self, field, stood=None):
        if is_relation(field):
            return self._other(field, stood)
        if field.choices:
            return self.rnd.choice([value for value, _label in field.choices])
        if isinstance(field, models.DateField):
            if field.null and self.rnd.random() < 0.3:
                return ""
            return str(self.past() if field.name in DONE else self.day())
        if isinstance(field, models.BooleanField):
            return self.rnd.random() < 0.5
        if isinstance(field, models.IntegerField | models.DecimalField):
            return self.rnd.choice((0, 1, 4, 5, 14, 15, 20, 24))
        return stood if stood is not None else ""

    def _other(self, field, stood):
        model = field.related_model
        if model is Unit:
            return self.unit("CDCS", "NDCS", "LDH", "LDT").code
        if field.name == "person" and self.rnd.random() < 0.4:
            return self._clean_person().pk
        if not hasattr(model, "register") or model.register.path not in REGISTERED:
            return stood
        try:
            return self.any_of(model.register.path).pk
        except Refused:
            return stood

    def _clean_person(self):
        register = REGISTERS["members/people"]
        unit = self.unit("CDCS")
        data = example(register, unit, {"code": f"DV-X{self.number()}"})
        data = self._by_chance(register, data, 0.3, unit=False)
        return save(self._clean(register, data), actor=SYSTEM)

    def _with_lines(self, record):
        """Some of its lines go, some are new; a thing planned mostly takes place."""
        register = record.register
        name = self.rnd.choice(sorted(register.lines))
        model, wanted = register.lines[name].model, register.lines[name].names
        stood = list(model._base_manager.filter(record=record).order_by("pk"))
        data = {f"{name}-INITIAL_FORMS": len(stood)}
        rows = [{"id": line.pk, **self._line(model, wanted, line)} for line in stood]
        for row in rows:
            if self.rnd.random() < 0.3:
                row["DELETE"] = "on"
        rows += [self._line(model, wanted) for _new in range(self.rnd.randrange(3))]
        data[f"{name}-TOTAL_FORMS"] = len(rows)
        for place, row in enumerate(rows):
            data |= {f"{name}-{place}-{field}": value for field, value in row.items()}
        formset = lines_class(register, name)(data, instance=record, prefix=name)
        if not formset.is_valid():
            raise Refused(formset.errors)
        if "held" in dict(getattr(register.model, "State", models.TextChoices("None", {})).choices):
            record.status = self.rnd.choice(("held", "held", "reported", "planned"))
        return save(record, actor=SYSTEM, lines=[formset])

    def _line(self, model, wanted, line=None):
        found = {}
        for name in wanted:
            field = model._meta.get_field(name)
            value = self._value(field, None)
            if value == "" and isinstance(field, models.CharField | models.TextField):
                value = f"Dòng {self.number()}"
            if value in (None, "") and line is not None:
                value = getattr(line, field.attname) or ""
            if value is not False and value is not None:
                found[name] = "on" if value is True else value
        return found

    def begin(self):
        """A few of everything that others point at, then one of each."""
        for path in (*FIRST_OF_ALL * 3, *REGISTERED):
            self.enter(path)

    def live(self):
        """Something that happens in a union; what, and how it was let in."""
        what = self.rnd.choices(("enter", "amend", "remove", "step", "tree"), (9, 7, 2, 4, 2))[0]
        if what == "step":
            return getattr(self, self.rnd.choice(STEPS))()
        if what == "tree":
            return self.change_tree(self.rnd.choice(CHANGES))
        return getattr(self, what)(self.rnd.choice((*REGISTERED, *FIRST_OF_ALL * 3)))

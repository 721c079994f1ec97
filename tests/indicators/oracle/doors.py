"""Random but clean records through the doors officers use: each register's own form, its lines, its
steps. What a form or a rule refuses is not written; `Doors.taken` says how often each was let in."""

import datetime as dt
from collections import Counter

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError

from congdoan.base.errors import Mistake
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.records.derive import form_class, held, lines_class
from congdoan.records.register import REGISTERS, is_relation
from congdoan.records.write import remove, save
from tests.growing import SYSTEM, example

FIRST, SPAN = dt.date(2025, 10, 1), 330


class Refused(Exception):
    """What chance chose is not clean, or there is nothing to choose from."""


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
# What chance gets wrong too often to be of use: days that come one after the other, and words that
# only go together.
ORDERED = (
    ("starts_on", "ends_on"), ("valid_from", "valid_until"), ("since", "until"), ("joined_on", "left_on"),
    ("opened_on", "closed_on"), ("union_since", "union_until"), ("period_start", "period_end"),
    ("launched_on", "followed_on"), ("launched_on", "until"), ("raised_on", "answered_on"),
    ("held_on", "next_on"), ("opened_on", "transferred_on"), ("starts_on", "evaluated_on"),
    ("introduced_on", "admitted_on"), ("contacted_on", "decided_on"), ("decided_on", "announced_on"),
)  # fmt: skip
PLAIN = {
    "workplaces/headcounts": {"female": "", "ethnic_minority": "", "religious": "", "foreign": "",
                              "direct_workers": "", "informal": ""},
    "members/memberships": {"group": ""},
    "workplaces/collaborators": {"allowance": 0},
    "emulation/work_results": {"first_no": "", "last_no": ""},
}  # fmt: skip
TOGETHER = {
    "members/memberships": ("left_on", {"status": "left", "exit": "quit"}, {"status": "active", "exit": ""}),
    "workplaces/workplaces": ("union_since", {"state": "founded"}, {"state": "potential", "union_until": ""}),
    "cadres/officials": ("elected_on", {"election": "congress"}, {"election": "appointed"}),
    "welfare/drives": ("transferred_on", {"status": "transferred"}, {"status": "collecting"}),
    "cadres/introductions": ("admitted_on", {"status": "admitted"}, {"status": "introduced"}),
    "direction/difficulties": ("answered_on", {"status": "answered", "answer": "Đã rõ"}, {"status": "raised"}),
}  # fmt: skip


WHOSE = ("person", "workplace", "founding", "counted_on")
STEPS = ("decide_application", "move_member", "leave", "found_union", "merge_persons",
         "split_persons", "send_report")  # fmt: skip
CHANGES = ("found", "rename", "transfer", "merge", "split", "dissolve")


def everything(model):
    return model.objects.across_units("random histories")


class Doors:
    """Writes by chance: `rnd` is the only source of it."""

    taken, faults = Counter(), Counter()
    serial = 5_000

    def __init__(self, rnd):
        self.rnd = rnd

    def day(self):
        return FIRST + dt.timedelta(days=self.rnd.randrange(SPAN))

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
            told_by = name in register.words("key") or getattr(field, "unique", False)
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
            return "" if field.null and self.rnd.random() < 0.3 else str(self.day())
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

    # ------------------------------------------------------------------ steps with consequences

    def decide_application(self):
        def act():
            found = self.any_of("members/applications", status__in=("applied", "checked"))
            facts = {"status": "decided", "decided_on": self.day(), "decision_no": "01/QĐ",
                     "has_form": True, "voluntary": True}  # fmt: skip
            return self._stepped(found, **facts)

        return self.let_in("decide application", act)

    def move_member(self):
        """Asked, released and received, as both unions' officers do it."""

        def act():
            old = self.any_of("members/memberships", left_on=None)
            there = self.unit("CDCS", "NDCS")
            day = self.day()
            data = {"unit": there.code, "from_unit": old.unit.code, "person": old.person.code,
                    "asked_on": str(day), "moved_on": str(day), "status": "asked"}  # fmt: skip
            slip = save(self._clean(REGISTERS["members/transfers"], data), actor=SYSTEM)
            return self._stepped(self._stepped(slip, status="released"), status="received")

        return self.let_in("move member", act)

    def leave(self):
        def act():
            one = self.any_of("members/memberships", left_on=None)
            exit = self.rnd.choice(("quit", "retired", "resigned", "expelled"))
            return self._stepped(one, left_on=self.day(), exit=exit, status="left")

        return self.let_in("leave", act)

    def found_union(self):
        def act():
            file = self.any_of("workplaces/foundings", founded=None)
            facts = {"status": "decided", "decided_on": self.day(), "decision_no": "02/QĐ",
                     "members": 25}  # fmt: skip
            return self._stepped(file, **facts)

        return self.let_in("found union", act)

    def merge_persons(self):
        def act():
            keep, gone = self.any_of("members/people"), self.any_of("members/people")
            pair = REGISTERS["members/duplicates"].model(unit=keep.unit, person=keep, other=gone)
            if keep.pk == gone.pk:
                raise Refused
            pair.full_clean(exclude=["other_unit"])
            return self._stepped(save(pair, actor=SYSTEM), status="merged")

        return self.let_in("merge persons", act)

    def split_persons(self):
        def act():
            return self._stepped(
                self.any_of("members/duplicates", status="merged"), status="suspected"
            )

        return self.let_in("split persons", act)

    def send_report(self):
        def act():
            model = REGISTERS["reports/reports"].model
            duty = self.any_of("reports/duties")
            facts = {"unit": duty.unit, "form": duty.form, "period_start": dt.date(2025, 1, 1),
                     "period_end": dt.date(2025, 12, 31)}  # fmt: skip
            known = everything(model).filter(**facts).first() or save(model(**facts), actor=SYSTEM)
            state = self.rnd.choice(("sent", "received", "returned"))
            return self._stepped(known, status=state, sent_on=self.day())

        return self.let_in("send report", act)

    def _stepped(self, record, **facts):
        for name, value in facts.items():
            setattr(record, name, value)
        record.full_clean(exclude=["unit"])
        return save(record, actor=SYSTEM)

    # ------------------------------------------------------------------ the tree

    def change_tree(self, kind):
        return self.let_in(f"tree {kind}", lambda: getattr(self, f"_{kind}")() or True)

    def _decision(self):
        return {"effective": self.day(), "number": f"{self.number()}/QĐ"}

    def _found(self):
        parent = self.unit("LDH", "LDT")
        kind = self.rnd.choice(("CDCS", "NDCS") if parent.kind == "LDH" else ("LDH", "CDCS"))
        ownership, sector = self.rnd.choice(
            (("state", "administrative"), ("non_state", "enterprise"), ("state", "enterprise"))
        )
        changes.found(code=f"U{self.number()}", name="Công đoàn mới", kind=kind, parent=parent,
                      ownership=ownership, sector=sector, **self._decision())  # fmt: skip

    def _rename(self):
        changes.rename(unit=self.unit(), name=f"Tên {self.number()}", **self._decision())

    def _transfer(self):
        changes.transfer(unit=self.unit("CDCS", "NDCS", "LDH"), parent=self.unit("LDH", "LDT"),
                         **self._decision())  # fmt: skip

    def _merge(self):
        one = self.unit("CDCS", "LDH", "LDT")
        changes.merge(units=[one], into=self.unit(one.kind), **self._decision())

    def _split(self):
        unit = self.unit("CDCS", "LDH")
        decision = self._decision()
        below = list(Unit.objects.children_of(unit, decision["effective"]).open_on(decision["effective"]))  # fmt: skip
        halves = below[::2], below[1::2]
        parts = [{"code": f"U{self.number()}", "name": "Phần", "children": half} for half in halves]
        changes.split(unit=unit, parts=parts, **decision)

    def _dissolve(self):
        changes.dissolve(unit=self.unit("CDCS", "NDCS", "LDH"), **self._decision())

"""The declaration of a register, and the one list of all registers."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.past import track
from congdoan.orgs.touching import touched
from congdoan.records.finding import find_by
from congdoan.records.measure import threshold_of

REGISTERS = {}

# Cuts every register has, by the unit that keeps the record (requirements Q-03: two attributes).
UNIT_CUTS = {
    "state": (_("khu vực nhà nước"), Q(unit__ownership="state")),
    "nonstate": (_("ngoài khu vực nhà nước"), Q(unit__ownership="non_state")),
    "administrative": (_("hành chính"), Q(unit__sector="administrative")),
    "public_service": (_("sự nghiệp"), Q(unit__sector="public_service")),
    "enterprise": (_("doanh nghiệp"), Q(unit__sector="enterprise")),
    "state_enterprise": (_("doanh nghiệp nhà nước"), Q(unit__sector="enterprise", unit__ownership="state")),
    "nonstate_enterprise": (_("doanh nghiệp ngoài nhà nước"),
                            Q(unit__sector="enterprise", unit__ownership="non_state")),
    "public": (_("hành chính, sự nghiệp"), Q(unit__sector__in=("administrative", "public_service"))),
    "other_organisation": (_("tổ chức khác"), Q(unit__sector="other_organisation")),
    "guild": (_("nghiệp đoàn"), Q(unit__sector="guild")),
}  # fmt: skip


@dataclass(frozen=True)
class Lines:
    """Lines kept with a record: the child model (foreign key `record`), its fields, those only `told` on the page;
    in the states of `closed` they change no more."""

    model: type
    fields: str
    title: str
    told: str = ""
    closed: str = ""

    @property
    def names(self):
        return self.fields.split()


class Register:
    """What a register's file declares. Lists of names are written as words in one string."""

    model = None
    columns = filters = search = bulk = key = ""
    # {register whose files are searched too: way from a row to the record they hang on}
    reads_files = {}
    sections = {}
    lines = {}
    # {state: steps from there}; one that leads to itself is taken again, as a yearly act is.
    flow = {}
    status = "status"
    # {state: level} of the steps that take more than editing at the record's unit; «edit above»: at the unit above
    # it, where there is one. None in a new record whose `on_paper` fields say that it was issued before.
    takes, on_paper = {}, ""
    effects = {}
    # {state: function(record, actor)} of steps back: what is undone when a record that stands comes to it.
    undoes = {}
    # What must hold of a record beside its fields: functions over clean values, the same for the page,
    # the API and, by columns, a sheet. `rules` judge one row (a dict by field name, "pk" of the record
    # it is or None) and give {field: sentence}; `looks` ask the database about many rows at once,
    # `look(register, rows, actor)`, and give (place of the row, field, sentence).
    rules = ()
    looks = ()
    # Functions of one row, and looks, that give {field: sentence} of what looks odd: said, never refused.
    doubts = ()
    wonders = ()
    guarded = {}
    measures = ()
    families = {}
    # Ways to more fields that figures are told apart by, beside the register's own choices: «person__sex».
    attributes = ""
    cuts = {}
    example = {}
    # {field: function(cell)} that gives back zeros a spreadsheet ate; of others the example tells, by a 0 in front.
    zeros = {}
    icon, seldom = "file-text", False  # `seldom` opened: it stands last in its area's menu
    form = None
    lead = ""
    # What an empty list teaches, where it is not typing or bringing in records.
    teaches = _("Thêm từng bản ghi, hoặc nhập cả bảng Excel đang có.")
    # Fields that are compared with known records while a form is filled, by the register's route «alike».
    alike = ""
    # A file of layouts: other hands' columns for sheets that go out and come in (`sheets/layouts.py`).
    layouts = None
    # {title: function(record, actor)} that gives (label, value, address or None) of what other registers
    # tell of a record: shown on its page, never typed.
    figures = {}
    # Whether what a record derives asks the database: its sheets are then judged and written row by row.
    asks_to_complete = False
    # Actions of one record beside those that are derived: ((view name, label, icon), …).
    actions = ()
    pages = ()
    routes = {}

    def __init__(self, path):
        self.path = path
        self.area, self.name = path.split("/")

    def __repr__(self):
        return f"<Register {self.path}>"

    @property
    def title(self):
        return self.model._meta.verbose_name_plural

    @property
    def one(self):
        return self.model._meta.verbose_name

    def words(self, name):
        return getattr(self, name).split()

    @property
    def fields(self):
        """Field names of the form, in the order of its sections."""
        names = []
        for line in self.sections.values():
            names += [name for name in line.split() if name not in names]
        return names

    def fields_for(self, actor, names=None):
        """Without the fields that are guarded from this actor."""
        names = self.fields if names is None else names
        return [
            name
            for name in names
            if name not in self.guarded or actor.may(self.guarded[name], self.area)
        ]

    def rows(self, actor, action="view", below=None):
        """The register's records in the actor's reach, or in the part of it at and under a unit."""
        return self.model.objects.visible_to(actor, action, below)

    def doors(self, record, actor):
        """(address, label, icon) of the pages this one record leads to, for who may open them."""
        return ()

    def example_at(self, unit):
        """The example as that unit (None: any) would write it: the first row of its empty sheet."""
        return self.example

    def outgoing(self, rows):
        """Those rows with what a sheet or the API also tells of each, asked at once."""
        return rows

    @property
    def relations(self):
        """Foreign keys worth joining when a list is shown."""
        meta = self.model._meta
        names = {name.split("__")[0] for name in (*self.words("columns"), *self.fields)}
        known = {field.name: field for field in meta.get_fields()}
        return sorted(name for name in names if getattr(known.get(name), "many_to_one", False))

    def judge(self, rows, actor):
        """[{field: [sentence]}] of all rules over rows of clean values, in the order of the rows."""
        found = [{} for _row in rows]
        for place, row in enumerate(rows):
            for rule in self.rules:
                for field, sentence in rule(row).items():
                    found[place].setdefault(field, []).append(sentence)
        for look in self.looks:
            for place, field, sentence in look(self, rows, actor):
                found[place].setdefault(field, []).append(sentence)
        return found

    def doubted(self, rows, actor):
        """[{field: sentence}] of what looks odd in rows of clean values, in the order of the rows."""
        found = [
            {name: text for doubt in self.doubts for name, text in doubt(row).items()}
            for row in rows
        ]
        for look in self.wonders:
            for place, name, text in look(self, rows, actor):
                found[place] = also_said(found[place], {name: text})
        return found

    def ahead(self, rows):
        """Begins to ask the database what `find` and `looks` will want to know of many rows; what is given
        back puts the answers into the rows."""
        return lambda: None

    def find(self, rows, actor, columns=()):
        """The record each row of clean values means, or None: the one of the same key within reach.
        Without a key all `columns` together tell it."""
        return find_by(self, self.words("key") or columns, rows, actor)

    def same(self, row):
        """Keys of which two rows of one sheet may not share any; `find` told by one of them."""
        names = self.words("key") or sorted(row)
        values = [getattr(row.get(name), "pk", row.get(name)) for name in names]
        return [tuple(values)] if any(value not in (None, "") for value in values) else []

    def complete(self, record, row):
        """Fills what a record keeps of clean values that are no fields of it; its number is known."""

    def unchanged(self, record, name, value):
        """Whether a value of a form's own field says nothing new of the record."""
        return value in (None, "", False)

    def next_states(self, record):
        """Steps the record may take now."""
        return self.flow.get(getattr(record, self.status, ""), "").split()

    def url_name(self, action):
        return f"{self.area}-{self.name}-{action}"

    def url_of(self, pk):
        """The page of one record; a list asks for hundreds, the table of addresses is asked once."""
        return f"{self._first}{pk}/"

    @cached_property
    def _first(self):
        return reverse(self.url_name("list"))

    def links(self):
        """Pages beside the list: `pages` is a tuple of (url name, label)."""
        return [{"url": reverse(name), "label": label} for name, label in self.pages]

    def behind(self, code, unit, period, tree=None):
        """The address of the list behind a figure of the unit, through the tree of that day."""
        query = {"measure": code, "period": period.code, "under": unit.pk}
        tree = {"tree": tree.isoformat()} if tree else {}
        return f"{reverse(self.url_name('list'))}?{urlencode({**query, **tree})}"

    @property
    def all_cuts(self):
        return {**UNIT_CUTS, **self.cuts}

    def measure(self, code):
        """The measure of that code, cut by the suffixes: `members.on_roll.formal`."""
        for measure in self.measures:
            if code == measure.code or code.startswith(measure.code + "."):
                return self._cut(measure, code[len(measure.code) + 1 :])
        return self._of_family(code)

    def _of_family(self, code):
        """`families` makes the measures of any number: `workplaces.geN` that of 25 workers."""
        family, number = threshold_of(code)
        measure = self.families[family](number)
        return self._cut(measure, code[len(measure.code) + 1 :])

    def _cut(self, measure, suffixes):
        for name in filter(None, suffixes.split(".")):
            measure = measure.part(name, self.all_cuts)
        return measure


def register(path):
    """Puts the declared register in REGISTERS; its model gets history and the touch of figures."""

    def keep(cls):
        instance = cls(path)
        cls.model.area = instance.area
        cls.model.register = instance
        track(cls.model, exclude=getattr(cls, "unhistoried", ()))
        for lines in cls.lines.values():
            track(lines.model)
        touched(cls.model, path)
        REGISTERS[path] = instance
        return cls

    return keep


def find_measure(code):
    """(register, measure) for a measure's code, cuts included. KeyError when no register has it."""
    for found in REGISTERS.values():
        try:
            return found, found.measure(code)
        except KeyError:
            continue
    raise KeyError(code)


def also_said(told, more):
    """{field: sentence} of both; of a field of which both speak, what they say one after the other."""
    return {
        name: " ".join(str(said[name]) for said in (told, more) if name in said)
        for name in {**told, **more}
    }


def is_relation(field):
    return isinstance(field, models.ForeignKey)

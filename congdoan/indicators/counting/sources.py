"""Where a measure's code counts: in a register's rows or among the units, and by which way to a unit."""

from dataclasses import dataclass, replace
from functools import cache

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Max, Min

from congdoan.indicators.counting import measures_of_units
from congdoan.orgs.models import Unit, under
from congdoan.records.measure import Measure, names_of
from congdoan.records.register import REGISTERS, find_measure


@dataclass(frozen=True)
class Source:
    """The rows a measure counts. `unit` leads from a row to its unit's number."""

    path: str
    model: type
    unit: str
    paths: str

    @property
    def rows(self):
        if self.model is Unit:
            return measures_of_units.rows()
        return self.model.objects.across_units("figures are counted for every unit")

    @property
    def cuts(self):
        """{name: (label, condition)} of the parts that its measures may be asked for."""
        return measures_of_units.CUTS if self.model is Unit else REGISTERS[self.path].all_cuts

    @property
    def node(self):
        """What the rows `below` nodes are told apart by."""
        return f"{self.paths}__ancestor"

    def below(self, tree, nodes=None):
        """The rows at each node and under it, through the tree of that day; at every node where none are named."""
        return self.rows.filter(under(nodes, tree, self.paths))


@dataclass(frozen=True)
class Counted:
    """A measure's code found: the measure and its source. `own`: of the unit itself, without all below."""

    source: Source
    measure: Measure
    own: bool = False

    @property
    def is_stock(self):
        """Whether it depends on the last day alone; with a flow's day the period counts too."""
        return bool(self.measure.holding) and not self.measure.during

    @property
    def adds_up(self):
        """Whether a branch plus a branch is the whole. Different values counted once do not add up,
        unless each stands at one unit: a record's own lines, or what says itself at which unit it is."""
        distinct = self.measure.distinct
        return not distinct or _is_line(self.source.model, distinct) or self._says_unit(distinct)

    @property
    def adds_up_through_time(self):
        """Whether a month and a month are what came about in both: what each month's last day judges anew,
        or what counts once however often it came, is not."""
        measure = self.measure
        if not measure.during or measure.holding or measure.on:
            return False
        return not measure.distinct or _is_line(self.source.model, measure.distinct)

    def is_split_by(self, where):
        """Whether what meets the condition and what does not are together the whole: each thing that is
        counted stands on one side."""
        if any(_multiplies(self.source.model, name) for name in names_of(where)):
            return False
        distinct = self.measure.distinct
        if not distinct or _is_line(self.source.model, distinct):
            return True
        return all(name.startswith(f"{distinct}__") for name in names_of(where))

    def _says_unit(self, name):
        return f"{self.source.unit}__".startswith((f"{name}_id__", f"{name}__"))

    @property
    def is_plain(self):
        """Whether no condition meets one row several times, so that many may be counted at once."""
        return not any(_multiplies(self.source.model, name) for name in self.measure.names)


_UNITS = Source(measures_of_units.PATH, Unit, "pk", "paths")


def source_of(register):
    way = register.model.scope_path
    return Source(register.path, register.model, f"{way}_id", f"{way}__paths")


# The part of a measure that is the unit's own: «plans.issued.self» are its plans, not those below it.
OWN = ".self"


@cache
def find(code):
    """The `Counted` of a code, cuts included. KeyError when no register has it."""
    if code.endswith(OWN):
        return replace(find(code.removesuffix(OWN)), own=True)
    try:
        return Counted(_UNITS, measures_of_units.find(code))
    except KeyError:
        register, measure = find_measure(code)
        return Counted(source_of(register), measure)


def known(code):
    try:
        return bool(find(code))
    except KeyError:
        return False


def days_taken(counted, unit, period, tree):
    """(first, last) day on which the records behind a figure were taken; (None, None) without any."""
    rows, name = counted.source.below(tree, [unit]), counted.measure.dated
    found = counted.measure.records(rows, period).order_by()
    found = found.aggregate(first=Min(name), last=Max(name))
    return found["first"], found["last"]


def steps(model, name):
    """The relation fields a path crosses, in order."""
    for step in name.split("__"):
        try:
            field = model._meta.get_field(step)
        except FieldDoesNotExist:
            return
        if not field.is_relation:
            return
        yield field
        model = field.related_model


def _is_line(model, name):
    return all(field.one_to_many for field in steps(model, name))


def _multiplies(model, name):
    return any(field.one_to_many or field.many_to_many for field in steps(model, name))


@cache
def leaning_on(path):
    """(source, way) of every register whose measures look across into the records of `path`.

    A change there makes figures here stale: an agreement counts by its workplace's eligibility.
    """
    found = set()
    for register in REGISTERS.values():
        if register.path != path:
            found |= {(source_of(register), way) for way in _ways(register, path)}
    return sorted(found, key=lambda pair: (pair[0].path, pair[1]))


def _ways(register, path):
    cuts = [where for _label, where in register.all_cuts.values()]
    names = [name for measure in register.measures for name in measure.names]
    for name in [*names, *(name for where in cuts for name in names_of(where))]:
        crossed = []
        for field in steps(register.model, name):
            crossed.append(field.name)
            target = getattr(field.related_model, "register", None)
            if target is not None and getattr(target, "path", None) == path:
                yield "__".join(crossed)

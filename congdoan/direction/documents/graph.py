"""Which documents rest on which: the papers cited in what a person may read, linked both ways."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Min, Q

from congdoan.base.text import fold
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.validity import Validity

DEPTH = 6  # chains of documents are short: law, programme, plan, plan of the base
CITING = (Finding.Kind.BASE, Finding.Kind.CITATION)


@dataclass
class Dependent:
    """A document that rests on another, at once (`depth` 1) or through those between."""

    reading: Reading
    depth: int
    bases: list = field(default_factory=list)
    # Keys among `bases` that are gone, or would be with the document looked at.
    gone: set = field(default_factory=set)

    @property
    def left(self):
        return len(self.bases) - len([key for key in self.bases if key in self.gone])


def _findings(actor):
    """Bases and citations that nobody rejected, in the readings the actor may see."""
    found = Finding.objects.filter(kind__in=CITING, record__in=Reading.register.rows(actor))
    return found.exclude(decision=Finding.Decision.REJECTED).exclude(key="")


def papers(actor, text=""):
    """Rows {key, bases, citations, first} of every paper cited, those that most rests on first."""
    found = _findings(actor).values("key")
    for word in fold(text).split():
        found = found.filter(key__contains=word)
    return found.annotate(
        bases=Count("record", filter=Q(kind=Finding.Kind.BASE), distinct=True),
        citations=Count("record", filter=Q(kind=Finding.Kind.CITATION), distinct=True),
        first=Min("pk"),
    ).order_by("-bases", "-citations", "key")


def mentions(actor, key):
    """Where one paper is named, newest document first."""
    found = _findings(actor).filter(key=key).order_by("-record_id", "start")
    return found.select_related("record__unit", "record__programme")


def names(pks):
    """{pk: finding} of the mentions that give papers their names."""
    return Finding.objects.in_bulk(pks)


def fullest(found):
    """What the mentions together say of the paper: each field as the first that fills it."""
    fields = ("type", "number", "date", "issuer", "about")
    said = [one.said for one in found]
    return {name: next((one[name] for one in said if one.get(name)), None) for name in fields}


def itself(actor, key):
    """The document of this key, when it was read in too."""
    return Reading.register.rows(actor).filter(key=key).select_related("unit").first()


def ends(actor, keys, unit):
    """{key: Validity} as kept in reach of the actor, or by the units above the one stood at."""
    seen = Q(pk__in=Validity.register.rows(actor).values("pk"))
    if unit is not None:
        seen |= Q(unit__in=unit.line_on(actor.day))
    rows = Validity.objects.across_units("what has ended above holds for the units below")
    return {one.key: one for one in rows.filter(seen, key__in=list(keys)).order_by("-expired_on")}


def dependents(actor, key, ended=()):
    """Every document that would lose ground with `key`, nearest first.

    A document falls with it when none of its bases is left; what rests on a fallen one is looked at
    in turn. `ended` are keys that are out of force already.
    """
    gone, found, front = {key, *ended}, {}, {key}
    for depth in range(1, DEPTH + 1):
        fallen = set()
        for reading, bases in _resting_on(actor, front):
            one = found.setdefault(reading.pk, Dependent(reading, depth, bases))
            fallen |= (
                {reading.key} if reading.key and all(base in gone for base in bases) else set()
            )
            one.gone = gone
        front = fallen - gone
        gone |= front
        if not front:
            break
    return sorted(found.values(), key=lambda one: (one.depth, one.left, one.reading.pk))


def _resting_on(actor, keys):
    """[(reading, keys of all its bases)] of the readings with one of these keys as a basis."""
    bases = _findings(actor).filter(kind=Finding.Kind.BASE)
    records = bases.filter(key__in=keys).values("record")
    readings = Reading.register.rows(actor).filter(pk__in=records).defer("text")
    own = defaultdict(list)
    for record, key in bases.filter(record__in=records).values_list("record", "key"):
        if key not in own[record]:
            own[record].append(key)
    return [(one, own[one.pk]) for one in readings.select_related("unit", "programme")]

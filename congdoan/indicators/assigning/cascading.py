"""How far a target has been handed down: level by level to the base, with sums, and who has not yet (SYS-03)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from congdoan.indicators.assigning.moving import still_below
from congdoan.indicators.judged.in_force import goals
from congdoan.indicators.models import Target
from congdoan.orgs.kinds import BASE
from congdoan.orgs.models import Unit, under

WHY = "how far a target has been handed down"


@dataclass(frozen=True)
class Branch:
    """One target handed down, with what its unit made of it. `bases` of `of_bases` grassroots unions
    below hold a target that came from it."""

    target: Target
    parts: int
    given: Decimal
    bases: int
    of_bases: int

    @property
    def is_base(self):
        return self.target.unit.kind in BASE

    @property
    def is_waiting(self):
        """There are unions below and none has been given its share."""
        return not self.is_base and not self.parts and self.of_bases > 0

    @property
    def rest(self):
        """Short when above 0, over when below; None where nothing adds up or nothing is given yet."""
        adds_up = self.target.final_question.adds_up and self.target.value is not None
        if self.is_base or not self.parts or not adds_up:
            return None
        return self.target.value - self.given


def branches(target, day):
    """A `Branch` for every target handed down from this one, in the order of units."""
    handed = still_below(Target.objects.across_units(WHY).filter(parent=target), day)
    handed = handed.select_related("unit", "indicator")
    first = sorted(goals(handed, day).values(), key=lambda one: one.unit.sort_key)
    given, parts, bases = _below(first, day)
    of_bases = _bases_under([one.unit_id for one in first], day)
    return [
        Branch(one, parts[one.pk], given[one.pk], len(bases[one.pk]), of_bases.get(one.unit_id, 0))
        for one in first
    ]


def _below(first, day):
    """By target: what it gave on, to how many, and the grassroots unions that its line has reached."""
    given, parts, bases = defaultdict(Decimal), defaultdict(int), defaultdict(set)
    head = {one.pk: one.pk for one in first}
    level = [one.pk for one in first]
    while level:
        rows = still_below(Target.objects.across_units(WHY).filter(parent__in=level), day)
        rows = rows.standing().order_by()
        found = list(rows.values_list("pk", "parent_id", "value", "unit_id", "unit__kind"))
        for pk, parent, value, unit, kind in found:
            given[parent] += value or 0
            parts[parent] += 1
            head[pk] = head[parent]
            if kind in BASE:
                bases[head[pk]].add(unit)
        level = [pk for pk, *_rest in found]
    return given, parts, bases


def _bases_under(units, day):
    rows = Unit.objects.open_on(day).filter(
        under(units, day, "paths"), kind__in=BASE, paths__depth__gt=0
    )
    counted = rows.order_by().values_list("paths__ancestor").annotate(n=Count("pk"))
    return dict(counted)

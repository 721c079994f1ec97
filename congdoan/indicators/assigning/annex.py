"""The annex of an assignment: units down, targets across, what is given and what is left."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from congdoan.base.text import number
from congdoan.indicators.catalogue.within import too_much
from congdoan.indicators.models import Share
from congdoan.orgs.kinds import SECTIONS
from congdoan.orgs.models import Unit


@dataclass(frozen=True)
class Column:
    """One target of the annex. `parts` add up to it (2.800 + 200 = 3.000): it is worked out then."""

    target: object
    parts: tuple
    values: dict

    @property
    def key(self):
        """Names the column in the page, so that the remainder follows its inputs."""
        return str(self.target.pk)

    @property
    def is_sum(self):
        return bool(self.parts)

    @property
    def adds_up(self):
        return self.target.final_question.adds_up and self.target.value is not None

    def said(self, unit):
        """What the unit gets in figures, or in words where the target itself has none; None where it gets nothing."""
        value = self.values.get(unit.pk)
        if value is None and unit.pk in self.values and self.target.value is None:
            return self.target.shown_value
        return None if value is None else number(value)

    @property
    def given(self):
        return sum((value for value in self.values.values() if value is not None), Decimal(0))

    @property
    def rest(self):
        """Short when above 0, over when below. None where nothing adds up."""
        return self.target.value - self.given if self.adds_up else None

    @property
    def over(self):
        """How much is given beyond the target, where it adds up."""
        return max(-self.rest, Decimal(0)) if self.adds_up else None


class Annex:
    """What a decision gives to whom, read once."""

    def __init__(self, decision):
        self.decision = decision

    @cached_property
    def shares(self):
        found = Share.objects.filter(decision=self.decision)
        found = found.select_related("target__indicator", "target__unit", "to_unit", "made")
        return list(found.order_by("to_unit__sort_key", "target_id"))

    @cached_property
    def units(self):
        """The units that get a share, in Vietnamese order."""
        return list({share.to_unit_id: share.to_unit for share in self.shares}.values())

    @cached_property
    def columns(self):
        """Wholes before their parts."""
        targets = {share.target_id: share.target for share in self.shares}
        parts = defaultdict(list)
        for target in targets.values():
            if target.part_of_id in targets:
                parts[target.part_of_id].append(target)
        ordered = []
        for target in targets.values():
            if target.part_of_id not in targets:
                ordered += [target, *parts[target.pk]]
        return [self._column(target, tuple(parts[target.pk])) for target in ordered]

    def _column(self, target, parts):
        whole = sum((part.value or 0 for part in parts), Decimal(0))
        parts = parts if parts and target.final_question.adds_up and whole == target.value else ()
        own = {s.to_unit_id: s.value for s in self.shares if s.target_id == target.pk}
        values = {unit: self._sum(parts, unit) for unit in own} if parts else own
        return Column(target, parts, values)

    def _sum(self, parts, unit):
        """A part that the annex leaves out, of a decision that adjusts, stays as it was given."""
        told = (self._given.get((part.pk, unit), self.stood.get((part.pk, unit))) for part in parts)
        return sum(filter(None, told), Decimal(0))

    @cached_property
    def _given(self):
        return {(share.target_id, share.to_unit_id): share.value for share in self.shares}

    @cached_property
    def stood(self):
        """{(target id, unit id): value} of what the decision that it adjusts had given."""
        return standing(self.decision.adjusts) if self.decision.adjusts_id else {}

    @cached_property
    def notes(self):
        return {share.to_unit_id: share.note for share in self.shares if share.note}

    @property
    def doubts(self):
        """What is to be said of wholes that cannot be the sum of the parts beside them."""
        targets = [column.target for column in self.columns]
        parts = {one.pk: [part for part in targets if part.part_of_id == one.pk] for one in targets}
        return [said for one in targets if (said := too_much(one, parts[one.pk]))]

    @property
    def sums(self):
        """The keys of targets whose shares are worked out of those of their parts."""
        return {column.target.pk for column in self.columns if column.is_sum}

    def cell(self, target, unit):
        return self._by_place.get((target.pk, unit.pk))

    @cached_property
    def _by_place(self):
        return {(share.target_id, share.to_unit_id): share for share in self.shares}

    @property
    def short(self):
        """Columns of which less is given than the target asks."""
        return [column for column in self.columns if column.adds_up and column.rest > 0]


def in_force(decision):
    """The shares of a decision as later adjustments left them, unsaved values included."""
    shares = list(
        Share.objects.filter(decision=decision).select_related(
            "made", "target__indicator", "to_unit"
        )
    )
    for share in shares:
        if share.made is not None:
            share.value = share.made.value
    return shares


def standing(decision):
    """The same as {(target id, unit id): value}."""
    return {(one.target_id, one.to_unit_id): one.value for one in in_force(decision)}


def units_below(unit, day):
    """The open units directly under it on that day: those a target is shared among."""
    return list(Unit.objects.children_of(unit, day).open_on(day).exclude(kind__in=SECTIONS))

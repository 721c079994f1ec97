"""The actor: who asks, with today's grants. Built once a request, a job or a command."""

from functools import cached_property

from django.utils import timezone

from congdoan.access.models import LEVELS, Grant
from congdoan.orgs.models import Unit, UnitPath

ACTIONS = {level: place for place, level in enumerate(LEVELS) if place}


class Actor:
    """What one user may do today. `label` is what history keeps as the name."""

    def __init__(self, user, day=None):
        self.user = user
        self.day = day or timezone.localdate()
        self.label = str(user) if user and user.is_authenticated else ""
        self._reached = {}
        # What those below ask but once a request: {question: answer}.
        self.memo = {}

    @cached_property
    def grants(self):
        if not self.user or not self.user.is_authenticated:
            return []
        found = Grant.objects.filter(user=self.user).on(self.day)
        return list(found.select_related("role", "unit"))

    @cached_property
    def only_counts(self):
        """Whether he reads figures and nothing behind them: no role of his lets him view anywhere."""
        return self._at_most("count")

    @cached_property
    def only_supplies(self):
        """Whether he hands lists in and does nothing else: another agency's account."""
        return self._at_most("supply")

    def _at_most(self, level):
        """Whether that level is the highest that any role of his reaches anywhere."""
        held = [LEVELS.index(one) for grant in self.grants for one in grant.role.levels.values()]
        return max(held, default=0) == LEVELS.index(level)

    def roots(self, action, area):
        """Ids of the units at which (and below which) the actor may do this in the area."""
        need = ACTIONS[action]
        return [
            grant.unit_id for grant in self.grants if LEVELS.index(grant.role.level(area)) >= need
        ]

    def held_at(self, action, area):
        """Ids of the very units of his grants: what is confidential is seen there and not from above."""
        return self.roots(action, area)

    def may(self, action, area):
        """Whether there is any unit at all where he may."""
        return bool(self.roots(action, area))

    def may_at(self, action, area, unit):
        """Whether he may at this very unit today. Asked of the base once a unit and set of grants:
        a page asks it for every list it shows."""
        roots = self.roots(action, area)
        if not roots:
            return False
        asked = (getattr(unit, "pk", unit), *roots)
        if asked not in self._reached:
            self._reached[asked] = self._paths(roots).filter(unit=unit).exists()
        return self._reached[asked]

    def unit_ids(self, action, area, below=None):
        """The ids of all units in reach, as a subquery; with `below`, of those at and under it."""
        reach = self._paths(self.roots(action, area))
        if below is None:
            return reach.values("unit_id")
        if self.may_at(action, area, below):
            return self._paths([below.pk]).values("unit_id")
        return reach.filter(unit__in=self._paths([below.pk]).values("unit_id")).values("unit_id")

    def units(self, action="view", area=None):
        """The units in reach as a queryset; without an area: wherever he has any role."""
        roots = self.roots(action, area) if area else [grant.unit_id for grant in self.grants]
        return Unit.objects.filter(pk__in=self._paths(roots).values("unit_id"))

    @cached_property
    def home(self):
        """The unit he stands at when he has chosen none: his highest grant."""
        return min((grant.unit for grant in self.grants), key=_height, default=None)

    def _paths(self, roots):
        return UnitPath.objects.under(roots, self.day)


class HandingIn(Actor):
    """The same person while what he hands in is judged and written: where he supplies, he writes."""

    def roots(self, action, area):
        return super().roots("supply" if action in ("view", "edit") else action, area)


def _height(unit):
    order = ("TLD", "LDT", "CDNTW", "CDTD", "LDH", "CDND", "CDKCN", "CDX", "CDCS", "NDCS")
    return order.index(unit.kind) if unit.kind in order else len(order)

"""The system as an actor: derivations, demo data and commands, with the reason as its name."""

from django.contrib.auth.models import AnonymousUser

from congdoan.access.actor import Actor
from congdoan.orgs.models import Unit


class System(Actor):
    """Sees and writes everywhere; history names it by its reason."""

    def __init__(self, why, day=None):
        super().__init__(AnonymousUser(), day)
        self.label = why

    def roots(self, action, area):
        return list(Unit.objects.filter(versions__parent=None).values_list("pk", flat=True))

    def held_at(self, action, area):
        return Unit.objects.values_list("pk", flat=True)

    def may(self, action, area):
        return True

    def may_at(self, action, area, unit):
        return True

    def unit_ids(self, action, area, below=None):
        return (
            Unit.objects.under(below, self.day).values("pk") if below else Unit.objects.values("pk")
        )

    def units(self, action="view", area=None):
        return Unit.objects.all()

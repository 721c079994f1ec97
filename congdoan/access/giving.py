"""Who may give what: the administrator at the top every role, others no more than they hold themselves."""

from congdoan.access.models import LEVELS
from congdoan.orgs.models import UnitVersion

AREA = "access"


def may_give(actor, role, unit):
    """Whether the actor keeps the top of the tree, or holds at the unit what the role gives."""
    if top(actor):
        return True
    areas = set(role.levels).union(*(grant.role.levels for grant in actor.grants), {"*"})
    asked = {area: role.level(area) for area in areas}
    return all(
        actor.may_at(level, area, unit) for area, level in asked.items() if level != LEVELS[0]
    )


def is_above(actor, user):
    """Whether the actor could give everything the user holds today or later."""
    held = user.grants.exclude(until__lt=actor.day).select_related("role", "unit")
    return all(may_give(actor, grant.role, grant.unit) for grant in held)


def top(actor, area=AREA):
    """The unit at the top of the tree, if the actor manages the area there; else None.

    Roles, the values of the law and the proof of the figures hold for every unit: they are his.
    """
    heads = UnitVersion.objects.filter(
        unit__in=actor.roots("manage", area), parent=None, during__contains=actor.day
    )
    head = heads.select_related("unit").first()
    return head and head.unit

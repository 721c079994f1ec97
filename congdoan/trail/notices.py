"""Who is told what: those who hold an area at a unit by a grant of its own, or any role at some units."""

from django.utils import timezone

from congdoan.access.models import LEVELS, Grant
from congdoan.trail.models import Notice


def holders(unit, area, level="edit"):
    """Ids of the users who may do this in the area at the very unit, today."""
    return holding(Grant.objects.filter(unit=unit), area, level)


def holding(grants, area, level):
    """Ids of the users whose grants, of those given and in force today, reach the level in the area."""
    return {grant.user_id for grant in _reaching(grants, area, level)}


def _reaching(grants, area, level):
    need = LEVELS.index(level)
    rows = grants.on(timezone.localdate()).select_related("role")
    return [grant for grant in rows if LEVELS.index(grant.role.level(area)) >= need]


def tell(unit, area, text, url):
    """A notice for each who may edit the area there; how many. The text is worded already, in Vietnamese."""
    return write(holders(unit, area), text, url)


def tell_each(told, area):
    """`told` {unit id: (text, url)}: a notice for each who may edit the area there, whatever the number
    of units; how many."""
    grants = Grant.objects.filter(unit__among=list(told))
    heard = {(grant.user_id, grant.unit_id) for grant in _reaching(grants, area, "edit")}
    made = [
        Notice(user_id=user, text=told[unit][0][:300], url=told[unit][1])
        for user, unit in sorted(heard)
    ]
    Notice.objects.bulk_create(made)
    return len(made)


def tell_units(units, day, text, url):
    """The same to each holder of any role there on that day. `units`: a queryset of ids."""
    users = Grant.objects.filter(unit__in=units).on(day).values_list("user_id", flat=True)
    return write(set(users), text, url)


def write(users, text, url):
    """One line to each of these users; how many."""
    made = [Notice(user_id=user, text=text[:300], url=url) for user in users]
    Notice.objects.bulk_create(made)
    return len(made)

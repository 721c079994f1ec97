"""Who at a unit is told: those who hold an area there by a grant of its own, not those above."""

from django.utils import timezone

from congdoan.access.models import LEVELS, Grant
from congdoan.trail.models import Notice


def holders(unit, area, level="edit"):
    """Ids of the users who may do this in the area at the very unit, today."""
    grants = Grant.objects.filter(unit=unit).on(timezone.localdate()).select_related("role")
    need = LEVELS.index(level)
    return {grant.user_id for grant in grants if LEVELS.index(grant.role.level(area)) >= need}


def tell(unit, area, text, url):
    """A notice for each of them; how many. The text is worded already, in Vietnamese."""
    told = holders(unit, area)
    Notice.objects.bulk_create(Notice(user_id=user, text=text[:300], url=url) for user in told)
    return len(told)

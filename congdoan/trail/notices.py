"""Who is told that something has come: those who may act on it by a grant at that very unit."""

from django.utils import timezone

from congdoan.access.models import LEVELS, Grant
from congdoan.trail.models import Notice


def tell(unit, area, text, url):
    """A notice for everyone who may edit the area at the unit by a grant of its own."""
    Notice.objects.bulk_create(
        Notice(user_id=user, text=text[:300], url=url) for user in holders(unit, area)
    )


def holders(unit, area, level="edit"):
    """Ids of the users who hold that level of the area at the unit itself, today."""
    grants = Grant.objects.filter(unit=unit).on(timezone.localdate()).select_related("role")
    need = LEVELS.index(level)
    return {grant.user_id for grant in grants if LEVELS.index(grant.role.level(area)) >= need}

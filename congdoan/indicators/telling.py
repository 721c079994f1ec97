"""Notices to whoever holds a role at some units."""

from congdoan.access.models import Grant
from congdoan.trail.models import Notice


def tell_units(units, day, text, url):
    """One line to each holder of a role there on that day; how many were told. `units`: a queryset of ids."""
    users = Grant.objects.filter(unit__in=units).on(day).values_list("user_id", flat=True)
    made = [Notice(user_id=user, text=text[:300], url=url) for user in set(users)]
    Notice.objects.bulk_create(made)
    return len(made)

"""Which saved views of a register one has: one's own, and those shared with an office one sits in."""

from django.db.models import Q

from congdoan.trail.models import SavedView


def views_of(register, actor):
    offices = [grant.unit_id for grant in actor.grants]
    known = SavedView.objects.filter(register=register.path)
    return known.filter(Q(owner=actor.user) | Q(unit__in=offices)).select_related("owner", "unit")


def office_of(request):
    """The unit that a view is shared with: where one stands, if one sits there, else one's own."""
    own = {grant.unit_id for grant in request.actor.grants}
    here = request.standing
    return here if here and here.pk in own else request.actor.home

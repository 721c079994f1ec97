"""Where the actor stands and the day he looks through: in the address, else in the session, else home and today."""

from django.utils import timezone

from congdoan.base import dates
from congdoan.base.errors import Mistake


def day_of(request):
    """The day looked through: `?day=`, else the session's, else today."""
    today = timezone.localdate()
    text = request.GET.get("day")
    if text is None:
        text = request.session.get("day", "")
    try:
        return dates.parse(text, today) if text else today
    except Mistake:
        return today


def standing_of(request):
    """The unit stood at: `?at=`, else the session's, else the highest grant. Only one in reach."""
    actor = request.actor
    for wanted in (request.GET.get("at"), request.session.get("at")):
        if wanted and str(wanted).isdecimal():
            found = actor.units().filter(pk=wanted).first()
            if found:
                return found
    return actor.home

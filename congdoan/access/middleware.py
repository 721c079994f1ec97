"""Gives each request its actor, and each change its author and source for the history."""

import pghistory
from django.utils.functional import SimpleLazyObject

from congdoan.access.actor import Actor
from congdoan.access.standing import day_of, standing_of


class ActorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: Actor(request.user))
        request.day = day_of(request)
        # Not lazy: a lazy nothing is no None, and who has no role stands nowhere.
        request.standing = standing_of(request) if request.user.is_authenticated else None
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        with pghistory.context(
            user=request.user.pk, who=str(request.user), source=f"web {request.path}"
        ):
            return self.get_response(request)

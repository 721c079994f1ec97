"""Gives each request its actor, and each change its author and source for the history."""

import pghistory
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
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


class HandingInMiddleware:
    """Who only hands lists in finds the pages of that (`settings.HANDING_IN`), and what anybody finds
    who has not signed in; every other address is not there for him."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, _args, _kwargs):
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        name = request.resolver_match.view_name
        if not request.actor.only_supplies or name in settings.HANDING_IN:
            return None
        if name == "home":
            return redirect(settings.HANDING_IN[0])
        raise Http404

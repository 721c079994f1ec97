"""Who asks the API: someone signed in (with the CSRF token), or the bearer of a key."""

from ninja.security import HttpBearer, SessionAuth

from congdoan.access.actor import Actor
from congdoan.access.tokens import ApiToken


class KeyAuth(HttpBearer):
    """`Authorization: Bearer cds_…`; the request then speaks for the key's person."""

    def authenticate(self, request, token):
        user = ApiToken.holder(token)
        if user is not None:
            request.user, request.actor = user, Actor(user)
        return user


# The key first: who shows one is judged by it, and needs no CSRF token.
WAYS_IN = [KeyAuth(), SessionAuth(csrf=True)]

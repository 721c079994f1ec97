"""Pages read from a streaming replica, and never older than what the reader himself has written.

With DATABASE_REPLICA_URL set, pages that only look are answered by the replica; everything else, and
whatever a transaction of the primary reads, stays with the primary. After a write the browser carries
the place in the primary's log that his words reached; until the replica has come that far, or while it
is away, the primary answers him. No library does this with Django; to leave, drop the middleware.
"""

import re
from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connections

PRIMARY, REPLICA = "default", "replica"
COOKIE = "written_at"
KEPT = 120  # seconds: a replica further behind than that is not one to read from
# Sign-in and sessions must be true at once, whoever wrote them.
ALWAYS_TRUE = ("sessions", "axes", "otp_totp", "otp_static")
_PLACE = re.compile(r"[0-9A-F]{1,8}/[0-9A-F]{1,8}")
_reading = ContextVar("reading", default=PRIMARY)


class Router:
    """Reads go where the request reads; what is read to be written is read where it is written."""

    def db_for_read(self, model, **hints):
        if model._meta.app_label in ALWAYS_TRUE or connections[PRIMARY].in_atomic_block:
            return PRIMARY
        return _reading.get()

    def db_for_write(self, model, **hints):
        return PRIMARY

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db == PRIMARY


class ReplicaMiddleware:
    """Chooses for each request; stands aside where there is no replica."""

    def __init__(self, get_response):
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD"):
            return self._read(request)
        answer = self.get_response(request)
        answer.set_cookie(COOKIE, place(PRIMARY, "pg_current_wal_lsn()"), max_age=KEPT,
                          httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")  # fmt: skip
        return answer

    def _read(self, request):
        holds = has_come_to(request.COOKIES.get(COOKIE, ""))
        token = _reading.set(REPLICA if holds else PRIMARY)
        try:
            return self.get_response(request)
        finally:
            _reading.reset(token)


def has_come_to(written):
    """Whether the replica answers and has replayed that place of the log; any place when none is told."""
    written = written if _PLACE.fullmatch(written) else "0/0"
    try:
        return place(REPLICA, f"pg_last_wal_replay_lsn() >= '{written}'::pg_lsn")
    except DatabaseError:
        connections[REPLICA].close()
        return False


def place(alias, asked):
    """One value of the server's own state."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return cursor.fetchone()[0]

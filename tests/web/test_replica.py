"""Pages may be read from a replica; what is written, and what must be true at once, stays with the primary."""

import threading
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from congdoan.config import replica
from congdoan.config.database import entry
from congdoan.orgs.models import Unit


@pytest.mark.parametrize(
    ("url", "host", "port", "name", "password"),
    [
        ("postgresql://cd:s%40y@db/congdoan", "db", "", "congdoan", "s@y"),
        ("postgresql://cd@db:5433/x", "db", "5433", "x", ""),
        (
            "postgresql://cd@a:5432,b:5433/x?target_session_attrs=read-write",
            "a,b",
            "5432,5433",
            "x",
            "",
        ),
        ("postgresql://postgres:@/x?host=/tmp/var/pg", "/tmp/var/pg", "", "x", ""),
    ],
)
def test_an_address_may_name_one_server_or_several(url, host, port, name, password):
    found = entry(url)
    assert (found["HOST"], found["PORT"], found["NAME"], found["PASSWORD"]) == (
        host,
        port,
        name,
        password,
    )
    assert ("target_session_attrs" in found["OPTIONS"]) == ("target_session_attrs" in url)


@pytest.fixture
def asked(monkeypatch):
    """asked("GET", cookie): where a page of that request reads, with a replica that has come to 0/30."""
    two = SimpleNamespace(DATABASES={"default": {}, "replica": {}}, SESSION_COOKIE_SECURE=False)
    monkeypatch.setattr(replica, "settings", two)
    monkeypatch.setattr(replica, "place", lambda alias, asked: {
        "pg_current_wal_lsn()": "0/40", "pg_last_wal_replay_lsn() >= '0/20'::pg_lsn": True,
        "pg_last_wal_replay_lsn() >= '0/0'::pg_lsn": True}.get(asked, False))  # fmt: skip

    def ask(method, cookie=None, model=Unit):
        seen = []

        def page(request):
            seen.append(replica.Router().db_for_read(model))
            return HttpResponse()

        request = RequestFactory().generic(method, "/")
        if cookie:
            request.COOKIES[replica.COOKIE] = cookie
        answer = replica.ReplicaMiddleware(page)(request)
        return seen[0], answer.cookies

    return ask


@pytest.fixture
def outside(monkeypatch):
    """As if no transaction were open: a test runs inside one."""

    class Primary:
        in_atomic_block = False

    monkeypatch.setattr(replica, "connections", {"default": Primary(), "replica": Primary()})


def test_who_has_written_nothing_reads_the_replica(asked, outside):
    assert asked("GET")[0] == "replica"


def test_who_wrote_reads_his_own_words_wherever_they_have_arrived(asked, outside):
    assert asked("GET", "0/20")[0] == "replica"
    assert asked("GET", "0/99")[0] == "default"
    assert asked("GET", "'; DROP TABLE x")[0] == "replica", (
        "no place of a log: as if nothing were told"
    )


def test_a_write_reads_the_primary_and_leaves_its_place(asked, outside):
    where, cookies = asked("POST")
    assert where == "default" and cookies[replica.COOKIE].value == "0/40"


def test_sessions_are_never_read_late(asked, outside):
    assert asked("GET", model=Session)[0] == "default"


def test_what_a_transaction_reads_it_reads_where_it_writes(asked, db):
    with transaction.atomic():
        assert asked("GET")[0] == "default"


def test_a_replica_that_is_away_is_done_without(monkeypatch):
    def away(alias, asked):
        raise OperationalError

    monkeypatch.setattr(replica, "place", away)
    monkeypatch.setattr(
        replica, "connections", {"replica": type("C", (), {"close": lambda self: None})()}
    )
    assert replica.has_come_to("0/1") is False


def test_without_a_replica_nothing_stands_in_the_way():
    with pytest.raises(MiddlewareNotUsed):
        replica.ReplicaMiddleware(None)


def test_a_worker_outlives_a_database_that_goes_away(monkeypatch, db):
    from congdoan.trail.management.commands import worker

    ended, tries = threading.Event(), []

    def next_job():
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("the primary is gone")
        ended.set()
        return True

    monkeypatch.setattr(worker, "run_next", next_job)
    monkeypatch.setattr(worker, "start_daily", lambda day: None)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    worker.work(ended, rest=0)
    assert len(tries) == 2

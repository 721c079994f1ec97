"""What thousands of pages would do over and over for tests alone, done once or not at all."""

import datetime as dt
import gc

import pytest
from django.db import connections, transaction


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """What is imported and collected stays to the end: going through it again and again for what may
    go took a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _middleware():
    """All test clients go through one chain: building it for each of six people costs more than a page."""
    from django.test.client import ClientHandler

    built, build = ClientHandler(), ClientHandler.load_middleware

    def take(handler):
        if built._middleware_chain is None:
            build(built)
        handler._middleware_chain = built._middleware_chain

    ClientHandler.load_middleware = take
    yield
    ClientHandler.load_middleware = build


@pytest.fixture(scope="session", autouse=True)
def _parts(django_test_environment):
    """A page's answer keeps the context that its view gave; Django would copy it for each of the page's
    hundred parts besides."""
    from django.template import Template
    from django.test.signals import template_rendered

    def render(template, context):
        if context.template is template:
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    told, Template._render = Template._render, render
    yield
    Template._render = told


@pytest.fixture(scope="session", autouse=True)
def _sign_ins(django_test_environment):
    """Who is signed in for a test just has a session, written in one go: the way through the door asks the
    database seventeen times, a fifth of the time that pages are written in. Who tests the door posts to it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.test.client import ClientMixin
    from django.utils import timezone
    from django.utils.crypto import get_random_string

    def enter(client, user, backend=None):
        if settings.SESSION_COOKIE_NAME in client.cookies:
            walk_in(client, user, backend)
            return
        held = {
            SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: backend,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }  # fmt: skip
        kept = Session.objects.create(
            session_key=get_random_string(32),
            session_data=SessionStore().encode(held),
            expire_date=timezone.now() + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE),
        )
        client.cookies[settings.SESSION_COOKIE_NAME] = kept.session_key

    walk_in, ClientMixin._login = ClientMixin._login, enter
    yield
    ClientMixin._login = walk_in


@pytest.fixture(scope="session", autouse=True)
def _emptying():
    """After a test that commits, the rows that stand go. Django would cut off all tables, which makes the server
    write thousands of files, and write anew what it keeps of all models."""
    from django.test import TransactionTestCase

    def empty(case):
        for name in case._databases_names(include_mirrors=False):
            _empty(connections[name])

    truncate, TransactionTestCase._fixture_teardown = TransactionTestCase._fixture_teardown, empty
    yield
    TransactionTestCase._fixture_teardown = truncate


def _empty(connection):
    """No trigger runs meanwhile: what history keeps goes with the rest."""
    kept = {"django_content_type", "auth_permission"}
    tables = [
        one for one in connection.introspection.django_table_names(True, False) if one not in kept
    ]
    asked = " UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT FROM {one})" for one in tables)
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(asked)
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")

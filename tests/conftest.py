"""One small world, learned once: nine units in two branches, one person of each role."""

import datetime as dt
import os
import threading
import time
from importlib import import_module

import pytest

from tests.quick import _emptying, _middleware, _parts, _sign_ins, pytest_collection_finish  # noqa: F401

TODAY = dt.date(2026, 6, 15)
START = dt.date(2020, 1, 1)

# code: (kind, parent, ownership, sector)
WORLD = {
    "TLD": ("TLD", None, "", ""),
    "TA": ("LDT", "TLD", "", ""),
    "TB": ("LDT", "TLD", "", ""),
    "HA1": ("LDH", "TA", "", ""),
    "HA2": ("LDH", "TA", "", ""),
    "HB1": ("LDH", "TB", "", ""),
    "CS001": ("CDCS", "HA1", "non_state", "enterprise"),
    "CS002": ("CDCS", "HA2", "state", "administrative"),
    "CS101": ("CDCS", "HB1", "non_state", "enterprise"),
}


@pytest.fixture(autouse=True)
def _today(request):
    """Every test lives on 15 June 2026, but for those that drive a browser or a benchmark."""
    if request.node.get_closest_marker("realtime"):
        yield
        return
    import time_machine

    with time_machine.travel(dt.datetime(2026, 6, 15, 9, 0), tick=True):
        yield


@pytest.fixture(autouse=True)
def _nothing_takes_long(monkeypatch):
    """However slow the machine, a course is counted each time it is looked at, and no worker is left anything."""
    monkeypatch.setattr("congdoan.indicators.kept.remembering.LONG", 600)
    monkeypatch.setattr("congdoan.indicators.kept.catching_up.MOMENT", dt.timedelta())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The catalogue is there, also where a browser's test of the run before has emptied all tables."""
    with django_db_blocker.unblock():
        from congdoan.indicators.catalogue.loading import load_catalogue

        _count_from(1_100)
        load_catalogue()
        _give_back_the_roles()


def _give_back_the_roles():
    """The roles that migrations give, emptied with all tables too."""
    from django.apps import apps

    for name in ("0004_party_role", "0006_partner_role"):
        import_module(f"congdoan.access.migrations.{name}").give(apps, None)


def _count_from(number):
    """Keys begin beyond a thousand: a page that prints «1.100» where a key belongs is found out."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname || '.' || sequencename FROM pg_sequences WHERE schemaname = 'public'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(
                f"SELECT setval('{name}', GREATEST(%s, (SELECT last_value FROM {name})))", [number]
            )


def _grow():
    from congdoan.orgs import changes

    units = {}
    for code, (kind, parent, ownership, sector) in WORLD.items():
        units[code] = changes.found(
            code=code, name=f"Công đoàn {code}", kind=kind, parent=units.get(parent),
            effective=START, number=f"01/QĐ-{code}", ownership=ownership, sector=sector,
        )  # fmt: skip


@pytest.fixture(scope="session")
def small_world():
    from tests.worlds import Grown

    return Grown(_grow)


@pytest.fixture
def world(db, small_world):
    """The units of WORLD by code."""
    from congdoan.orgs.models import Unit

    small_world.there()
    units = Unit.objects.in_bulk(list(WORLD), field_name="code")
    return {code: units[code] for code in WORLD}


ROLES = {
    "reader": {"*": "view"},
    "officer": {"*": "edit"},
    "manager": {"*": "manage"},
    "party": {"*": "count", "access": "none"},
    "partner": {"*": "none", "workplaces": "supply"},
    "none": {},
}


def _one(model, known, **more):
    """The one that is known by that, made where it lacks; without the savepoints of `get_or_create`."""
    return model.objects.filter(**known).first() or model.objects.create(**known, **more)


@pytest.fixture
def person(world):
    """person("officer", "CS001") is a user with that role at that unit; without a role: a stranger."""
    from congdoan.access.models import Grant, Role, User

    def make(role, unit=None, name=None):
        name = name or f"{role}-{unit}".lower()
        user = _one(User, {"username": name}, full_name=name.title())
        if unit:
            held = _one(Role, {"code": role}, name=role, levels=ROLES[role])
            _one(Grant, {"user": user, "role": held, "unit": world[unit], "since": START})
        return user

    return make


@pytest.fixture
def actor(person):
    """actor("officer", "CS001"): that person as an actor."""
    from congdoan.access.actor import Actor

    return lambda role, unit=None: Actor(person(role, unit))


@pytest.fixture
def as_(client, person):
    """as_("officer", "CS001") is a client signed in as that person."""
    from django.test import Client

    def sign_in(role, unit=None):
        signed = Client()
        signed.force_login(person(role, unit))
        return signed

    return sign_in


@pytest.fixture
def enter(world):
    """enter(register, unit, **changes): one record grown from the register's example."""
    from tests.growing import grow

    return lambda register, unit="CS001", **changes: grow(register, world[unit], changes)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Tests go to whoever is free; the stories go together, for the demo union is loaded only once then.
    (`xdist_group` does nothing since pytest 9.2.)"""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return "stories" if nodeid.startswith("tests/stories/") else nodeid

    return Together(config, log)


def pytest_configure(config):
    config.addinivalue_line("markers", "realtime: runs on the real clock")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    """The installed Chromium. Where CONGDOAN_BROWSER=must, its absence is a failure, not a skip."""
    import shutil

    found = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if not found:
        if os.environ.get("CONGDOAN_BROWSER") == "must":
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def browser(chromium):
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium, args=quiet)
        yield running
        running.close()


@pytest.fixture
def page(browser, live_server, answered):
    """A fresh page at 1366 pixels whose addresses are relative to the live server."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1366, "height": 900}, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def answered(live_server):
    """Ends when each request that came meanwhile is answered: tables are emptied after a test, and
    what still reads them would stand in the way."""
    from django.core.signals import request_finished, request_started

    under_way = set()

    def begin(**_told):
        under_way.add(threading.get_ident())

    def end(**_told):
        under_way.discard(threading.get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    patience = time.monotonic() + 30
    while under_way and time.monotonic() < patience:
        time.sleep(0.05)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def sign_in(page, person, live_server):
    """sign_in("officer", "CS001"): the page's browser is signed in as that person."""
    from django.test import Client

    def enter(role=None, unit=None, user=None):
        client = Client()
        client.force_login(user or person(role, unit))
        cookie = client.cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return page

    return enter

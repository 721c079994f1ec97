"""Pages of figures: what they cost in the database, and what a person at a browser waits for."""

import shutil
import statistics
import time

from benchmarks.numbers.ground import NATION, UNION, WIDE

TIMES = 20
PATIENCE = 300_000
# Nobody presses again before the page is drawn: its drawing would be counted with the next one.
LOOKED_AT = 500
# What comes by itself once such a page stands.
FOLLOWS = {"opened": "its forecast and charts"}


def addresses():
    """(what, from where, address): scorecards of the sizes asked for, a target opened, its records."""
    from congdoan.indicators.models import Target
    from congdoan.orgs.models import Unit

    def target(code):
        return (
            Target.objects.across_units("benchmark")
            .filter(unit__code=code, indicator_id="IND-001")
            .earliest("pk")
        )

    unit = Unit.objects.get(code=UNION)
    year = f"{target(NATION).start:%Y}-01-01"
    return (
        ("40 provinces x 30 targets", NATION, "/scorecard/?all=1"),
        ("408 unions x 12 targets", WIDE, "/scorecard/"),
        ("one union x 60 targets", UNION, "/scorecard/?all=1"),
        ("a target opened, nation", NATION, f"/targets/{target(NATION).pk}/result/"),
        ("a target opened, union", UNION, f"/targets/{target(UNION).pk}/result/"),
        ("records behind a figure, nation", NATION, drill(Unit.objects.get(code=NATION))),
        ("records behind a figure, union", UNION, drill(unit)),
        (
            "any measure told apart, nation",
            NATION,
            f"/figures/?measure=members.on_roll&from={year}",
        ),
    )


def drill(unit):
    """Where the cell of members on roll opens."""
    import datetime as dt

    from congdoan.base.periods import Period
    from congdoan.indicators.words import records_url

    today = dt.date.today()
    return records_url("members.on_roll", Period(today.replace(month=1, day=1), today), unit, today)


def in_database(times=TIMES, asked=None):
    """{what: {"db": [ms], "all": [ms], "queries": n}}: each page asked of the whole stack, the time that
    its statements took told apart."""
    from django.test import Client

    found = {}
    for what, where, url in asked or addresses():
        client = Client()
        client.force_login(_officer(where))
        told = [_asked(client, url) for _ in range(times + 1)][1:]
        found[what] = {
            "db": [one[0] for one in told], "all": [one[1] for one in told], "queries": told[0][2]
        }  # fmt: skip
    return found


def _officer(where):
    from benchmarks.numbers.ground import officer

    return officer(where)


def _asked(client, url):
    """(milliseconds of statements, of everything, how many statements)."""
    from django.db import connection

    spent = []

    def timed(execute, *statement):
        began = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            spent.append(1000 * (time.perf_counter() - began))

    began = time.perf_counter()
    with connection.execute_wrapper(timed):
        answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return sum(spent), 1000 * (time.perf_counter() - began), len(spent)


def at_browser(site, times=TIMES):
    """{what: [ms until the page stands]} in Chromium, signed in, against a running server."""
    from playwright.sync_api import sync_playwright

    # Asked before: where the browser's loop runs, the database is not asked.
    doors = [(what, session(_officer(where)), url) for what, where, url in addresses()]
    found = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox"],
        )
        for what, key, url in doors:
            context = browser.new_context()
            context.add_cookies([{"name": "sessionid", "value": key, "url": site}])
            page = context.new_page()
            _loaded(page, site + url)
            loads = [_loaded(page, site + url) for _ in range(times)]
            found[what] = [stands for stands, _all in loads]
            follows = next((said for sort, said in FOLLOWS.items() if sort in what), None)
            if follows:
                found[f"{what}: {follows}"] = [everything for _stands, everything in loads]
            context.close()
        browser.close()
    return found


def _loaded(page, url):
    """(ms until the page stands, ms until what follows by itself stands too)."""
    page.wait_for_timeout(LOOKED_AT)
    began = time.perf_counter()
    answer = page.goto(url, wait_until="load")
    assert answer.ok, (url, answer.status)
    stands = page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventStart")
    # A part that follows is waited for: left alone it would weigh on the next page.
    page.wait_for_selector("[aria-busy=true]", state="detached", timeout=PATIENCE)
    return stands, 1000 * (time.perf_counter() - began)


def session(user):
    """The key of a fresh session of that user."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client.session.session_key


def p95(values):
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def median(values):
    return statistics.median(values)

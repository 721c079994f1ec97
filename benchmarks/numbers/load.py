"""Fifty officers read while twenty records a second are written: do the pages stay quick and the figures fresh?

The site is `congdoan serve` with two web processes and its worker. A reader opens a page, looks at it for two to
six seconds and opens the next; writers send records through the API. How old the oldest change is that the
figures do not hold yet is looked at twenty times a second.
"""

import contextlib
import json
import os
import random
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from benchmarks.numbers.ground import officer
from benchmarks.numbers.pages import session

PORT = 8791
SITE = f"http://127.0.0.1:{PORT}"
WRITTEN = ("welfare/activities", "education/studies")
# (unit, how many of the fifty): most work at the base.
READERS = (("TLD", 2), ("P7", 6), ("P7-3", 12), ("P7-3-5", 15), ("P8-4-6", 15))
LOOKED_AT = (
    "/scorecard/",
    "/targets/{target}/result/",
    "/targets/{target}/result/?part=course",  # what a browser fetches once that page stands
    "/members/memberships/",
    "/welfare/activities/",
)


@contextlib.contextmanager
def site():
    """A running site on the database that Django is pointed at."""
    running = opened_site()
    try:
        yield SITE
    finally:
        os.killpg(running.pid, 15)
        running.wait(30)


def opened_site(night_is_over=True):
    """The process that leads the site's own group of processes, once it answers."""
    from django.db import connection

    if night_is_over:
        _night_is_over()
    at = connection.settings_dict
    url = f"postgresql://{at['USER']}:{at['PASSWORD']}@/{at['NAME']}?host={at['HOST']}&port={at['PORT']}"
    command = [
        sys.executable,
        "-m",
        "congdoan.config.cli",
        "serve",
        "--port",
        str(PORT),
        "--processes",
        "2",
    ]
    running = subprocess.Popen(
        command,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _opened()
    except BaseException:
        os.killpg(running.pid, 9)
        raise
    return running


def _night_is_over():
    """The worker has the day before it: the night's work is measured by itself."""
    from congdoan.trail.jobs import DAILY, Job, start

    for kind, title in DAILY.items():
        start(kind, title, None, {})
    Job.objects.filter(state__in=["waiting", "running"]).update(state="done")


def _opened():
    for _second in range(120):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{SITE}/health/", timeout=2)
            return
        time.sleep(1)
    raise SystemExit("the site did not open")


def fifty(seconds=60, rate=20):
    """{"read": [ms], "written": [ms], "stale": [ms], "refused": n} of so many seconds at so many records each."""
    crowd = Crowd(seconds)
    threads = [
        threading.Thread(
            target=crowd.read, args=(session(officer(unit)), _pages(unit)), daemon=True
        )
        for unit, many in READERS
        for _reader in range(many)
    ]
    writers = 4
    keys = [_key(unit) for unit in ("P7-3-5", "P8-4-6", "P9-1-1", "P9-2-2")]
    for number, (key, unit) in enumerate(keys):
        threads.append(
            threading.Thread(
                target=crowd.write, args=(key, unit, rate / writers, number), daemon=True
            )
        )
    for thread in threads:
        thread.start()
    crowd.watch()
    for thread in threads:
        thread.join(timeout=5)
    return {"read": crowd.pages, "written": crowd.posts, "stale": crowd.stale, "refused": len(crowd.refused),
            "seconds": seconds}  # fmt: skip


def _pages(unit):
    from congdoan.indicators.models import Target

    target = Target.objects.across_units("benchmark").filter(unit__code=unit).order_by("pk").first()
    return [
        page.format(target=target and target.pk) for page in LOOKED_AT if target or "{" not in page
    ]


def _key(code):
    import datetime as dt

    from congdoan.access.tokens import ApiToken
    from congdoan.orgs.models import Unit

    _token, key = ApiToken.make(officer(code), "benchmark", dt.timedelta(days=1))
    return key, Unit.objects.get(code=code)


class Crowd:
    """Everybody at once, until the time is over."""

    def __init__(self, seconds):
        self.ends = time.monotonic() + seconds
        self.pages, self.posts, self.stale, self.refused = [], [], [], []

    def read(self, cookie, pages):
        rnd = random.Random(
            cookie
        )  # a cookie each: officers of one unit do not press at the same instant
        time.sleep(rnd.uniform(0, 4))
        while time.monotonic() < self.ends:
            request = urllib.request.Request(
                SITE + rnd.choice(pages), headers={"Cookie": f"sessionid={cookie}"}
            )
            self._ask(request, self.pages)
            time.sleep(rnd.uniform(2, 6))

    def write(self, key, unit, rate, number):
        bodies = [(path, _body(path, unit)) for path in WRITTEN]
        rnd = random.Random(number)
        due, turn = time.monotonic() + rnd.expovariate(rate), number
        while due < self.ends:
            time.sleep(max(0, due - time.monotonic()))
            path, body = bodies[turn % len(bodies)]
            head = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
            self._ask(urllib.request.Request(f"{SITE}/api/v1/{path}/", body, head), self.posts)
            due, turn = due + rnd.expovariate(rate), turn + 1

    def _ask(self, request, told):
        began = time.perf_counter()
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                answer.read()
            told.append(1000 * (time.perf_counter() - began))
        except (urllib.error.URLError, OSError) as error:
            body = error.read()[:300] if isinstance(error, urllib.error.HTTPError) else ""
            self.refused.append(f"{request.full_url}: {error} {body}")

    def watch(self):
        """How old the oldest change is that figures do not hold: what is not committed is not seen."""
        from django.db import connection

        with connection.cursor() as cursor:
            while time.monotonic() < self.ends:
                cursor.execute(
                    "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0) FROM trail_touch"
                )
                self.stale.append(1000 * float(cursor.fetchone()[0]))
                time.sleep(0.05)


def _body(path, unit):
    """The register's declared example, at that unit, as the API takes it."""
    from congdoan.records.register import REGISTERS
    from tests.growing import example

    said = {**example(REGISTERS[path], unit, {}), "unit": unit.pk}
    return json.dumps(
        {name: value for name, value in said.items() if value not in (None, "")}, default=str
    ).encode()

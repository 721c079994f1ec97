"""How long the first pages take at national size: `python -m benchmarks.pages`.

Needs the database of `python -m benchmarks.nation`. Every page is asked through the whole stack
(middleware, scope, templates) by a signed-in officer; beside each stands Django's own generic list of the
same table, unscoped and with its exact count, asked in the same run.
"""

import argparse
import datetime as dt
import statistics
import time

from benchmarks.nation import use

ASKED = 40
PAGES = (
    ("members/memberships", "/members/memberships/"),
    ("members/memberships, searched", "/members/memberships/?q=nguyen+an"),
    ("members/memberships, page 20", "/members/memberships/?page=20"),
    ("members/people", "/members/people/"),
    ("members/people, searched", "/members/people/?q=lo"),
    ("members/people, by phone", "/members/people/?q=0900001234"),
    ("search, first results", "/palette/?q=vu+minh"),
    ("workplaces/workplaces", "/workplaces/workplaces/"),
    ("scorecard", "/scorecard/"),
    ("my work", "/"),
)
STANDING = {"nation": "TLD", "province": "P7", "grassroots": "P7-3-5"}
# indicator, comparator, value: what every measured unit is asked in the year.
TARGETS = (("IND-001", ">=", 3000), ("IND-002", ">=", 90), ("IND-004", ">=", 95))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--asked", type=int, default=ASKED)
    asked = parser.parse_args().asked
    use()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    clients = {where: _client(where, code) for where, code in STANDING.items()}
    _keep_figures()
    peer = _timed(_generic_list, asked)
    print(f"{'page':<34}{'at':<12}{'p50 ms':>8}{'p95 ms':>8}{'queries':>9}{'x peer':>8}")
    print(f"{'Django ListView, memberships':<34}{'all':<12}{_line(peer)}{'':>9}{1:>8.2f}")
    for where, client in clients.items():
        for name, url in PAGES:
            spent = _timed(lambda c=client, u=url: _ask(c, u), asked)
            ratio = statistics.median(spent) / statistics.median(peer)
            queries = _queries(client, url)
            print(f"{name:<34}{where:<12}{_line(spent)}{queries:>9}{ratio:>8.2f}", flush=True)


def _client(where, code):
    """Signed in as an officer of the unit, which has its targets."""
    from django.test import Client

    from congdoan.access.models import Grant, Role, User
    from congdoan.orgs.models import Unit

    unit = Unit.objects.get(code=code)
    user, _made = User.objects.get_or_create(username=f"bench-{where}")
    role, _made = Role.objects.get_or_create(
        code="bench", defaults={"name": "Đo", "levels": {"*": "edit"}}
    )
    Grant.objects.get_or_create(
        user=user, role=role, unit=unit, defaults={"since": dt.date(2020, 1, 1)}
    )
    _set_targets(unit)
    client = Client()
    client.force_login(user)
    return client


def _set_targets(unit):
    from congdoan.access.system import System
    from congdoan.indicators.models import Indicator, Target
    from congdoan.records.write import save

    actor, year = System("benchmark"), dt.date.today().year
    for code, comparator, value in TARGETS:
        indicator = Indicator.objects.get(code=code)
        rows = Target.objects.across_units("benchmark")
        if not rows.filter(unit=unit, indicator=indicator).exists():
            target = Target(
                unit=unit, indicator=indicator, comparator=comparator, value=value,
                start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), status="adopted",
            )  # fmt: skip
            save(target, actor=actor)


def _keep_figures():
    from congdoan.indicators.nightly.keeping import keep_today

    began = time.perf_counter()
    spans = keep_today(dt.date.today())
    print(f"figures of {len(spans)} periods kept in {time.perf_counter() - began:.1f} s")


def _generic_list():
    from django.test import RequestFactory
    from django.views.generic import ListView

    from congdoan.members.registers.membership import Membership

    view = ListView.as_view(
        queryset=Membership.all_rows.select_related("person", "unit", "workplace"),
        paginate_by=50, template_name="registration/logged_out.html",
    )  # fmt: skip
    list(view(RequestFactory().get("/")).context_data["object_list"])


def _timed(ask, times):
    ask()
    return [_seconds(ask) for _ in range(times)]


def _seconds(ask):
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _ask(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)


def _queries(client, url):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        _ask(client, url)
    return len(seen)


def _line(spent):
    last = sorted(spent)[max(0, int(len(spent) * 0.95) - 1)]
    return f"{1000 * statistics.median(spent):>8.0f}{1000 * last:>8.0f}"


if __name__ == "__main__":
    main()

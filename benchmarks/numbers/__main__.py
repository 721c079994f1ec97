"""Every figure at national size, measured: `python -m benchmarks.numbers --members 1000000 11000000`.

For each size: the nation is made where it is not there yet; the night's work is taken (every figure in force
counted whole and proved, seconds and memory); one question is asked live, of DuckDB and of what is kept; pages are
timed in the database and at a browser, those of numbers told apart and of closed periods too; a month is closed;
fifty officers read while twenty records a second are written. What was measured is kept as JSON beside the database
and written as docs/benchmarks/numbers.md with its plots; `--steps apart closing frozen --page closed` measures and
writes but what nothing keeps and what is closed.
Needs `pip install --require-hashes -r requirements-bench.txt`, and some 40 GB of disk for the largest.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.numbers import frozen, ground, load, pages, peers, report


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, nargs="+", default=[1_000_000, 11_000_000])
    parser.add_argument("--seconds", type=int, default=60, help="of fifty officers")
    parser.add_argument(
        "--report", action="store_true", help="write the report of what was measured before"
    )
    parser.add_argument("--steps", nargs="+", default=report.STEPS, choices=report.STEPS)
    parser.add_argument(
        "--page", default="numbers", help="of docs/benchmarks the report is written to"
    )
    options = parser.parse_args()
    if not options.report:
        for members in options.members:
            measure(members, options.seconds, options.steps)
    found = {members: _read(members) for members in options.members}
    report.write(found, options.steps, options.page)


def measure(members, seconds, steps):
    ground.stands(members)
    found = json.loads(_file(members).read_text()) if _file(members).exists() else {}
    for step, work in (
        ("night", lambda: _apart(members)),
        ("ways", peers.side_by_side),
        ("database", pages.in_database),
        ("apart", lambda: pages.in_database(5, list(frozen.apart()))),
        ("closing", frozen.closed),
        ("frozen", lambda: pages.in_database(5, frozen.addresses())),
        ("fifty", lambda: _at_site(lambda _site: load.fifty(seconds))),
        ("browser", lambda: _at_site(pages.at_browser)),
    ):
        if step not in steps:
            continue
        found[step] = work()
        _file(members).write_text(json.dumps(found))
        print(f"{members:,} members: {step} measured", flush=True)


def _apart(members):
    """The night's work in a process of its own, whose memory is only its own."""
    command = [sys.executable, "-m", "benchmarks.numbers.nightly", ground.name_of(members)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(said.splitlines()[-1])


def _at_site(work):
    with load.site() as site:
        return work(site)


def _file(members):
    from django.conf import settings

    return Path(settings.VAR) / f"{ground.name_of(members)}.json"


def _read(members):
    from benchmarks import nation

    nation.use("postgres")
    return json.loads(_file(members).read_text())


main()

"""How long a scan of the whole base for people on record twice takes: `python -m benchmarks.duplicates`.

Needs the database of `python -m benchmarks.nation`, where one person in two hundred is on record twice.
The scan runs as the worker runs it; what it finds is held against what was planted, and taken away again.
Beside it stands the plain way, pairs of equal names and birthdays joined in SQL without any score.
"""

import argparse
import time

from benchmarks.nation import use

PLAIN = """
SELECT count(*) FROM members_person one JOIN members_person other
ON other.born = one.born AND other.called = one.called AND other.id > one.id
"""


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    use()
    from django.db import connection

    from benchmarks.pages import _client
    from congdoan.access.models import User
    from congdoan.members.registers.duplicate import Duplicate
    from congdoan.members.registers.person import Person
    from congdoan.trail.jobs import run_next, start

    people = Person.objects.across_units("benchmark").count()
    _client("nation", "TLD")
    owner = User.objects.get(username="bench-nation")
    began = time.perf_counter()
    job = start("duplicates-scan", "scan", owner, {}, "/")
    run_next()
    took = time.perf_counter() - began
    job.refresh_from_db()
    pairs = Duplicate.objects.across_units("benchmark")
    print(f"{people} people scanned, scored and kept in {took:.0f} s: {job.message}")
    print(
        f"{pairs.count()} pairs, {pairs.filter(points__gte=80).count()} sure; planted {people // 200}"
    )
    with connection.cursor() as cursor:
        began = time.perf_counter()
        cursor.execute(PLAIN)
        print(
            f"plain join without score: {time.perf_counter() - began:.0f} s, {cursor.fetchone()[0]} pairs"
        )
        cursor.execute("TRUNCATE members_duplicate, members_duplicateevent CASCADE")


if __name__ == "__main__":
    main()

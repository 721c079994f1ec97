"""Changes of the tree at national size, all taken back: `python -m benchmarks.tree`.

Needs the database of `python -m benchmarks.nation`. The peer is what a tree of parent columns would ask
for the same reading: a recursive query over the units as they stand.
"""

import datetime as dt
import time

from benchmarks.nation import use

RECURSIVE = """
WITH RECURSIVE below AS (
    SELECT unit_id FROM orgs_unitversion WHERE unit_id = %s AND upper_inf(during)
    UNION ALL
    SELECT v.unit_id FROM orgs_unitversion v JOIN below ON v.parent_id = below.unit_id
    WHERE upper_inf(v.during)
) SELECT count(*) FROM below
"""


def main():
    use()
    from django.db import connection, transaction

    from congdoan.orgs import changes
    from congdoan.orgs.models import Unit

    today = dt.date.today()
    common = {"effective": today, "number": "1/QĐ"}

    def unit(code):
        return Unit.objects.get(code=code)

    for label, change in (
        ("merge two provinces", lambda: changes.merge(units=[unit("P8")], into=unit("P7"), **common)),
        ("move a district", lambda: changes.transfer(
            unit=unit("P7-3"), parent=unit("P8"), **common)),
        ("rename a province", lambda: changes.rename(unit=unit("P7"), name="Mới", **common)),
    ):  # fmt: skip
        with transaction.atomic():
            print(f"{label:<42}{_seconds(change):8.3f} s")
            transaction.set_rollback(True)
    one = unit("P7")
    with connection.cursor() as cursor:
        kept = min(_seconds(lambda: Unit.objects.under(one, today).count()) for _ in range(5))
        asked = min(_seconds(lambda: cursor.execute(RECURSIVE, [one.pk])) for _ in range(5))
    print(f"{'units below a province on a day':<42}{kept:8.3f} s")
    print(f"{'the same by a recursive query':<42}{asked:8.3f} s   {asked / kept:.1f} times ours")


def _seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

"""How soon a figure is right after the record that changes it: `python -m benchmarks.figures`.

Needs the database of `python -m benchmarks.nation`. One membership at a grassroots union ends; the time until
the scorecard of the whole nation says so is taken, page included, beside counting the nation anew.
"""

import datetime as dt
import time

from benchmarks.nation import use


def main():
    use()
    from congdoan.access.system import System
    from congdoan.base.periods import Period
    from congdoan.indicators.counting.by_register import counts
    from congdoan.indicators.kept import figures
    from congdoan.indicators.kept.catching_up import catch_up
    from congdoan.indicators.nightly.keeping import keep_today
    from congdoan.members.registers.membership import Membership
    from congdoan.orgs.models import Unit
    from congdoan.records.write import save

    today, nation = dt.date.today(), Unit.objects.get(code="TLD")
    year = Period(today.replace(month=1, day=1), today)
    keep_today(today)
    before = figures.value("members.on_roll", nation, year, today)
    one = Membership.all_rows.filter(left_on=None).select_related("person").first()
    one.left_on, one.exit, one.status = today, "quit", "left"
    began = time.perf_counter()
    save(one, actor=System("benchmark"))
    catch_up()
    after = figures.value("members.on_roll", nation, year, today)
    spent = time.perf_counter() - began
    assert after == before - 1, (before, after)
    began = time.perf_counter()
    counts({("members.on_roll", year)}, today, [nation.pk])
    anew = time.perf_counter() - began
    print(f"record saved and the nation's figure right again  {spent:8.3f} s")
    print(
        f"the same figure counted anew                      {anew:8.3f} s   {anew / spent:.1f} times ours"
    )


if __name__ == "__main__":
    main()

"""What is frozen: a month closed for the whole nation as the night closes it, and a province's figures by hand."""

import datetime as dt
import time

from benchmarks.numbers.ground import NATION
from benchmarks.numbers.nightly import Written

BY_HAND = "P7"
SIZE = """
SELECT coalesce(sum(pg_column_size(kept)) FILTER (WHERE span.frozen), 0),
       coalesce(sum(pg_column_size(kept)) FILTER (WHERE NOT span.frozen), 0)
FROM indicators_keptrow kept JOIN indicators_span span ON span.id = kept.span_id
WHERE span.name = %s OR (NOT span.frozen AND span.tree = %s)
"""


def closed():
    """{"closed_s", "waited_s", "spans", "codes", "rows", "mb", "open_mb", "again_s", "hand_s", "hand_rows",
    "remark_ms", "applied_ms"}"""
    from django.db import connection
    from django.db.models import Q

    from congdoan.indicators.models import Span
    from congdoan.indicators.nightly import closing

    month = next(closing.ended(dt.date.today(), 1))
    Span.objects.filter(Q(frozen=True) | Q(tree=month.end)).delete()
    with Written() as meanwhile:
        name, spent = _timed(lambda: closing.freeze(month))
    spans = list(Span.objects.filter(name=name))
    with connection.cursor() as cursor:
        cursor.execute(SIZE, [name, month.end])
        size, beside = cursor.fetchone()
    _nothing, again = _timed(lambda: closing.freeze(month))
    by_hand, hand = _timed(lambda: _by_hand(month.end))
    return {
        "closed_s": spent, "waited_s": meanwhile.most, "spans": len(spans),
        "codes": len({code for one in spans for code in one.codes}),
        "rows": sum(one.rows.count() for one in spans), "mb": size / 2**20, "open_mb": beside / 2**20, "again_s": again,
        "hand_s": hand, "hand_rows": sum(one.rows.count() for one in by_hand), "remark_ms": _remarked(),
        "applied_ms": _applied(),
    }  # fmt: skip


def _timed(work):
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def _by_hand(day):
    """As the button on the scorecard of a province does."""
    from congdoan.indicators.judged.in_force import all_targets
    from congdoan.indicators.judged.results import asked_of
    from congdoan.indicators.kept import freezing
    from congdoan.orgs.models import Unit

    unit = Unit.objects.get(code=BY_HAND)
    return freezing.freeze_all(
        "Chốt bằng tay", asked_of(all_targets(day, unit=unit), day), day, unit
    )


def _remarked(times=20):
    """Milliseconds it takes to say of one membership written whether it moved what was frozen."""
    from congdoan.access.system import System
    from congdoan.indicators.remarks import remarks
    from congdoan.members.registers.membership import Membership

    keys = list(Membership.all_rows.order_by("-pk").values_list("pk", flat=True)[: times + 1])
    spent = []
    for key in keys:
        began = time.perf_counter()
        list(remarks(System("benchmark"), Membership.register, [key])([key]))
        spent.append(1000 * (time.perf_counter() - began))
    return spent[1:]


def _applied(times=20):
    """Milliseconds it takes to apply one changed membership to all that is kept: today's and the closed month's."""
    from congdoan.indicators.kept.catching_up import catch_up
    from congdoan.members.registers.membership import Membership
    from congdoan.trail.models import Touch

    units = Membership.all_rows.order_by("-pk").values_list("unit_id", flat=True)[: times + 1]
    spent = []
    for unit in units:
        Touch.objects.all().delete()
        Touch.objects.create(register=Membership.register.path, unit_id=unit)
        spent.append(1000 * _timed(catch_up)[1])
    return spent[1:]


def addresses():
    """(what, from where, address): what was closed beside what records say now."""
    return (
        ("frozen beside now, nation", NATION, "/scorecard/?all=1&tree=reported"),
        ("frozen beside now, province", BY_HAND, "/scorecard/?tree=reported"),
    )


def apart():
    """(what, from where, address): numbers told apart, which nothing keeps."""
    url = "/figures/?measure=members.on_roll&by="
    for where, code in (("nation", NATION), ("province", BY_HAND), ("district", "P7-3")):
        yield f"told apart by employment, {where}", code, f"{url}employment"
        yield f"told apart by sex and by month, {where}", code, f"{url}person__sex&per=month"
    yield "a part and what it leaves, nation", NATION, f"{url}cut:women"

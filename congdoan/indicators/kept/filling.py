"""Spans filled with what was counted from records.

A span's row is locked while its figures change: what is read under the lock holds every change whose touch is
already gone.
"""

from collections import defaultdict

from congdoan.indicators.counting import sources
from congdoan.indicators.counting.by_register import own_counts
from congdoan.indicators.kept import overlaps
from congdoan.indicators.kept.rows import Numbers, hundredths
from congdoan.indicators.models import KeptRow, Span
from congdoan.orgs.models import UnitPath
from congdoan.records import many

BATCH = 5_000


def open_span(period, tree):
    """The open span of those days through that day's tree, made where there is none."""
    return Span.objects.get_or_create(
        start=period.start, end=period.end, tree=tree, frozen=False
    )[0]  # fmt: skip


def fill(draft, codes):
    """Keep in a draft what is counted for it of those codes."""
    numbers, overlapping = counted(draft, codes)
    write(draft, numbers)
    for code, found in overlapping.items():
        overlaps.keep(draft, code, found)


def kept_of(codes, period):
    """Of those codes what an open span keeps: one of a single day is there for what it opens with, no flow is
    asked of it. What is a unit's own is found by its index."""
    found = {code: sources.find(code) for code in codes}
    return [
        code for code, one in found.items() if not one.own and (period.days > 1 or one.is_stock)
    ]


def counted(span, codes):
    """(the `Numbers` of every node, {code: what overlaps}) of the span's days and tree, counted from records."""
    numbers = Numbers(codes)
    own = own_counts([(code, span.period) for code in codes if not sources.find(code).own])
    found = {code: overlaps.overlapping(code, span.period) for code in codes
             if not (sources.find(code).adds_up or sources.find(code).own)}  # fmt: skip
    up = ancestors({unit for told in own.values() for unit in told}, span.tree)
    for (code, _period), told in own.items():
        for unit, amount in told.items():
            numbers.put_own(code, unit, hundredths(amount))
    numbers.spread(up)
    for code, told in found.items():
        for node, times in overlaps.surplus(told, up).items():
            numbers.add_total(code, node, hundredths(-times))
    return numbers, found


def write(span, numbers):
    """The rows of a span, a node each."""
    rows = list(numbers.rows(span))
    if rows:
        many.number(rows)
        many.copy(rows)


def write_over(span, numbers):
    """The rows of those nodes in place of what stood there."""
    KeptRow.objects.bulk_create(
        numbers.rows(span), update_conflicts=True, unique_fields=["span", "unit"],
        update_fields=["own", "total"], batch_size=5_000,
    )  # fmt: skip
    span.rows.filter(unit__in=numbers.empty).delete()


def rows_at(span, nodes):
    """(unit id, own, total) of those nodes, as `Numbers` take them."""
    return span.rows.filter(unit__in=nodes).values_list("unit_id", "own", "total")


def ancestors(units, tree):
    """{unit id: [itself and all above it]} on that day; a unit that did not exist has no line."""
    found = defaultdict(list)
    for some in _batches(units):
        for unit, node in UnitPath.objects.over(some, tree).values_list("unit_id", "ancestor_id"):
            found[unit].append(node)
    return found


def children(units, tree):
    """{unit id: [the units right below it]} on that day."""
    found = defaultdict(list)
    for some in _batches(units):
        paths = UnitPath.objects.under(some, tree).filter(depth=1)
        for unit, child in paths.values_list("ancestor_id", "unit_id"):
            found[unit].append(child)
    return found


def _batches(units):
    units = list(units)
    return (units[begin : begin + BATCH] for begin in range(0, len(units), BATCH))

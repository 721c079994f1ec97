"""Spans counted whole from records and kept.

A span's row is locked while its figures change, so that counting, catching up and counting whole
never overlap: what is read under the lock holds every change whose touch is already gone.
"""

from collections import defaultdict

from django.db import transaction

from congdoan.indicators.counting import sources
from congdoan.indicators.counting.by_register import own_counts
from congdoan.indicators.kept import overlaps
from congdoan.indicators.kept.rows import Numbers, hundredths
from congdoan.indicators.models import Span
from congdoan.orgs.models import UnitPath
from congdoan.records import many

BATCH = 5_000


def open_span(period, tree):
    """The open span, committed before it is counted: no touch is dropped unseen meanwhile."""
    return Span.objects.get_or_create(
        start=period.start, end=period.end, tree=tree, frozen=False
    )[0]  # fmt: skip


def keep(span, codes):
    """Count the span whole for those codes and keep it; others it held are forgotten."""
    with transaction.atomic():
        span = Span.objects.select_for_update().get(pk=span.pk)
        span.rows.all().delete()
        span.overlaps.all().delete()
        span.codes = kept_of(codes, span.period)
        fill(span, *counted(span))


def fill(span, numbers, overlapping):
    """Keep in an open span what was `counted` for it."""
    write(span, numbers)
    for code, found in overlapping.items():
        overlaps.keep(span, code, found)
    span.save()


def kept_of(codes, period):
    """Of those codes what an open span keeps: one of a single day is there for what it opens with, no flow is
    asked of it. What is a unit's own is found by its index."""
    found = {code: sources.find(code) for code in codes}
    return [
        code for code, one in found.items() if not one.own and (period.days > 1 or one.is_stock)
    ]


def counted(span):
    """(the `Numbers` of every node, {code: what overlaps}), counted from records."""
    numbers = Numbers(span.codes)
    own = own_counts([(code, span.period) for code in span.codes if not sources.find(code).own])
    found = {code: overlaps.overlapping(code, span.period) for code in span.codes
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

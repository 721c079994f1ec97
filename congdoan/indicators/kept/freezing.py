"""Figures frozen: spans that never change again, of a unit and all below it, as a report or a closed month told
them. What grows with the records is kept beside them (`nightly.beside`).
"""

from collections import defaultdict

from django.db import transaction

from congdoan.indicators.counting import sources
from congdoan.indicators.counting.by_register import counts, own_counts
from congdoan.indicators.kept.filling import counted, fill, kept_of, open_span, write
from congdoan.indicators.kept.rows import Numbers, hundredths
from congdoan.indicators.models import Span
from congdoan.orgs.models import UnitPath


def freeze(name, period, tree, codes, unit, record=None):
    """A span that never changes again, of the unit and all below it: what a sent report quotes."""
    nodes = UnitPath.objects.under(unit, tree).values_list("unit_id", flat=True)
    found = counts([(code, period) for code in codes], tree, nodes)
    with transaction.atomic():
        span = Span.objects.create(
            start=period.start, end=period.end, tree=tree, frozen=True, name=name, unit=unit,
            codes=sorted(codes), **(_address(record) if record else {}),
        )  # fmt: skip
        numbers = Numbers(span.codes)
        _take_totals(numbers, found)
        write(span, numbers)
    return span


def freeze_all(name, asked, tree, unit, record=None):
    """Freeze what a page asks of figures, {(code, period)}: a span for each period, all of one name.
    `record` is what reports them, when that is one."""
    return [freeze(name, period, tree, codes, unit, record)
            for period, codes in sorted(_by_period(asked).items())]  # fmt: skip


def freeze_everywhere(name, asked, tree, unit, register):
    """Freeze {(code, period)} of the highest unit and all below it, whatever their number: every record is
    looked at once for all. `register` says who reports it. An open span of the same begins with it.

    It stands whole or not at all: one that was cut off is begun again, and no page quotes half of it.
    """
    by_period = _by_period(asked)
    opened = [open_span(period, tree).pk for period in sorted(by_period)]
    with transaction.atomic():
        # All at once and in the order in which catching up locks them: neither waits for the other for ever.
        locked = Span.objects.filter(pk__in=opened).order_by("pk").select_for_update()
        for now in list(locked):
            span = Span.objects.create(
                start=now.start, end=now.end, tree=tree, frozen=True, name=name, unit=unit,
                codes=sorted(by_period[now.period]), register=register,
            )  # fmt: skip
            _freeze_beside(span, now)


def _freeze_beside(span, now):
    """Count for the frozen span, and for the open one of the same where that keeps nothing yet."""
    numbers, overlapping = counted(span)
    if not now.codes:
        now.codes = kept_of(span.codes, span.period)
        kept = {code: found for code, found in overlapping.items() if code in now.codes}
        fill(now, numbers.of(now.codes), kept)
    own = [(code, span.period) for code in span.codes if sources.find(code).own]
    _take_totals(numbers, own_counts(own) if own else {})
    write(span, numbers)


def thaw(record):
    """What the record reported is reported no more: it was taken back, and its history keeps the rest."""
    Span.objects.filter(frozen=True, **_address(record)).delete()


def frozen_of(unit, day):
    """{(name, tree): [spans]} frozen of the unit or of one above it up to that day, the latest first."""
    spans = Span.objects.filter(
        frozen=True, tree__lte=day, unit__below__unit=unit, unit__below__during__contains=day
    ).defer("codes")  # years of closed months: only those looked at are read whole
    found = {}
    for span in spans.order_by("-tree", "-kept_at", "start"):
        found.setdefault((span.name, span.tree), []).append(span)
    return found


def _by_period(asked):
    """{period: {code}} of what is asked, {(code, period)}."""
    found = defaultdict(set)
    for code, period in asked:
        found[period].add(code)
    return found


def _take_totals(numbers, counted):
    for (code, _period), found in counted.items():
        for node, amount in found.items():
            numbers.set_total(code, node, hundredths(amount))


def _address(record):
    return {"register": record.register.path, "record_id": record.pk}

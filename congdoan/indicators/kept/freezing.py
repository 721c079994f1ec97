"""Figures frozen: spans that never change again, of a unit and all below it, as a report or a closed month told
them. What grows with the records is kept beside them (`nightly.beside`).
"""

import json
from collections import defaultdict

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.indicators.counting.by_register import counts
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.filling import kept_of, open_span, rows_at, write, write_over
from congdoan.indicators.kept.recounting import keep
from congdoan.indicators.kept.rows import Numbers, hundredths
from congdoan.indicators.models import Span
from congdoan.orgs.models import UnitPath

# One statement, one moment: all spans as they were level with the records, and nobody is kept waiting.
QUOTE = """
WITH asked(span_id, codes, more) AS (
    SELECT * FROM unnest(%(spans)s::bigint[], %(codes)s::jsonb[], %(more)s::int[])
), frozen AS (
    INSERT INTO indicators_span
        (start, "end", tree, codes, frozen, name, unit_id, register, kept_at)
    SELECT now.start, now."end", now.tree, now.codes || asked.codes, true, %(name)s, %(unit)s, %(register)s,
        %(at)s
    FROM indicators_span now JOIN asked ON asked.span_id = now.id
    RETURNING id, start, "end"
), copied AS (
    INSERT INTO indicators_keptrow (span_id, unit_id, own, total)
    SELECT frozen.id, kept.unit_id, CASE WHEN kept.own IS NOT NULL THEN kept.own || none END, kept.total || none
    FROM asked
    JOIN indicators_span now ON now.id = asked.span_id
    JOIN frozen ON (frozen.start, frozen."end") = (now.start, now."end")
    JOIN indicators_keptrow kept ON kept.span_id = now.id
    CROSS JOIN LATERAL array_fill(0::bigint, ARRAY[asked.more]) none
)
SELECT id FROM frozen
"""


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
    """Freeze {(code, period)} of the highest unit and all below it, whatever their number. `register` says who
    reports it.

    Open spans of the same are counted first, where there is none that holds it all, while others go on writing; what
    they say once they are level with the records is frozen. It stands whole or not at all: what was cut off is begun
    again, and no page quotes half of it.
    """
    by_period, opened, more = _by_period(asked), {}, {}
    for period, codes in sorted(by_period.items()):
        span = opened[period] = _open_with(codes, period, tree)
        more[period] = sorted(codes - {*span.codes})
    while catch_up():
        pass
    with transaction.atomic():
        for span in _quoted(opened, more, name=name, unit=unit.pk, register=register):
            if not by_period[span.period] <= {*span.codes}:
                raise Mistake(
                    _(
                        "Tổ chức vừa thay đổi lớn trong lúc chốt; số liệu chưa chốt, đêm sau chốt lại."
                    )
                )
            _add(span, more[span.period])


def _open_with(codes, period, tree):
    """An open span that keeps all of that."""
    span = open_span(period, tree)
    if not span.codes or not {*kept_of(sorted(codes), period)} <= {*span.codes}:
        keep(span, sorted(codes.union(span.codes)))
        span.refresh_from_db()
    return span


def _quoted(opened, more, **facts):
    """The frozen spans that begin as those open ones stand, with further codes, which have nothing yet."""
    with connection.cursor() as cursor:
        cursor.execute(QUOTE, {
            "spans": [span.pk for span in opened.values()],
            "codes": [json.dumps(codes) for codes in more.values()],
            "more": [len(codes) for codes in more.values()], "at": timezone.now(), **facts,
        })  # fmt: skip
        keys = [key for (key,) in cursor.fetchall()]
    return Span.objects.filter(pk__in=keys).order_by("pk")


def _add(span, codes):
    """What no open span keeps: a unit's own, and what happened on a single day."""
    found = counts([(code, span.period) for code in codes], span.tree) if codes else {}
    numbers = Numbers(span.codes, rows_at(span, {node for told in found.values() for node in told}))
    _take_totals(numbers, found)
    write_over(span, numbers)


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

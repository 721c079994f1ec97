"""Figures read: from the kept spans when a span answers the question, counted live when none does.

figures.values({("members.on_roll", period), …}, nodes, tree) -> {(code, period): {unit id: value}}
figures.value("members.on_roll", unit, period, tree)          -> one number, 0 when there is nothing
"""

from congdoan.base.periods import Period
from congdoan.indicators import sources
from congdoan.indicators.counting import counts
from congdoan.indicators.models import Figure, Span


def value(code, unit, period, tree):
    """One number of one node, through the tree of that day."""
    return values({(code, period)}, [unit.pk], tree)[code, period].get(unit.pk, 0)


def values(asked, nodes, tree):
    """Numbers by node for every (code, period) asked; a node that is missing has nothing.

    KeyError for a code that no register has. Kept and live answers are equal: `congdoan figures
    --check` and the tests compare them.
    """
    nodes = list(nodes)
    spans = [span for span in Span.objects.filter(frozen=False, tree=tree) if span.codes]
    plan = {ask: _kept_in(spans, *ask) for ask in asked}
    found = {ask: {} for ask in asked}
    _read(found, plan, nodes)
    live = {ask: _shortest(*ask) for ask, span in plan.items() if span is None}
    counted = counts(set(live.values()), tree, nodes) if live else {}
    for ask, same in live.items():
        found[ask] = counted[same]
    return found


def _kept_in(spans, code, period):
    """The span that answers: a stock is asked of a day, whatever the span began with."""
    is_stock = sources.find(code).is_stock
    for span in spans:
        same = span.end == period.end and (is_stock or span.start == period.start)
        if same and code in span.codes:
            return span
    return None


def _shortest(code, period):
    """Equal questions made the same: a stock depends on the last day alone."""
    if sources.find(code).is_stock:
        return code, Period(period.end, period.end)
    return code, period


def _read(found, plan, nodes):
    asks = {}
    for (code, period), span in plan.items():
        if span is not None:
            asks.setdefault((span.pk, code), []).append((code, period))
    if not asks:
        return
    rows = Figure.objects.filter(
        span__in={span for span, _code in asks}, measure__in={code for _span, code in asks},
        unit__in=nodes,
    )  # fmt: skip
    for span, code, unit, total in rows.values_list("span_id", "measure", "unit_id", "total"):
        for ask in asks.get((span, code), ()):
            if total:
                found[ask][unit] = plain(total)


def plain(number):
    """A whole Decimal as an int, so that kept and counted numbers read alike."""
    whole = int(number)
    return whole if whole == number else number


def reported(spans):
    """A reader like `values` that quotes frozen spans alone: the tree and today's records are not asked.

    KeyError for what was not frozen with them; `spans_hold` says so before.
    """
    held = {(code, span.period): span.pk for span in spans for code in span.codes}

    def read(asked, nodes, tree):
        found = {ask: {} for ask in asked}
        asks = {(held[ask], ask[0]): ask for ask in asked}
        rows = Figure.objects.filter(span__in=spans, unit__in=list(nodes))
        for span, code, unit, total in rows.values_list("span_id", "measure", "unit_id", "total"):
            if (span, code) in asks:
                found[asks[span, code]][unit] = plain(total)
        return found

    return read


def spans_hold(spans, asked):
    """Whether every (code, period) asked was frozen with those spans."""
    return asked <= {(code, span.period) for span in spans for code in span.codes}


def quoted(span):
    """{(code, unit id): value} of a frozen span, as it was sent."""
    rows = span.figures.values_list("measure", "unit_id", "total")
    return {(code, unit): plain(total) for code, unit, total in rows}

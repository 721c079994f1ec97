"""Figures read: from the kept spans when a span answers the question, counted live when none does.

figures.values({("members.on_roll", period), …}, nodes, tree) -> {(code, period): {unit id: value}}
figures.value("members.on_roll", unit, period, tree)          -> one number, 0 when there is nothing
"""

from collections import defaultdict

from django.db.models import FilteredRelation, Q

from congdoan.base.periods import Period
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.at_once import counts
from congdoan.indicators.kept.rows import plain
from congdoan.indicators.models import Span

# {tree: the open spans of that day as this process saw them last}, of so many days.
_OPEN, DAYS = {}, 8


def value(code, unit, period, tree):
    """One number of one node, through the tree of that day."""
    return values({(code, period)}, [unit.pk], tree)[code, period].get(unit.pk, 0)


def kept(code, unit, period, tree):
    """The same as a span keeps it; None where none does."""
    found = {(code, period): {}}
    plan = _read(found, [unit.pk], tree)
    return found[code, period].get(unit.pk, 0) if plan[code, period] else None


def values(asked, nodes, tree, live=counts):
    """Numbers by node for every (code, period) asked; a node that is missing has nothing.

    KeyError for a code that no register has. Kept and live answers are equal: `congdoan figures
    --check` and the tests compare them. `live` counts what no span answers.
    """
    nodes = list(nodes)
    found = {ask: {} for ask in asked}
    plan = _read(found, nodes, tree)
    unkept = {ask: _shortest(*ask) for ask, span in plan.items() if span is None}
    counted = live(set(unkept.values()), tree, nodes) if unkept else {}
    for ask, same in unkept.items():
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


def _read(found, nodes, tree):
    """Fill in what spans answer; {ask: its span, None where none does}.

    Spans are remembered from one reading to the next. Their rows say when each was kept: of one kept anew they may
    stand in the order of other codes, and it is read again, as where no span remembered answers.
    """
    for remembered in (_OPEN.get(tree), None, None):
        spans = remembered or _open(tree)
        plan = {ask: _kept_in(spans, *ask) for ask in found}
        if remembered and None in plan.values():
            continue
        rows = _rows(set(plan.values()), nodes)
        if rows is not None:
            _fill(found, plan, rows)
            return plan
    return dict.fromkeys(found)


def _open(tree):
    """The open spans of that day, remembered as they are now."""
    if len(_OPEN) >= DAYS:
        _OPEN.clear()
    spans = Span.objects.filter(frozen=False, tree=tree).order_by("pk")
    _OPEN[tree] = [span for span in spans if span.codes]
    return _OPEN[tree]


def _rows(spans, nodes):
    """{span id: [(unit id, totals)]}; None where a span was kept anew or dropped since it was seen."""
    stood = {span.pk: span.kept_at for span in spans if span}
    found, now = defaultdict(list), {}
    if stood:
        here = FilteredRelation("rows", condition=Q(rows__unit__among=nodes))
        rows = Span.objects.filter(pk__in=stood).annotate(here=here)
        told = rows.values_list("pk", "kept_at", "here__unit_id", "here__total")
        for pk, kept_at, unit, total in told:
            now[pk] = kept_at
            if unit:
                found[pk].append((unit, total))
    return found if now == stood else None


def _fill(found, plan, rows):
    for ask, span in plan.items():
        place = span and span.codes.index(ask[0])
        for unit, total in rows.get(span.pk, ()) if span else ():
            if total[place]:
                found[ask][unit] = plain(total[place])


def reported(spans):
    """A reader like `values` that quotes frozen spans alone: the tree and today's records are not asked.

    KeyError for what was not frozen with them; `spans_hold` says so before.
    """
    held = {(code, span.period): span for span in spans for code in span.codes}

    def read(asked, nodes, tree):
        found = {ask: {} for ask in asked}
        plan = {ask: held[ask] for ask in asked}
        _fill(found, plan, _rows(set(plan.values()), list(nodes)) or {})
        return found

    return read


def spans_hold(spans, asked):
    """Whether every (code, period) asked was frozen with those spans."""
    return asked <= {(code, span.period) for span in spans for code in span.codes}

"""Kept figures after the tree changed: what hangs elsewhere now is added up anew, and only that.

What stands at each unit itself does not depend on the tree. So whoever moved, and whatever it was taken from
or given to, is added up again from its own and its children; the rest of the nation stays as it was kept.
"""

from congdoan.indicators.counting import sources
from congdoan.indicators.kept import overlaps
from congdoan.indicators.kept.filling import ancestors, children
from congdoan.indicators.kept.rows import Numbers, hundredths

# When more units than this moved at once (a level ended), counting the nation whole is sooner done.
MOST = 20_000


def regrow(span, moved):
    """Add up again all nodes whose branches changed. `moved`: the units at both ends of every place
    that came or went. Returns the `Numbers` of those nodes."""
    nodes = set(moved).union(*ancestors(moved, span.tree).values())
    lines, below = ancestors(nodes, span.tree), children(nodes, span.tree)
    around = nodes.union(*below.values())
    stood = span.rows.filter(unit__in=around).values_list("unit_id", "own", "total")
    numbers = Numbers(span.codes, stood)
    twice = _twice(span)
    for node in sorted(nodes, key=lambda node: -len(lines.get(node, ()))):
        under = below.get(node, ())
        numbers.add_up(node, under)
        for code, told in twice.items():
            more = told[node] - sum(told[child] for child in under)
            numbers.add_total(code, node, hundredths(-more))
    return numbers.only(nodes)


def _twice(span):
    """{code: {node: how often values are counted there beyond once}} through the tree as it is now."""
    held = {
        code: overlaps.kept(span, code) for code in span.codes if not sources.find(code).adds_up
    }
    units = {unit for found in held.values() for told in found.values() for unit in told}
    up = ancestors(units, span.tree)
    return {code: overlaps.surplus(found, up) for code, found in held.items()}

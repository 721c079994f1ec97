"""Kept figures after the tree changed: what hangs elsewhere now is added up anew, and only that.

What stands at each unit itself does not depend on the tree. So whoever moved, and whatever it was taken from
or given to, is added up again from its own and its children; the rest of the nation stays as it was kept.
"""

from congdoan.indicators import sources
from congdoan.indicators.counting import counts
from congdoan.indicators.keeping import ancestors, children
from congdoan.indicators.kept import Numbers, hundredths

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
    for node in sorted(nodes, key=lambda node: -len(lines.get(node, ()))):
        numbers.add_up(node, below.get(node, ()))
    others = {(code, span.period) for code in span.codes if not sources.find(code).adds_up}
    for (code, _period), found in counts(others, span.tree, nodes).items():
        for node in nodes:
            numbers.set_total(code, node, hundredths(found.get(node, 0)))
    return numbers.only(nodes)

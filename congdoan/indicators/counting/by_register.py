"""Counting from records: many measures and periods at once, one query for each register they stand in."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Count, Sum, Value

from congdoan.indicators.counting.sources import find

# A statement holds some sixteen hundred columns: years of closed periods ask for more.
AT_ONCE = 400


def counts(asked, tree, nodes=None):
    """{(code, period): {unit id: value}} through the tree of that day, zeros left out.

    Every node is counted from records, itself and all below it, never from its children's sums.
    """
    own = {ask for ask in asked if find(ask[0]).own}
    found = own_counts(own, nodes) if own else {}
    for source, group in by_source(set(asked) - own).items():
        found |= _grouped(source.below(tree, nodes), source.node, group)
    return found


def own_counts(asked, units=None):
    """The same for what stands at each unit alone, whatever hangs under it."""
    found = {}
    for source, group in by_source(asked).items():
        rows = source.rows
        if units is not None:
            rows = rows.filter(**{f"{source.unit}__in": list(units)})
        found |= _grouped(rows, source.unit, group)
    return found


def counts_of(asked, keys):
    """{(code, period): {(unit id, key): value}}: what each of those records counts for by itself. The
    codes are of one register."""
    asked, found = sorted(asked), {}
    for begin in range(0, len(asked), AT_ONCE):
        for source, group in by_source(asked[begin : begin + AT_ONCE]).items():
            rows = source.rows.filter(pk__among=list(keys))
            found |= _grouped(rows, source.unit, group, "pk")
    return found


def counts_by(code, periods, name, tree, nodes):
    """{period: {(unit id, value): number}} of one measure told apart by an attribute's field path.

    A record without a value stands under "": texts and choices alike.
    """
    asked, found = [(code, period) for period in periods], {}
    for source, group in by_source(asked).items():
        found |= _grouped(source.below(tree, nodes), source.node, group, name)
    return {period: _with_nothing(found[code, period]) for period in periods}


def counts_as(counted, periods, tree, nodes):
    """{period: {unit id: value}} of a measure that no code names: a part that a page made."""
    source, group = counted.source, {("", period): counted for period in periods}
    found = _grouped(source.below(tree, nodes), source.node, group)
    return {period: found["", period] for period in periods}


def _with_nothing(found):
    """No value and an empty one are the same."""
    told = defaultdict(int)
    for (node, value), number in found.items():
        told[node, "" if value is None else str(value)] += number
    return dict(told)


def by_source(asked):
    """{source: {(code, period): what is counted there}}."""
    groups = defaultdict(dict)
    for code, period in asked:
        counted = find(code)
        groups[counted.source][code, period] = counted
    return groups


def _grouped(rows, by, group, *more):
    """Plain measures share one pass over the rows; those that cross lines are counted each by itself,
    in one statement. With `more` fields the keys are (by, *more)."""
    plain = {key: counted for key, counted in group.items() if counted.is_plain}
    crossing = {key: counted for key, counted in group.items() if key not in plain}
    found = _together(rows, plain, by, *more) if plain else {}
    return found | (_apart(rows, crossing, by, *more) if crossing else {})


def _together(rows, group, *by):
    rows, numbers = one_pass(rows, group)
    columns = {f"n{place}": number for place, number in enumerate(numbers.values())}
    found = {key: {} for key in group}
    lines = rows.order_by().values_list(*by).annotate(**columns)
    for line in lines:
        node = line[0] if len(by) == 1 else line[: len(by)]
        for key, value in zip(group, line[len(by) :], strict=True):
            if value:
                found[key][node] = value
    return found


def one_pass(rows, group):
    """(the rows that count for any of these plain measures, {(code, period): what is added up of them})."""
    when = {ask: counted.measure.counted(ask[1]) for ask, counted in group.items()}
    numbers = {ask: added_up(group[ask].measure, condition) for ask, condition in when.items()}
    return rows.filter(reduce(or_, when.values())), numbers


def added_up(measure, condition):
    """What a measure adds up, of the rows that meet the condition."""
    if measure.total:
        return Sum(measure.total, filter=condition)
    if measure.distinct:
        return Count(measure.distinct, distinct=True, filter=condition)
    return Count("pk", filter=condition)


def _apart(rows, group, *by):
    """A count for each, put under one another: no condition meets the rows of another's join."""
    keys, found = list(group), {key: {} for key in group}
    counted = [
        rows.filter(group[key].measure.counted(key[1])).order_by().values_list(*by)
        .annotate(value=group[key].measure.added_up, place=Value(place))
        for place, key in enumerate(keys)
    ]  # fmt: skip
    first, *others = counted
    for *node, value, place in first.union(*others, all=True) if others else first:
        if value:
            found[keys[place]][node[0] if len(by) == 1 else tuple(node)] = value
    return found

"""What a page asks of records, in one statement however many registers stand behind it: the select of each register
under that of the other. The night counts register by register (`counting`): it asks for every node, and of all."""

from dataclasses import dataclass

from django.db.models import DecimalField, QuerySet, Value
from django.db.models.functions import Cast

from congdoan.indicators.counting.by_register import by_source, one_pass

# So many numbers stand in one line; a page that asks more of one register reads it twice.
WIDE = 60


class _Number(DecimalField):
    """Of whatever length: what is counted and what is added up stand in one column."""

    def cast_db_type(self, connection):
        return "numeric"


NUMBER = _Number()


@dataclass(frozen=True)
class _Part:
    """One select: the rows that count, what they are counted by, and what each of its numbers answers."""

    rows: QuerySet
    by: str
    numbers: dict  # {(code, period): expression}


def counts(asked, tree, nodes):
    """{(code, period): {unit id: value}} of these nodes through the tree of that day, zeros left out: what
    `by_register.counts` says of them."""
    found, parts = {ask: {} for ask in asked}, list(_parts(asked, tree, list(nodes)))
    if not parts:
        return found
    first, *others = (_select(part, place, _width(parts)) for place, part in enumerate(parts))
    for node, *numbers, place in first.union(*others, all=True) if others else first:
        for ask, number in zip(parts[place].numbers, numbers, strict=False):
            if number:
                found[ask][node] = _plain(number)
    return found


def _parts(asked, tree, nodes):
    for source, group in by_source(asked).items():
        for own in (False, True):
            of = {ask: counted for ask, counted in group.items() if counted.own == own}
            if of:
                yield from _of_source(*_reached(source, own, tree, nodes), of)


def _reached(source, own, tree, nodes):
    """(rows, what they are counted by): those below the nodes, or those that stand at each itself."""
    if own:
        return source.rows.filter(**{f"{source.unit}__in": nodes}), source.unit
    return source.below(tree, nodes), source.node


def _of_source(rows, by, group):
    """Plain measures share a pass over the rows; one that crosses lines is counted by itself, so that no condition
    meets the rows of another's join."""
    plain = [ask for ask, counted in group.items() if counted.is_plain]
    for begin in range(0, len(plain), WIDE):
        counting, numbers = one_pass(rows, {ask: group[ask] for ask in plain[begin : begin + WIDE]})
        yield _Part(counting, by, numbers)
    for ask in group.keys() - set(plain):
        measure = group[ask].measure
        yield _Part(rows.filter(measure.counted(ask[1])), by, {ask: measure.added_up})


def _width(parts):
    return max(len(part.numbers) for part in parts)


def _select(part, place, width):
    """Its lines (node, numbers, place), as wide as the widest: a line of a union has one form."""
    columns = {f"n{at}": Cast(number, NUMBER) for at, number in enumerate(part.numbers.values())}
    nothing = {f"n{at}": Value(0, NUMBER) for at in range(len(columns), width)}
    lines = part.rows.order_by().values_list(part.by)
    return lines.annotate(**columns, **nothing, place=Value(place))


def _plain(number):
    """An int where it is whole, so that kept and counted numbers read alike."""
    return int(number) if number == int(number) else number

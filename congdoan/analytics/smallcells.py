"""Small cells hidden, so that nobody is told by a number: neither by the cell nor by what stands around it.

    hide({(row, column): number}, above)      the cells of a table of persons that are not shown
    hide_line({key: number})                  the same of one line whose sum is shown

A cell of 1 to 4 is hidden (domain reference 10, XR-09). Others are hidden with it until no hidden
cell follows from the totals shown. Hidden cells are edges between rows and columns; a cell follows
from the totals exactly when its edge is a bridge of that graph. What is hidden in one line comes to
five at least: its sum is known, and would be a small cell itself.

Tables hang together: the totals of a lower unit's table are a row of the table above it. `above`
names the columns whose total is hidden there; two rows hide all of them, so that the two tables
together tell no more than each alone. Proved of whole trees of tables in tests/analytics.
"""

from collections import defaultdict

LEAST = 5


def is_small(number):
    return 0 < number < LEAST


def hide_line(numbers, also=()):
    """Keys not shown of numbers whose sum is shown; what is hidden elsewhere is hidden here `also`."""
    hidden = {key for key, number in numbers.items() if is_small(number) or key in also}
    while hidden and _tells(hidden, numbers):
        rest = [key for key in numbers if key not in hidden]
        if not rest:
            break
        hidden.add(_next(rest, numbers))
    return hidden


def hide_down(lines, way):
    """Keys not shown of the last line, or None when all of it is hidden. `lines` are the tables of one
    number from the top down, `way` the key of each through which one comes to the next."""
    for line, step in zip(lines, way, strict=False):
        if step in hide_line(line):
            return None
    return hide_line(lines[-1])


def hide(cells, above=frozenset(), also=()):
    """{(row, column)} not shown. `cells` has every pair of its rows and columns; the sums of rows
    are shown but for those `also` hidden whole, those of columns but for `above`. A row of nothing
    hides nothing: its sum says so."""
    rows = {row for row, _column in cells}
    known = {row for row in rows if not any(n for (r, _c), n in cells.items() if r == row)}
    cells = {key: number for key, number in cells.items() if key[0] not in known}
    rows -= known
    if len(rows) == 1:  # its cells are the totals
        return {key for key in cells if key[1] in above or key[0] in also}
    hidden = {key for key, number in cells.items() if is_small(number) or key[0] in also}
    hidden |= _two_rows_over(above, cells, rows)
    lines = _lines(cells, above)
    while True:
        _close_lines(hidden, cells, lines)
        bridge = _bridge(hidden)
        rest = [key for key in cells if key not in hidden] if bridge else []
        if not rest:
            return hidden
        near = [key for key in rest if key[0] == bridge[0] or key[1] == bridge[1]]
        hidden.add(_next(near or rest, cells))


def _two_rows_over(above, cells, rows):
    weight = {row: sum(cells[row, column] for column in above) for row in rows}
    heaviest = sorted(rows, key=lambda row: (-weight[row], str(row)))[:2]
    return {(row, column) for row in heaviest for column in above}


def _tells(hidden, numbers):
    """Whether the sum of what is hidden in a line tells of a small cell."""
    return len(hidden) == 1 or sum(numbers[key] for key in hidden) < LEAST


def _next(keys, numbers):
    """What is missed least: the smallest number that is not nothing."""
    return min(keys, key=lambda key: (numbers[key] == 0, numbers[key], str(key)))


def _lines(cells, above):
    """Cells of each row and column whose sum is shown, in one order whatever the page."""
    lines = defaultdict(list)
    for row, column in cells:
        lines["row", row].append((row, column))
        if column not in above:
            lines["column", column].append((row, column))
    return [lines[name] for name in sorted(lines, key=str)]


def _close_lines(hidden, cells, lines):
    """Hides more until the sum of no line tells; what is hidden in a row may open a column again."""
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for line in lines:
            mine = {key for key in line if key in hidden}
            while mine and len(mine) < len(line) and _tells(mine, cells):
                mine.add(_next([key for key in line if key not in mine], cells))
            hidden |= mine


def _bridge(edges):
    """An edge whose ends are joined by no other way, or None. Depth first, without recursion."""
    ways = defaultdict(list)
    for row, column in sorted(edges, key=str):
        ways["row", row].append((("column", column), (row, column)))
        ways["column", column].append((("row", row), (row, column)))
    order, low = {}, {}
    for root in ways:
        if root not in order:
            found = _search(root, ways, order, low)
            if found:
                return found
    return None


def _search(root, ways, order, low):
    order[root] = low[root] = len(order)
    path = [(root, None, iter(ways[root]))]
    while path:
        node, came, rest = path[-1]
        for there, edge in rest:
            if edge == came:
                continue
            if there in order:
                low[node] = min(low[node], order[there])
                continue
            order[there] = low[there] = len(order)
            path.append((there, edge, iter(ways[there])))
            break
        else:
            path.pop()
            if path:
                above = path[-1][0]
                low[above] = min(low[above], low[node])
                if low[node] > order[above]:
                    return came
    return None

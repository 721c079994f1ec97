"""Hidden cells stay hidden: from their own table, and from all tables of a tree of units together."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.analytics.smallcells import LEAST, hide, hide_line, is_small

SLOWLY = settings(max_examples=60, deadline=None)
COLUMNS = ("Kinh", "Thái", "Mông", "Dao")
number = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 20, 100])


def determined(equations, unknown):
    """The unknowns that the equations settle: rows of a reduced matrix with one entry left."""
    names = sorted(unknown, key=str)
    rows = [[Fraction(one.get(name, 0)) for name in names] for one in equations]
    place = 0
    for column in range(len(names)):
        found = next((n for n in range(place, len(rows)) if rows[n][column]), None)
        if found is None:
            continue
        rows[place], rows[found] = rows[found], rows[place]
        lead = rows[place][column]
        rows[place] = [value / lead for value in rows[place]]
        for n, row in enumerate(rows):
            if n != place and row[column]:
                rows[n] = [a - row[column] * b for a, b in zip(row, rows[place], strict=True)]
        place += 1
    return {
        names[next(n for n, v in enumerate(row) if v)] for row in rows if sum(map(bool, row)) == 1
    }


def tree(draw):
    """{unit: {column: number}} of leaves under two levels, and {unit: units below}."""
    below = {"T": []}
    for n in range(draw(st.integers(1, 3))):
        below["T"].append(f"H{n}")
        below[f"H{n}"] = [f"H{n}C{m}" for m in range(draw(st.integers(1, 4)))]
    leaves = [leaf for name, units in below.items() if name != "T" for leaf in units]
    values = {leaf: {c: draw(number) for c in COLUMNS} for leaf in leaves}
    for name in [*below["T"], "T"]:
        values[name] = {c: sum(values[one][c] for one in below[name]) for c in COLUMNS}
    return values, below


def pages(values, below):
    """{(unit, column)} hidden on the pages of the tree, read from the top down."""
    hidden = {("T", c) for c in hide_line(values["T"])}
    for name in ["T", *below["T"]]:
        above = {c for unit, c in hidden if unit == name}
        cells = {(one, c): values[one][c] for one, c in product(below[name], COLUMNS)}
        hidden |= hide(cells, above)
    return hidden


@SLOWLY
@given(st.data())
def test_no_hidden_cell_follows_from_all_pages_of_the_tree_together(data):
    values, below = tree(data.draw)
    hidden = pages(values, below)
    equations = [{(unit, c): 1 for c in COLUMNS if (unit, c) in hidden} for unit in values]
    for name, units in below.items():
        for c in COLUMNS:
            line = {(one, c): 1 for one in units if (one, c) in hidden}
            equations.append({**line, **({(name, c): -1} if (name, c) in hidden else {})})
    # A unit all of whose numbers are nothing is told by its total, which is no person's secret.
    # So is one column alone: then the total is the number.
    told = determined(equations, hidden)
    assert {key for key in told if is_small(values[key[0]][key[1]])} == set()


@SLOWLY
@given(st.data())
def test_every_small_cell_is_hidden_where_another_can_hide_it(data):
    values, below = tree(data.draw)
    hidden = pages(values, below)
    for unit, numbers in values.items():
        for column, value in numbers.items():
            if is_small(value):
                assert (unit, column) in hidden, (unit, column, value)


def test_a_table_without_small_cells_is_shown_whole():
    assert hide({("a", "x"): 5, ("a", "y"): 0, ("b", "x"): 70, ("b", "y"): 8}) == set()


def test_what_is_hidden_in_a_line_comes_to_five_at_least():
    line = {"a": 1, "b": 0, "c": 40, "d": 6}
    hidden = hide_line(line)
    assert hidden == {"a", "d"} and sum(line[key] for key in hidden) >= LEAST

"""One question three ways in one run: members on roll and admitted this year, of the nation and each province.

Live SQL counts from records through the dated tree; DuckDB counts from a Parquet file written for it (fresh only
as of its writing); ours reads what is kept. The three answers must be equal.
"""

import datetime as dt
import tempfile
import time
from pathlib import Path

TIMES = 5
EXPORT = """
COPY (
    SELECT coalesce(province.id, nation.id) AS node, m.person_id, m.joined_on, m.left_on, m.status, m.entry
    FROM members_membership m
    JOIN orgs_unitpath up ON up.unit_id = m.unit_id AND up.during @> DATE '{today}'
    JOIN orgs_unit nation ON nation.code = 'TLD'
    JOIN orgs_unit province ON province.id = up.ancestor_id AND province.kind = 'LDT'
) TO STDOUT WITH (FORMAT csv, HEADER)
"""
# The same two measures in DuckDB's words; distinct persons are distinct at every level, so the nation is
# a question of its own.
COUNTED = """
SELECT {node} AS node,
       count(*) FILTER (WHERE {on_roll}),
       count(DISTINCT person_id) FILTER (WHERE {admitted})
FROM '{file}' GROUP BY 1
"""


def side_by_side():
    """{"live": [ms], "duckdb": [ms], "ours": [ms], "parquet_s": s, "parquet_mb": mb}"""
    from congdoan.base.periods import Period
    from congdoan.indicators.counting.by_register import counts
    from congdoan.indicators.kept import figures
    from congdoan.orgs.models import Unit

    today = dt.date.today()
    year = Period(today.replace(month=1, day=1), today)
    asked = {("members.on_roll", year), ("members.admitted", year)}
    nodes = list(Unit.objects.filter(kind__in=("TLD", "LDT")).values_list("pk", flat=True))
    live, counted = _times(lambda: counts(asked, today, nodes), 2)
    ours, read = _times(lambda: figures.values(asked, nodes, today), 40)
    assert counted == read, "live and kept differ"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "members.parquet"
        began = time.perf_counter()
        connection = _parquet(file, today)
        written = time.perf_counter() - began
        duck, told = _times(lambda: _duck(connection, file, year), TIMES)
        size = file.stat().st_size / 2**20
    _same(read, told, year)
    return {"live": live, "duckdb": duck, "ours": ours, "parquet_s": written, "parquet_mb": size}


def _times(work, times):
    """([milliseconds], the last answer)."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        answer = work()
        spent.append(1000 * (time.perf_counter() - began))
    return spent, answer


def _parquet(file, today):
    import duckdb
    from django.db import connection as base

    csv = file.with_suffix(".csv")
    base.ensure_connection()
    with csv.open("wb") as out, base.connection.cursor().copy(EXPORT.format(today=today)) as rows:
        for block in rows:
            out.write(block)
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(f"COPY (FROM read_csv('{csv}')) TO '{file}' (FORMAT parquet)")
    csv.unlink()
    return connection


def _duck(connection, file, year):
    """{node: (on roll, admitted)}; the nation under 0."""
    said = {
        "file": file,
        "on_roll": f"joined_on <= '{year.end}' AND (left_on IS NULL OR left_on > '{year.end}')",
        "admitted": f"joined_on BETWEEN '{year.start}' AND '{year.end}' AND entry IN ('admitted', 'founding')",
    }
    rows = connection.execute(COUNTED.format(node="node", **said)).fetchall()
    rows += connection.execute(COUNTED.format(node="0", **said)).fetchall()
    return {node: tuple(numbers) for node, *numbers in rows}


def _same(read, told, year):
    from congdoan.orgs.models import Unit

    nation = Unit.objects.get(code="TLD").pk
    for place, code in enumerate(("members.on_roll", "members.admitted")):
        for node, value in read[code, year].items():
            assert value == told[0 if node == nation else node][place], (code, node)

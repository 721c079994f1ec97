"""One row a node or one row a number: `python -m benchmarks.kept_rows`, on synthetic figures.

A period of 125,000 units in four levels by 30 measures, a third of a union's numbers above zero, is kept
both ways beside each other; size, a page of 40 provinces by 30 and one changed unit applied to its four
levels are taken of each.
"""

import statistics
import time

from benchmarks.nation import use

UNITS, MEASURES, TRIES = 125_000, 30, 200
NARROW = f"""
CREATE TEMP TABLE narrow AS
SELECT 1::bigint AS span, 'measures.number_' || m AS measure, u::bigint AS unit,
       (u * 7 + m)::numeric(20, 2) AS own, (u * 7 + m)::numeric(20, 2) AS total
FROM generate_series(1, {UNITS}) u, generate_series(1, {MEASURES}) m
WHERE u <= 2441 OR (u + m) % 3 = 0;
ALTER TABLE narrow ADD id bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX ON narrow (span, measure, unit); CREATE UNIQUE INDEX ON narrow (id);
"""
WIDE = (
    """
CREATE TEMP TABLE wide AS
SELECT 1::bigint AS span, unit, CASE WHEN unit <= 2441 THEN array_agg(0::bigint) END AS own, array_agg(n) AS total
FROM (SELECT u::bigint AS unit, CASE WHEN u <= 2441 OR (u + m) %% 3 = 0 THEN (u * 7 + m) * 100::bigint ELSE 0 END AS n
      FROM generate_series(1, {units}) u, generate_series(1, {measures}) m ORDER BY u, m) made GROUP BY unit;
ALTER TABLE wide ADD id bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX ON wide (span, unit); CREATE UNIQUE INDEX ON wide (id);
""".replace("{units}", str(UNITS))
    .replace("{measures}", str(MEASURES))
    .replace("%%", "%")
)
PAGE = {
    "narrow": "SELECT measure, unit, total FROM narrow WHERE span = 1 AND unit = ANY(%s) AND measure = ANY(%s)",
    "wide": "SELECT unit, total FROM wide WHERE span = 1 AND unit = ANY(%s)",
}
APPLY = {
    "narrow": "UPDATE narrow SET total = total + 1 WHERE span = 1 AND unit = ANY(%s) AND measure = ANY(%s)",
    "wide": "UPDATE wide SET total = (SELECT array_agg(n + 100) FROM unnest(total) n)"
    " WHERE span = 1 AND unit = ANY(%s)",
}


def main():
    use("postgres")  # temporary tables only
    from django.db import connection

    measures = [f"measures.number_{m}" for m in range(1, MEASURES + 1)]
    with connection.cursor() as cursor:
        for made in (NARROW, WIDE, "ANALYZE narrow; ANALYZE wide"):
            cursor.execute(made)
        for name in ("narrow", "wide"):
            cursor.execute(f"SELECT pg_total_relation_size('{name}')")
            size = cursor.fetchone()[0] / 2**20
            page = _timed(cursor, PAGE[name], list(range(2, 42)), measures)
            change = _timed(cursor, APPLY[name], [100_000, 2_000, 20, 1], measures)
            print(
                f"{name:7} {size:7.1f} MB a period   page of 40 x 30 {page:6.2f} ms   change {change:6.2f} ms"
            )


def _timed(cursor, statement, units, measures):
    """Milliseconds, the median of many."""
    params = [units, measures] if statement.count("%s") == 2 else [units]
    spent = []
    for _try in range(TRIES):
        began = time.perf_counter()
        cursor.execute(statement, params)
        if cursor.description:
            cursor.fetchall()
        spent.append(1000 * (time.perf_counter() - began))
    return statistics.median(spent)


if __name__ == "__main__":
    main()

"""The derived ancestor table: made again for what a change touched, or whole."""

from django.db import connection

from congdoan.orgs.kinds import PROVINCE

# Walks from each unit up through its dated places, keeping the days on which the whole way held. Only
# what changed is written: a path that goes tells kept figures that the tree is another one.
_DERIVE = """
WITH RECURSIVE up (unit_id, ancestor_id, depth, during) AS (
    SELECT id, id, 0, daterange(founded, NULL) FROM orgs_unit WHERE {touched}
    UNION ALL
    SELECT up.unit_id, place.parent_id, up.depth + 1, up.during * place.during
    FROM up JOIN orgs_unitversion place
      ON place.unit_id = up.ancestor_id AND place.during && up.during
    -- No tree of unions is twenty deep: a circle must fail loudly, not run for ever.
    WHERE place.parent_id IS NOT NULL AND up.depth < 20
)
, now_is AS (
    SELECT unit_id, ancestor_id, depth, unnest(range_agg(during)) AS during
    FROM up GROUP BY unit_id, ancestor_id, depth
)
, gone AS (
    DELETE FROM orgs_unitpath was WHERE {was} AND NOT EXISTS (
        SELECT FROM now_is WHERE (now_is.unit_id, now_is.ancestor_id, now_is.depth, now_is.during)
            = (was.unit_id, was.ancestor_id, was.depth, was.during)
    )
)
INSERT INTO orgs_unitpath (unit_id, ancestor_id, depth, during, provincial)
SELECT now_is.*, above.kind IN {provincial}
FROM now_is JOIN orgs_unit above ON above.id = now_is.ancestor_id WHERE NOT EXISTS (
    SELECT FROM orgs_unitpath was WHERE (was.unit_id, was.ancestor_id, was.depth, was.during)
        = (now_is.unit_id, now_is.ancestor_id, now_is.depth, now_is.during)
)
"""


def refresh_paths(units):
    """Derive again the paths of these units and of all that ever hung below them."""
    ids = [unit.pk for unit in units]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT unit_id FROM orgs_unitpath WHERE ancestor_id = ANY(%s)", [ids]
        )
        touched = sorted({row[0] for row in cursor.fetchall()} | set(ids))
        cursor.execute(
            _derivation(touched="id = ANY(%s)", was="was.unit_id = ANY(%s)"), [touched, touched]
        )


def rebuild_paths():
    """Derive the whole table from the facts; what `refresh_paths` keeps must equal this."""
    with connection.cursor() as cursor:
        cursor.execute(_derivation(touched="TRUE", was="TRUE"))


def _derivation(**which):
    return _DERIVE.format(provincial=PROVINCE, **which)

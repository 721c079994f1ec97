"""A world that is grown once: what growing wrote is kept, and put back for every test after."""

from django.db import connection, transaction


class Grown:
    """`grow` is called once; then the rows it wrote, of all tables, are put back as they were.

    They come without triggers: history and touches are among the rows."""

    def __init__(self, grow):
        self.grow, self._back = grow, None

    def there(self):
        """It stands in the database."""
        if self._back:
            with transaction.atomic():
                _ask(self._back)
            return
        (since,) = _ask("SELECT pg_current_xact_id()::text::bigint")[0]
        self.grow()
        self._back = "\n".join(_statements(since))


def _statements(since):
    yield "SET LOCAL session_replication_role = replica;"
    for table, columns in _ask(_TABLES):
        (rows,) = _ask(
            f"SELECT jsonb_agg(t)::text FROM {table} t WHERE xmin::text::bigint >= {since}"
        )[0]
        if rows:
            said = rows.replace("'", "''")
            yield (f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} "
                   f"FROM jsonb_populate_recordset(NULL::{table}, '{said}');")  # fmt: skip
    yield "SET LOCAL session_replication_role = origin;"


# Every table with the columns that can be written.
_TABLES = """
    SELECT quote_ident(relname), string_agg(quote_ident(attname), ', ' ORDER BY attnum)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    GROUP BY relname
"""


def _ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []

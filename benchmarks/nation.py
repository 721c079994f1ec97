"""A nation to measure on: 125,000 units in four levels and as many members as asked, made by plain SQL.

    python -m benchmarks.nation --members 1000000      builds it in the database «bench»

Rows are written without triggers and in one go: this is the ground of a measurement, not data entry.
"""

import argparse
import os
import time
from contextlib import contextmanager

UNITS = """
INSERT INTO orgs_unit (code, kind, ownership, sector, founded, name, short_name, folded, sort_key)
SELECT code, kind, ownership, sector, DATE '2010-01-01', name, '', lower(code || ' ' || name), lower(code)
FROM (
    SELECT 'TLD' AS code, 'TLD' AS kind, '' AS ownership, '' AS sector, 'Tong lien doan' AS name
    UNION ALL SELECT 'P' || p, 'LDT', '', '', 'Lien doan lao dong tinh ' || p
        FROM generate_series(1, 40) p
    UNION ALL SELECT 'P' || p || '-' || u, 'LDH', '', '', 'Lien doan lao dong huyen ' || u
        FROM generate_series(1, 40) p, generate_series(1, 60) u
    UNION ALL SELECT 'P' || p || '-' || u || '-' || b, 'CDCS',
        (ARRAY['state', 'non_state'])[1 + (b % 2)],
        (ARRAY['administrative', 'public_service', 'enterprise'])[1 + (b % 3)], 'Cong doan co so ' || b
        FROM generate_series(1, 40) p, generate_series(1, 60) u, generate_series(1, 51) b
) AS made ORDER BY length(code), code
"""

PLACES = """
INSERT INTO orgs_unitversion (unit_id, name, short_name, parent_id, during, suspended)
SELECT unit.id, unit.name, '', above.id, daterange(unit.founded, NULL), false
FROM orgs_unit unit LEFT JOIN orgs_unit above ON above.code = CASE
    WHEN unit.code = 'TLD' THEN NULL
    WHEN unit.code LIKE '%-%' THEN regexp_replace(unit.code, '-[^-]*$', '')
    ELSE 'TLD' END
"""

PEOPLE = """
WITH base AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place
    FROM orgs_unit WHERE kind = 'CDCS'
), names AS (
    SELECT string_to_array('Nguyen Nguyen Nguyen Tran Tran Le Le Pham Hoang Phan Vu Dang Bui Do Lo Vang', ' ')
               AS family,
           string_to_array('Van Thi Thi Duc Ngoc Quang Minh Thanh Hong Xuan', ' ') AS middle,
           string_to_array('An Anh Binh Chau Chi Cuong Dung Dat Duc Duong Giang Ha Hai Hanh Hien Hieu Hoa '
               'Hoan Hung Huong Huy Khanh Lan Linh Long Mai Minh My Nam Nga Ngoc Nhung Oanh Phong Phuc '
               'Phuong Quang Quyen Son Tam Thang Thao Thu Thuy Tien Toan Trang Trung Tuan Tung Vinh Yen', ' ')
               AS given
)
INSERT INTO members_person ({columns})
SELECT {values}
FROM generate_series(1, {members}) g
-- One in two hundred is somebody else's second record: the same name, birthday and telephone.
CROSS JOIN LATERAL (SELECT g - (g % 200 = 0)::int AS b) AS born_as
JOIN base ON base.place = g % 122400 CROSS JOIN names
"""

MEMBERSHIPS = """
INSERT INTO members_membership ({columns})
SELECT {values} FROM members_person p
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    build(parser.parse_args().members)


def prepare(name="bench"):
    """Point Django at a database of that name, made fresh."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
    import django
    from django.conf import settings

    django.setup()
    from django.db import connection, connections

    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    connections.close_all()
    use(name)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return settings


def use(name="bench"):
    """Point Django at the database of that name as it stands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
    import django
    from django.apps import apps
    from django.db import connections

    if not apps.ready:
        django.setup()
    connections.close_all()
    connections["default"].settings_dict["NAME"] = name


def build(members, name="bench"):
    """The nation, from nothing. Prints seconds by step."""
    prepare(name)
    from django.db import connection

    from congdoan.orgs.paths import rebuild_paths

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for label, sql in (("units", UNITS), ("places", PLACES)):
            _timed(label, lambda sql=sql: cursor.execute(sql))
        _timed("paths", rebuild_paths)
        with _without_indexes(cursor, "members_person", "members_membership"):
            _timed("people", lambda: cursor.execute(_people(members)))
            _timed("memberships", lambda: cursor.execute(_memberships()))
        cursor.execute("SET session_replication_role = DEFAULT")
        # Seen by all: an index that holds all it is asked for need not look at the rows.
        _timed("vacuum", lambda: cursor.execute("VACUUM ANALYZE"))


@contextmanager
def _without_indexes(cursor, *tables):
    """Indexes that guard nothing are made afterwards, in one go: a third of the time."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexdef NOT LIKE"
        " 'CREATE UNIQUE%%'",
        [list(tables)],
    )
    indexes = cursor.fetchall()
    for name, _made in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    cursor.execute("SET maintenance_work_mem = '1GB'")
    _timed("indexes", lambda: [cursor.execute(made) for _name, made in indexes])


def _timed(label, work):
    began = time.perf_counter()
    work()
    print(f"{label:<14}{time.perf_counter() - began:8.1f} s", flush=True)


def _fill(model, given):
    """Columns and SQL values of a table: what is given, else the field's own empty value."""
    columns, values = [], []
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        columns.append(field.column)
        values.append(given.get(field.column) or _blank(field))
    return {"columns": ", ".join(columns), "values": ", ".join(values)}


def _blank(field):
    if field.has_default():
        value = field.get_default()
        return (
            repr(value).lower()
            if isinstance(value, bool)
            else f"'{getattr(value, 'value', value)}'"
        )
    return "NULL" if field.null else "''"


def _people(members):
    from congdoan.members.registers.person import Person

    family, middle, called = (
        f"names.{part}[1 + abs(hashint8extended(b, {seed}) % cardinality(names.{part}))]"
        for seed, part in enumerate(("family", "middle", "given"))
    )
    full_name = f"{family} || ' ' || {middle} || ' ' || {called}"
    given = {
        "unit_id": "base.id", "version": "1", "code": "'N-' || g", "full_name": full_name,
        "sex": "(ARRAY['female', 'male'])[1 + b % 2]",
        "born": "DATE '1966-01-01' + abs(hashint8extended(b, 3) % 14600)::int",
        "folded": f"lower({full_name}) || ' n-' || g || ' 09' || lpad((b % 100000000)::text, 8, '0')",
        "called": f"lower({called} || ' ' || {family} || ' ' || {middle})",
        "sort_key": f"lower({called} || ' ' || {family} || ' ' || {middle}) || ' ' || g",
        "phone": "'09' || lpad((b % 100000000)::text, 8, '0')",
    }  # fmt: skip
    return PEOPLE.format(members=members, **_fill(Person, given))


def _memberships():
    from congdoan.members.registers.membership import Membership

    joined = "(DATE '2015-01-01' + (p.id * 7 % 4300)::int)"
    gone = "p.id % 7 = 0"
    given = {
        "unit_id": "p.unit_id", "version": "1", "person_id": "p.id", "joined_on": joined,
        "left_on": f"CASE WHEN {gone} THEN {joined} + 200 END",
        "status": f"CASE WHEN {gone} THEN 'left' ELSE 'active' END",
        "exit": f"CASE WHEN {gone} THEN 'quit' ELSE '' END",
        "folded": "p.folded", "called": "p.called", "sort_key": "p.sort_key",
        "employment": "(ARRAY['formal', 'formal', 'formal', 'informal'])[1 + p.id % 4]",
    }  # fmt: skip
    return MEMBERSHIPS.format(**_fill(Membership, given))


if __name__ == "__main__":
    main()

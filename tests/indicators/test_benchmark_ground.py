"""The nation that the benchmarks measure on can still be made: its plain SQL names every column there is."""

import pytest
from django.db import connection

from benchmarks import nation
from benchmarks.numbers import ground
from congdoan.members.registers.membership import Membership
from congdoan.orgs.models import Unit
from congdoan.orgs.paths import rebuild_paths

pytestmark = pytest.mark.django_db
# Provinces, districts, unions: up to the one whose records are multiplied.
SMALLER = {"generate_series(1, 40)": "generate_series(1, 7)", "generate_series(1, 60)": "generate_series(1, 3)",
           "generate_series(1, 51)": "generate_series(1, 5)", "122400": "105"}  # fmt: skip


def smaller(sql):
    for was, now in SMALLER.items():
        sql = sql.replace(was, now)
    return sql


def test_units_people_and_a_record_of_every_measured_register(db):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(smaller(nation.UNITS))
        cursor.execute(nation.PLACES)
        rebuild_paths()
        cursor.execute(smaller(nation._people(210)))
        cursor.execute(nation._memberships())
        cursor.execute("SET session_replication_role = DEFAULT")
        ground._records(cursor)
    unions = Unit.objects.filter(kind="CDCS").count()
    assert (unions, Membership.all_rows.count()) == (105, 210)
    told = {one.path: one.model.all_rows.count() for one in ground.measured()}
    assert len(told) > 40 and {path for path, count in told.items() if count < unions} == set()

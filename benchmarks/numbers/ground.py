"""The ground that figures are measured on: a nation of so many members with its records, targets and officers.

The nation is `benchmarks.nation`'s. Every other measured register gets its declared example, saved through its
own form once and then multiplied by SQL over all grassroots unions, with days of two years.
"""

import datetime as dt
import itertools

from benchmarks import nation

# Where pages are asked from: forty provinces below; four hundred unions below; a union by itself.
NATION, WIDE, UNION = "TLD", "P40-1", "P7-3-5"
# (unit, how many targets): what its scorecard has to show.
ASKED = ((NATION, 30), (WIDE, 12), (UNION, 60), ("P7", 12), ("P7-3", 12))
# Records a grassroots union has of a register in two years; of any other one.
EACH = {
    "workplaces/headcounts": 4,
    "welfare/gifts": 4,
    "welfare/activities": 3,
    "education/studies": 3,
}
ALREADY = {"members/memberships"}
WIDTH = 400
# Until it is whole: a half-made nation is not taken for one.
MAKING = "numbers_in_making"
WIDE_ALREADY = """
SELECT count(*) FROM orgs_unitversion place JOIN orgs_unit above ON above.id = place.parent_id
WHERE above.code = 'P40-1'
"""
WIDENED = """
UPDATE orgs_unitversion SET parent_id = (SELECT id FROM orgs_unit WHERE code = 'P40-1')
WHERE unit_id IN (SELECT id FROM orgs_unit WHERE code ~ '^P40-[2-8]-')
"""
MULTIPLY = """
INSERT INTO {table} ({columns})
SELECT {values}
FROM {table} one CROSS JOIN ground base CROSS JOIN generate_series(1, {each}) again
WHERE one.id = {example} AND base.id <> one.unit_id
"""
# Each union with somebody and, once there are any, a workplace of its own.
BASES = """
DROP TABLE IF EXISTS ground;
CREATE TEMP TABLE ground AS
SELECT unit.id, somebody.id AS person_id, place.id AS workplace_id FROM orgs_unit unit
LEFT JOIN (SELECT unit_id, min(id) AS id FROM members_person GROUP BY 1) somebody ON somebody.unit_id = unit.id
LEFT JOIN (SELECT unit_id, min(id) AS id FROM workplaces_workplace GROUP BY 1) place ON place.unit_id = unit.id
WHERE unit.kind = 'CDCS'
"""
LINKS = {"unit_id": "base.id", "union_id": "base.id", "person_id": "base.person_id",
         "workplace_id": "base.workplace_id"}  # fmt: skip


def name_of(members):
    return f"numbers{members}"


def stands(members):
    """Point Django at the nation of that size; whether it was there. It is made where it is not."""
    nation.use("postgres")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name_of(members)])
        known = bool(cursor.fetchone())
    if not known:
        nation.build(members, MAKING)
        nation.use("postgres")
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER DATABASE {MAKING} RENAME TO {name_of(members)}")
    nation.use(name_of(members))
    _complete()


def _complete():
    """Records, targets and officers, each where it lacks."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(WIDE_ALREADY)
        if cursor.fetchone()[0] < WIDTH:
            _widen(cursor)
        _records(cursor)
    for code, many in ASKED:
        _targets(code, many)


def _widen(cursor):
    from congdoan.orgs.paths import rebuild_paths

    cursor.execute(WIDENED)
    rebuild_paths()
    cursor.execute("TRUNCATE trail_touch")


def measured():
    """The registers that anything is counted of, workplaces first: others stand at them."""
    from congdoan.records.register import REGISTERS

    found = [one for one in REGISTERS.values() if one.measures and one.path not in ALREADY]
    return sorted(found, key=lambda one: one.path != "workplaces/workplaces")


def _records(cursor):
    from congdoan.orgs.models import Unit
    from tests.growing import grow

    union = Unit.objects.get(code=UNION)
    lacking = [one for one in measured() if one.model.all_rows.all()[:1_000].count() < 1_000]
    for place, register in enumerate(lacking):
        if place < 2:  # before the workplaces, and once they stand
            cursor.execute(BASES)
        one = register.model.all_rows.first() or grow(register, union)
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(_multiplied(register, one))
        print(f"{register.path:<28}{cursor.rowcount:>10,} records", flush=True)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute(f"ANALYZE {register.model._meta.db_table}")


def _multiplied(register, one):
    """The statement that gives every union its records, alike but for their days and their numbers."""
    model = register.model
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    # What is unique at its unit is so already: each has one.
    once = {name for names in _unique(model) if "unit" not in names for name in names}
    return MULTIPLY.format(
        table=model._meta.db_table, example=one.pk, each=EACH.get(register.path, 1),
        columns=", ".join(f'"{field.column}"' for field in fields),
        values=", ".join(_value(field, once) for field in fields),
    )  # fmt: skip


def _unique(model):
    yield from ([field.name] for field in model._meta.concrete_fields if field.unique)
    yield from (one.fields for one in model._meta.total_unique_constraints)
    yield from (getattr(one, "fields", ()) for one in model._meta.constraints)


def _value(field, once):
    from django.db import models

    if field.column in LINKS:
        return LINKS[field.column]
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return f'one."{field.column}" - 150 * (again - 1) - abs(hashint8(base.id)) % 150'
    # One of a few choices is told apart by who it is of.
    if field.name in once and isinstance(field, models.CharField) and not field.choices:
        return f"left(one.\"{field.column}\", 8) || '-' || base.id || '-' || again"
    return f'one."{field.column}"'


def _targets(code, many):
    """So many targets of the year at the unit, of every indicator that records answer and its parts."""
    from congdoan.access.system import System
    from congdoan.indicators.models import Target
    from congdoan.orgs.models import Unit
    from congdoan.records.write import save

    unit, year = Unit.objects.get(code=code), dt.date.today().year
    stand = Target.objects.across_units("benchmark").filter(unit=unit).count()
    for indicator, cut in itertools.islice(asked(), stand, many):
        target = Target(
            unit=unit, indicator=indicator, cut=cut, comparator=">=", value=90, status="adopted",
            start=dt.date(year, 1, 1), end=dt.date(year, 12, 31),
        )  # fmt: skip
        save(target, actor=System("benchmark"))


def asked():
    """(indicator, part): each indicator that is ready as a whole, then all of them by parts."""
    from congdoan.indicators.models import Indicator

    ready = [one for one in Indicator.objects.order_by("code") if one.asked("", None).is_ready]
    for cut in ("", "nonstate", "enterprise", "state"):
        for one in ready:
            if one.asked(cut, None).is_ready:
                yield one, cut


def officer(code):
    """Somebody who works at the unit and may see and enter everything below it."""
    from congdoan.access.models import Grant, Role, User
    from congdoan.orgs.models import Unit

    user, _made = User.objects.get_or_create(username=f"numbers-{code}".lower())
    role, _made = Role.objects.get_or_create(
        code="numbers", defaults={"name": "Đo", "levels": {"*": "edit"}}
    )
    Grant.objects.get_or_create(
        user=user,
        role=role,
        unit=Unit.objects.get(code=code),
        defaults={"since": dt.date(2020, 1, 1)},
    )
    return user

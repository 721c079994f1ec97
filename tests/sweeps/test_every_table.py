"""Every table stands in the database as its model says: `migrate` renders only parts of the models' past."""

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db
MODELS = [
    one for one in apps.get_models(include_auto_created=True)
    if one._meta.managed and one.__module__.startswith("congdoan.")
]  # fmt: skip
TRIGGERS = pgtrigger.registered()


@pytest.fixture(scope="module")
def installed(django_db_setup, django_db_blocker):
    """{table: names of its triggers}."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, array_agg(tgname::text) FROM pg_trigger"
            " WHERE NOT tgisinternal GROUP BY 1"
        )
        return dict(cursor.fetchall())


def said(model):
    """{column: may it be empty}, and the names of constraints and indexes, as the model has them."""
    fields = model._meta.local_concrete_fields
    rules = [*model._meta.constraints, *model._meta.indexes]
    return {field.column: field.null for field in fields}, {rule.name for rule in rules}


def stands(table):
    """The same, as the database has them."""
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, table)
        rules = connection.introspection.get_constraints(cursor, table)
    return {column.name: column.null_ok for column in columns}, set(rules)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_table_has_the_columns_rules_and_triggers_of_its_model(model, installed):
    (columns, rules), (held, kept) = said(model), stands(model._meta.db_table)
    assert held == columns
    assert rules <= kept
    triggers = {one.get_pgid(model) for owner, one in TRIGGERS if owner is model}
    assert triggers <= set(installed.get(model._meta.db_table, []))


def test_triggers_are_there_to_be_missed():
    assert len(MODELS) > 200 and len(TRIGGERS) > 200

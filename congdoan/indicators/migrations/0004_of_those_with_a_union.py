"""Agreements are held against the workplaces that have a union, as the indicator says (seed 000 II.6)."""

from django.db import migrations

BEFORE = "100 * agreements.workplaces / workplaces.cba_eligible"


def mend(apps, schema_editor):
    """Where the office has not written a formula of its own."""
    indicator = apps.get_model("indicators", "Indicator").objects.filter(pk="IND-024", formula=BEFORE)
    indicator.update(formula=f"{BEFORE}_with_union")


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_threshold")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]

"""Formulas shipped anew, where the office has not written one of its own: agreements are held against
the workplaces that have a union (seed 000 II.6), plans against those that must be issued (SYS-01)."""

from django.db import migrations

MENDED = {
    "IND-024": (
        "100 * agreements.workplaces / workplaces.cba_eligible",
        "100 * agreements.workplaces / workplaces.cba_eligible_with_union",
    ),
    "IND-058": ("plans.issued", "required_plans.issued"),
}


def mend(apps, schema_editor):
    indicators = apps.get_model("indicators", "Indicator").objects
    for code, (before, now) in MENDED.items():
        indicators.filter(pk=code, formula=before).update(formula=now)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0008_indicator_history")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]

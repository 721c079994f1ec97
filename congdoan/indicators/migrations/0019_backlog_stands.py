"""Letters past their day are what stands on a day, not what comes about through a time: told quarter by quarter they
were added up, and a backlog that was answered never came down again (IND-050)."""

from django.db import migrations


def mend(apps, schema_editor):
    """Where the office has written no definition of its own."""
    shipped = apps.get_model("indicators", "Indicator").objects.filter(pk="IND-050", kind="count")
    shipped.filter(formulas=[]).update(kind="stock")


class Migration(migrations.Migration):
    dependencies = [("indicators", "0018_parts_as_meant")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]

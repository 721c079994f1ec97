"""The shipped catalogue of indicators is there from the beginning."""

from django.db import migrations

from congdoan.indicators.catalogue.loading import load_catalogue


def load(apps, schema_editor):
    load_catalogue(apps.get_model("indicators", "Indicator"))


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]

"""The role of other agencies (tax, social insurance, statistics, labour, zone boards): hands lists in."""

from django.db import migrations

PARTNER = {"name": "Cơ quan gửi danh sách", "levels": {"*": "none", "workplaces": "supply"}}


def give(apps, schema):
    """Kept as it is where an administrator made a role of that code himself."""
    apps.get_model("access", "Role").objects.get_or_create(code="partner", defaults=PARTNER)


class Migration(migrations.Migration):
    dependencies = [("access", "0005_history_by_province")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

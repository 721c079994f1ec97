"""The role of Party committees and mass-mobilisation boards: counts of their area, no record, no writing."""

from django.db import migrations

PARTY = {"name": "Người xem của cấp uỷ", "levels": {"*": "count", "access": "none"}}


def give(apps, schema):
    """Kept as it is where an administrator made a role of that code himself."""
    apps.get_model("access", "Role").objects.get_or_create(code="party", defaults=PARTY)


class Migration(migrations.Migration):
    dependencies = [("access", "0003_rights_history")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

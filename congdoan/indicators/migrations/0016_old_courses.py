from django.db import migrations, models


def forget(apps, _editor):
    """What was remembered is counted again when it is asked for."""
    apps.get_model("indicators", "Remembered").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0015_unproven_alerts")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField("remembered", "old_at", models.DateTimeField(null=True)),
        migrations.AlterField("remembered", "old_at", models.DateTimeField()),
    ]

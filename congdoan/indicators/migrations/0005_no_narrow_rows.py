from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the one before: a table whose rows were just carried over cannot be dropped at once."""

    dependencies = [("indicators", "0004_kept_rows")]

    operations = [migrations.DeleteModel(name="Figure")]

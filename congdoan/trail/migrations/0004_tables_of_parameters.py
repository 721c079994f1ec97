from django.db import migrations, models

import congdoan.trail.parameters

TO_JSON = "ALTER TABLE trail_parameterentry ALTER COLUMN value TYPE jsonb USING to_jsonb(trim_scale(value))"
TO_NUMBER = "ALTER TABLE trail_parameterentry ALTER COLUMN value TYPE numeric(20, 6) USING value::numeric"


class Migration(migrations.Migration):

    dependencies = [("trail", "0003_looks_by_province")]

    operations = [
        migrations.RunSQL(
            TO_JSON,
            TO_NUMBER,
            state_operations=[
                migrations.AlterField(
                    model_name="parameterentry",
                    name="value",
                    field=models.JSONField(
                        decoder=congdoan.trail.parameters.Exact,
                        encoder=congdoan.trail.parameters.Numbers,
                        verbose_name="Giá trị",
                    ),
                ),
            ],
        ),
    ]

from uuid import uuid4

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEY = """
ALTER TABLE trail_sealedlook DROP CONSTRAINT trail_sealedlook_pkey, ALTER id DROP IDENTITY;
ALTER TABLE trail_sealedlook
    ALTER id TYPE uuid USING gen_random_uuid(), ADD COLUMN province bigint NOT NULL DEFAULT 0;
ALTER TABLE trail_sealedlook ADD PRIMARY KEY (id, province);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('trail', '0002_parameterentry'),
    ]

    operations = [
        migrations.AlterField(
            model_name='sealedlook',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(KEY)],
            state_operations=[
                migrations.AddField(
                    model_name='sealedlook',
                    name='province',
                    field=models.BigIntegerField(db_default=0, editable=False),
                ),
                migrations.AlterField(
                    model_name='sealedlook',
                    name='id',
                    field=models.UUIDField(default=uuid4, editable=False),
                ),
                migrations.AddField(
                    model_name='sealedlook',
                    name='pk',
                    field=models.CompositePrimaryKey('id', 'province', blank=True, editable=False, primary_key=True, serialize=False),
                ),
            ],
        ),
    ]

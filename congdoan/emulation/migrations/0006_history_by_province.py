from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('emulation', '0005_kept_up'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

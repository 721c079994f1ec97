from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0011_alerts'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0010_frozen_of_unit'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

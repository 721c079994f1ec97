from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('cadres', '0003_initial'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

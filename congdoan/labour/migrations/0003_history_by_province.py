from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('labour', '0002_initial'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('direction', '0005_steering'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

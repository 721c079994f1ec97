from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('workplaces', '0006_trained_from'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

from django.db import migrations

from congdoan.orgs.carrying import CarryProvince


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0008_erasures_and_lost_cards'),
        ('orgs', '0005_provincial'),
    ]

    operations = [CarryProvince()]

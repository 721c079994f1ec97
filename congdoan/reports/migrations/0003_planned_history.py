from django.db import migrations

from congdoan.orgs.carrying import PlanHistory


class Migration(migrations.Migration):
    dependencies = [
        ('reports', '0002_history_by_province'),
        ('access', '0005_history_by_province'),
        ('cadres', '0004_history_by_province'),
        ('direction', '0006_history_by_province'),
        ('education', '0003_history_by_province'),
        ('emulation', '0006_history_by_province'),
        ('indicators', '0012_history_by_province'),
        ('labour', '0003_history_by_province'),
        ('members', '0010_history_by_province'),
        ('orgs', '0006_places_touched'),
        ('records', '0004_opened_lists'),
        ('trail', '0003_looks_by_province'),
        ('welfare', '0002_history_by_province'),
        ('workplaces', '0007_history_by_province'),
    ]

    operations = [PlanHistory()]

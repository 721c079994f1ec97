from django.db import migrations

from congdoan.orgs.carrying import CarryProvince
from congdoan.orgs.past import PROVINCE

# Who looked at a sealed number looked at a person: the province of that person's unit on the day.
LOOKS = f"""
UPDATE trail_sealedlook AS look SET province = {PROVINCE.format(
    unit="(SELECT unit_id FROM members_person AS person WHERE person.id = look.record_id)",
    day="(look.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date",
)} WHERE look.register = 'members/people'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0009_own_files'),
        ('orgs', '0005_provincial'),
        ('trail', '0003_looks_by_province'),
    ]

    operations = [CarryProvince(), migrations.RunSQL(LOOKS, migrations.RunSQL.noop)]

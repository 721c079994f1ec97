"""Suspensions that are over, given back from history, where each step kept what stood until then; and the day of
those that stood before days were written down."""

from django.db import migrations

DATED = """
UPDATE members_membership AS roll SET suspended_on = GREATEST(roll.joined_on, COALESCE((
    SELECT min(step.pgh_created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM members_membershipevent AS step
    WHERE step.pgh_obj_id = roll.id AND step.status = 'suspended'
), roll.joined_on)) WHERE roll.status = 'suspended' AND roll.suspended_on IS NULL;
"""
GIVEN_BACK = """
INSERT INTO members_suspension (record_id, since, until, reason, paper)
SELECT DISTINCT ON (record_id, since) record_id, since, until, reason, '' FROM (
    SELECT step.pgh_obj_id AS record_id, step.suspended_on AS since, step.suspended_for AS reason,
        step.status AS stood, step.pgh_id, lead(step.status) OVER steps AS became,
        LEAST(COALESCE(lead(step.left_on) OVER steps,
            (lead(step.pgh_created_at) OVER steps AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), roll.left_on) AS until
    FROM members_membershipevent AS step JOIN members_membership AS roll ON roll.id = step.pgh_obj_id
    WHERE step.pgh_obj_id IN (
        SELECT pgh_obj_id FROM members_membershipevent WHERE suspended_on IS NOT NULL
    )
    WINDOW steps AS (PARTITION BY step.pgh_obj_id ORDER BY step.pgh_id)
) AS told JOIN members_membership AS roll ON roll.id = record_id
WHERE stood = 'suspended' AND became <> 'suspended' AND since < until AND since >= roll.joined_on
    AND (roll.suspended_on IS NULL OR until <= roll.suspended_on)
ORDER BY record_id, since, pgh_id DESC;
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0017_suspensions")]

    operations = [
        migrations.RunSQL(DATED, migrations.RunSQL.noop),
        migrations.RunSQL(GIVEN_BACK, migrations.RunSQL.noop),
    ]

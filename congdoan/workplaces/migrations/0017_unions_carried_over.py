"""Times with a union that a later one was written over, given back from history: a step after which the workplace's
union began on or after the day on which the one before had ended."""

from django.db import migrations

GIVEN_BACK = """
INSERT INTO workplaces_formerunion (record_id, union_id, since, until)
SELECT DISTINCT ON (step.pgh_obj_id, step.union_since)
    step.pgh_obj_id, step.union_id, step.union_since, step.union_until
FROM (
    SELECT pgh_obj_id, pgh_id, union_id, union_since, union_until,
        lead(union_since) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS following
    FROM workplaces_workplaceevent
) AS step
JOIN workplaces_workplace AS place ON place.id = step.pgh_obj_id
WHERE step.union_since < step.union_until AND step.union_until <= step.following
    AND step.union_until <= place.union_since
    AND (step.union_id IS NULL OR step.union_id IN (SELECT id FROM orgs_unit))
ORDER BY step.pgh_obj_id, step.union_since, step.pgh_id DESC;
"""


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0016_former_unions"), ("orgs", "0008_describe")]

    operations = [migrations.RunSQL(GIVEN_BACK, migrations.RunSQL.noop)]

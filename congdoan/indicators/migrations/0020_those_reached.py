"""«Đoàn viên, người lao động» are the members and the workers of workplaces with a union (Q-20; seed 001 II.1(2) says
so for enterprises): workers whom no union stands beside are told of elsewhere. What was frozen keeps the old formula."""

from django.db import migrations
from django.utils import timezone

TOPS = {
    "IND-032": "activities.persons", "IND-033": "gifts.tet_persons", "IND-035": "studies.persons",
    "IND-036": "studies.democracy_law_persons", "IND-043": "movements.persons",
}  # fmt: skip
REASON = "Mẫu số gồm đoàn viên và người lao động ở nơi có công đoàn."


def mend(apps, schema_editor):
    """Where the office has written no definition of its own."""
    indicators, now = apps.get_model("indicators", "Indicator").objects, timezone.now().isoformat()
    for code, top in TOPS.items():
        before = f"100 * {top} / workplaces.workers"
        for one in indicators.filter(pk=code, formula=before, formulas=[]):
            one.formula = f"100 * {top} / (workers.organised + members.beside)"
            how = {"kind": one.kind, "direction": one.direction, "compute": one.compute, "by": ""}
            one.formulas = [
                {**how, "formula": before, "since": None, "reason": "", "at": None},
                {**how, "formula": one.formula, "since": None, "reason": REASON, "at": now},
            ]
            one.save()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0019_backlog_stands")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]

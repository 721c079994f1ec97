"""What was told or offered without a part is of the indicator's usual one, and a part written in words is that
part: until now such figures were found by no target."""

from django.db import migrations

WORDS = {
    "khu vực chính thức": "formal", "khu vực phi chính thức": "informal", "khu vực nhà nước": "state",
    "ngoài khu vực nhà nước": "nonstate", "nữ": "women", "doanh nghiệp": "enterprise",
    "cơ quan, đơn vị": "offices", "doanh nghiệp nhà nước": "state_enterprise",
    "doanh nghiệp ngoài nhà nước": "nonstate_enterprise", "công nhân trực tiếp": "direct",
    "cấp trên trực tiếp cơ sở": "upper", "của chính đơn vị": "self",
}  # fmt: skip


def settle(apps, schema_editor):
    usual = dict(
        apps.get_model("indicators", "Indicator").objects.values_list("code", "default_cut")
    )
    for name in ("DeclaredFigure", "Registration"):
        rows = apps.get_model("indicators", name)._base_manager
        for one in rows.filter(cut__in=["", *WORDS]).order_by("pk"):
            meant = WORDS.get(one.cut) or usual[one.indicator_id]
            if meant != one.cut and not _is_taken(rows, name, one, meant):
                rows.filter(pk=one.pk).update(cut=meant)


def _is_taken(rows, name, one, meant):
    """A union registers once a year for one part: what names the part stands."""
    same = {"unit": one.unit_id, "indicator": one.indicator_id, "cut": meant}
    return name == "Registration" and rows.filter(year=one.year, **same).exists()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0017_formulas_by_day")]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]

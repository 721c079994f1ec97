"""Communes of workplaces by code.

A text that is recognised in the province of the workplace's unit becomes the code. No other text is lost: it is put in
front of the address where the address does not hold it already (hence its new length), and history has it as it stood.
"""

import congdoan.records.fields
from congdoan.base.communes import province_named
from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.base.written_communes import recognised
from django.db import migrations, models
from django.utils import timezone


def code_communes(apps, _editor):
    places = apps.get_model("workplaces", "Workplace").all_rows.exclude(commune="")
    told = places.order_by().values_list("unit_id", "commune").distinct()
    provinces = _provinces(apps, {unit for unit, _text in told})
    for unit, text in told:
        rows, code = places.filter(unit_id=unit, commune=text), _code(text, provinces.get(unit))
        if not code:
            for place in rows:
                rows.filter(pk=place.pk).update(address=_with(text, place.address))
        rows.update(commune=code)


def _provinces(apps, units):
    """{unit: the province of today it stands in}."""
    ways = apps.get_model("orgs", "UnitPath").objects.filter(
        unit__in=units, provincial=True, during__contains=timezone.localdate()
    )
    named = ways.order_by("depth").values_list("unit_id", "ancestor__name")
    return {unit: province_named(name) for unit, name in named}


def _code(text, province):
    try:
        return recognised(text, province)
    except Mistake:
        return ""


def _with(text, address):
    if fold(text) in fold(address):
        return address
    return ", ".join(filter(None, [text, address]))


class Migration(migrations.Migration):

    dependencies = [
        ('orgs', '0010_opinions_and_reviews'),
        ('workplaces', '0017_unions_carried_over'),
    ]

    operations = [
        migrations.AlterField(
            model_name='workplace',
            name='address',
            field=models.CharField(blank=True, max_length=400, verbose_name='Địa chỉ'),
        ),
        migrations.AlterField(
            model_name='workplace',
            name='commune',
            field=congdoan.records.fields.CommuneField(blank=True, max_length=120, verbose_name='Xã, phường, đặc khu'),
        ),
        migrations.AlterField(
            model_name='workplaceevent',
            name='address',
            field=models.CharField(blank=True, max_length=400, verbose_name='Địa chỉ'),
        ),
        migrations.AlterField(
            model_name='workplaceevent',
            name='commune',
            field=congdoan.records.fields.CommuneField(blank=True, max_length=120, verbose_name='Xã, phường, đặc khu'),
        ),
        migrations.RunPython(code_communes, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='workplace',
            constraint=models.CheckConstraint(condition=models.Q(('commune__regex', '^(\\d{5})?$')), name='commune_of_a_workplace_is_a_code', violation_error_message='Xã, phường, đặc khu được ghi bằng mã năm chữ số.'),
        ),
    ]

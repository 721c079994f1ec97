"""Many values are asked for in one array, whatever stands in them."""

import pytest
from django.db.models import F

from congdoan.orgs.models import Unit, UnitPath

pytestmark = pytest.mark.django_db
ODD = ['Tổ "1"', '"', "a\\b", "NULL", "x, {y}", "", "Lò Thị Mai"]


@pytest.mark.parametrize("sought", [*([text] for text in ODD), ODD, ODD[4:], []], ids=repr)
def test_every_text_is_found_as_it_stands(world, sought):
    units = list(Unit.objects.order_by("pk")[: len(ODD)])
    for unit, name in zip(units, ODD, strict=False):
        Unit.objects.filter(pk=unit.pk).update(name=name)
    stand = set(Unit.objects.values_list("name", flat=True))
    found = Unit.objects.filter(name__among=sought).values_list("name", flat=True)
    assert set(found) == set(sought) & stand
    keys = [unit.pk for unit in units]
    assert Unit.objects.filter(pk__among=keys, pk=F("id")).count() == len(keys)


def test_a_relation_is_asked_by_its_keys(world):
    base, other = world["CS001"], world["CS002"]
    found = UnitPath.objects.filter(
        unit__among=[base.pk], ancestor__among=[world["TA"].pk, other.pk]
    )
    assert [(path.unit, path.ancestor) for path in found] == [(base, world["TA"])]

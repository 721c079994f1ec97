"""In a real browser: another unit chosen in a form brings its own fields, and nothing typed is lost."""

import pytest

from congdoan.records.own.models import OwnField

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


def test_the_unit_chosen_brings_its_fields(page, sign_in, world):
    upper, lower = (
        OwnField.objects.create(unit=world[unit], register="workplaces/workplaces", label=label,
                                kind="number", since="2020-01-01")
        for unit, label in (("TA", "Số phòng trọ"), ("CS001", "Số bếp ăn"))
    )  # fmt: skip
    sign_in("manager", "TA")
    page.goto("/workplaces/workplaces/new/")
    page.fill(f"[name={upper.name}]", "77")
    assert page.locator(f"[name={lower.name}]").count() == 0
    page.fill("#id_unit", "")
    page.type("#id_unit", "CS001", delay=30)
    page.click("#id_unit_list [role=option]")
    page.wait_for_selector(f"[name={lower.name}]")
    assert page.input_value(f"[name={upper.name}]") == "77"
    assert "Số bếp ăn" in page.inner_text("#own-fields")

"""The filters of a list as a browser posts them: what nobody touched filters nothing."""

import pytest
from django.forms import Select

from congdoan.records.register import REGISTERS
from tests.sweeps.hands import url

pytestmark = pytest.mark.django_db
PLACES = REGISTERS["workplaces/workplaces"]


def test_a_list_of_yes_and_no_that_nobody_touched_filters_nothing(enter, as_):
    for code, eligible in (("W1", True), ("W2", False)):
        enter(PLACES.path, code=code, name=f"Nơi {code}", eligible=eligible, cba_eligible=False)
    client = as_("officer", "TA")
    form = client.get(url(PLACES, "list")).context["filterset"].form
    first = {
        name: field.choices[0][0] for name, field in form.fields.items()
        if type(field.widget) is Select
    }  # fmt: skip
    assert "eligible" in first
    page = client.get(url(PLACES, "list"), first).content.decode()
    assert "Nơi W1" in page and "Nơi W2" in page
    page = client.get(url(PLACES, "list"), {**first, "eligible": "false"}).content.decode()
    assert "Nơi W1" not in page and "Nơi W2" in page

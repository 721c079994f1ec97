"""The filters of a list as a browser posts them: what nobody touched filters nothing."""

import pytest
from django.forms import Select
from django.urls import reverse

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


def test_the_filters_of_a_list_follow_what_is_asked_added_and_spoken(as_):
    client, path = as_("manager", "TA"), url(PLACES, "list")
    chosen = '<option value="true" selected>'
    assert chosen not in client.get(path).text
    assert chosen in client.get(path, {"eligible": "true"}).text
    assert chosen not in client.get(path).text
    said = {"label": "Có nhà trọ", "kind": "yes_no", "since": "1/1/2026"}
    assert client.post(url(PLACES, "own-new"), said).status_code == 302
    assert "Có nhà trọ" in client.get(path).text
    assert "Có nhà trọ" not in as_("manager", "TB").get(path).text
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert ">Tất cả<" not in client.get(path).text
    client.post(reverse("set_language"), {"language": "vi", "next": "/"})
    assert ">Tất cả<" in client.get(path).text

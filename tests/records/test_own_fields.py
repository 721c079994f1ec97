"""A unit adds a field to a register: it holds there and below, is typed there, and ends or goes again."""

import pytest

from congdoan.records.own.models import OwnField, OwnValue
from congdoan.records.own.values import value_of
from tests.records.own_fields import OF_EACH, SHOWN, added, at, edit, one_of, typed_form

pytestmark = pytest.mark.django_db


def refused(client, label, kind="number", path=None, **said):
    """{field: sentences} of a field that is not taken."""
    form = {"label": label, "kind": kind, "since": "1/1/2026", "listed": "on", **said}
    answer = client.post(path or at("own-new"), form)
    assert answer.status_code == 422
    return answer.context["form"].errors


def asked(client, path=None):
    """Labels of the own fields that a form asks."""
    form = client.get(path or at("new")).context["form"]
    return [form[name].label for name in form.own]


def test_a_field_set_above_is_asked_at_every_unit_below_and_nowhere_else(as_, manager):
    added(manager, "Mục của tỉnh")
    added(as_("manager", "HA1"), "Mục của huyện")
    assert asked(as_("officer", "CS001")) == ["Mục của tỉnh", "Mục của huyện"]
    assert asked(as_("officer", "CS002")) == ["Mục của tỉnh"]
    assert asked(as_("officer", "TB")) == []
    assert asked(manager) == ["Mục của tỉnh"]


def test_the_form_of_a_record_asks_what_the_unit_that_keeps_it_asks(as_, manager, place):
    added(as_("manager", "CS001"), "Mục của cơ sở")
    assert asked(manager, at("edit", place.pk)) == ["Mục của cơ sở"]


def test_another_unit_chosen_in_a_form_brings_its_fields_and_keeps_what_was_typed(
    as_, manager, world
):
    field, other = added(manager), added(as_("manager", "CS001"), "Mục của cơ sở")
    form = {"unit": world["CS001"].pk, field.name: "12"}
    page = manager.post(at("own-asked"), form)
    assert f'name="{other.name}"' in page.text
    assert 'value="12"' in page.text
    assert manager.post(at("own-asked"), {**form, "unit": "Công đ"}).status_code == 204


def test_only_who_manages_at_the_unit_adds_or_changes_a_field(as_, manager):
    form = {"label": "Mục", "kind": "text", "since": "1/1/2026"}
    assert as_("officer", "TA").post(at("own-new"), form).status_code == 403
    field = added(manager)
    below = as_("manager", "HA1")
    assert below.post(at("own-field", field.pk), form).status_code == 404
    assert as_("manager", "TB").get(at("own-field", field.pk)).status_code == 404
    assert "Số phòng trọ" in below.get(at("own")).text
    assert OwnField.objects.get().label == "Số phòng trọ"


@pytest.mark.parametrize("kind", OF_EACH)
def test_a_field_of_each_kind_is_typed_shown_and_remembered(manager, place, kind):
    field, typed, value = one_of(manager, kind)
    assert edit(manager, place, **{field.name: typed}).status_code == 302
    assert value_of(place, field) == value
    page = manager.get(at("detail", place.pk)).text
    assert field.label in page
    assert SHOWN[kind] in page
    edit(manager, place, **{field.name: ""})
    assert value_of(place, field) is None
    step = manager.get(at("detail", place.pk)).context["events"][0]
    assert step["who"] == "Manager-Ta"
    assert {"label": field.label, "old": SHOWN[kind], "new": "–"} in step["changes"]


def test_what_was_typed_stays_when_the_form_is_refused(manager, place):
    field, day = added(manager), added(manager, "Ngày khám", "day")
    page = edit(manager, place, **{field.name: "hai chục", day.name: "31/2/2026"})
    assert page.status_code == 422
    assert {field.name, day.name} <= page.context["form"].errors.keys()
    assert 'value="hai chục"' in page.text
    assert 'value="31/2/2026"' in page.text
    assert not OwnValue.objects.exists()


def test_a_required_field_is_asked_for_by_its_name(manager, place):
    field = added(manager, required="on")
    answer = edit(manager, place, **{field.name: ""})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field.name]


def test_a_stranger_to_the_version_overwrites_no_own_value(manager, place):
    field = added(manager)
    old = {**typed_form(manager, place), field.name: "7", "version": place.version}
    edit(manager, place, **{field.name: "12"})
    answer = manager.post(at("edit", place.pk), old)
    assert answer.status_code == 409
    assert [one["cells"] for one in answer.context["current"] if one["id"] == field.name] == [
        ["Số phòng trọ", "7", "12"]
    ]
    assert value_of(place, field) == 12


def test_a_field_that_ended_is_asked_no_more_and_what_it_says_stands(manager, place):
    field = added(manager)
    edit(manager, place, **{field.name: "12"})
    form = {"label": field.label, "kind": "number", "since": "1/1/2026", "until": "31/5/2026"}
    assert manager.post(at("own-field", field.pk), form).status_code == 302
    assert asked(manager) == []
    assert "Số phòng trọ" in manager.get(at("detail", place.pk)).text
    assert field.name in manager.get(at("list"), {"day": "1/5/2026"}).context["filterset"].filters
    assert field.name not in manager.get(at("list")).context["filterset"].filters


def test_no_name_stands_twice_in_a_register_above_or_below(as_, manager):
    assert "Sổ đã có mục" in str(refused(manager, "mã SỐ thuế")["label"])
    added(as_("manager", "CS001"), "Số phòng trọ")
    assert "Công đoàn CS001 đã có mục" in str(refused(manager, "so phong tro")["label"])
    added(as_("manager", "TB"), "Số giường")
    added(manager, "Số giường")
    assert "Công đoàn TA đã có mục" in str(refused(as_("manager", "HA1"), "Số giường")["label"])


def test_the_kind_and_a_choice_in_use_stand(manager, place):
    field, typed, _value = one_of(manager, "choice")
    edit(manager, place, **{field.name: typed})
    path = at("own-field", field.pk)
    errors = refused(manager, field.label, "choice", path, options="Hạng nhất\nHạng ba")
    assert "Hạng hai" in str(errors["options"])
    said = {
        "label": field.label,
        "kind": "number",
        "since": "1/1/2026",
        "options": "Hạng hai\nKhác",
    }
    assert manager.post(path, said).status_code == 302
    field = OwnField.objects.get()
    assert (field.kind, field.choices[1][0]) == ("choice", "Khác")
    assert refused(manager, "Một", "choice", options="chỉ một")["options"]


def test_a_field_nobody_wrote_in_can_be_taken_away_and_another_only_ended(manager, place):
    empty, used = added(manager, "Nhầm"), added(manager)
    edit(manager, place, **{used.name: "12"})
    manager.post(at("own-field", empty.pk), {"remove": "1"})
    page = manager.post(at("own-field", used.pk), {"remove": "1"}, follow=True)
    assert "ghi ngày thôi dùng" in page.text
    assert list(OwnField.objects.all()) == [used]

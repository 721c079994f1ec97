"""A unit adds a field to a register: it holds there and below, everywhere the register's own fields do."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.records.own.models import OwnField, OwnValue
from congdoan.records.own.values import value_of
from congdoan.records.sheets import files
from tests.records.test_sheet_import import faults, kept, row, upload, url, write
from tests.workplaces.conftest import NO_FORMER

pytestmark = pytest.mark.django_db
WORKPLACES = "workplaces/workplaces"
OF_EACH = {
    "text": ("Mã riêng", "nhà A1", "nhà A1"), "number": ("Số phòng trọ", "1.810", 1810),
    "day": ("Ngày khám", "5/3/2026", dt.date(2026, 3, 5)), "yes_no": ("Có nhà trẻ", "yes", "yes"),
    "choice": ("Hạng nhà", "Hạng hai", "Hạng hai"),
}  # fmt: skip
SHOWN = {
    "text": "nhà A1",
    "number": "1.810",
    "day": "05/3/2026",
    "yes_no": "Có",
    "choice": "Hạng hai",
}


def at(action, *args):
    return url(action, *args, register=WORKPLACES)


def added(client, label="Số phòng trọ", kind="number", **said):
    """The field, added on its page; it must be taken."""
    form = {"label": label, "kind": kind, "since": "1/1/2026", "listed": "on", **said}
    answer = client.post(at("own-new"), form)
    assert answer.status_code == 302, answer.context["form"].errors
    return OwnField.objects.latest("pk")


def refused(client, label, kind="number", path=None, **said):
    """{field: sentences} of a field that is not taken."""
    form = {"label": label, "kind": kind, "since": "1/1/2026", "listed": "on", **said}
    answer = client.post(path or at("own-new"), form)
    assert answer.status_code == 422
    return answer.context["form"].errors


def one_of(client, kind):
    """A field of that kind with what is typed into it and what is then kept."""
    label, typed, value = OF_EACH[kind]
    options = "Hạng nhất\nHạng hai" if kind == "choice" else ""
    return added(client, label, kind, options=options), typed, value


def typed_form(client, record):
    """What the record's form shows, as a browser posts it."""
    form = client.get(at("edit", record.pk)).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    shown = {name: "on" if v is True else v for name, v in shown.items() if v not in (None, False)}
    return {**shown, **NO_FORMER}


def edit(client, record, **said):
    form = {**typed_form(client, record), **said, "version": record.version}
    answer = client.post(at("edit", record.pk), form)
    record.refresh_from_db()
    record.__dict__.pop("_own_held", None)
    return answer


@pytest.fixture
def manager(as_):
    return as_("manager", "TA")


@pytest.fixture
def place(enter):
    return enter(WORKPLACES)


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


@pytest.mark.parametrize("kind", OF_EACH)
def test_a_list_is_filtered_sorted_and_shown_by_a_field(manager, enter, kind):
    field, typed, _value = one_of(manager, kind)
    said, silent = enter(WORKPLACES), enter(WORKPLACES, code="NLV-002", name="Nơi khác")
    edit(manager, said, **{field.name: typed})
    wanted = {
        "text": {field.name: "NHA a1"}, "number": {f"{field.name}_min": "1800"},
        "day": {f"{field.name}_min": "1/3/2026", f"{field.name}_max": "31/3/2026"},
        "yes_no": {field.name: "yes"}, "choice": {field.name: "Hạng hai"},
    }  # fmt: skip
    page = manager.get(at("list"), wanted[kind])
    assert [one.record.pk for one in page.context["table"].rows] == [said.pk]
    assert [chip["label"] for chip in page.context["chips"]] == [field.label]
    assert SHOWN[kind] in page.text
    for sort, first in ((field.name, said), (f"-{field.name}", said)):
        found = [
            one.record.pk for one in manager.get(at("list"), {"sort": sort}).context["table"].rows
        ]
        assert found == [first.pk, silent.pk]


def test_the_page_of_fields_counts_what_the_list_behind_each_value_holds(manager, enter):
    field, typed, _value = one_of(manager, "choice")
    for number in (1, 2, 3):
        edit(
            manager,
            enter(WORKPLACES, code=f"NLV-{number}"),
            **{field.name: typed} if number > 1 else {},
        )
    [told] = manager.get(at("own")).context["mine"]
    assert (told["said"], [part[:2] for part in told["parts"]]) == (
        "2", [("Hạng nhất", "0"), ("Hạng hai", "2")],
    )  # fmt: skip
    for _label, count, path in told["parts"]:
        assert manager.get(path).context["count"] == int(count)


def test_the_api_takes_and_gives_own_fields_under_their_names(manager, place):
    field = added(manager)
    path = f"/api/v1/{WORKPLACES}/"
    sent = {"version": place.version, field.name: 12}
    answer = manager.patch(f"{path}{place.pk}", json.dumps(sent), content_type="application/json")
    assert (answer.status_code, answer.json()[field.name]) == (200, 12)
    assert manager.get(path, {f"{field.name}_min": "12"}).json()["items"][0][field.name] == 12
    assert manager.get(path, {f"{field.name}_min": "13"}).json()["items"] == []
    again = manager.patch(f"{path}{place.pk}", json.dumps({**sent, field.name: "x"}),
                          content_type="application/json")  # fmt: skip
    assert list(again.json()) == [field.name]


AGREED = "labour/agreements"


@pytest.fixture
def meal(manager):
    """An own field of collective agreements, for sheets."""
    form = {"label": "Số bữa ca", "kind": "number", "since": "1/1/2026", "listed": "on"}
    manager.post(url("own-new", register=AGREED), form)
    return OwnField.objects.get()


def meals():
    return {one.record_id: one.whole for one in OwnValue.objects.filter(whole__isnull=False)}


@pytest.mark.parametrize("many", [2, 130])
def test_a_sheet_brings_own_fields_in_and_out_and_is_undone(manager, enter, meal, many):
    enter("workplaces/workplaces", code="NLV-001")
    heads = ["Đơn vị", "Số thoả ước", "Nơi làm việc", "Ngày ký", "Hiệu lực từ", "Hiệu lực đến hết",
             "Số lao động được áp dụng", "Số điều có lợi hơn luật", "Xếp loại chất lượng",
             "Số bữa ca"]  # fmt: skip
    rows = [[*row(f"{n:03d}/TƯ"), 20 + n] for n in range(many)]
    _page, sheet = upload(manager, sheet_of(heads, *rows))
    assert not faults(sheet)
    write(manager, sheet)
    assert sorted(meals().values()) == [20 + n for n in range(many)]
    export = manager.get(url("export"), {"format": "csv"}).content
    _page, again = upload(manager, export, "ra.csv")
    assert again.counts == {"new": 0, "changed": 0, "same": many, "faulty": 0}
    manager.post(url("import-step", sheet.pk, "done"))
    assert (kept().count(), meals()) == (0, {})


def sheet_of(heads, *rows):
    return files.write("xlsx", heads, rows)


def test_a_bad_cell_is_told_at_the_cell(manager, enter, meal):
    enter("workplaces/workplaces", code="NLV-001")
    heads = ["Đơn vị", "Số thoả ước", "Nơi làm việc", "Ngày ký", "Hiệu lực từ", "Hiệu lực đến hết",
             "Số lao động được áp dụng", "Số điều có lợi hơn luật", "Xếp loại chất lượng",
             "Số bữa ca"]  # fmt: skip
    _page, sheet = upload(manager, sheet_of(heads, [*row("01"), "nhiều"]))
    assert list(faults(sheet)) == [2]
    assert list(faults(sheet)[2]) == [meal.name]


def test_own_fields_are_typed_on_the_grid_and_come_back_with_the_undo(manager, enter, meal):
    record = enter(AGREED)
    manager.post(url("grid"))
    sheet = typed_over(manager, meal, "26")
    assert sheet.judged[0]["changed"] == {meal.name: "–"}
    write(manager, sheet)
    assert meals() == {record.pk: 26}
    manager.post(url("grid"))
    later = typed_over(manager, meal, "31")
    assert later.judged[0]["changed"] == {meal.name: "26"}
    write(manager, later)
    assert meals() == {record.pk: 31}
    manager.post(url("import-step", later.pk, "done"))
    assert meals() == {record.pk: 26}
    manager.post(url("import-step", later.pk, "done"))


def typed_over(client, field, text):
    from congdoan.records.sheets.models import SheetImport

    sheet = SheetImport.objects.first()
    place = sheet.mapping.index(field.name)
    client.post(url("import-step", sheet.pk, "cells"), {f"cell-1-{place}": text})
    sheet.refresh_from_db()
    return sheet


def test_many_records_are_given_a_value_at_once(manager, enter):
    field = added(manager)
    places = [enter(WORKPLACES, code=f"NLV-{n}") for n in range(3)]
    chosen = {"id": [one.pk for one in places], field.name: "5", "reason": "kiểm kê"}
    assert manager.post(at("bulk"), chosen).status_code == 302
    assert [one.whole for one in OwnValue.objects.all()] == [5, 5, 5]


def test_values_go_with_a_record_that_is_removed_and_history_keeps_them(manager, place):
    field = added(manager)
    edit(manager, place, **{field.name: "12"})
    manager.post(at("remove", place.pk), {"reason": "nhập nhầm"})
    assert not OwnValue.objects.exists()
    last = OwnValue.pgh_event_model.objects.latest("pgh_id")
    assert (last.pgh_label, last.whole) == ("delete", 12)


def test_no_page_asks_more_for_sixty_rows_with_own_fields(manager, enter):
    for number in range(6):
        added(manager, f"Mục số {number}")
    fields = list(OwnField.objects.all())

    def cost():
        found = {}
        for path in (at("list"), at("own"), f"{at('export')}?format=csv", f"/api/v1/{WORKPLACES}/"):
            with CaptureQueriesContext(connection) as queries:
                assert manager.get(path).status_code == 200
            found[path] = len(queries)
        return found

    def grown(numbers):
        for number in numbers:
            one = enter(WORKPLACES, code=f"NLV-{number}", name=f"Nơi {number}")
            said = [OwnValue(field=field, register=WORKPLACES, record_id=one.pk, unit_id=one.unit_id,
                             whole=number) for field in fields]  # fmt: skip
            OwnValue.objects.bulk_create(said)

    grown(range(2))
    cost()
    two = cost()
    grown(range(2, 60))
    sixty = cost()
    assert {path: n for path, n in sixty.items() if n > two[path] or n > 30} == {}

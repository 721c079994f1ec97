"""Own fields stand wherever the register's own do: lists, figures, sheets, the grid, the API."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.records.own.models import OwnField, OwnValue
from congdoan.records.sheets import files
from tests.records.own_fields import OF_EACH, SHOWN, WORKPLACES, added, at, edit, one_of
from tests.records.test_sheet_import import faults, kept, row, upload, url, write

pytestmark = pytest.mark.django_db


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

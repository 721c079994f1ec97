"""A list is opened as a sheet, typed over, and written as one change that can be taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.members.registers.person import Person
from congdoan.records.sheets.models import SheetImport
from congdoan.records.write import save
from tests.pages import source
from tests.people import crowd
from tests.records.test_sheet_import import AGREEMENTS, faults, kept, url, write

pytestmark = pytest.mark.django_db


def opened(client, **query):
    """The sheet that the list, so filtered, is opened as."""
    answer = client.post(url("grid"), QUERY_STRING=_query(query))
    assert answer.status_code == 302, answer
    return SheetImport.objects.first()


def _query(query):
    return "&".join(f"{name}={value}" for name, value in query.items())


def cell(sheet, row, field):
    return f"cell-{row}-{sheet.mapping.index(field)}"


def typed(client, sheet, **cells):
    """What was typed is sent to be judged; the page that comes back."""
    answer = client.post(url("import-step", sheet.pk, "cells"), cells, follow=True)
    sheet.refresh_from_db()
    return answer


def test_what_is_filtered_is_opened_in_the_order_of_the_list(officer, enter):
    for number, grade in (("03", "A"), ("01", "A"), ("02", "B")):
        enter(AGREEMENTS, number=number, grade=grade)
    sheet = opened(officer, grade="A", sort="number")
    assert [sheet.cell(n, sheet.mapping.index("number")) for n in sheet.numbers] == ["01", "03"]
    assert sheet.counts == {"new": 0, "changed": 0, "same": 2, "faulty": 0}


def test_cells_typed_over_are_one_change_and_are_taken_back_together(officer, enter):
    one, two = enter(AGREEMENTS, number="01"), enter(AGREEMENTS, number="02")
    sheet = opened(officer, sort="number")
    typed(officer, sheet, **{cell(sheet, 1, "workers"): "1.300", cell(sheet, 2, "number"): "02A"})
    assert sheet.counts == {"new": 0, "changed": 2, "same": 0, "faulty": 0}, faults(sheet)
    page = write(officer, sheet)
    assert "Hoàn tác lần sửa này" in page.text
    one.refresh_from_db(), two.refresh_from_db()
    assert (one.workers, two.number, kept().count()) == (1300, "02A", 2), (
        "the key itself was typed over"
    )
    events = [
        one.pgh_event_model.objects.filter(pgh_obj_id=pk).latest("pgh_id")
        for pk in (one.pk, two.pk)
    ]
    assert {event.pgh_context.metadata["change_set"] for event in events} == {f"import {sheet.pk}"}
    officer.post(url("import-step", sheet.pk, "done"))
    one.refresh_from_db(), two.refresh_from_db()
    assert (one.workers, two.number) == (1250, "02")


def test_a_fault_is_told_at_its_cell_and_nothing_is_written(officer, enter):
    old = enter(AGREEMENTS, number="01")
    sheet = opened(officer)
    page = typed(
        officer,
        sheet,
        **{cell(sheet, 1, "signed_on"): "31/02/2026", cell(sheet, 1, "number"): "09"},
    )
    assert "31/02/2026" in faults(sheet)[2]["signed_on"][0]
    assert 'value="31/02/2026" aria-label="Ngày ký *, dòng 2" aria-invalid="true"' in page.text
    assert write(officer, sheet).status_code == 422
    old.refresh_from_db()
    assert old.number == "01"


def test_a_row_typed_below_the_last_becomes_a_record_and_an_emptied_one_none(officer, enter):
    old = enter(AGREEMENTS, number="01")
    sheet = opened(officer)
    new = {cell(sheet, 3, name): sheet.cell(1, place) for place, name in enumerate(sheet.mapping)}
    typed(officer, sheet, **{**new, cell(sheet, 3, "number"): "02", cell(sheet, 4, "number"): "x"})
    assert (sheet.counts["new"], sheet.counts["faulty"]) == (1, 1)
    typed(officer, sheet, **{cell(sheet, 4, "number"): ""})
    assert sheet.counts == {"new": 1, "changed": 0, "same": 1, "faulty": 0}, faults(sheet)
    write(officer, sheet)
    assert [one.number for one in kept()] == [old.number, "02"]


def test_what_a_colleague_wrote_in_another_cell_meanwhile_stands(officer, enter, actor):
    old = enter(AGREEMENTS, number="01")
    sheet = opened(officer)
    old.workers = 7
    save(old, actor=actor("officer", "CS001"))
    page = typed(officer, sheet, **{cell(sheet, 1, "grade"): "Loại B"})
    assert "Người khác đã sửa bản ghi này" in page.text
    write(officer, sheet)
    old.refresh_from_db()
    assert (old.workers, old.grade) == (7, "B")


def test_a_record_that_went_meanwhile_is_told_and_never_made_again(officer, enter):
    old = enter(AGREEMENTS, number="01")
    sheet = opened(officer)
    old.delete()
    typed(officer, sheet, **{cell(sheet, 1, "number"): "09"})
    assert "không còn" in faults(sheet)[2][""][0]
    assert not kept().exists()


def test_the_unit_stood_at_never_overwrites_the_records_own(as_, enter, world):
    enter("workplaces/workplaces")
    old = enter(AGREEMENTS, number="01")
    client = as_("officer", "TA")
    client.post("/stand/", {"unit": world["HA1"].pk})
    sheet = opened(client)
    typed(client, sheet, **{cell(sheet, 1, "number"): "09"})
    write(client, sheet)
    old.refresh_from_db()
    assert (old.number, old.unit.code) == ("09", "CS001")


def test_pages_turn_with_what_was_typed(officer, enter, monkeypatch):
    from congdoan.records.views import sheet_steps

    monkeypatch.setattr(sheet_steps, "SHOWN", 2)
    for number in ("01", "02", "03"):
        enter(AGREEMENTS, number=number)
    sheet = opened(officer, sort="number")
    page = typed(officer, sheet, **{cell(sheet, 1, "workers"): "5", "page": "1", "go": "2"})
    assert cell(sheet, 3, "number") in page.text
    assert cell(sheet, 1, "number") not in page.text
    assert sheet.counts["changed"] == 1


def test_more_rows_than_a_grid_holds_are_to_be_filtered_first(officer, enter, monkeypatch):
    from congdoan.records.views import sheet as views

    monkeypatch.setattr(views, "IN_BACKGROUND", 1)
    enter(AGREEMENTS, number="01"), enter(AGREEMENTS, number="02")
    answer = officer.post(url("grid"), follow=True)
    assert "hãy lọc bớt rồi sửa từng phần" in answer.text
    assert not SheetImport.objects.exists()


def test_opening_many_rows_asks_no_more_than_opening_one(as_, world):
    client, path = as_("officer", "CS001"), url("grid", register="members/people")

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.post(path).status_code == 302
        return len(asked)

    crowd(world["CS001"], 1)
    cost()
    one = cost()
    for person in crowd(world["CS002"], 20):
        Person.all_rows.filter(pk=person.pk).update(unit=world["CS001"])
    assert cost() == one <= 30
    assert len(SheetImport.objects.first().numbers) == 21


def test_only_who_may_write_opens_a_grid_and_only_of_rows_he_may_write(as_, enter):
    enter("workplaces/workplaces")
    enter(AGREEMENTS)
    assert as_("reader", "CS001").post(url("grid")).status_code == 403
    assert as_("none").post(url("grid")).status_code == 404
    assert not opened(as_("officer", "TB")).numbers
    assert "open-grid" not in source(as_("reader", "CS001").get(url("list")))

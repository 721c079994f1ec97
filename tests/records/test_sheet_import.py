"""A sheet goes into a register in four steps, and comes out again, through the pages alone."""

import datetime as dt
import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport

AGREEMENTS = "labour/agreements"
HEADS = ["Đơn vị", "Số thoả ước", "Nơi làm việc", "Ngày ký", "Hiệu lực từ", "Hiệu lực đến hết",
         "Số lao động được áp dụng", "Số điều có lợi hơn luật", "Xếp loại chất lượng"]  # fmt: skip
pytestmark = pytest.mark.django_db


def row(number, **changes):
    """A good row of agreements in the order of HEADS."""
    cells = {
        "unit": "CS001", "number": number, "workplace": "NLV-001", "signed": dt.date(2026, 2, 10),
        "since": dt.date(2026, 3, 1), "until": dt.date(2028, 2, 29), "workers": 1250, "better": 12,
        "grade": "Loại A",
    }  # fmt: skip
    return list({**cells, **changes}.values())


def book(*rows, merges=()):
    """An xlsx file of those rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"}) as made:
        tab = made.add_worksheet()
        for place, cells in enumerate(rows):
            tab.write_row(place, 0, cells)
        for merge in merges:
            tab.merge_range(*merge)
    return out.getvalue()


def url(action, *args, register=AGREEMENTS):
    return reverse(REGISTERS[register].url_name(action), args=args)


def upload(client, content, name="bang.xlsx", register=AGREEMENTS):
    """(the answer, the import under way or None)."""
    file = SimpleUploadedFile(name, content)
    answer = client.post(url("import", register=register), {"file": file}, follow=True)
    return answer, SheetImport.objects.first()


def write(client, sheet, **data):
    path = url("import-step", sheet.pk, "cells", register=sheet.register)
    answer = client.post(path, {"write": "1", **data}, follow=True)
    sheet.refresh_from_db()
    return answer


def faults(sheet):
    """{row number in the file: {field: [sentences]}}."""
    sheet.refresh_from_db()
    return {one["number"] + 1: one["faults"] for one in sheet.judged if one.get("faults")}


def kept(register=AGREEMENTS):
    return REGISTERS[register].model.objects.across_units("test").order_by("pk")


def test_nothing_is_written_before_the_last_button_and_all_after_it(officer):
    _answer, sheet = upload(officer, book(HEADS, row("01"), row("02")))
    assert sheet.counts == {"new": 2, "changed": 0, "same": 0, "faulty": 0}
    assert not kept().exists()
    assert write(officer, sheet).status_code == 200
    assert [one.number for one in kept()] == ["01", "02"]
    assert kept()[0].signed_on == dt.date(2026, 2, 10)
    assert kept()[0].grade == "A"


def test_the_empty_sheet_is_imported_as_it_is(officer):
    content = officer.get(url("sheet")).content
    _answer, sheet = upload(officer, content)
    assert sheet.counts["new"] == 1, faults(sheet)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_imported_again_changes_nothing(officer, enter, kind):
    enter(AGREEMENTS)
    enter(AGREEMENTS, number="=1+1")
    content = officer.get(url("export"), {"format": kind}).content
    _answer, sheet = upload(officer, content, f"xuat.{kind}")
    assert sheet.counts == {"new": 0, "changed": 0, "same": 2, "faulty": 0}, faults(sheet)


def test_an_export_holds_what_is_filtered_and_no_more(officer, enter):
    enter(AGREEMENTS, number="A1", grade="A")
    enter(AGREEMENTS, number="B1", grade="B")
    content = officer.get(url("export"), {"grade": "B"}).content
    assert [line[1] for line in files.read(content, "x.xlsx")[1:]] == ["B1"]


def test_an_exported_text_is_never_a_formula(officer, enter):
    enter(AGREEMENTS, number="=HYPERLINK(1)")
    assert b"'=HYPERLINK(1)" in officer.get(url("export"), {"format": "csv"}).content
    packed = officer.get(url("export")).content
    import zipfile

    tab = zipfile.ZipFile(io.BytesIO(packed)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in tab


def test_what_changed_is_shown_and_undone_from_the_same_page(officer, enter):
    old = enter(AGREEMENTS, number="01", workers=1000)
    _answer, sheet = upload(officer, book(HEADS, row("01"), row("02")))
    assert sheet.counts == {"new": 1, "changed": 1, "same": 0, "faulty": 0}
    assert sheet.judged[0]["changed"]["workers"] == "1000"
    page = write(officer, sheet, reason="Nhập tháng 6")
    assert "Hoàn tác lần nhập này" in page.text
    assert kept().count() == 2
    officer.post(url("import-step", sheet.pk, "done"))
    old.refresh_from_db()
    assert (kept().count(), old.workers) == (1, 1000)
    events = type(old).pgh_event_model.objects.filter(pgh_obj_id=old.pk).order_by("pgh_id")
    reasons = [event.pgh_context.metadata.get("reason") for event in events if event.pgh_context]
    assert "Nhập tháng 6" in reasons


def test_rows_edited_since_are_listed_and_stay(officer, enter, actor):
    from congdoan.records.write import save

    _answer, sheet = upload(officer, book(HEADS, row("01"), row("02")))
    write(officer, sheet)
    edited = kept().get(number="01")
    edited.workers = 7
    save(edited, actor=actor("officer", "CS001"))
    answer = officer.post(url("import-step", sheet.pk, "done"))
    assert answer.status_code == 409
    assert "đã được sửa sau khi nhập" in answer.text
    assert kept().count() == 2
    officer.post(url("import-step", sheet.pk, "done"), {"rest": "1"})
    assert [one.number for one in kept()] == ["01"]


def test_every_fault_of_every_row_is_told_in_a_sentence(officer):
    bad = row("03", unit="CS999", signed="31/02/2026", workers="nhiều", grade="Z")
    _answer, sheet = upload(officer, book(HEADS, row("01"), bad))
    found = faults(sheet)[3]
    assert "«CS999»" in found["unit"][0]
    assert "31/02/2026" in found["signed_on"][0]
    assert found["workers"]
    assert "Loại A" in found["grade"][0]
    answer = write(officer, sheet)
    assert answer.status_code == 422
    assert not kept().exists()


def test_a_fault_is_fixed_in_the_grid(officer):
    _answer, sheet = upload(officer, book(HEADS, row("01", grade="Z")))
    path = url("import-step", sheet.pk, "cells")
    assert "cell-1-8" in officer.get(path, {"only": "faults"}).text
    officer.post(path, {"cell-1-8": "Loại B"})
    assert not faults(sheet)
    write(officer, sheet)
    assert kept().get().grade == "B"


def test_faulty_rows_are_left_out_only_when_asked(officer):
    _answer, sheet = upload(officer, book(HEADS, row("01", grade="Z"), row("02")))
    write(officer, sheet, skip_faulty="1")
    assert [one.number for one in kept()] == ["02"]


def test_another_units_rows_are_refused(officer):
    _answer, sheet = upload(officer, book(HEADS, row("01", unit="CS101")))
    assert "CS101" in faults(sheet)[2]["unit"][0]


def test_a_unit_left_out_is_the_one_stood_at(officer):
    _answer, sheet = upload(officer, book(HEADS[1:], row("01")[1:]))
    write(officer, sheet)
    assert kept().get().unit.code == "CS001"


def test_two_rows_of_one_kind_are_told(officer):
    _answer, sheet = upload(officer, book(HEADS, row("01"), row("01")))
    assert "Trùng với dòng 2" in faults(sheet)[3]["twin"][0]


def test_headings_under_titles_and_merges_are_found(officer):
    titles = ["DANH SÁCH THOẢ ƯỚC NĂM 2026"]
    upper = [*HEADS[:4], "Hiệu lực", "", *HEADS[6:]]
    lower = ["", "", "", "", "từ", "đến hết", "", "", ""]
    content = book(
        titles,
        [],
        upper,
        lower,
        row("01"),
        merges=[(0, 0, 0, 8, titles[0]), (2, 4, 2, 5, "Hiệu lực")],
    )
    _answer, sheet = upload(officer, content)
    assert all(sheet.mapping), sheet.headings
    assert sheet.counts["new"] == 1, faults(sheet)


def test_wrong_headings_lead_to_the_columns_and_are_remembered(officer):
    heads = ["Cột một", "Cột hai", *HEADS[2:]]
    answer, sheet = upload(officer, book(heads, row("01")))
    assert "Chưa có cột cho: Số thoả ước" in answer.text
    mapping = {f"column-{place}": name for place, name in enumerate(sheet.mapping)}
    mapping.update({"column-0": "unit", "column-1": "number"})
    officer.post(url("import-step", sheet.pk, "columns"), mapping)
    _answer, again = upload(officer, book(heads, row("02")))
    assert again.pk != sheet.pk
    assert again.mapping[:2] == ["unit", "number"]
    assert again.state == "cells"


def test_no_column_or_two_columns_for_one_field_are_refused(officer):
    _answer, sheet = upload(officer, book(["x", "y"], ["1", "2"]))
    path = url("import-step", sheet.pk, "columns")
    assert "Chưa ghép cột nào" in officer.post(path, {}).text
    twice = officer.post(path, {"column-0": "number", "column-1": "number"})
    assert twice.status_code == 422
    assert "Hai cột cùng ghép vào" in twice.text


def test_an_import_is_its_owners_alone(officer, as_):
    _answer, sheet = upload(officer, book(HEADS, row("01")))
    path = url("import-step", sheet.pk, "cells")
    assert as_("manager", "TLD").get(path).status_code == 404


def test_a_record_changed_between_check_and_write_stops_the_whole(officer, enter, actor):
    from congdoan.records.write import save

    old = enter(AGREEMENTS, number="01", workers=1000)
    _answer, sheet = upload(officer, book(HEADS, row("02"), row("01")))
    save(old, actor=actor("officer", "CS001"))
    answer = write(officer, sheet)
    assert answer.status_code == 409
    assert "Chưa ghi dòng nào" in answer.text
    assert kept().count() == 1

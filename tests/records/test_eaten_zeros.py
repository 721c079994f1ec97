"""Excel eats the zeros in front of numbers: they come back in every sheet, whichever way its rows are judged."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.base import identity
from congdoan.members.identity import mark_of
from congdoan.members.registers.person import Person
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from congdoan.workplaces.registers.listed import Listed
from congdoan.workplaces.registers.workplace import Workplace

pytestmark = pytest.mark.django_db
ADDED = "Đã thêm lại số 0"
PEOPLE = ["Đơn vị", "Họ và tên", "Giới tính", "Ngày sinh", "Số căn cước, hộ chiếu", "Điện thoại"]
PLACES = ["Đơn vị", "Mã nơi làm việc", "Tên nơi làm việc", "Mã số thuế", "Sở hữu", "Loại hình",
          "Hoạt động từ"]  # fmt: skip
LISTED = [
    "Đơn vị",
    "Cơ quan cung cấp",
    "Danh sách ngày",
    "Tên nơi làm việc",
    "Mã số thuế",
    "Số lao động",
]


@pytest.fixture(params=[1, 10_000], ids=["by columns", "by form"])
def bring(as_, monkeypatch, request):
    """bring(path, heads, *rows, kind): the import, written."""
    for where in ("congdoan.records.sheets.bycolumns.MANY", "congdoan.records.sheets.work.MANY"):
        monkeypatch.setattr(where, request.param)

    def go(path, heads, *rows, kind="xlsx"):
        client, register = as_("officer", "CS001"), REGISTERS[path]
        file = SimpleUploadedFile(f"bang.{kind}", files.write(kind, heads, rows))
        client.post(reverse(register.url_name("import")), {"file": file})
        sheet = SheetImport.objects.first()
        client.post(
            reverse(register.url_name("import-step"), args=[sheet.pk, "cells"]), {"write": "1"}
        )
        sheet.refresh_from_db()
        return sheet

    return go


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_person_is_known_again_by_a_number_without_its_zero(bring, kind):
    facts = ["CS001", "Lò Thị Mai", "Nữ", dt.date(1990, 5, 12)]
    bring("members/people", PEOPLE, [*facts, "012190001234", "0912000001"])
    again = bring("members/people", PEOPLE, [*facts, 12190001234, 912000001], kind=kind)
    assert again.counts == {"new": 0, "changed": 0, "same": 1, "faulty": 0}
    notes = again.judged[0]["notes"]
    assert ADDED in notes["identity_number"] and ADDED in notes["phone"]
    person = Person.all_rows.get()
    assert (person.identity_mark, person.phone) == (mark_of("012190001234"), "0912000001")


def test_each_kind_of_number_is_sealed_whole(bring, settings):
    typed = {"Lò Thị Ba": 1190001234, "Lò Thị Bốn": 12345678, "Lò Thị Năm": "B1234567"}
    rows = [
        ["CS001", name, "Nữ", dt.date(1990, 5, 12), number, ""] for name, number in typed.items()
    ]
    bring("members/people", PEOPLE, *rows)
    kept = {one.full_name: one.identity_sealed for one in Person.all_rows.all()}
    numbers = [identity.open_sealed(kept[name], settings.IDENTITY_KEY) for name in typed]
    assert numbers == ["001190001234", "012345678", "B1234567"]


def test_tax_codes_of_workplaces_and_of_agencies_lists_meet_again(bring):
    place = ["CS001", "W1", "Chè Tam Đường", 100109106, "non_state", "enterprise",
             dt.date(2015, 1, 1)]  # fmt: skip
    sheet = bring("workplaces/workplaces", PLACES, place)
    assert ADDED in sheet.judged[0]["notes"]["tax_code"], sheet.judged
    day = dt.date(2026, 3, 31)
    bring("workplaces/listed", LISTED, ["CS001", "Cơ quan thuế", day, "Tên đã đổi", 100109106, 120],
          ["CS001", "Cơ quan thuế", day, "Nơi khác hẳn", 100109107, 5])  # fmt: skip
    assert Workplace.all_rows.get().tax_code == "0100109106"
    met, other = Listed.all_rows.order_by("-points")
    assert (met.tax_code, met.workplace.code, met.points) == ("0100109106", "W1", 100)
    assert (other.tax_code, other.workplace) == ("100109107", None), "it would not check"


def test_an_agency_s_own_list_too(enter, as_):
    enter("workplaces/suppliers", "TA", username="partner-ta", office="Cơ quan thuế TA")
    content = files.write("xlsx", ["Tên nơi làm việc", "Mã số thuế"], [["Chè", 100109106]])
    client, file = as_("partner", "TA"), SimpleUploadedFile("thue.xlsx", content)
    client.post(reverse("workplaces-supply"), {"listed_on": "31/3/2026", "file": file})
    client.post(reverse("workplaces-supplied", args=[SheetImport.objects.get().pk]))
    assert Listed.all_rows.get().tax_code == "0100109106"

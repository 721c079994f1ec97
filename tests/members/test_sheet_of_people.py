"""A union's own list of members goes in at once: people, their numbers, and the roll they stand on."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import DeadlockDetected

from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import bycolumns, files, work
from congdoan.records.sheets.models import SheetImport
from tests.members.conftest import all_of

PEOPLE = REGISTERS["members/people"]
HEADS = ["Đơn vị", "Họ và tên", "Giới tính", "Ngày sinh", "Quốc tịch", "Số căn cước, hộ chiếu",
         "Là đoàn viên từ ngày", "Số thẻ đoàn viên"]  # fmt: skip
BOTH = pytest.mark.parametrize("many", [1, 10_000], ids=["by columns", "by form"])
pytestmark = pytest.mark.django_db


def row(at=0, **changes):
    """A good row: women born in 1990, numbers one after the other."""
    cells = {
        "unit": "CS001", "name": f"Lò Thị Mai {chr(65 + at % 26)}{chr(97 + at // 26)}", "sex": "Nữ",
        "born": "12/5/1990", "nation": "Việt Nam", "number": f"01219{at:07d}"[:5] + f"0{at:06d}",
        "joined": "1/3/2024", "card": "",
    }  # fmt: skip
    return list({**cells, **changes}.values())


@pytest.fixture
def officer(as_):
    return as_("officer", "CS001")


@pytest.fixture
def bring(officer, monkeypatch):
    """bring(rows, many): the import after its check; `many` rows and more go by columns, seven at once."""

    def go(rows, many=1):
        monkeypatch.setattr(bycolumns, "MANY", many)
        monkeypatch.setattr("congdoan.records.sheets.work.MANY", many)
        monkeypatch.setattr("congdoan.records.sheets.work.SLICE", 7)
        file = SimpleUploadedFile("danh sach.csv", files.write("csv", HEADS, rows))
        officer.post(reverse(PEOPLE.url_name("import")), {"file": file})
        return SheetImport.objects.first()

    return go


@pytest.fixture
def press(officer):
    def go(sheet, step, **data):
        url = reverse(PEOPLE.url_name("import-step"), args=[sheet.pk, step])
        answer = officer.post(url, data, follow=True)
        sheet.refresh_from_db()
        return answer

    return go


def faults(sheet):
    return {one["number"]: one["faults"] for one in sheet.judged if one.get("faults")}


@BOTH
def test_people_and_their_memberships_come_in_together_and_go_out_again(bring, press, many):
    sheet = bring([row(at, card=f"{at:05d}") for at in range(30)], many)
    assert sheet.counts == {"new": 30, "changed": 0, "same": 0, "faulty": 0}, faults(sheet)
    press(sheet, "cells", write="1")
    people, roll = list(all_of(Person)), list(all_of(Membership).select_related("person"))
    assert len(people) == len(roll) == 30
    assert all(one.code == f"DV-{one.pk:06d}" and one.identity_last for one in people)
    assert all(one.person.sort_key == one.sort_key and one.entry == "existing" for one in roll)
    assert {one.card_no for one in roll} == {f"{at:05d}" for at in range(30)}
    assert (
        Person.pgh_event_model.objects.count() == Membership.pgh_event_model.objects.count() == 30
    )
    press(sheet, "done")
    assert (
        sheet.state == "undone" and not all_of(Person).exists() and not all_of(Membership).exists()
    )
    assert Person.pgh_event_model.objects.count() == 60, "history keeps both"


@BOTH
def test_what_was_edited_since_stays_and_is_named(bring, press, officer, many):
    sheet = bring([row(at) for at in range(12)], many)
    press(sheet, "cells", write="1")
    edited, moved = all_of(Person).order_by("pk")[:2]
    Person.all_rows.filter(pk=edited.pk).update(version=2)
    Membership.all_rows.filter(person=moved).update(version=2)
    answer = press(sheet, "done")
    assert sheet.state == "done" and all_of(Person).count() == 12
    assert str(edited) in answer.content.decode() and str(moved) in answer.content.decode()
    press(sheet, "done", rest="1")
    assert {one.pk for one in all_of(Person)} == {edited.pk, moved.pk}


@pytest.mark.parametrize("times", [2, 9], ids=["twice", "time after time"])
def test_a_write_that_the_database_stops_for_another_begins_anew(bring, press, monkeypatch, times):
    sheet, stops = bring([row(at) for at in range(20)]), iter(range(times))
    plain = work.save_all

    def stopped(records, **more):
        made = plain(records, **more)
        if next(stops, None) is None:
            return made
        raise OperationalError from DeadlockDetected()

    monkeypatch.setattr(work, "save_all", stopped)
    page = press(sheet, "cells", write="1").content.decode()
    if times == 2:
        assert sheet.state == "done" and all_of(Person).count() == 20
    else:
        assert "phải chờ lẫn nhau" in page
        assert sheet.state == "cells" and sheet.counts["new"] == 20 and not all_of(Person).exists()
        assert sheet.cell(1, 1) in page, "what was typed is still there"


@BOTH
def test_the_same_list_again_changes_nothing(bring, press, many):
    rows = [row(at) for at in range(20)] + [row(50, number="")]
    press(bring(rows, many), "cells", write="1")
    again = bring(rows, many)
    assert again.counts == {"new": 0, "changed": 0, "same": 21, "faulty": 0}, faults(again)


@BOTH
def test_identical_rows_are_one_person(bring, many):
    sheet = bring([row(7)] * 300, many)
    assert len(faults(sheet)) == 299
    assert faults(sheet)[2] == {"twin": ["Trùng với dòng 2 của bảng; bỏ bớt một dòng."]}


BAD = {
    "unknown unit": ({"unit": "KHONG"}, "unit", "Không tìm thấy «KHONG»"),
    "no such day": ({"born": "31/02/1990"}, "born", "không có ngày 31"),
    "year 0202": ({"born": "1/1/0202"}, "born", "1900–2100"),
    "foreigner too early": ({"nation": "Nhật Bản", "number": "TR1234", "joined": "1/5/2025"},
                            "joined_on", "Người lao động nước ngoài được kết nạp từ 01/7/2025"),
    "roll before birth": ({"joined": "1/1/1980"}, "joined_on", "sau ngày sinh"),
    "roll to come": ({"joined": "1/1/2090"}, "joined_on", "chưa tới"),
    "card without a day": ({"joined": "", "card": "123"}, "joined_on", "Ghi ngày vào sổ"),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize("case", BAD)
def test_a_fault_is_told_at_its_cell_and_the_other_rows_stand(bring, many, case):
    changes, field, words = BAD[case]
    sheet = bring([row(0), row(1, **changes), row(2)], many)
    assert list(faults(sheet)) == [2] and sheet.counts["new"] == 2
    assert words in faults(sheet)[2][field][0]


@BOTH
@pytest.mark.parametrize(
    ("changes", "words"),
    [({"number": "01219000123"}, "12 chữ số"), ({"sex": "Nam"}, "ứng với nữ")],
    ids=["length", "sex"],
)
def test_an_odd_number_is_said_and_kept(bring, press, many, changes, words):
    sheet = bring([row(0, **changes)], many)
    assert not faults(sheet) and words in sheet.judged[0]["notes"]["identity_number"]
    page = press(sheet, "cells", write="1")
    assert page.status_code == 200 and all_of(Person).get().identity_doubtful


@BOTH
def test_a_member_of_another_union_is_pointed_to_a_transfer(bring, press, someone, as_, many):
    there = someone("CS002", full_name="Vàng A Páo", born=dt.date(1990, 5, 12), sex="male")
    sheet = bring([row(0, name="Vàng A Páo", sex="Nam", number="")], many)
    assert there.code in faults(sheet)[1]["full_name"][0]


def test_old_fonts_come_out_in_unicode(bring):
    names = ["Lß ThÞ Mai", "NguyÔn V¨n H¶i", "§Æng ThÞ Thuû", "Vµng A P¸o", "TrÇn Quèc B¶o"]
    sheet = bring(
        [row(at, name=name, sex="N÷", nation="ViÖt Nam") for at, name in enumerate(names)]
    )
    assert not faults(sheet)
    assert [sheet.cell(number, 1) for number in sheet.numbers] == [
        "Lò Thị Mai", "Nguyễn Văn Hải", "Đặng Thị Thuỷ", "Vàng A Páo", "Trần Quốc Bảo",
    ]  # fmt: skip


def test_the_list_goes_out_in_other_hands_columns_and_comes_back_unchanged(
    bring, press, officer, many=1
):
    press(bring([row(at, card=f"{at:05d}") for at in range(3)], many), "cells", write="1")
    url = reverse(PEOPLE.url_name("export"))
    page = officer.get(reverse(PEOPLE.url_name("list"))).content.decode()
    assert "layout=tld" in page and "layout=5b" in page
    out = officer.get(url, {"layout": "tld"}).content
    heads, first, *_others = files.read(out, "x.xlsx")
    assert heads[:4] == [
        "Mã đơn vị công đoàn",
        "Mã đoàn viên",
        "Số thẻ đoàn viên",
        "Họ và tên đoàn viên",
    ]
    assert first[0] == "CS001" and first[heads.index("Ngày kết nạp công đoàn")] == "01/3/2024"
    officer.post(reverse(PEOPLE.url_name("import")), {"file": SimpleUploadedFile("tld.xlsx", out)})
    back = SheetImport.objects.first()
    assert back.counts == {"new": 0, "changed": 0, "same": 3, "faulty": 0}, faults(back)
    assert files.read(officer.get(url, {"layout": "5b"}).content, "x.xlsx")[0][-1] == "Ký tên"
    assert officer.get(url, {"layout": "xx"}).status_code == 404

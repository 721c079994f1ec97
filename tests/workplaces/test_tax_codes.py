"""A tax code that does not check, or that another workplace bears, is said on the page and in a sheet; all is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from congdoan.workplaces.registers.workplace import Workplace
from tests.sweeps.hands import typed

pytestmark = pytest.mark.django_db
PLACES = REGISTERS["workplaces/workplaces"]
FREE = {"state": "potential", "union_since": ""}
ODD, SAME = "Chữ số kiểm tra", "Đã có nơi làm việc mang mã số thuế này: Chè Tam Đường (W1)"


@pytest.fixture
def tea(enter):
    return enter(
        PLACES.path, "CS001", code="W1", name="Chè Tam Đường", tax_code="0100109106", **FREE
    )


@pytest.fixture
def saved(as_, world):
    """saved(unit, **facts): the page after the workplace was saved; `pk` of the one that is edited."""

    def post(unit="CS001", pk=None, **facts):
        data = typed(PLACES, world[unit], **{**FREE, **facts})
        url = reverse(PLACES.url_name("edit" if pk else "new"), args=[pk] if pk else [])
        answer = as_("officer", unit).post(url, data, follow=True)
        assert answer.status_code == 200, answer.context["form"].errors
        return answer.content.decode()

    return post


def test_a_code_that_does_not_check_is_said_and_kept(saved):
    assert ODD in saved(code="W2", tax_code="0100109107")
    assert Workplace.all_rows.get(code="W2").tax_code == "0100109107"
    for n, code in enumerate(("0100109106", "0100109106-001", "012190001234", "")):
        assert ODD not in saved(code=f"W3{n}", tax_code=code)


def test_a_code_that_another_bears_is_said_and_kept(tea, saved):
    assert SAME in saved(code="W2", tax_code="0100109106")
    assert Workplace.all_rows.filter(tax_code="0100109106").count() == 2


def test_nobody_is_told_of_the_workplace_itself_or_of_one_out_of_reach(tea, saved):
    told = "mang mã số thuế này"
    assert told not in saved(pk=tea.pk, code="W1", name="Chè Tam Đường", tax_code="0100109106")
    assert told not in saved("CS101", code="W2", tax_code="0100109106")


def test_a_sheet_says_both_beside_the_cell(tea, as_):
    heads = ["Đơn vị", "Mã nơi làm việc", "Tên nơi làm việc", "Mã số thuế", "Sở hữu", "Loại hình",
             "Hoạt động từ"]  # fmt: skip
    rest = ["non_state", "enterprise", "1/1/2015"]
    rows = [["CS001", "W2", "Chè", 100109106, *rest], ["CS001", "W3", "Dệt", "6200012345", *rest],
            ["CS001", "W1", "Chè Tam Đường", "0100109106", *rest]]  # fmt: skip
    file = SimpleUploadedFile("bang.xlsx", files.write("xlsx", heads, rows))
    as_("officer", "CS001").post(reverse(PLACES.url_name("import")), {"file": file})
    sheet = SheetImport.objects.get()
    assert sheet.counts["faulty"] == 0, sheet.judged
    eaten, odd, itself = (one.get("notes", {}).get("tax_code", "") for one in sheet.judged)
    assert "Đã thêm lại số 0" in eaten and SAME in eaten
    assert ODD in odd and not itself

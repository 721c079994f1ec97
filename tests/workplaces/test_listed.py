"""Another agency's list finds our workplaces by tax code or by the firm's own name, and says why."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.records.sheets import bycolumns, files
from congdoan.records.sheets.models import SheetImport
from congdoan.workplaces.matching import core
from congdoan.workplaces.registers.headcount import Headcount
from congdoan.workplaces.registers.listed import Listed
from congdoan.workplaces.registers.workplace import Workplace
from tests.sweeps.test_every_sheet import bring

pytestmark = pytest.mark.django_db
HEADS = ["Đơn vị", "Cơ quan cung cấp", "Danh sách ngày", "Tên nơi làm việc", "Mã số thuế", "Địa chỉ",
         "Số lao động"]  # fmt: skip
LIST = [
    ["CS001", "Cơ quan thuế", "31/3/2026", "CÔNG TY CỔ PHẦN CHÈ TAM ĐƯỜNG", "6200011111", "", 120],
    [
        "CS001",
        "Cơ quan thuế",
        "31/3/2026",
        "Cty TNHH MTV May Sông Hồng",
        "",
        "Bản Bo, Tam Đường",
        85,
    ],
    ["CS001", "Cơ quan thuế", "31/3/2026", "Hợp tác xã Dệt Thổ Cẩm", "6200099999", "", 14],
]


@pytest.fixture
def ours(enter):
    blank = {"state": "potential", "union_since": ""}
    enter(
        "workplaces/workplaces",
        "CS001",
        code="W1",
        name="Chè Tam Đường",
        tax_code="6200011111",
        **blank,
    )
    enter("workplaces/workplaces", "CS001", code="W2", name="Công ty TNHH May Sông Hồng",
          address="Bản Bo, huyện Tam Đường", **blank)  # fmt: skip


@pytest.fixture(params=[1, 10_000], ids=["by columns", "by form"])
def brought(ours, as_, monkeypatch, request):
    monkeypatch.setattr(bycolumns, "MANY", request.param)
    monkeypatch.setattr("congdoan.records.sheets.work.MANY", request.param)
    client = as_("officer", "CS001")
    file = SimpleUploadedFile("thue.csv", files.write("csv", HEADS, LIST))
    client.post(reverse("workplaces-listed-import"), {"file": file})
    sheet = SheetImport.objects.get()
    client.post(reverse("workplaces-listed-import-step", args=[sheet.pk, "cells"]), {"write": "1"})
    return {one.name: one for one in Listed.all_rows.select_related("workplace")}


def step(as_, listed, state, follow=False):
    url = reverse("workplaces-listed-step", args=[listed.pk])
    return as_("officer", "CS001").post(url, {"state": state}, follow=follow)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("CÔNG TY TNHH MAY SÔNG HỒNG", "may song hong"),
        ("Cty CP Chè Tam Đường – Chi nhánh 2", "che tam duong 2"),
        ("Doanh nghiệp tư nhân Hoàng Liên", "hoang lien"),
    ],
)
def test_the_own_words_of_a_firm_are_told_from_what_every_firm_has(name, own):
    assert core(name) == own


def test_rows_meet_their_workplaces_and_say_why(brought):
    tea, sewing, weaving = (brought[row[3]] for row in LIST)
    assert (tea.workplace.code, tea.points) == ("W1", 100) and "mã số thuế" in tea.why
    assert (sewing.workplace.code, sewing.points) == ("W2", 80) and "địa chỉ giống" in sewing.why
    assert weaving.workplace is None and weaving.status == "imported"


def test_a_match_brings_its_headcount_with_the_source(brought, as_):
    assert step(as_, brought[LIST[0][3]], "matched").status_code == 302
    count = Headcount.all_rows.get()
    assert (count.workplace.code, count.total) == ("W1", 120)
    assert count.source == "Cơ quan thuế 31/03/2026"
    assert Workplace.all_rows.get(code="W1").workers == 120


def test_a_new_one_is_put_on_record(brought, as_):
    assert step(as_, brought[LIST[2][3]], "new").status_code == 302
    place = Workplace.all_rows.get(tax_code="6200099999")
    assert (place.code, place.workers, place.state) == ("6200099999", 14, "unsurveyed")


@pytest.mark.parametrize("many", [1, 10_000])
def test_a_row_that_says_it_is_new_is_put_on_record_however_long_its_sheet(as_, monkeypatch, many):
    monkeypatch.setattr("congdoan.records.sheets.work.MANY", many)
    file = files.write("csv", [*HEADS, "Tình trạng"], [[*LIST[2], "Lập nơi làm việc mới"]])
    bring(REGISTERS["workplaces/listed"], as_("officer", "CS001"), file, "csv")
    assert Workplace.all_rows.get(tax_code="6200099999").workers == 14


def test_nothing_matches_without_a_workplace(brought, as_):
    answer = step(as_, brought[LIST[2][3]], "matched")
    assert answer.status_code == 422 and "Chọn nơi làm việc" in answer.content.decode()


def test_a_firm_that_several_agencies_name_is_put_on_record_once(brought, enter, as_):
    again = enter("workplaces/listed", "CS001", agency="insurance", listed_on="2026-04-30",
                  name="HTX Dệt Thổ Cẩm", tax_code="6200099999", workers=16, status="imported")  # fmt: skip
    for listed in (brought["Hợp tác xã Dệt Thổ Cẩm"], again):
        Listed.all_rows.filter(pk=listed.pk).update(workplace=None)
        assert step(as_, listed, "new").status_code == 302
    again.refresh_from_db()
    assert Workplace.all_rows.filter(tax_code="6200099999").count() == 1
    assert again.status == "matched" and again.workplace.tax_code == "6200099999"
    assert sorted(
        Headcount.all_rows.filter(workplace=again.workplace).values_list("total", flat=True)
    ) == [14, 16]


def test_a_firm_is_found_among_however_many_that_begin_alike(ours, enter, as_, monkeypatch):
    monkeypatch.setattr("congdoan.workplaces.matching.MANY", 2)
    for place in range(3):
        enter("workplaces/workplaces", "CS001", code=f"A{place}", name=f"Công ty May Số {place}",
              state="potential", union_since="")  # fmt: skip
    file = SimpleUploadedFile("thue.csv", files.write("csv", HEADS, LIST[1:2]))
    client = as_("officer", "CS001")
    client.post(reverse("workplaces-listed-import"), {"file": file})
    sheet = SheetImport.objects.get()
    client.post(reverse("workplaces-listed-import-step", args=[sheet.pk, "cells"]), {"write": "1"})
    assert Listed.all_rows.get().workplace.code == "W2"


def back(as_, listed):
    """What the page says once the row waits again."""
    answer = step(as_, listed, "imported", follow=True)
    assert answer.status_code == 200
    listed.refresh_from_db()
    assert listed.status == "imported" and listed.counted is None
    return answer.content.decode()


def test_a_wrong_match_is_taken_back_with_its_headcount_and_matched_anew(brought, as_):
    tea = brought[LIST[0][3]]
    step(as_, tea, "matched")
    said = back(as_, tea)
    assert not Headcount.all_rows.exists() and Workplace.all_rows.get(code="W1").workers == 0
    assert "còn nguyên" not in said and "vẫn còn trong sổ" not in said
    Listed.all_rows.filter(pk=tea.pk).update(workplace=Workplace.all_rows.get(code="W2"))
    step(as_, tea, "matched")
    assert Headcount.all_rows.get().workplace.code == "W2"


def test_a_headcount_that_somebody_has_edited_stays_and_is_named(brought, as_):
    tea = brought[LIST[0][3]]
    step(as_, tea, "matched")
    count = Headcount.all_rows.get()
    data = {"unit": count.unit_id, "workplace": count.workplace_id, "counted_on": "31/3/2026",
            "total": "118", "source": "Đếm lại"}  # fmt: skip
    edited = as_("officer", "CS001").post(
        reverse("workplaces-headcounts-edit", args=[count.pk]), data
    )
    assert edited.status_code == 302
    said = back(as_, tea)
    assert "đã được sửa sau khi khớp nên còn nguyên: Chè Tam Đường, 31/3/2026" in said
    assert Headcount.all_rows.get().total == 118


def test_a_headcount_of_that_day_that_was_there_before_stays(brought, enter, as_):
    place = Workplace.all_rows.get(code="W1")
    enter("workplaces/headcounts", "CS001", workplace=place, counted_on="2026-03-31", total=110,
          female="", ethnic_minority="", direct_workers="")  # fmt: skip
    step(as_, brought[LIST[0][3]], "matched")
    assert "còn nguyên" not in back(as_, brought[LIST[0][3]])
    assert Headcount.all_rows.get().total == 110


def test_a_workplace_put_on_record_wrongly_stays_and_is_named(brought, as_):
    weaving = brought[LIST[2][3]]
    step(as_, weaving, "new")
    assert "vẫn còn trong sổ: Hợp tác xã Dệt Thổ Cẩm" in back(as_, weaving)
    assert Workplace.all_rows.get(tax_code="6200099999").workers == 0
    assert not Headcount.all_rows.exists()


def test_many_are_taken_back_at_once(brought, as_):
    rows = [brought[row[3]] for row in LIST]
    for listed, state in zip(rows, ("matched", "matched", "new"), strict=True):
        step(as_, listed, state)
    assert Headcount.all_rows.count() == 3
    data = {"id": [listed.pk for listed in rows], "status": "imported"}
    page = as_("officer", "CS001").post(reverse("workplaces-listed-bulk"), data, follow=True)
    assert "vẫn còn trong sổ: Hợp tác xã Dệt Thổ Cẩm" in page.content.decode()
    assert not Headcount.all_rows.exists()


def test_an_import_is_still_undone(brought, as_):
    """A row that waits has entailed nothing, though steps lead back to it."""
    sheet = SheetImport.objects.get()
    as_("officer", "CS001").post(reverse("workplaces-listed-import-step", args=[sheet.pk, "done"]))
    assert not Listed.all_rows.exists()

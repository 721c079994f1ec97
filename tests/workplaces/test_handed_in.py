"""Another agency's account hands in its own list, mends what is told it, and the union matches as ever."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from congdoan.trail.models import Notice
from congdoan.workplaces.registers.listed import Listed
from congdoan.workplaces.registers.supplier import Supplier

pytestmark = pytest.mark.django_db
HEADS = ["Tên nơi làm việc", "Mã số thuế", "Địa chỉ", "Số lao động"]
TEA = ["CÔNG TY CỔ PHẦN CHÈ TAM ĐƯỜNG", "6200011111", "Bản Bo", 120]
WEAVING = ["Hợp tác xã Dệt Thổ Cẩm", "6200099999", "", 14]
HOME = reverse("workplaces-supply")


@pytest.fixture
def supplier(enter):
    return enter("workplaces/suppliers", "TA", username="partner-ta", office="Cơ quan thuế TA")


@pytest.fixture
def office(supplier, as_):
    return as_("partner", "TA")


def hand_in(client, *rows, heads=HEADS, day="31/3/2026"):
    """The page after the file was read."""
    file = SimpleUploadedFile("thue.csv", files.write("csv", heads, rows))
    return client.post(HOME, {"listed_on": day, "file": file}, follow=True)


def send(client):
    """The last list is sent; the page after it."""
    return client.post(
        reverse("workplaces-supplied", args=[SheetImport.objects.first().pk]), follow=True
    )


def rows():
    return Listed.all_rows.order_by("pk")


def test_a_list_is_read_sent_and_stands_as_of_its_own_source_and_unit(office, enter, world):
    enter("workplaces/workplaces", "CS001", code="W1", name="Chè Tam Đường", tax_code="6200011111",
          state="potential", union_since="")  # fmt: skip
    page = hand_in(office, TEA, WEAVING)
    assert (page.context["read"], page.context["writable"], rows().count()) == (2, 2, 0)
    page = send(office)
    assert {name: page.context["outcome"][name] for name in ("all", "met", "waiting")} == {
        "all": 2, "met": 1, "waiting": 2,
    }  # fmt: skip
    tea, weaving = rows()
    assert {(one.unit, one.agency, str(one.listed_on), one.status) for one in (tea, weaving)} == {
        (world["TA"], "tax", "2026-03-31", "imported")
    }
    assert (tea.workplace.code, weaving.workplace) == ("W1", None)
    event = Listed.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["who"] == "Partner-Ta"


def test_columns_that_are_not_the_agencys_to_say_are_not_read(office, world):
    heads = [*HEADS, "Đơn vị", "Cơ quan cung cấp", "Tình trạng"]
    hand_in(office, [*TEA, "CS101", "Bảo hiểm xã hội", "Bỏ qua"], heads=heads)
    send(office)
    one = rows().get()
    assert (one.unit, one.agency, one.status) == (world["TA"], "tax", "imported")


def test_faults_are_told_by_cell_and_the_mended_list_is_not_taken_twice(office):
    page = hand_in(office, TEA, ["", "6200099999", "", "mười bốn"])
    told = [(cell["row"], cell["column"], cell["held"]) for cell in page.context["faults"]]
    assert sorted(told) == [(3, "Số lao động", "mười bốn"), (3, "Tên nơi làm việc", "")]
    assert "mười bốn" in page.text
    send(office)
    assert rows().count() == 1
    page = hand_in(office, TEA, WEAVING)
    assert (page.context["counts"]["same"], page.context["writable"]) == (1, 1)
    send(office)
    assert [one.name for one in rows()] == [TEA[0], WEAVING[0]]


def mend(client, page, *, press="mend", **typed):
    """The page after those columns of the only faulty row were typed over."""
    names = {cell["column"]: cell["name"] for cell in page.context["faults"]}
    data = {names[column.replace("_", " ")]: text for column, text in typed.items()}
    url = reverse("workplaces-supplied", args=[SheetImport.objects.first().pk])
    return client.post(url, {**data, press: "1"}, follow=True)


def test_a_cell_with_a_fault_is_typed_over_on_the_page_and_its_row_is_then_sent(office):
    page = hand_in(office, TEA, ["", "6200099999", "", "mười bốn"])
    page = mend(office, page, Số_lao_động="14")
    assert [(cell["column"], cell["held"]) for cell in page.context["faults"]] == [
        ("Tên nơi làm việc", "")
    ]
    assert page.context["writable"] == 1
    mend(office, page, press="send", Tên_nơi_làm_việc="Hợp tác xã Dệt Thổ Cẩm")
    assert [(one.name, one.workers) for one in rows()] == [
        (TEA[0], 120),
        ("Hợp tác xã Dệt Thổ Cẩm", 14),
    ]


def test_nothing_is_sent_while_a_cell_typed_over_is_still_wrong(office):
    page = hand_in(office, TEA, [*WEAVING[:3], "mười bốn"])
    page = mend(office, page, press="send", Số_lao_động="mười lăm")
    assert "Còn 1 dòng vừa sửa chưa đúng" in page.text
    assert "mười lăm" in page.text
    assert not rows().exists()


def test_cells_without_a_fault_and_columns_not_read_cannot_be_typed_over(office):
    heads = [*HEADS, "Đơn vị"]
    hand_in(office, [*TEA, "CS101"], [*WEAVING[:3], "mười bốn", "CS101"], heads=heads)
    sheet = SheetImport.objects.get()
    url = reverse("workplaces-supplied", args=[sheet.pk])
    office.post(url, {"cell-1-3": "1", "cell-2-4": "TLD", "cell-9-0": "Không có", "mend": "1"})
    assert SheetImport.objects.get().rows == sheet.rows


def test_a_hundred_rows_and_more_are_taken_as_well(office):
    many = [[f"Cơ sở Số {n}", f"62{n:08d}", "", n] for n in range(130)]
    assert hand_in(office, *many).context["writable"] == 130
    assert send(office).context["outcome"]["all"] == 130
    assert set(rows().values_list("agency", "unit__code")) == {("tax", "TA")}


def test_what_the_union_decided_is_not_written_over(office, as_):
    hand_in(office, TEA)
    send(office)
    step = reverse("workplaces-listed-step", args=[rows().get().pk])
    as_("officer", "TA").post(step, {"state": "ignored"})
    page = hand_in(office, [*TEA[:3], 300])
    assert "đã đối chiếu" in page.text
    send(office)
    assert [(one.workers, one.status) for one in rows()] == [(120, "ignored")]


def test_what_waits_may_be_corrected(office):
    hand_in(office, TEA)
    send(office)
    assert hand_in(office, [*TEA[:3], 300]).context["counts"]["changed"] == 1
    send(office)
    assert [one.workers for one in rows()] == [300]


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"listed_on": "31/3/2026"}, "file"),
        ({"listed_on": "1/1/2027"}, "listed_on"),
        ({}, "listed_on"),
    ],
)
def test_a_bad_form_says_what_is_missing(office, posted, field):
    page = office.post(HOME, posted)
    assert page.status_code == 422
    assert field in page.context["form"].errors


def test_a_file_without_the_names_says_so_and_keeps_the_day(office):
    page = hand_in(office, ["1", "2"], heads=["Cột một", "Cột hai"])
    assert page.status_code == 422
    assert "Tên nơi làm việc" in str(page.context["form"].errors["file"])
    assert 'value="31/3/2026"' in page.text
    assert not SheetImport.objects.exists()


def test_the_empty_sheet_can_be_handed_in(office):
    sheet = office.get(reverse("workplaces-supply-sheet")).content
    file = SimpleUploadedFile("mau.xlsx", sheet)
    page = office.post(HOME, {"listed_on": "31/3/2026", "file": file}, follow=True)
    assert (page.context["read"], page.context["writable"]) == (1, 1)


def test_officers_of_the_unit_are_told(office, person):
    who = person("officer", "TA")
    hand_in(office, TEA, WEAVING)
    send(office)
    notice = Notice.objects.get(user=who)
    assert notice.text == "Cơ quan thuế TA gửi danh sách: 2 dòng."


def test_each_account_sees_its_own_lists_alone(office, as_, enter):
    hand_in(office, TEA)
    mine = SheetImport.objects.get()
    enter("workplaces/suppliers", "TB", username="partner-tb", office="Khác", agency="insurance")
    other = as_("partner", "TB")
    assert other.get(reverse("workplaces-supplied", args=[mine.pk])).status_code == 404
    assert not other.get(HOME).context["lists"]
    assert as_("manager", "TA").get(HOME).status_code == 404
    step = reverse("workplaces-listed-import-step", args=[mine.pk, "cells"])
    assert as_("manager", "TA").get(step).status_code == 404


def test_an_account_without_a_source_or_past_its_day_hands_nothing_in(as_, supplier):
    Supplier.all_rows.filter(pk=supplier.pk).update(until="2026-06-14")
    client = as_("partner", "TA")
    assert "chưa gắn với nguồn" in client.get(HOME).text
    assert hand_in(client, TEA).status_code == 422
    assert not SheetImport.objects.exists()


def test_the_page_of_the_office_tells_of_its_account_and_last_list(office, supplier, as_):
    hand_in(office, TEA)
    send(office)
    page = as_("officer", "TA").get(reverse("workplaces-suppliers-detail", args=[supplier.pk])).text
    assert "Partner-Ta" in page
    assert "15/6/2026" in page


def test_its_pages_cost_the_same_for_many_lists(office):
    hand_in(office, TEA)

    def cost():
        found = []
        for path in (HOME, reverse("workplaces-supplied", args=[SheetImport.objects.last().pk])):
            with CaptureQueriesContext(connection) as asked:
                assert office.get(path).status_code == 200
            found.append(len(asked))
        return found

    cost()
    one = cost()
    for _time in range(5):
        hand_in(office, TEA, WEAVING)
    assert cost() == one
    assert max(one) <= 30

"""Pages of numbers go to Excel as they are asked: of whom, of which day, with what they show."""

import io

import pytest
import python_calamine
from django.urls import reverse

pytestmark = pytest.mark.django_db
PAGES = {
    "members-composition": ("Cơ cấu và hồ sơ đoàn viên", "Nữ"),
    "members-movements": ("Bảng biến động đoàn viên", "Đầu kỳ"),
    "direction-adoption": ("Mức độ chuyển đổi số", "Đoàn viên"), "workplaces-blanks": ("Khoảng trắng", "Mọi cỡ"),
    "direction-desk": ("Bàn tháo gỡ vướng mắc", "Quá hạn"),
    "direction-attendance": ("Chuyên cần", "Vắng có lý do"),
    "direction-calendar": ("Lịch công tác", "Nội dung"),
    "direction-procedures-times": ("Thời gian giải quyết thực tế", "Lâu nhất (ngày)"),
    "direction-book": ("Sổ số văn bản", "Trích yếu"),
    "direction-keeping": ("Văn bản hết hạn bảo quản", "Trích yếu"),
    "reports-together": ("Tổng hợp báo cáo cấp dưới", "Phải gửi"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_numbers_goes_to_excel_and_to_paper(name, enter, as_):
    enter("members/memberships")
    officer, url = as_("officer", "TA"), reverse(name)
    page = officer.get(url)
    assert "data-print" in page.text and "Xuất Excel" in page.text
    book = officer.get(f"{url}?{page.context['sheet'].partition('?')[2]}")
    rows = python_calamine.load_workbook(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    head = " ".join(str(cell) for row in rows[:8] for cell in row)
    title, column = PAGES[name]
    assert title in head and "Công đoàn TA" in head and "6/2026" in head
    assert any(column in str(cell) for row in rows for cell in row)


def test_the_annex_of_an_assignment_goes_to_excel(as_, enter, world):
    from congdoan.indicators.catalogue.loading import load_catalogue
    from congdoan.indicators.models import AssignmentDecision

    load_catalogue()
    target = enter(
        "indicators/targets",
        "TA",
        status="adopted",
        source_number="1/CTr",
        source_date="2026-01-05",
    )
    manager = as_("manager", "TA")
    manager.post(reverse("indicators-assign", args=[target.pk]))
    decision = AssignmentDecision.all_rows.get()
    book = manager.get(reverse("indicators-decision", args=[decision.pk]), {"format": "xlsx"})
    rows = python_calamine.load_workbook(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert any(row and row[0] == "Công đoàn HA1" for row in rows)


def test_numbers_of_the_desk_are_numbers_in_excel(enter, as_):
    enter("direction/difficulties", "TA", raised_on="2026-05-20")
    book = as_("reader", "TA").get(reverse("direction-desk"), {"format": "xlsx"})
    rows = python_calamine.load_workbook(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    [line] = [row for row in rows if row and row[0] == "Cộng Công đoàn TA"]
    assert line[1:3] == [1, 1]

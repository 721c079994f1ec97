"""A list is typed over like a sheet in a real browser: opened, pasted into, walked by keys, written, undone."""

import pytest

from tests.records.test_sheet_import import AGREEMENTS, kept

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]
PASTE = """text => { const data = new DataTransfer(); data.setData("text", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste",
    {clipboardData: data, bubbles: true, cancelable: true})); }"""


def column(page, name):
    heads = page.locator("#cells thead th").all_inner_texts()
    return [head.removesuffix(" *") for head in heads].index(name)


def stands_at(page):
    """(row, column) of the cell that holds the focus."""
    return page.evaluate(
        "() => { const td = document.activeElement.closest('td');"
        " return [td.parentElement.rowIndex, td.cellIndex] }"
    )


def press_and_wait(page, words):
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=False).locator("visible=true").first.click()
    page.wait_for_load_state()


def test_a_block_from_excel_is_pasted_into_the_filtered_rows(sign_in, enter):
    enter("workplaces/workplaces")
    for number in ("01", "02", "03"):
        enter(AGREEMENTS, number=number)
    page = sign_in("officer", "CS001")
    page.goto("/labour/agreements/?sort=number")
    page.fill("[name=q]", "0")
    page.wait_for_url("**q=0**")
    press_and_wait(page, "Sửa trên lưới")

    workers = column(page, "Số lao động được áp dụng")
    page.locator("#cells tbody tr").first.locator("td").nth(workers - 1).locator("input").focus()
    page.evaluate(PASTE, "1.300\t15\n1.400\tnhiều\n")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert stands_at(page) == [3, workers]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    assert stands_at(page) == [3, workers]
    page.keyboard.type("1.500")
    page.keyboard.press("Tab")
    assert stands_at(page) == [3, workers + 1]

    press_and_wait(page, "Kiểm tra lại")
    wrong = page.locator("#cells [aria-invalid=true]")
    assert wrong.count() == 1 and wrong.input_value() == "nhiều"
    assert [one.workers for one in kept()] == [1250, 1250, 1250], "nothing is written yet"
    wrong.fill("16")
    press_and_wait(page, "Kiểm tra lại")
    press_and_wait(page, "Ghi 3 dòng")
    assert [(one.workers, one.better_terms) for one in kept()] == [
        (1300, 15),
        (1400, 16),
        (1500, 12),
    ]
    press_and_wait(page, "Hoàn tác lần sửa này")
    assert [one.workers for one in kept()] == [1250, 1250, 1250]


def test_cells_that_find_no_place_are_told(sign_in, enter):
    enter("workplaces/workplaces")
    enter(AGREEMENTS, number="01")
    page = sign_in("officer", "CS001")
    page.goto("/labour/agreements/")
    press_and_wait(page, "Sửa trên lưới")
    page.locator("#cells tbody tr").last.locator("input").first.focus()
    page.evaluate(PASTE, "CS001\nCS001\nCS001")
    assert "Có 2 ô của khối vừa dán không có chỗ" in page.locator("#toasts").inner_text()

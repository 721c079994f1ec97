"""ST-01 in a real browser with no mouse: a paper is read, put right, adopted, shared out and decided."""

import pytest

from congdoan.indicators.catalogue.loading import load_catalogue
from congdoan.indicators.models import AssignmentDecision, Share, Target

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]
TABS = 400


def go_to(page, words):
    """Tab until the thing that bears those words holds the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        held = page.evaluate(
            "() => { const e = document.activeElement;"
            " return ['A', 'BUTTON'].includes(e?.tagName) ? e.innerText.trim() : '' }"
        )
        if held.startswith(words):
            return
    raise AssertionError(f"no way to «{words}» by keyboard on {page.url}")


def press(page, words):
    """Go there and press Enter; the next page is waited for."""
    go_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()


def decide(page, key):
    """One find decided by its key; the page moves on by itself."""
    with page.expect_response(
        lambda answer: "/read/" in answer.url and answer.request.method == "POST"
    ):
        page.keyboard.press(key)
    page.wait_for_timeout(150)


@pytest.fixture
def province(page, sign_in, transactional_db, world):
    load_catalogue()
    return sign_in("manager", "TA")


def test_the_whole_way_is_walked_without_a_mouse(province, world):
    page = province
    page.goto("/")
    press(page, "Đọc văn bản")
    press(page, "Chương trình công tác năm 2025 của cấp tỉnh")

    page.keyboard.press("j")
    decide(page, "c")
    decide(page, "r")
    press(page, "Nhận tất cả còn lại")
    press(page, "Đưa vào chương trình")
    press(page, "Đưa vào")
    assert Target.all_rows.filter(unit=world["TA"]).count() == 21, "22 found, one put aside"

    page.keyboard.press("Control+k")
    page.keyboard.type("giao chi tieu", delay=20)
    page.wait_for_function(
        "() => document.querySelector('dialog [role=option]')?.innerText.startsWith('Giao chỉ tiêu')"
    )
    if not page.query_selector("dialog [aria-selected=true]"):
        page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/assign/")

    target = Target.all_rows.filter(unit=world["TA"], indicator="IND-018").get()
    page.goto(f"/assign/target/{target.pk}/")
    press(page, "Lập")
    press(page, "Chia đều")
    for step in ("Trình", "Ban hành", "Gửi các đơn vị"):
        press(page, step)
    decision = AssignmentDecision.all_rows.get()
    assert decision.status == "sent" and decision.number
    assert sum(Share.objects.values_list("value", flat=True)) == 714

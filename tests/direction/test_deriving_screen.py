"""The screen that derives a programme, in a browser: decided item by item with progress counted live."""

from pathlib import Path

import pytest

from congdoan.direction.registers.programme import Programme

WEB = Path(__file__).parents[2] / "congdoan/web"
AXE = WEB / "node_modules/axe-core/axe.min.js"

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def screen(page, sign_in, transactional_db, own):
    if not (WEB / "static/built/app.css").exists():
        pytest.skip("npm ci && npm run build in congdoan/web comes first")
    sign_in("officer", "HA1")
    page.goto(f"/programmes/{own.pk}/coverage/")
    return page


def row(screen, item):
    return screen.locator(f"#i-{item.pk}")


def test_items_are_decided_one_by_one_without_leaving_the_page(screen, above, own):
    count, rate, task = above.items.order_by("pk")
    assert "Đã xem 0 trong 3 nội dung" in screen.inner_text("#covered")

    row(screen, count).locator("[name=value]").fill("1.250")
    row(screen, count).get_by_role("button", name="Đưa vào", exact=False).first.click()
    screen.locator("#covered", has_text="Đã xem 1").wait_for()
    assert "Đã nhận phần" in row(screen, count).inner_text()

    row(screen, rate).locator("[name=value]").fill("80")
    row(screen, rate).get_by_role("button", name="Đưa vào", exact=False).first.click()
    row(screen, rate).get_by_role("alert").wait_for()
    assert "hãy ghi lý do" in row(screen, rate).inner_text()
    assert row(screen, rate).locator("[name=value]").input_value() == "80"
    row(screen, rate).locator("[name=reason]").fill("Nhiều doanh nghiệp mới lập")
    row(screen, rate).get_by_role("button", name="Đưa vào", exact=False).first.click()
    screen.locator("#covered", has_text="Đã xem 2").wait_for()

    row(screen, task).get_by_role("link", name="Sửa lời").click()
    row(screen, task).locator("[name=text]").fill("Tập huấn chủ tịch mới bầu")
    row(screen, task).get_by_role("button", name="Đưa vào", exact=False).first.click()
    screen.locator("#covered", has_text="Đã xem 3").wait_for()
    made = {one.source_id: one for one in own.items.select_related("target")}
    assert made[count.pk].target.value == 1250
    assert (made[rate.pk].target.value, made[rate.pk].reason) == (80, "Nhiều doanh nghiệp mới lập")
    assert made[task.pk].text == "Tập huấn chủ tịch mới bầu"


def test_an_item_is_left_out_and_one_of_the_units_own_added(screen, above, own):
    task = above.items.get(kind="task")
    row(screen, task).locator("[name=reason]").fill("Không có cán bộ thuộc diện")
    row(screen, task).get_by_role("button", name="Không đưa vào").click()
    screen.locator("#covered", has_text="Đã xem 1").wait_for()
    screen.get_by_text("Thêm nội dung của đơn vị").click()
    own_form = screen.locator("#own form.form")
    own_form.locator("[name=text]").fill("Ngày hội công nhân")
    own_form.get_by_role("button", name="Thêm").click()
    screen.get_by_text("Ngày hội công nhân").first.wait_for()
    assert Programme.all_rows.get(pk=own.pk).omissions.get().source == task


@pytest.fixture
def addresses(above, own):
    """The pages of steering that are no register's own; the first with an item open to be worded."""
    task = above.items.get(kind="task")
    return (f"/programmes/{own.pk}/coverage/?edit={task.pk}", f"/programmes/{above.pk}/coverage/",
            "/adoption/", "/difficulties/desk/", "/procedures/times/")  # fmt: skip


@pytest.mark.parametrize("width", [1366, 390])
def test_no_page_scrolls_sideways(screen, addresses, width):
    screen.set_viewport_size({"width": width, "height": 900})
    for address in addresses:
        screen.goto(address)
        assert screen.evaluate("document.documentElement.scrollWidth") == width, address


def test_axe_finds_nothing(screen, addresses):
    if not AXE.exists():
        pytest.skip("npm ci in congdoan/web comes first")
    for address in addresses:
        screen.goto(address)
        screen.wait_for_load_state("networkidle")
        screen.evaluate(AXE.read_text("utf-8"))
        found = screen.evaluate(
            "axe.run().then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
        )
        assert found == [], address

"""The page of all components, driven in a real browser: by eye of axe, by keyboard, and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

WEB = Path(__file__).parents[2] / "congdoan/web"
AXE = WEB / "node_modules/axe-core/axe.min.js"
PAGE = "/kieu-dang/?quiet"

pytestmark = [pytest.mark.browser, pytest.mark.realtime]


@pytest.fixture(autouse=True)
def built():
    if not (WEB / "static/built/app.css").exists() or not AXE.exists():
        pytest.skip("npm ci && npm run build in congdoan/web comes first")


def opened(page, path=PAGE, **media):
    """The page at rest; what the browser complained of is kept in page.complaints."""
    page.complaints = []
    page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.emulate_media(reduced_motion="reduce", **media)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("path", [PAGE, "/login/"])
def test_axe_finds_nothing(page, path, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, path, color_scheme=scheme)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run().then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
    )
    assert found == []
    assert page.complaints == []


def test_of_a_figure_the_number_is_the_largest_and_says_that_it_opens(page):
    opened(page)
    said = page.evaluate("""() => ["dt", ".stat-value", ".stat-value a"].map(what => {
      const style = getComputedStyle(document.querySelector(".stat " + what));
      return [parseFloat(style.fontSize), style.textDecorationLine] })""")
    assert said == [[13, "none"], [28, "none"], [28, "underline"]]


def test_a_phone_never_scrolls_sideways(page):
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_search_opens_by_key_and_finds(page):
    opened(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+k")
    page.keyboard.type("mường")
    expect(page.locator("#palette-list [role=option]")).to_have_count(2)
    assert "Mường Kim" in page.locator("#palette-list [aria-selected=true]").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#palette").is_visible()


def test_rows_are_walked_and_chosen_by_keys(page):
    opened(page)
    page.evaluate("document.activeElement.blur()")
    assert not page.locator(".bulk").is_visible()
    for key in "jjxjx":
        page.keyboard.press(key)
    assert page.locator("[data-chosen]").inner_text() == "Đã chọn 2 trong 1.810"
    assert page.locator("tr.current").inner_text().strip().startswith("03/2025")


def test_a_picker_posts_the_choice_and_shows_its_name(page):
    opened(page)
    page.locator("#unit").press_sequentially("chè")
    page.wait_for_selector("#unit_list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#unit").input_value() == "CĐCS Công ty CP Chè Than Uyên"
    assert page.locator("input[type=hidden][name=unit]").input_value() == "LC-004"


def test_what_is_typed_survives_leaving_the_page(page):
    opened(page)
    page.locator("#id_number").fill("99/2025/TƯLĐTT")
    page.on("dialog", lambda asked: asked.accept())
    opened(page)
    assert page.locator("#id_number").input_value() == "99/2025/TƯLĐTT"
    page.locator("#form [data-restored] button").click()
    assert page.locator("#id_number").input_value() == "05/2025/TƯLĐTT"


def test_the_remainder_follows_what_is_typed_and_pasted(page):
    opened(page)
    cells = page.locator("#assign input")
    cells.nth(0).fill("2.100")
    assert page.locator(".remainder").get_attribute("data-left") == "none"
    assert page.locator(".remainder .state.reached").is_visible()
    cells.nth(0).focus()
    page.evaluate(
        """() => { const data = new DataTransfer(); data.setData("text", "1000\\n1.000\\n1100");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste",
          {clipboardData: data, bubbles: true, cancelable: true})); }"""
    )
    assert [cells.nth(place).input_value() for place in range(3)] == ["1000", "1.000", "1100"]
    assert page.locator(".remainder").get_attribute("data-left") == "over"


def test_only_rows_with_faults_are_left_when_asked(page):
    opened(page)
    page.locator("[data-faults-of]").check()
    assert page.locator("#import tbody tr:visible").count() == 1


def test_without_script_the_menu_and_the_forms_are_there(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(PAGE + "#menu")
    assert page.locator("#menu").get_by_text("Tổ chức").is_visible()
    assert page.locator("#id_number").is_visible()
    context.close()

"""The reading page in a browser: nothing for axe to find, nothing wider than a phone."""

from pathlib import Path

import pytest
from django.test import Client

from congdoan.direction.registers.reading import Finding
from tests.direction.hands import given

WEB = Path(__file__).parents[2] / "congdoan/web"
AXE = WEB / "node_modules/axe-core/axe.min.js"

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shown(page, sign_in, person, transactional_db, catalogue):
    """The page signed in, and the addresses of one document on its way; complaints in `.complaints`."""
    if not (WEB / "static/built/app.css").exists() or not AXE.exists():
        pytest.skip("npm ci && npm run build in congdoan/web comes first")
    client = Client()
    client.force_login(person("officer", "TA"))
    reading = given(client, "000-chuong-trinh-2025.txt")
    finds = list(Finding.objects.filter(record=reading, kind="target")[:3])
    for find, decision in zip(finds, ("confirmed", "rejected"), strict=False):
        client.post(f"/read/{reading.pk}/{find.pk}/", {"decision": decision})
    home = f"/read/{reading.pk}/"
    page.addresses = ["/read/", home, f"{home}?part=task", f"{home}?part=meta",
                      f"{home}?part=target&edit={finds[2].pk}", f"{home}adopt/"]  # fmt: skip
    page.complaints = []
    page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    return sign_in("officer", "TA")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(shown, width, scheme):
    page = shown
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
    for url in page.addresses:
        page.goto(url)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "axe.run().then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
        )
        assert found == [], url
        assert page.evaluate("document.documentElement.scrollWidth") == width, url
    assert page.complaints == []


@pytest.mark.parametrize("width", [1366, 390])
def test_the_find_in_hand_is_in_sight_on_both_sides(shown, width):
    page = shown
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(page.addresses[1])
    for _ in range(8):
        page.keyboard.press("j")
    number = page.locator(".finding.current").get_attribute("id")[2:]
    page.wait_for_timeout(200)
    for one in (f"#f-{number}", f"#m-{number}"):
        assert page.evaluate(
            "(one) => { const box = document.querySelector(one).getClientRects()[0];"
            " const seen = document.elementFromPoint(box.left + 20, box.top + 10);"
            " return Boolean(seen?.closest(one)) }",
            one,
        ), f"{one} lies out of sight or under something"

"""Every kind of page in a browser, wide and on a phone: nothing for axe to find, nothing scrolls sideways.

All addresses beside the registers' own, and of the registers one of each way to be shown: with steps,
with lines, with pages of its own. Static rules for every register's pages are in `test_every_page`.
"""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from congdoan.indicators.catalogue.loading import load_catalogue
from congdoan.records.register import REGISTERS
from tests.sweeps.hands import others, url
from tests.sweeps.test_every_page import FILES, UNSEEN
from tests.sweeps.test_every_url import GET, keys, named

__all__ = ["keys"]

WEB = Path(__file__).parents[2] / "congdoan/web"
AXE = WEB / "node_modules/axe-core/axe.min.js"
WIDTHS = (1366, 390)
PARTS = 3
# Registers that differ most in what their pages hold.
SHOWN = ("members/people", "members/memberships", "workplaces/foundings", "labour/dialogues", "direction/meetings",
         "direction/documents", "indicators/targets", "workplaces/surveys")  # fmt: skip
RUN = "axe.run().then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
# The innermost of what ends past the right edge of the screen.
STICKS_OUT = (
    "[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth)"
    ".map(one => one.outerHTML.slice(0, 160)).at(-1)"
)

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def catalogue(transactional_db):
    """A browser's test before this one may have emptied all tables."""
    load_catalogue()


@pytest.fixture(params=range(PARTS))
def shown(request, page, sign_in, person, catalogue, keys, enter):
    """The browser of a manager of TA, with a third of all `addresses` to look at: whoever is free takes the next."""
    if not (WEB / "static/built/app.css").exists() or not AXE.exists():
        pytest.skip("npm ci && npm run build in congdoan/web comes first")
    own = [reverse(name, kwargs=keys.get(name)) for name, codes in named(GET).items()
           if codes[4] == 200 and name not in UNSEEN]  # fmt: skip
    client = Client()
    client.force_login(person("manager", "TA"))
    every = [path for path in own if not path.endswith(FILES)]
    for path in SHOWN:
        register = REGISTERS[path]
        record = others(register).first() or enter(register, register.example["unit"])
        every += [url(register, "list"), url(register, "new"), url(register, "import"),
                  url(register, "detail", record.pk)]  # fmt: skip
    every += _sheets(client, REGISTERS["labour/agreements"], enter)
    page.addresses = [path for path in every[request.param :: PARTS] if _is_page(client, path)]
    page.emulate_media(reduced_motion="reduce")
    return sign_in("manager", "TA")


def _sheets(client, register, enter):
    """The grid over a list, and an import at each of its steps: columns, cells of which some are wrong, done."""
    enter(register, register.example["unit"])
    grid = client.post(url(register, "grid"))
    empty = client.get(url(register, "sheet"), {"format": "csv"}).content.decode("utf-8-sig")
    strange = _brought(client, register, "Cột lạ,Số\nA,B\n")
    faulty = _brought(client, register, empty.replace("2026", "31/02"))
    assert "aria-invalid" in client.get(faulty.url).content.decode()
    written = _brought(client, register, empty)
    done = client.post(written.url, {"write": "1"})
    found = [answer.url for answer in (grid, strange, faulty, done)]
    assert [path.rstrip("/").rpartition("/")[2] for path in found] == [
        "cells",
        "columns",
        "cells",
        "done",
    ]
    return found


def _brought(client, register, text):
    file = SimpleUploadedFile("bang.csv", text.encode())
    return client.post(url(register, "import"), {"file": file})


def _is_page(client, path):
    return client.get(path).headers["Content-Type"].startswith("text/html")


def test_axe_finds_nothing_and_no_page_scrolls_sideways(shown):
    page, axe, wrong = shown, AXE.read_text("utf-8"), []
    for path in page.addresses:
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(path)
        if page.locator("[hx-trigger~=load]").count():
            page.wait_for_load_state("networkidle")
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [(path, width, *one) for one in page.evaluate(RUN)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append((path, width, "scrolls sideways", page.evaluate(STICKS_OUT)))
    assert len(page.addresses) > 70 / PARTS
    assert not wrong, "\n".join(map(str, wrong))

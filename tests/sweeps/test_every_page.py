"""What every page keeps to, whatever it shows: no closed door offered, headings in order, words not codes."""

import re
from html import unescape
from itertools import pairwise

import pytest
from django.urls import Resolver404, resolve, reverse

from tests.sweeps.hands import PATHS, url
from tests.sweeps.test_every_url import GET, keys, named, persons

__all__ = ["keys", "persons"]

pytestmark = pytest.mark.django_db

# Not read with the eye: machines ask these, or they are parts of a page that is swept itself.
UNSEEN = {"health", "api-1:openapi-json", "pick", "palette", "home-slipping", "direction-adoption-line",
          "member-card-worker", "member-card-lost", "styleguide"}  # fmt: skip
FILES = (".pdf", ".docx", ".js")
# What a program says and a reader does not: unset values, names of fields, days as machines write them.
CODES = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|\{\{|\{%|\b[a-z]+_[a-z]+\b|\b\d{4}-\d{2}-\d{2}\b")


def main_of(answer):
    """The part of the page that is its own, without scripts and what a dialog holds back."""
    html = answer.content.decode()
    found = re.search(r"<main.*?</main>", html, re.DOTALL)
    return re.sub(
        r"<(script|dialog|template)\b.*?</\1>", "", found[0] if found else "", flags=re.DOTALL
    )


def text_of(main):
    """What is read with the eye, without what people type or copy."""
    plain = re.sub(r"<(code|pre|textarea|option)\b.*?</\1>", "", main, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", plain))


def doors(main):
    """Addresses that the page offers to open."""
    for found in re.findall(r'<a\b[^>]*\bhref="(/[^"#]*)', main):
        path = unescape(found)
        try:
            resolve(path.partition("?")[0])
        except Resolver404:
            yield path
        else:
            if not path.startswith(("/stand/", "/static/")):
                yield path


def faults(client, path, opened):
    """(what, where) is wrong with the page at that address; `opened` are doors known to open."""
    answer = client.get(path)
    if not answer.headers["Content-Type"].startswith("text/html"):
        return
    main = main_of(answer)
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", main)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "begins with one heading of its own", levels
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "no heading skips a level", levels
    if len(re.findall(r'class="button primary"', main)) > 1:
        yield "one thing is the next to do", path
    if path != reverse("api") and (said := CODES.findall(text_of(main))):
        yield "says words, not codes", said
    if 'class="menu left day' in answer.content.decode():
        chip = re.search(r'class="menu left day.*?</summary>', answer.content.decode(), re.DOTALL)
        if not re.search(r"\d/\d{4}|Hôm nay", chip[0]):
            yield "tells the day it is looked through", chip[0]
    for door in sorted(set(doors(main)) - opened):
        code = client.get(door).status_code
        opened.add(door)
        if code >= 400:
            yield "offers no closed door", (door, code)


def found_on(client, paths):
    """What is wrong on these pages, a line each."""
    opened = set()
    told = ((path, *fault) for path in paths for fault in faults(client, path, opened))
    return "\n".join(map(str, told))


@pytest.mark.parametrize("path", PATHS)
def test_the_pages_of_every_register(path, as_, enter):
    from congdoan.records.register import REGISTERS
    from tests.sweeps.hands import home

    register = REGISTERS[path]
    record = enter(register, register.example["unit"])
    reader, officer = (as_(role, home(register)) for role in ("reader", "officer"))
    seen = [url(register, "list"), url(register, "detail", record.pk)]
    assert found_on(reader, seen) == ""
    made = [url(register, "new"), url(register, "edit", record.pk), url(register, "import")]
    assert found_on(officer, [*seen, *made]) == ""


def test_every_other_page(persons, keys):
    reader, officer = persons[2](), persons[3]()
    for place, client in ((2, reader), (3, officer)):
        paths = [reverse(name, kwargs=keys.get(name)) for name, codes in named(GET).items()
                 if codes[place] == 200 and name not in UNSEEN]  # fmt: skip
        assert found_on(client, [path for path in paths if not path.endswith(FILES)]) == ""

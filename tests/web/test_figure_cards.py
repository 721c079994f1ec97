"""Tables that a phone shows as cards: a number under no heading says nothing there."""

import re
from pathlib import Path

import congdoan

HOME = Path(congdoan.__file__).parent
_CARDS = re.compile(r'<table class="table[^"]*\bcards\b.*?</table>', re.DOTALL)
_NUMBER = re.compile(r'<td class="num[^>]*>')


def unnamed():
    for page in HOME.rglob("templates/**/*.html"):
        for table in _CARDS.findall(page.read_text("utf-8")):
            for cell in _NUMBER.findall(table):
                if "data-label" not in cell:
                    yield f"{page.relative_to(HOME)}: {cell}"


def test_every_number_of_a_table_of_cards_is_named():
    assert list(unnamed()) == []

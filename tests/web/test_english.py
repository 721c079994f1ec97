"""English is complete: every sentence of the source has its translation, and pages show it."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation.template import templatize

import congdoan
from congdoan.records.register import REGISTERS

ROOT = Path(congdoan.__file__).parent
SAYS = {"_", "gettext", "gettext_lazy", "ngettext"}
MESSAGE = re.compile(r"""\b_?n?p?gettext\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", re.DOTALL)
GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%s")
LETTERS = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I)
# Elements whose words belong to the page and not to a record.
CHROME = re.compile(r"<(h2|th|label|legend|summary|button)\b[^>]*>(.*?)</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def catalogue():
    with (ROOT / "locale/en/LC_MESSAGES/django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def said_in_python():
    for path in ROOT.rglob("*.py"):
        if "node_modules" in path.parts or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def said_in_templates():
    for path in ROOT.rglob("*.html"):
        if "node_modules" not in path.parts:
            for found in MESSAGE.findall(templatize(path.read_text("utf-8"))):
                yield ast.literal_eval(found)


def english(catalogue, text):
    """Its translation, also of a message with plural forms; None without one."""
    held = catalogue._catalog
    return held.get(text) or held.get((text, 1))


def test_every_sentence_of_the_source_has_its_english(catalogue):
    said = {*said_in_python(), *said_in_templates()} - {""}
    assert len(said) > 1500
    assert sorted(text for text in said if english(catalogue, text) is None) == []


def test_translations_keep_the_gaps_of_their_sentences(catalogue):
    for text, translated in catalogue._catalog.items():
        if isinstance(text, str) and text:
            assert sorted(GAP.findall(text)) == sorted(GAP.findall(translated)), text


def test_nothing_is_fuzzy_or_empty():
    source = (ROOT / "locale/en/LC_MESSAGES/django.po").read_text("utf-8")
    assert "fuzzy" not in source
    assert not re.search(r'msgstr(?:\[\d\])? ""\n(?!")', source)


@pytest.mark.parametrize("path", sorted(REGISTERS))
def test_a_register_speaks_english_when_asked(path, as_):
    client = as_("manager", "TA")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for name in ("list", "new"):
        if name == "new" and "new" in REGISTERS[path].routes:
            continue
        assert vietnamese(client.get(reverse(REGISTERS[path].url_name(name)))) == []


@pytest.mark.parametrize(
    "url", ["/", "/scorecard/", "/assign/", "/read/", "/reports/", "/units/", "/indicators/"]
)
def test_the_main_pages_speak_english_when_asked(url, as_):
    client = as_("manager", "TA")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get(url)
    assert 'lang="en"' in answer.content.decode()
    assert vietnamese(answer) == []


def vietnamese(answer):
    """The words of the page itself that are still Vietnamese; names of units and samples are data."""
    assert answer.status_code == 200
    page = re.sub(r"<tbody.*?</tbody>", "", answer.content.decode(), flags=re.DOTALL)
    words = (re.sub(r"<[^>]+>", " ", text).strip() for _tag, text in CHROME.findall(page))
    return [
        text
        for text in words
        if LETTERS.search(text) and "Công đoàn T" not in text and text != "Tiếng Việt"
    ]

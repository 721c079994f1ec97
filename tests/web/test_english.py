"""English is complete: every sentence of the source has its translation, and pages show it."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.indicators.catalogue.loading import shipped
from congdoan.records.register import REGISTERS
from congdoan.trail.language import in_words, kept
from tests.conftest import WORLD
from tests.web import catalogue
from tests.web.catalogue import CONTEXT, vietnamese

GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%s")
# Names and what one types: they are Vietnamese in every language.
DATA = ["Công Đoàn Số", "Công đoàn Việt Nam", "hôm nay", "hôm qua", "Tết", "đồng", "đ", "CHỦ TỊCH",
        *(f"Công đoàn {code}" for code in WORLD)]  # fmt: skip


@pytest.fixture
def english(as_):
    """english("manager", "TA"): a client of that person who has asked for English."""

    def sign_in(role, unit):
        client = as_(role, unit)
        client.post(reverse("set_language"), {"language": "en", "next": "/"})
        return client

    return sign_in


def test_every_sentence_of_the_source_has_its_english():
    said, known = set(catalogue.said()), catalogue.compiled()
    assert len(said) > 1500
    assert sorted(text for text in said if not known.get(text)) == []


def test_nothing_is_fuzzy_empty_or_left_uncompiled():
    source, known = catalogue.of_source(), catalogue.compiled()
    assert [text for text, words in source.items() if not all(words)] == []
    assert source == known


def test_translations_keep_the_gaps_of_their_sentences():
    for text, words in catalogue.compiled().items():
        for word in words if text else ():
            assert sorted(GAP.findall(text)) == sorted(GAP.findall(word)), text


def test_the_shipped_catalogue_of_indicators_is_translated():
    known = catalogue.compiled()
    rows = [
        row for one in shipped("indicators") for row in (one, *one.get("variants", {}).values())
    ]
    units = {row["unit"] for row in rows} - {"%"}
    assert [unit for unit in units if f"unit of measure{CONTEXT}{unit}" not in known] == []
    assert [level for row in rows for level in row.get("levels", []) if level not in known] == []
    assert all(row["name_en"] for row in rows)


@pytest.mark.parametrize("path", sorted(REGISTERS))
def test_a_register_speaks_english_when_asked(path, english):
    register, client = REGISTERS[path], english("manager", "TA")
    for name in ("list", "new", "import"):
        page = client.get(reverse(register.url_name(name)), follow=True)
        assert page.status_code == 200
        assert vietnamese(page.content.decode(), DATA) == [], name


@pytest.mark.parametrize(
    "url",
    ["/", "/scorecard/", "/assign/", "/read/", "/reports/", "/reports/together/", "/units/",
     "/indicators/", "/members/movements/", "/jobs/", "/notices/", "/password/", "/api/"],
)  # fmt: skip
def test_the_main_pages_speak_english_when_asked(url, english):
    page = english("manager", "TA").get(url).content.decode()
    assert 'lang="en"' in page
    assert vietnamese(page, DATA) == []


@pytest.mark.django_db
def test_the_language_asked_for_stays_until_another_is_asked_for():
    client = Client(headers={"accept-language": "en"})
    assert 'lang="vi"' in client.get(reverse("login")).content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/login/"})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"] > 30 * 24 * 3600
    assert 'lang="en"' in client.get(reverse("login")).content.decode()
    client.post(reverse("set_language"), {"language": "vi", "next": "/login/"})
    assert 'lang="vi"' in client.get(reverse("login")).content.decode()


def test_a_fault_of_the_base_is_said_in_english(english):
    client = english("officer", "CS001")
    url = reverse("members-people-new")
    page = client.post(url, {"unit": "CS001", "full_name": "Lan", "born": "31/13/2000"})
    assert "There is no month 13" in page.content.decode()


def test_what_is_kept_stays_vietnamese_whoever_acts():
    sentence = Mistake("Ghi số từ 0 trở lên.")
    with translation.override("en"):
        assert sentence.message == "Enter a number from 0 up."
        assert kept(translation.gettext_lazy("Đọc văn bản")) == "Đọc văn bản"
        assert in_words(Period.parse("2026-Q2")) == "quarter II/2026"
    assert in_words(Period.parse("2026-Q2")) == "quý II/2026"


def test_numbers_are_printed_the_vietnamese_way_in_english_too():
    from django.utils.formats import localize

    with translation.override("en"):
        assert (localize(1810), localize(51.5)) == ("1.810", "51,5")

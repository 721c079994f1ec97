"""What printing, scanning and typing do to a text must not change the targets found in it."""

import random
import textwrap
import time
import unicodedata
from pathlib import Path

import pytest

from congdoan.reading import read_text

PAPERS = Path(__file__).parent / "papers"
NAMES = ["decision_with_plan", "party_resolution", "guidance_norms", "web_page_torn"]


def clean(name):
    return read_text((PAPERS / f"{name}.txt").read_text(encoding="utf-8")).text


def facts(text):
    return [
        (f.comparator, f.value, f.value_min, f.value_max, f.unit, f.per_year, f.strict)
        for f in read_text(text).targets
    ]


def wrapped(text, width, gap):
    lines = [
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    ]
    return gap.join("\n".join(lines).split("\n"))


@pytest.mark.parametrize("name", NAMES)
def test_decomposed_letters_change_nothing(name):
    assert facts(unicodedata.normalize("NFD", clean(name))) == facts(clean(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_wrong_letter_oi_changes_nothing(name):
    assert facts(clean(name).replace("ư", "ƣ").replace("Ư", "Ƣ")) == facts(clean(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [62, 70, 78, 90, 104])
def test_other_line_widths_change_nothing(name, width, gap):
    assert facts(wrapped(clean(name), width, gap)) == facts(clean(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(5))
def test_page_numbers_between_lines_change_nothing(name, seed):
    lines = wrapped(clean(name), 80, "\n").split("\n")
    chance = random.Random(seed)
    for page in range(2, 6):
        lines.insert(
            chance.randrange(6, len(lines)),
            chance.choice([f"{page}", f"- {page} -", f"\n\n{page}\n\n"]),
        )
    assert facts("\n".join(lines)) == facts(clean(name))


@pytest.mark.parametrize("name", NAMES)
def test_cyrillic_lookalikes_and_marks_of_markdown_change_nothing(name):
    text = clean(name).replace("ch", "сh").replace("Phấn đấu", "**Phấn đấu**").replace("%", "**%**")
    assert facts(text) == facts(clean(name))


@pytest.mark.parametrize(
    "piece",
    ["công đoàn cơ sở ", "a", " ", "5 ", "“a ", "Căn cứ Nghị quyết số 5/NQ-TW, ", "TM. BAN "],
)
def test_a_line_without_end_takes_no_endless_time(piece):
    started = time.perf_counter()
    read_text("a" + piece * (60_000 // len(piece)) + "a")
    assert time.perf_counter() - started < 3


def test_any_text_at_all_is_read_without_an_error():
    chance = random.Random(7)
    pieces = [
        "%",
        "90",
        "1.",
        "I.",
        "a)",
        "Căn cứ",
        "TM.",
        "Nơi nhận:",
        "\n",
        " ",
        "-",
        "trở lên",
        "từ",
        "đến",
        "/",
        "“",
        "|",
    ]
    for _ in range(200):
        read_text(
            "".join(chance.choice(pieces) + chance.choice(["", " ", "\n"]) for _ in range(60))
        )

"""What a sentence sets is found in every way directives say it: grown sentences with known answers."""

import random
import textwrap
import unicodedata

import pytest

from congdoan.reading import read_text
from tests.reading.grammar import FAMILIES, SMALL, family


def answer(figure):
    value = figure.value if figure.value is not None else (figure.value_min, figure.value_max)
    return figure.comparator, value, figure.unit_class


def wrong(case, text=None):
    """Why the reading of a case is wrong, or an empty string."""
    found = read_text(text or case.text).targets
    got = [answer(one) for one in found]
    if got != case.targets:
        return f"{case.sentence}\n    {got} instead of {case.targets}"
    return "" if text else _facts(case, found)


def _facts(case, found):
    wanted = case.facts
    told = {
        "strict": lambda: found[0].strict,
        "change": lambda: found[0].change,
        "per_year": lambda: found[0].per_year,
        "deadline": lambda: found[0].deadline,
        "parents": lambda: [one.parent for one in found],
        "condition": lambda: _condition(found[0], wanted["condition"]),
        "carried": lambda: _carried(found, wanted["carried"]),
    }  # fmt: skip
    got = {name: told[name]() for name in wanted}
    return "" if got == wanted else f"{case.sentence}\n    {got} instead of {wanted}"


def _carried(found, predicate):
    return predicate if all(predicate in one.population for one in found) else found[0].population


def _condition(figure, wanted):
    if isinstance(wanted, str):
        return wanted if any(wanted in one.text for one in figure.conditions) else figure.conditions
    return next((one.value for one in figure.conditions if one.value is not None), None)


@pytest.mark.parametrize("name", FAMILIES)
def test_every_sentence_of_the_family_is_understood(name):
    cases = family(name)
    assert len(cases) >= (15 if name in SMALL else 60), f"only {len(cases)} sentences"
    faults = [fault for case in cases if (fault := wrong(case))]
    assert not faults, f"{len(faults)} of {len(cases)}:\n" + "\n".join(faults[:12])


def nfd(text, _chance):
    return unicodedata.normalize("NFD", text)


def wrong_letter(text, _chance):
    return text.replace("ư", "ƣ").replace("Ư", "Ƣ")


def wrapped(text, chance):
    width = chance.choice([60, 72, 80, 96])
    return "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n")
    )


def with_page_numbers(text, chance):
    lines = wrapped(text, chance).split("\n")
    lines.insert(chance.randrange(4, len(lines) + 1), f"\n{chance.randrange(2, 40)}\n")
    return "\n".join(lines)


def spaced(text, chance):
    """A PDF puts spaces around the marks and doubles some between words."""
    words = text.split(" ")
    return " ".join(word + (" " if chance.random() < 0.2 else "") for word in words)


DISTURBANCES = [nfd, wrong_letter, wrapped, with_page_numbers, spaced]


def document(seed):
    """(text, answers) of a plan with a dozen sentences of many families."""
    chance = random.Random(seed)
    names = [name for name in FAMILIES if name not in ("norms", "results", "in_tasks")]
    cases = [chance.choice(family(name)) for name in chance.sample(names, 11)]
    lines = [f"- {case.sentence}" for case in cases]
    return "KẾ HOẠCH\nCông tác công đoàn năm 2026\nI. CHỈ TIÊU\n" + "\n".join(lines) + "\n", [
        target for case in cases for target in case.targets
    ]


@pytest.mark.parametrize("disturb", DISTURBANCES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("seed", range(12))
def test_printing_scanning_and_typing_change_nothing(disturb, seed):
    text, answers = document(seed)
    assert [answer(one) for one in read_text(text).targets] == answers
    disturbed = disturb(text, random.Random(seed))
    assert [answer(one) for one in read_text(disturbed).targets] == answers

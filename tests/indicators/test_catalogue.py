"""The catalogue of indicators and targets is whole and agrees with itself."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import congdoan
from congdoan.indicators.counting import sources

HOME = Path(congdoan.__file__).parent / "indicators" / "catalogue"
NAMES = re.compile(r"[a-z_]+\.[a-z0-9_]+")
COMPARATORS = {">=", ">", "=", "between", "track", "increase", "minimise"}


def load(name):
    return json.loads((HOME / f"{name}.json").read_text(encoding="utf-8"))


INDICATORS = {row["code"]: row for row in load("indicators")}
TARGETS = {row["id"]: row for row in load("targets")}
MEASURES = {row["code"]: row for row in load("measures")}


def formulas(indicator):
    """The main formula first, then those of the variants."""
    return [indicator["formula"], *(v["formula"] for v in indicator.get("variants", {}).values())]


def test_sixty_indicators_stand_once_each():
    assert [row["code"] for row in load("indicators")] == [f"IND-{n:03}" for n in range(1, 61)]


def test_every_indicator_is_named_in_both_languages_and_has_words():
    assert len({row["name_vi"] for row in INDICATORS.values()}) == 60
    for code, row in INDICATORS.items():
        assert row["name_vi"] and row["name_en"], code
        assert len(set(row["words"])) >= 3, code
        assert row["words"] == [word.lower() for word in row["words"]], code


def test_groups_and_declared_inputs_are_listed():
    groups = {row["code"] for row in load("groups")}
    inputs = {row["code"] for row in load("declared_inputs")}
    for code, row in INDICATORS.items():
        assert row["group"] in groups, code
        assert inputs.issuperset(row["declared_inputs"]), code


def test_formulas_use_listed_measures_and_nothing_but_arithmetic():
    for row in INDICATORS.values():
        for formula in formulas(row):
            assert MEASURES.keys() >= set(NAMES.findall(formula)), formula
            rest = NAMES.sub("1", formula).replace("opening(", "(")
            assert re.fullmatch(r"[\d+*/() -]+", rest), formula
            compile(rest, formula, "eval")


def test_every_listed_measure_is_used_or_counted():
    used = {n for row in INDICATORS.values() for f in formulas(row) for n in NAMES.findall(f)}
    assert [code for code in MEASURES if code not in used and not sources.known(code)] == []


def test_every_target_points_to_an_indicator():
    assert {t["indicator"] for t in TARGETS.values()} <= INDICATORS.keys()
    assert {t["comparator"] for t in TARGETS.values()} <= COMPARATORS


def test_targets_are_counted_as_the_documents_print_them():
    assert len(load("targets")) == len(TARGETS) == 107
    assert Counter(t["seed"] for t in TARGETS.values()) == {
        "000": 28, "001": 38, "002": 5, "003": 26, "004": 10,
    }  # fmt: skip
    explicit = Counter(t["seed"] for t in TARGETS.values() if t["explicit"])
    assert explicit == {"000": 22, "001": 29, "003": 18, "004": 4}
    assert explicit.total() == 73


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS.keys())
def test_filter_of_a_target_is_one_its_indicator_allows(target):
    indicator = INDICATORS[target["indicator"]]
    spec = indicator["variants"][target["variant"]] if target["variant"] else indicator
    asked = {k: v for k, v in target["filter"].items() if spec["fixed"].get(k) != v}
    assert asked == (spec["filters"][target["cut"]] if target["cut"] else {})


def test_parents_of_sub_targets_exist_and_count_the_same_thing():
    children = [t for t in TARGETS.values() if t["parent"]]
    assert {t["id"] for t in children} == {"T000-02", "T000-03", "T000-21"}
    for child in children:
        parent = TARGETS[child["parent"]]
        assert (parent["indicator"], parent["period"]) == (child["indicator"], child["period"])
        assert child["value"] <= parent["value"]


def test_formal_and_informal_make_the_whole():
    formal, informal, whole = (TARGETS[f"T000-0{n}"]["value"] for n in (2, 3, 1))
    assert (formal, informal, whole) == (2800, 200, 3000)
    assert formal + informal == whole


def test_a_required_rating_is_a_known_level():
    own = INDICATORS["IND-014"]
    for target in TARGETS.values():
        if target["indicator"] == "IND-014":
            assert own["same_level"].get(target["value"], target["value"]) in own["levels"]

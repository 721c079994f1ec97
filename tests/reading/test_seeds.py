"""The five originals against their labels, scored by the shared scorer."""

import importlib.util
import json
from pathlib import Path

import pytest

from congdoan.reading import read

SHARED = Path(__file__).parents[3] / "shared"
PARTS = {"targets": 0.95, "bases": 0.95, "outline": 0.95, "recipients": 0.95, "meta": 0.9}
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not (SHARED / "reading/evaluate.py").exists(), reason="originals not here"),
]


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("evaluate", SHARED / "reading/evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pairs():
    golds = [
        json.loads(p.read_text("utf-8")) for p in sorted((SHARED / "reading/gold").glob("*.json"))
    ]
    return [(reading(gold["source_file"]).as_json(), gold) for gold in golds]


def reading(name):
    return read((SHARED / "seeds" / name).read_bytes(), name)


def seed(number):
    return reading(next(SHARED.glob(f"seeds/{number:03d}_*.txt")).name)


def score(function, pairs):
    """F1 over all documents together."""
    counts = [c for c in (function(p, g) for p, g in pairs) if c]
    right, wrong, missed = (sum(c[k] for c in counts) for k in ("tp", "fp", "fn"))
    return 2 * right / (2 * right + wrong + missed)


@pytest.mark.parametrize(("part", "bar"), PARTS.items())
def test_every_part_reaches_its_bar(scorer, pairs, part, bar):
    name = {"recipients": "s_rec"}.get(part, f"s_{part}")
    function = getattr(scorer, name)
    assert score(lambda p, g: function(p, g, None), pairs) >= bar


def test_results_and_tasks_are_reasonable(scorer, pairs):
    assert score(scorer.s_results, pairs) >= 0.8
    assert score(scorer.s_tasks, pairs) >= 0.75


def test_the_programme_of_the_province_gives_its_22_targets():
    targets = seed(0).targets
    values = [
        3000,
        2800,
        200,
        100,
        90,
        90,
        70,
        100,
        714,
        100,
        85,
        80,
        10,
        90,
        90,
        65,
        114,
        90,
        100,
        110,
        20,
        92,
    ]
    assert [t.value for t in targets] == values
    assert [t.parent for t in targets[:4]] == [None, 0, 0, None]
    assert targets[20].parent == 19


def test_the_report_gives_results_and_no_targets():
    report = seed(2)
    assert report.is_report
    assert report.targets == []
    assert 136_225_000 in [r.value for r in report.results]

"""Papers in the forms of ten real ones, in words of our own, against labels checked by hand."""

import json
from pathlib import Path

import pytest

from congdoan.reading import read_text

PAPERS = Path(__file__).parent / "papers"
LABELS = sorted((PAPERS / "labels").glob("*.json"))


@pytest.fixture(params=LABELS, ids=lambda path: path.stem)
def pair(request):
    """(what was read, the labels)."""
    label = json.loads(request.param.read_text("utf-8"))
    text = (PAPERS / label["source_file"]).read_text("utf-8")
    return json.loads(json.dumps(read_text(text).as_json())), label


def figures(entries):
    names = ("comparator", "value", "value_min", "value_max", "unit_class", "quote")
    return [tuple(entry.get(name) for name in names) for entry in entries]


def columns(entries, *names):
    return [tuple(entry[name] for name in names) for entry in entries]


@pytest.mark.parametrize("part", ["targets", "norms"])
def test_figures_and_their_sentences(pair, part):
    read, label = pair
    assert figures(read[part]) == figures(label[part])


def test_bases_with_number_date_and_issuer(pair):
    read, label = pair
    names = ("type", "number", "date", "issuer")
    assert columns(read["legal_bases"], *names) == columns(label["legal_bases"], *names)


def test_outline_with_levels(pair):
    read, label = pair
    names = ("level", "label", "heading")
    assert columns(read["outline"], *names) == columns(label["outline"], *names)


def test_head_signature_and_recipients(pair):
    read, label = pair
    read["meta"].pop("found")
    assert read["meta"] == label["meta"]
    assert read["recipients"] == label["recipients"]

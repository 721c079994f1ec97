"""The sample documents, their labels and their papers agree."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from docx import Document

import congdoan
from congdoan.samples import make

HOME = Path(congdoan.__file__).parent / "samples"
LABELS = {p.stem[-3:]: json.loads(p.read_text("utf-8")) for p in (HOME / "labels").glob("*.json")}
QUOTED = ("targets", "norms", "results", "tasks")
WRAPPED = {"001", "003"}


def one_line(text):
    """The text in one spelling on one line, without bare page numbers."""
    text = unicodedata.normalize("NFC", text).replace("ƣ", "ư").replace("Ƣ", "Ư").replace("*", "")
    return re.sub(r"\s+", " ", re.sub(r"\n\s*\n\s*\d+ ?\n", "\n", text))


@pytest.fixture(params=sorted(LABELS))
def labels(request):
    return LABELS[request.param]


def test_every_label_quotes_its_text(labels):
    text = one_line((HOME / labels["source_file"]).read_text("utf-8"))
    quotes = [entry["quote"] for part in QUOTED for entry in labels.get(part, [])]
    quotes += [node["heading"] for node in labels["outline"]] + labels["recipients"]
    assert [quote for quote in quotes if quote not in text] == []


def test_labels_count_the_figures_of_the_five_forms():
    assert {key: len(found["targets"]) for key, found in LABELS.items()} == {
        "000": 22, "001": 26, "002": 0, "003": 16, "004": 4,
    }  # fmt: skip
    assert len(LABELS["002"]["results"]) == 32


def test_sample_000_splits_three_thousand():
    values = [target["value"] for target in LABELS["000"]["targets"][:3]]
    assert values == [3000, 2800, 200]
    assert values[0] == values[1] + values[2]


def test_two_samples_carry_the_traps_of_a_pdf():
    for key, found in LABELS.items():
        lines = (HOME / found["source_file"]).read_text("utf-8").split("\n")
        assert (max(map(len, lines)) <= 90) == (key in WRAPPED), key
    text = {key: (HOME / LABELS[key]["source_file"]).read_text("utf-8") for key in WRAPPED}
    assert not unicodedata.is_normalized("NFC", text["001"])
    assert "ƣ" in text["003"]


@pytest.mark.parametrize("file", make.PAPERS)
def test_papers_come_out_the_same_each_time(file):
    name = file.rsplit(".", 1)[0]
    assert make.PAPERS[file](name) == make.PAPERS[file](name)


@pytest.mark.parametrize("name", ["000-chuong-trinh-2025", "004-ke-hoach-136"])
def test_word_paper_holds_the_whole_text(name):
    document = Document(HOME / f"{name}.docx")
    printed = "\n".join(paragraph.text for paragraph in document.paragraphs)
    sample = make.read(name)
    assert [line for line in sample.lines if line.replace("*", "") not in printed] == []
    head, foot = document.tables
    assert make.NATION[0] in head.rows[0].cells[1].text
    assert sample.recipients[-1] in foot.rows[0].cells[0].text
    assert foot.rows[0].cells[1].text.endswith(sample.signer)

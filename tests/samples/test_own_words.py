"""The samples say what the originals say, in words of their own."""

import re
import unicodedata
from pathlib import Path

import pytest

import congdoan

SAMPLES = Path(congdoan.__file__).parent / "samples"
ORIGINALS = Path(congdoan.__file__).parents[2] / "shared" / "seeds"
RUN = 12
TITLE_004 = "Phát triển đoàn viên, thành lập công đoàn cấp cơ sở năm 2025"
# Titles, and numbers of documents with their day, are nobody's wording.
NAMED = (TITLE_004, r"“[^”]*”", r'"[^"]*"', r"[Ss]ố:?\s+\S*/\S+?,?(\s+ngày\s+[\d/]+)?(?=[\s;,.])")
WORD = re.compile(r"¦|\w[\w/%.-]*\w%?|\w%?")

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the originals are not beside the clone"),
]


def words(text):
    """The words of the body in one spelling; ¦ stands where a name was taken out."""
    text = unicodedata.normalize("NFC", text).replace("ƣ", "ư").replace("Ƣ", "Ư").replace("*", "")
    body = re.sub(r"\s+", " ", text.split("Nơi nhận:")[0])
    for pattern in NAMED:
        body = re.sub(pattern, " ¦ ", body)
    return [word.lower() for word in WORD.findall(body)]


def runs(found):
    """Every run of RUN words with no name inside."""
    grams = (tuple(found[n : n + RUN]) for n in range(len(found) - RUN + 1))
    return {gram for gram in grams if "¦" not in gram}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("0*.txt")), ids=lambda path: path.stem)
def test_no_long_run_of_words_is_taken_over(sample):
    original = next(ORIGINALS.glob(f"{sample.name[:3]}_*.txt"))
    taken = runs(words(sample.read_text("utf-8"))) & runs(words(original.read_text("utf-8")))
    assert sorted(" ".join(run) for run in taken) == []


def test_the_check_would_see_a_copied_sentence():
    sentence = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai"
    assert runs(words(f"Trước đó. {sentence}.")) & runs(words(f"{sentence} sau đó"))
    assert not runs(words(f"“{sentence}”"))

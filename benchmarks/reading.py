"""How well, how fast and in how much memory documents are read: `python -m benchmarks.reading`.

Quality on the five originals needs them and the scorer beside the clone; on the project's own papers
only the scorer. Speed, growth and memory run anywhere. The peer is the crude rule that every
percentage is a target.
"""

import importlib.util
import json
import re
import statistics
import time
import tracemalloc
from pathlib import Path

from congdoan.reading import read_text

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PAPERS = ROOT / "tests/reading/papers"
PAGE = 2500  # characters of a printed page
PARTS = {
    "targets": "s_targets",
    "results": "s_results",
    "tasks": "s_tasks",
    "legal bases": "s_bases",
    "outline": "s_outline",
    "metadata": "s_meta",
    "recipients": "s_rec",
}


def scorer():
    spec = importlib.util.spec_from_file_location("evaluate", SHARED / "reading/evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def crude(text):
    """The rule to beat: every percentage is a target, its line the quote."""
    found = []
    for line in read_text(text).text.split("\n"):
        for match in re.finditer(r"(\d+(?:,\d+)?)\s*%( trở lên)?", line):
            before = line[max(0, match.start() - 12) : match.start()]
            least = match.group(2) or re.search(r"(?:ít nhất|trên|từ)\s*$", before)
            quote = line[max(0, match.start() - 20) : match.end() + 60]
            sign = ">=" if least else "="
            found.append({"quote": quote, "value": match.group(1), "unit": "%", "comparator": sign})
    return {"targets": found}


def f1(function, pairs):
    """F1 over all documents together; None where there is nothing to find."""
    counts = [count for count in (_called(function, *pair) for pair in pairs) if count]
    right, wrong, missed = (sum(count[k] for count in counts) for k in ("tp", "fp", "fn"))
    whole = 2 * right + wrong + missed
    return 2 * right / whole if whole else None


def _called(function, found, gold):
    extra = (None,) * (function.__code__.co_argcount - 2)
    return function(found, gold, *extra)


def originals():
    """(text, labels) of the five documents."""
    for path in sorted((SHARED / "reading/gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield (SHARED / "seeds" / gold["source_file"]).read_text("utf-8"), gold


def own():
    """(text, labels) of the papers of the tests that are labelled."""
    for path in sorted((PAPERS / "labels").glob("*.json")):
        text = (PAPERS / f"{path.stem}.txt").read_text("utf-8")
        yield text, json.loads(path.read_text("utf-8"))


def quality(documents, title):
    score = scorer()
    pairs = [(read_text(text).as_json(), gold) for text, gold in documents]
    plain = [(crude(text), gold) for text, gold in documents]
    print(f"\n{title}: {len(documents)} documents")
    for part, name in PARTS.items():
        value = f1(getattr(score, name), pairs) if hasattr(score, name) else None
        if value is not None:
            print(f"  F1 {part:<12} {value:.3f}")
    print(f"  F1 targets of the crude rule {f1(score.s_targets, plain):.3f}")


def seconds(text, times=5):
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        read_text(text)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def book(texts, pages):
    """Bodies of different papers, one after another, until so many pages are full."""
    found, place = "", 0
    while len(found) < pages * PAGE:
        found += texts[place % len(texts)] + "\n\n"
        place += 1
    return found[: pages * PAGE]


def growth(texts):
    print("\npages    ms a page    peak MB")
    for pages in (5, 10, 25, 50, 100, 200):
        text = book(texts, pages)
        taken = seconds(text, 3)
        tracemalloc.start()
        read_text(text)
        peak = tracemalloc.get_traced_memory()[1] / 1024 / 1024
        tracemalloc.stop()
        print(f"{pages:>5} {taken / pages * 1000:>12.1f} {peak:>10.1f}")


def main():
    ours = [(path.read_text("utf-8"), None) for path in sorted(PAPERS.glob("*.txt"))]
    if (SHARED / "reading/evaluate.py").exists():
        quality(list(originals()), "The originals")
        quality(list(own()), "The papers of the tests")
        ours = [*originals(), *ours]
    growth([text for text, _ in ours])


if __name__ == "__main__":
    main()

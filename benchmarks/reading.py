"""How well and how fast documents are read: `python -m benchmarks.reading`.

Quality needs the five originals and their labels beside the clone; speed also runs without them on
the papers of the tests.
"""

import importlib.util
import json
import re
import statistics
import time
from pathlib import Path

from congdoan.reading import read_text

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PARTS = {
    "targets": "s_targets",
    "bases": "s_bases",
    "outline": "s_outline",
    "meta": "s_meta",
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
    counts = [count for count in (function(p, g) for p, g in pairs) if count]
    right, wrong, missed = (sum(count[k] for count in counts) for k in ("tp", "fp", "fn"))
    return 2 * right / (2 * right + wrong + missed)


def quality():
    score = scorer()
    golds = [
        json.loads(p.read_text("utf-8")) for p in sorted((SHARED / "reading/gold").glob("*.json"))
    ]
    texts = [(SHARED / "seeds" / gold["source_file"]).read_text("utf-8") for gold in golds]
    pairs = [(read_text(text).as_json(), gold) for text, gold in zip(texts, golds, strict=True)]
    for part, name in PARTS.items():
        function = getattr(score, name)
        print(f"F1 {part:<11} {f1(lambda p, g, f=function: f(p, g, None), pairs):.3f}")
    print(f"F1 results     {f1(score.s_results, pairs):.3f}")
    print(f"F1 tasks       {f1(score.s_tasks, pairs):.3f}")
    plain = [(crude(text), gold) for text, gold in zip(texts, golds, strict=True)]
    print(f"F1 targets of the crude rule {f1(lambda p, g: score.s_targets(p, g, None), plain):.3f}")
    return texts


def seconds(text, times=5):
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        read_text(text)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def speed(texts):
    for text in texts:
        print(f"{len(text):>7} characters {seconds(text) * 1000:7.1f} ms")
    longest = max(texts, key=len)
    for factor in (1, 2, 4, 8):
        text = "\n".join([longest] * factor)
        print(f"length x{factor}: {seconds(text, 1) * 1000:8.1f} ms")


def main():
    if (SHARED / "reading/evaluate.py").exists():
        texts = quality()
    else:
        texts = [
            p.read_text("utf-8") for p in sorted((ROOT / "tests/reading/papers").glob("*.txt"))
        ]
    speed(texts)


if __name__ == "__main__":
    main()

"""Which indicator of a catalogue a target speaks of, by the words they share."""

import math
import re
from collections import Counter
from itertools import pairwise

from congdoan.base.text import fold

_SILENT = set(
    fold(
        "có từ và các của cho được trong theo với đến hàng năm phấn đấu trở lên ít nhất số tỷ lệ "
        "là ở tại để"
        " trên nhất mỗi một những thực hiện"
    ).split()
)
_NEIGHBOURS = 2.0  # two words in a row say more than the two apart


def suggest(target, catalogue):
    """[(code, score 0..1)] best first for `target` (quote, population, unit, unit_class).

    `catalogue` is plain data: dicts with `code`, `name`, `words` (a text or a list) and, when the
    unit is known, `unit`. Indicators that share no word are left out.
    """
    entries = [(entry, _terms(_entry_text(entry))) for entry in catalogue]
    weights = _weights([terms for _, terms in entries])
    said = _terms(f"{target.quote} {target.population}")
    scored = [
        (entry["code"], round(_score(said, terms, weights) * _unit_fits(target, entry), 4))
        for entry, terms in entries
    ]
    return sorted([pair for pair in scored if pair[1] > 0], key=lambda pair: (-pair[1], pair[0]))


def _entry_text(entry):
    words = entry.get("words") or ""
    return f"{entry.get('name', '')} {words if isinstance(words, str) else ' '.join(words)}"


def _terms(text):
    """Words and pairs of neighbouring words, accents folded, silent words left out."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(text)) if w not in _SILENT]
    return set(words) | {f"{a} {b}" for a, b in pairwise(words)}


def _weights(all_terms):
    """Rare words weigh more than those every indicator has."""
    counts = Counter(term for terms in all_terms for term in terms)
    total = len(all_terms) or 1
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def _score(said, terms, weights):
    def weight(found):
        return sum(weights.get(t, 0) * (_NEIGHBOURS if " " in t else 1) for t in found)

    shared, own = weight(said & terms), weight(terms)
    heard = weight(said & set(weights))
    return 2 * shared / (own + heard) if own + heard else 0


def _unit_fits(target, entry):
    unit = entry.get("unit")
    if not unit:
        return 1
    return 1 if (unit == "%") == (target.unit_class == "%") else 0.3

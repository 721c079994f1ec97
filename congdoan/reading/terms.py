"""How alike two texts are, by the words and pairs of neighbouring words they share."""

import math
import re
from collections import Counter
from itertools import pairwise

from congdoan.base.text import fold

_SILENT = set(
    fold(
        "có từ và các của cho được trong theo với đến hàng năm phấn đấu trở lên ít nhất số tỷ lệ "
        "là ở tại để trên nhất mỗi một những thực hiện"
    ).split()
)
_NEIGHBOURS = 2.0  # two words in a row say more than the two apart


def terms(text):
    """Words and pairs of neighbouring words, accents folded, silent words left out."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(text or "")) if w not in _SILENT]
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


class Weights:
    """Rare terms of a collection weigh more than those that every text of it has."""

    def __init__(self, collection):
        counts = Counter(term for found in collection for term in found)
        total = len(collection) or 1
        self._of = {term: math.log(1 + total / count) for term, count in counts.items()}

    def __call__(self, found):
        """The weight of a set of terms; terms outside of the collection weigh nothing."""
        return sum(self._of.get(t, 0) * (_NEIGHBOURS if " " in t else 1) for t in found)

    def alike(self, one, other):
        """0 (no common term) to 1 (the same terms)."""
        both = self(one) + self(other)
        return 2 * self(one & other) / both if both else 0

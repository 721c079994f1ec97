"""Items of one programme that say the same thing twice (seed 000 sets one task in III.1 and III.5)."""

from itertools import combinations

from congdoan.reading.terms import Weights, terms

ALIKE = 0.6


def repeated(items):
    """[(item, other item)] whose words are alike; two targets repeat only with the same level."""
    said = [terms(item.text) for item in items]
    weigh = Weights(said)
    pairs = combinations(range(len(items)), 2)
    return [
        (items[i], items[j])
        for i, j in pairs
        if _comparable(items[i], items[j]) and weigh.alike(said[i], said[j]) >= ALIKE
    ]


def _comparable(one, other):
    if bool(one.target_id) != bool(other.target_id):
        return False
    if one.target_id is None:
        return True
    keys = [(t.indicator_id, t.cut, t.value, t.start, t.end) for t in (one.target, other.target)]
    return keys[0] == keys[1]

"""A lower programme held against the one above: what it takes up, raises, lowers, leaves out, adds."""

from dataclasses import dataclass

from congdoan.reading.suggest import FITS, suggest_all
from congdoan.reading.terms import Weights, terms

TAKEN, SHARE, RAISED, LOWERED, LEFT_OUT, OWN = (
    "taken", "share", "raised", "lowered", "left_out", "own",
)  # fmt: skip
# Below this two sentences share only what all sentences of such papers share.
_ALIKE = {"target": 0.34, "task": 0.42}
_SAME_INDICATOR, _NEAR_INDICATOR, _OTHER_INDICATOR = 0.4, 0.15, -0.2
_SAME_VALUE = 0.08
_SOME_WORDS = 0.2  # whatever else speaks for it, the sentences must have words in common


@dataclass(frozen=True)
class Pair:
    """One thing of the upper paper with its counterpart; one side is None where there is none.

    A share is a number of the lower unit within a number of the upper one: 60 of 3.000 members.
    """

    upper: object
    lower: object
    state: str
    score: float = 0.0

    def as_json(self):
        sides = {"upper": self.upper, "lower": self.lower}
        shown = {name: one and one.as_json() for name, one in sides.items()}
        return {"state": self.state, "score": round(self.score, 3), **shown}


@dataclass(frozen=True)
class Alignment:
    """Pairs in the order of the upper paper, then what only the lower one has."""

    targets: list[Pair]
    tasks: list[Pair]

    def as_json(self):
        return {
            "targets": [pair.as_json() for pair in self.targets],
            "tasks": [pair.as_json() for pair in self.tasks],
        }


def align(upper, lower, catalogue=()):
    """The `Alignment` of two readings; with a catalogue, targets of one indicator find each other."""
    codes = {}
    for targets in (upper.targets, lower.targets) if catalogue else ():
        for target, ranked in zip(targets, suggest_all(targets, catalogue), strict=True):
            codes[target] = [code for code, score in ranked[:2] if score >= FITS]
    return Alignment(
        targets=pairs(upper.targets, lower.targets, codes),
        tasks=pairs([*upper.tasks, *upper.actions], [*lower.tasks, *lower.actions]),
    )


def pairs(uppers, lowers, codes=None):
    """[Pair] of two lists of targets (`codes` given: {target: likeliest indicators}) or of tasks.

    The likest are paired first, each once.
    """
    kind, judge = ("task", _taken) if codes is None else ("target", state_of)
    found = _matches(uppers, lowers, _ALIKE[kind], codes or {})
    rows = []
    for place, upper in enumerate(uppers):
        lower, score = found.get(place, (None, 0.0))
        other = lowers[lower] if lower is not None else None
        state = judge(upper, other) if other is not None else LEFT_OUT
        rows.append(Pair(upper, other, state, score))
    taken = {lower for lower, _score in found.values()}
    return rows + [Pair(None, one, OWN) for i, one in enumerate(lowers) if i not in taken]


def _taken(_upper, _lower):
    return TAKEN


def _matches(uppers, lowers, bar, codes):
    """{place above: (place below, score)}."""
    said = [_said(one) for one in (*uppers, *lowers)]
    weigh = Weights(said)
    scored = [
        (score, i, j)
        for i, upper in enumerate(uppers)
        for j, lower in enumerate(lowers)
        if _comparable(upper, lower)
        and (score := _score(weigh, upper, lower, codes, said[i], said[len(uppers) + j])) >= bar
    ]
    found, used = {}, set()
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if i not in found and j not in used:
            found[i] = (j, score)
            used.add(j)
    return found


def _said(one):
    return terms(f"{one.quote} {getattr(one, 'population', '')}")


def _comparable(upper, lower):
    return getattr(upper, "unit_class", None) == getattr(lower, "unit_class", None)


def _score(weigh, upper, lower, codes, said, heard):
    score = weigh.alike(said, heard)
    if score < _SOME_WORDS:
        return 0
    score += _by_indicator(codes.get(upper), codes.get(lower))
    values = [getattr(one, "value", None) for one in (upper, lower)]
    return score + (_SAME_VALUE if values[0] is not None and values[0] == values[1] else 0)


def _by_indicator(ones, others):
    if not ones or not others:
        return 0
    if ones[0] == others[0]:
        return _SAME_INDICATOR
    return _NEAR_INDICATOR if set(ones) & set(others) else _OTHER_INDICATOR


def state_of(upper, lower):
    """What the lower target makes of the upper one: numbers are shared out, rates are compared."""
    above, below = _level(upper), _level(lower)
    if above is None or below is None or above == below or bool(upper.per) != bool(lower.per):
        return TAKEN
    if upper.unit_class in ("count", "money") and not upper.per and below < above:
        return SHARE
    better = below < above if upper.comparator in ("<=", "<") else below > above
    return RAISED if better else LOWERED


def _level(target):
    return target.value if target.value is not None else getattr(target, "value_min", None)

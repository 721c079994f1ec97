"""Which units decide a target: the fewest lower units whose own gaps together cover what is missing."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Deciding:
    """`missing` of the whole; `gaps` [(unit, its own gap)], largest first; `covers` when they suffice."""

    missing: Decimal
    gaps: list
    covers: bool


def deciding(target, one, below, forecast=None):
    """None when nothing is missing. `below` {unit: Result} of the lower units, each held to its own goal.

    Counts by where they end at the present pace, of what is held to the same days of last year by where they are;
    rates by how many more of the denominator it takes.
    """
    missing = gap(target.indicator, one, forecast)
    if missing is None or missing <= 0:
        return None
    gaps = [(unit, gap(target.indicator, result, forecast)) for unit, result in below.items()]
    gaps = sorted(((unit, own) for unit, own in gaps if own and own > 0), key=lambda pair: -pair[1])
    found, covered = [], Decimal(0)
    for unit, own in gaps:
        if covered >= missing:
            break
        found.append((unit, own))
        covered += own
    return Deciding(missing, found, covered >= missing)


def gap(indicator, one, forecast=None):
    """How many are missing at the end, or too many of what is not to be exceeded: of a rate, of the people it
    counts. None without a goal."""
    if one.value is None or one.target is None:
        return None
    if one.denominator is not None and indicator.unit == "%":
        have, need = one.numerator, one.target * one.denominator / 100
    elif one.question.adds_up:
        ends = forecast and not one.is_held_to_last_year
        have, need = forecast.of(one.value) if ends else one.value, one.target
    else:
        return None
    return Decimal(have - need if one.is_limit else need - have)

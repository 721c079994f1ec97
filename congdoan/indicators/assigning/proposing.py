"""Sharing a target out: by last year's result, by headcount, by what units registered, evenly; sums come
out exactly, but for registrations, which stand as the units wrote them."""

from decimal import Decimal
from fractions import Fraction

from congdoan.base.periods import Period
from congdoan.indicators.counting import sources
from congdoan.indicators.judged.results import results
from congdoan.indicators.kept import figures
from congdoan.indicators.models import Registration

BY_LAST_YEAR, BY_HEADCOUNT, EVENLY = "last_year", "headcount", "evenly"
BY_REGISTRATION = "registered"
WAYS = (BY_LAST_YEAR, BY_HEADCOUNT, BY_REGISTRATION, EVENLY)
# Heads are those of members where they are counted, else of workers.
HEADS = ("members.on_roll", "workplaces.workers")


def split(total, weights):
    """Whole numbers in proportion to the weights that add up to the total exactly.

    Largest remainder: everyone gets the whole part of his share, the ones left over go to the
    largest fractions, earlier first. Without any weight all count the same; no weight is below 0.
    """
    weights = [max(Fraction(weight), 0) for weight in weights]
    if not weights:
        return []
    if not any(weights):
        weights = [Fraction(1)] * len(weights)
    exact = [Fraction(total) * weight / sum(weights) for weight in weights]
    shares = [int(share) for share in exact]
    left = int(total) - sum(shares)
    order = sorted(range(len(exact)), key=lambda n: (shares[n] - exact[n], n))
    for place in order[:left]:
        shares[place] += 1
    return shares


def propose(target, units, way, day, year):
    """{unit id: value} for the units below in that year, by the tree of the day. A rate is handed down, never
    divided."""
    if target.value is None:
        return {unit.pk: None for unit in units}
    if way == BY_REGISTRATION:
        return registered(target, units, year)
    if not target.final_question.adds_up:
        return {unit.pk: target.value for unit in units}
    weights = [_weight(target, units, way, day, year).get(unit.pk, 0) for unit in units]
    step = _step(Decimal(target.value))
    shares = split(target.value / step, weights)
    return {unit.pk: share * step for unit, share in zip(units, shares, strict=True)}


def _step(value):
    """The last decimal place of it: 12.5 is shared out in tenths, 12 in whole numbers."""
    return Decimal(1).scaleb(min(value.normalize().as_tuple().exponent, 0))


def _weight(target, units, way, day, year):
    if way == BY_LAST_YEAR:
        return last_year(target, units, year, day)
    if way == BY_HEADCOUNT:
        return headcount(units, day)
    return {}


def last_year(target, units, year, day):
    """{unit id: value} of the indicator over the whole year before that one, through the tree of the day."""
    found = last_years([target], units, year, day)
    return {unit: value for (_pk, unit), value in found.items()}


def last_years(targets, units, year, day):
    """{(target id, unit id): value} of several at once."""
    window = Period.year(year - 1)
    past = [
        target.like(pk=target.pk, comparator="track", start=window.start, end=window.end)
        for target in targets
    ]
    found = results(past, units, window.end, tree=day, with_last_year=False) if past else {}
    return {key: one.value for key, one in found.items() if one.value is not None}


def registered(target, units, year):
    """{unit id: value} of those that registered for that year; others have offered nothing."""
    return {unit: value for (_pk, unit), value in all_registered([target], units, year).items()}


def all_registered(targets, units, year):
    """{(target id, unit id): value} of several at once."""
    rows = Registration.objects.across_units("what the units below offered")
    rows = rows.filter(
        unit__in=units, year=year, indicator__in={one.indicator_id for one in targets}
    )
    offered = {
        (indicator, cut, unit): value
        for indicator, cut, unit, value in rows.values_list("indicator", "cut", "unit_id", "value")
    }
    return {
        (target.pk, unit.pk): offered[key]
        for target in targets for unit in units
        if (key := (target.indicator_id, target.question.cut, unit.pk)) in offered
    }  # fmt: skip


def headcount(units, day):
    """{unit id: members on roll}, or workers where members are not yet counted."""
    for code in HEADS:
        if sources.known(code):
            period = Period.day(day)
            return figures.values({(code, period)}, [unit.pk for unit in units], day)[code, period]
    return {}

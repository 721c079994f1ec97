"""Figures told apart by what records say, and figures that units declare: both in the oracle's own words."""

from tests.indicators.oracle.facts import totals
from tests.indicators.oracle.places import PLACES

TOLD = "indicators/declared"
# Whose table a step of an attribute's name leads to.
LEADS = {"person": "members/people", "workplace": PLACES, "unit": "orgs/units"}
# Indicators that units tell, and whether their stretches add up.
DECLARED = {"IND-009": False, "IND-040": False, "IND-048": True, "IND-050": True}


def said(facts, row, name):
    """What a row says under an attribute, as an address writes it: nothing is «»."""
    *steps, last = name.split("__")
    for step in steps:
        row = facts.one(LEADS[step], row[f"{step}_id"]) if row[f"{step}_id"] else {}
    value = row.get(last)
    return "" if value is None else str(value)


def known(name):
    return all(step in LEADS for step in name.split("__")[:-1])


def told_apart(facts, definition, period, tree, name):
    """{(unit, value): number}: each value counted as if there were no other."""
    values = {said(facts, row, name) for row, _amount in definition.of(facts, period)}
    return {
        (node, value): number
        for value in values
        for node, number in totals(
            facts, definition, period, tree, lambda row, v=value: said(facts, row, name) == v
        ).items()
    }


def declared(facts, indicator, cut, period, tree):
    """{unit: value} of what units told and the level above accepted, at every unit above them too."""
    told = {}
    for unit in {row["unit_id"] for row in facts[TOLD]}:
        mine = [
            row
            for row in facts[TOLD]
            if row["unit_id"] == unit and _counts(row, indicator, cut, period)
        ]
        if mine:
            told[unit] = _of_unit(sorted(mine, key=lambda row: (row["day"], row["id"])), indicator)
    nodes = {node for unit in told for node in facts.above(unit, tree)}
    return {node: _at(facts, node, told, tree) for node in nodes}


def _counts(row, indicator, cut, period):
    if (row["indicator_id"], row["cut"], row["status"]) != (indicator, cut, "accepted"):
        return False
    inside = period.start <= row["day"] <= period.end
    return inside and (not DECLARED[indicator] or row["since"] >= period.start)


def _of_unit(rows, indicator):
    """(numerator, denominator) of a rate, (value, None) of a number: stretches that do not meet add up."""
    if not DECLARED[indicator]:
        return rows[-1]["numerator"], rows[-1]["denominator"]
    # Of those that end on one day the longest covers the others.
    rows = sorted(rows, key=lambda row: (row["day"], -row["since"].toordinal(), row["id"]))
    last = rows[-1]
    value, free_before = last["value"], last["since"]
    for row in reversed(rows[:-1]):
        if row["day"] < free_before:
            value, free_before = value + row["value"], row["since"]
    return value, None


def _at(facts, node, told, tree):
    """What the node told itself, else what was told highest below it, taken together."""
    if node in told:
        highest = [told[node]]
    else:
        below = {unit for unit in told if node in facts.above(unit, tree)}
        highest = [told[unit] for unit in below if not set(facts.above(unit, tree)[1:]) & below]
    tops, bottoms = zip(*highest, strict=True)
    if bottoms[0] is None:
        return sum(tops)
    return 100 * sum(tops) / sum(bottoms) if sum(bottoms) else None

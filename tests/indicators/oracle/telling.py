"""Figures told apart by what records say, and figures that units declare: both in the oracle's own words."""

from tests.indicators.oracle.facts import totals
from tests.indicators.oracle.places import PLACES

TOLD = "indicators/declared"
# Whose table a step of an attribute's name leads to.
LEADS = {"person": "members/people", "workplace": PLACES, "unit": "orgs/units"}
# Indicators that units tell, and whether as one number, else as two parts; stretches of what happens add up.
DECLARED = {"IND-009": False, "IND-040": False, "IND-048": True, "IND-050": True}
FLOWS = ("IND-048",)


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
    for row in facts[TOLD]:
        if _counts(row, indicator, cut, period):
            told.setdefault(row["unit_id"], []).append(row)
    # Of those that end on one day the longest covers the others.
    for rows in told.values():
        rows.sort(key=lambda row: (row["day"], -row["since"].toordinal(), row["id"])
                  if indicator in FLOWS else (row["day"], row["id"]))  # fmt: skip
    nodes = {node for unit in told for node in facts.above(unit, tree)}
    return {node: _at(facts, indicator, node, told, tree) for node in nodes}


def _counts(row, indicator, cut, period):
    if (row["indicator_id"], row["cut"], row["status"]) != (indicator, cut, "accepted"):
        return False
    inside = period.start <= row["day"] <= period.end
    return inside and (indicator not in FLOWS or row["since"] >= period.start)


def _latest(rows, indicator):
    """The last that a unit told, and of happenings what it told before it that does not meet it."""
    found = rows[-1:]
    for row in reversed(rows[:-1] if indicator in FLOWS else []):
        if row["day"] < found[-1]["since"]:
            found.append(row)
    return found


def _at(facts, indicator, node, told, tree):
    """What the node and those below it told, without what another of them told too: who stood above it when it
    was told, or told the same time again once it stood above it."""
    mine = {unit: rows for unit, rows in told.items() if node in facts.above(unit, tree)}
    counts = [row for rows in mine.values() for row in _latest(rows, indicator)
              if not any(_tells(facts, indicator, one, row) for others in mine.values() for one in others)]  # fmt: skip
    if not counts:
        return None
    if DECLARED[indicator]:
        return sum(row["value"] for row in counts)
    bottom = sum(row["denominator"] for row in counts)
    return 100 * sum(row["numerator"] for row in counts) / bottom if bottom else None


def _tells(facts, indicator, one, row):
    """Whether what the other row tells holds what this one does."""
    if one["unit_id"] == row["unit_id"]:
        return False
    if one["unit_id"] in facts.above(row["unit_id"], row["day"]):
        return True
    again = (
        one["since"] <= row["day"] <= one["day"] if indicator in FLOWS else row["day"] <= one["day"]
    )
    return again and one["unit_id"] in facts.above(row["unit_id"], one["day"])

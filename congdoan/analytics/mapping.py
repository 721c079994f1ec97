"""A target on the map of provinces, where the units below are those of provinces."""

from congdoan.base.provinces import province_of, shaded
from congdoan.indicators import words
from congdoan.orgs.kinds import Kind


def mapped(opened):
    """What `components/vietnam.html` takes, or None below the national level. The table stands beside."""
    places = {province_of(unit.name, opened.seen.tree): unit
              for unit in opened.units if unit.kind == Kind.LDT}  # fmt: skip
    places.pop(None, None)
    if not places:
        return None
    told = {name: unit for name, unit in places.items() if unit.pk not in opened.hidden}
    # What fell below zero is shaded as nothing; its number stands in the words and in the table.
    values = {name: max(0, opened.found[unit.pk].value or 0) for name, unit in told.items()}
    regions = [_region(opened, one, told.get(one.name)) for one in shaded(values, opened.seen.tree)]
    return {"regions": regions, "label": opened.target.name}


def _region(opened, region, unit):
    if unit is None:
        return {"region": region, "text": None, "url": None}
    one = opened.found[unit.pk]
    return {"region": region, "text": words.value_of(one),
            "url": opened.below_url(unit, one)}  # fmt: skip

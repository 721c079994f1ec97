"""Numbers by unit: as a table with a line a unit, and on the map where the units are those of provinces; numbers by
commune on the map of one province."""

from django.utils.translation import gettext as _

from congdoan.base.communes import SINCE, commune, province_named
from congdoan.base.provinces import Region, alone, on_map, province_of, provinces, shaded
from congdoan.base.text import number
from congdoan.orgs.kinds import Kind
from congdoan.orgs.past import provinces_above

# Of the map's diagonal: the largest circle, and the smallest that a pointer still hits.
LARGEST, SMALLEST = 0.05, 0.006


def listed(unit, units, values, url):
    """The lines of such a table, for `units` with the `unit` above them: `values` {column: {unit id: number}},
    `url(column, unit)` of what stands behind a number. Units of which nothing is told are left out."""
    for one in units:
        whole = one == unit
        if whole or any(numbers.get(one.pk) for numbers in values.values()):
            cells = [_cell(column, one, values[column].get(one.pk, 0), url) for column in values]
            name = _("Cộng %(unit)s") % {"unit": one} if whole else str(one)
            yield {"name": name, "cells": cells, "total": whole}


def _cell(column, unit, value, url):
    told = {"value": value, "text": number(value) if value else "–"}
    return {**told, "url": url(column, unit) if value else ""}


def mapped(units, values, day, label, url):
    """What `components/vietnam.html` takes: `values` by unit id, `url(unit)` of what stands behind a number; None
    below the level of provinces. The table of the same numbers stands beside it."""
    places = {province_of(one.name, day): one for one in units if one.kind == Kind.LDT}
    places.pop(None, None)
    if not places:
        return None
    counted = {name: values.get(one.pk, 0) for name, one in places.items()}
    regions = [
        {"region": region, "text": number(region.value or 0) if region.name in places else None,
         "url": url(places[region.name]) if region.value else None}
        for region in shaded(counted, day)
    ]  # fmt: skip
    return {"regions": regions, "label": label}


def within(province, rows, label):
    """The same of one province alone, with a circle for each of `rows` (dicts of its commune's `code`, `number`,
    `text` and `url`) whose area tells the number; None where no row has its place there."""
    found = [(row, commune(row["code"])) for row in rows if commune(row["code"])]
    found = [
        (row, on_map(*one.point)) for row, one in found if one.point and one.province == province
    ]
    if not found:
        return None
    shapes = provinces(SINCE)[province]
    frame, near, far = alone(shapes, [point for _row, point in found])
    most = max(row["number"] or 0 for row, _point in found) or 1
    circles = [
        {"x": x, "y": y, "r": _radius(row["number"], most) * frame.size, "text": row["text"], "url": row["url"]}
        for row, (x, y) in sorted(found, key=lambda one: -(one[0]["number"] or 0))
    ]  # fmt: skip
    region = {"region": Region(province, near, None, 0), "text": None, "url": None}
    return {"label": label, "regions": [region], "frame": frame, "far": far, "circles": circles,
            "most": most, "line": frame.size / 300, "seam": frame.size / 1500,
            "unplaced": len(rows) - len(found)}  # fmt: skip


def _radius(value, most):
    return max(SMALLEST, LARGEST * ((value or 0) / most) ** 0.5)


def province_around(unit):
    """The province of today that the unit with this key stands in; None for those of a sector of the whole country."""
    above = provinces_above(unit).values_list("ancestor__name", flat=True).first()
    return province_named(above) if above else None

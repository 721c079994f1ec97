"""Numbers by unit on the map of provinces, where the units are those of provinces."""

from congdoan.base.provinces import province_of, shaded
from congdoan.base.text import number
from congdoan.orgs.kinds import Kind


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

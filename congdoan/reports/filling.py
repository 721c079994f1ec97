"""A report's values taken from records: all of them at generation, and again to see what has changed."""

from congdoan.reports.sources import Sources
from congdoan.trail.language import in_vietnamese

_TAKEN = ("place", "group", "label", "kind", "origin", "value", "link", "detail", "offer")


@in_vietnamese()
def fill(report):
    """Take every value anew. What was typed, its reason and the narrative stay as they are."""
    known = {field.key: field for field in report.fields.all()}
    found = list(_found(report, known.values()))
    new, changed = [], []
    for place, one in enumerate(found):
        field = known.pop(one.key, None)
        before = field and _taken(field)
        field = _put(field or report.fields.model(record=report), place, one)
        if before is None:
            new.append(field)
        elif _taken(field) != before:
            changed.append(field)
    report.fields.bulk_create(new)
    report.fields.bulk_update(changed, _TAKEN)
    report.fields.filter(pk__in=[field.pk for field in known.values()]).delete()


def current(report, fields):
    """{key: value} as records give it now, for every value that differs from the one kept.

    An entry that is new has its key there too; one that is gone has None.
    """
    now = {one.key: one.value for one in _found(report, fields) if one.origin == "computed"}
    kept = {field.key: field.value for field in fields if field.origin == "computed"}
    return {key: now.get(key) for key in [*kept, *now] if kept.get(key) != now.get(key)}


def _found(report, fields):
    told = {field.key: field.typed for field in fields if field.typed is not None}
    return Sources(report.unit, report.period).read(report.declaration, told)


def _taken(field):
    return [getattr(field, name) for name in _TAKEN]


def _put(field, place, one):
    field.place, field.key, field.group, field.label = place, one.key, one.group, one.label
    field.kind, field.origin, field.value, field.link = one.kind, one.origin, one.value, one.link
    field.detail, field.offer = one.detail or {}, one.offer
    return field

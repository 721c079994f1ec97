"""A report's values taken from records: all of them at generation, and again to see what has changed."""

from congdoan.reports.sources import Sources
from congdoan.trail.language import in_vietnamese


@in_vietnamese()
def fill(report):
    """Take every value anew. What was typed, its reason and the narrative stay as they are."""
    known = {field.key: field for field in report.fields.all()}
    found = list(_found(report, known.values()))
    new, changed, said = [], [], {}
    for place, one in enumerate(found):
        said = _said(place, one)
        field = known.pop(one.key, None)
        if field is None:
            new.append(report.fields.model(record=report, key=one.key, **said))
        elif any(getattr(field, name) != value for name, value in said.items()):
            vars(field).update(said)
            changed.append(field)
    report.fields.bulk_create(new)
    if changed:
        report.fields.bulk_update(changed, list(said))
    report.fields.filter(pk__in=[field.pk for field in known.values()]).delete()


@in_vietnamese()
def current(report, fields):
    """{key: value} as records give it now, for every value that differs from the one kept.

    An entry that is new has its key there too; one that is gone has None.
    """
    found = _found(report, fields, drafts=False)
    now = {one.key: one.value for one in found if one.origin == "computed"}
    kept = {field.key: field.value for field in fields if field.origin == "computed"}
    return {key: now.get(key) for key in [*kept, *now] if kept.get(key) != now.get(key)}


def _found(report, fields, drafts=True):
    told = {field.key: field.typed for field in fields if field.typed is not None}
    return Sources(report.unit, report.period, drafts).read(report.declaration, told)


def _said(place, one):
    """What a field of the report takes from records."""
    return {
        "place": place, "group": one.group, "label": one.label, "kind": one.kind, "origin": one.origin,
        "value": one.value, "link": one.link, "detail": one.detail or {}, "offer": one.offer,
    }  # fmt: skip

"""What happened to a record: each change with who, when, whence, why, and what was before and after."""

from itertools import pairwise

from congdoan.records.fields import shown
from congdoan.records.own.values import changes as own_changes
from congdoan.records.register import is_relation

_SKIPPED = {"version", "sort_key", "folded", "id"}
LIMIT = 100


def timeline(record, actor):
    """Newest first: dicts of at, who, source, reason, label and changes (label, before, after).

    Changes of fields that are guarded from the actor are left out.
    """
    events = _events(record)
    steps = [(None, events[0])] if events else []
    steps += pairwise(events)
    known = [f.name for f in type(record)._meta.fields if f.name not in _SKIPPED]
    open_to_him = record.register.fields_for(actor, known)
    fields = [f for f in type(record)._meta.fields if f.name in open_to_him]
    names = _names(fields, events)
    own = own_changes(record)
    found = [_step(before, after, fields, names) for before, after in steps]
    for (before, after), step in zip(steps, found, strict=True):
        if before is not None:
            step["changes"] += own[after.version]
    return found[::-1]


def _events(record):
    model = type(record).pgh_event_model
    rows = model.objects.filter(pgh_obj_id=record.pk).select_related("pgh_context")
    return list(rows.order_by("-pgh_id")[:LIMIT])[::-1]


def _step(before, after, fields, names):
    context = (after.pgh_context.metadata if after.pgh_context else None) or {}
    changes = [] if before is None else list(_changes(before, after, fields, names))
    return {
        "at": after.pgh_created_at, "label": after.pgh_label, "who": context.get("who", ""),
        "source": context.get("source", ""), "reason": context.get("reason", ""),
        "changes": changes,
    }  # fmt: skip


def _changes(before, after, fields, names):
    for field in fields:
        if not hasattr(after, field.attname):
            continue
        was, now = getattr(before, field.attname), getattr(after, field.attname)
        if was != now:
            yield field.verbose_name, _print(field, was, names), _print(field, now, names)


def _print(field, value, names):
    if is_relation(field):
        return names.get((field.name, value), "–")
    if field.choices:
        return dict(field.flatchoices).get(value, value or "–")
    return shown(field, value)


def _names(fields, events):
    """Names of all records the events point at: one query a relation, not one an event."""
    found = {}
    for field in filter(is_relation, fields):
        ids = {getattr(event, field.attname, None) for event in events} - {None}
        if len(ids) > 1:
            for one in field.related_model._default_manager.filter(pk__in=ids):
                found[field.name, one.pk] = str(one)
    return found

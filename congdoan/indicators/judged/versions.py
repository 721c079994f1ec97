"""What a target asked at a moment gone by: history keeps each version, a look back holds units to that of its day."""

from django.db.models import Q

from congdoan.indicators.models import Target

ASKED = (
    "comparator",
    "value",
    "value_max",
    "tolerance",
    "start",
    "end",
    "per_year",
    "status",
    "parent_id",
)


def handed_down(rows, targets, moment):
    """Of those rows what was handed down from these targets: by then, where a moment gone by is looked back at. A
    unit that moved since was held to its former superior's."""
    now = Q(parent__in=targets)
    if moment is None:
        return rows.filter(now)
    then = Target.pgh_event_model.objects.filter(parent__in=targets)
    return rows.filter(now | Q(pk__in=then.values("pgh_obj_id")))


def as_it_stood(targets, moment):
    """The same targets, unsaved, with what they asked at that moment; what was written only later asks what it
    asked first, once it was no proposal. No moment: as they stand."""
    targets = list(targets)
    if moment is None or not targets:
        return targets
    past = {}
    events = Target.pgh_event_model.objects.filter(pgh_obj__in=targets).order_by("pgh_id")
    for row in events.values("pgh_obj_id", "pgh_created_at", *ASKED):
        key, is_new = row["pgh_obj_id"], row["pgh_obj_id"] not in past
        if row["pgh_created_at"] <= moment or (is_new and row["status"] != Target.Status.PROPOSED):
            past[key] = row
    for one in targets:
        for name in ASKED if one.pk in past else ():
            setattr(one, name, past[one.pk][name])
    return targets

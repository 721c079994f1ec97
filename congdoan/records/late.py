"""Records that came or changed after a moment: why a figure is now another than it was then."""

from django.core.exceptions import FieldError
from django.db.models import Exists, OuterRef, Q


def late(rows, measure, period, moment):
    """Of the rows those written since that count now, or counted as they stood then."""
    history = rows.model.pgh_event_model.objects
    since = history.filter(pgh_obj_id=OuterRef("pk"), pgh_created_at__gt=moment)
    written = rows.filter(Exists(since))
    now = measure.records(written, period).order_by().values("pk")
    then = _counted_then(written, measure, period, moment)
    return rows.filter(Q(pk__in=now) | Q(pk__in=then))


def _counted_then(written, measure, period, moment):
    """Keys of those that counted by their last version before; none where the lines of a record
    decide, since its versions keep no lines."""
    versions = written.model.pgh_event_model.objects
    last = (
        versions.filter(pgh_obj_id__in=written.order_by().values("pk"), pgh_created_at__lte=moment)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    try:
        found = versions.filter(pgh_id__in=last.values("pgh_id")).filter(measure.counted(period))
    except FieldError:
        return []
    return found.values("pgh_obj_id")


def removed(model, units, measure, period, moment):
    """How many records of those units counted and were deleted since."""
    gone = model.pgh_event_model.objects.filter(
        pgh_label="delete", pgh_created_at__gt=moment, unit__in=units
    )
    try:
        return gone.filter(measure.counted(period)).values("pgh_obj_id").distinct().count()
    except FieldError:
        return 0

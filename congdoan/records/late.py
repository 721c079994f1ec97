"""Records that came or changed after a moment: why a figure is now another than it was then."""

from contextlib import suppress

from django.core.exceptions import FieldError
from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import Lookup


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
    return _counting(versions.filter(pgh_id__in=last.values("pgh_id")), measure, period)


def removed(model, units, measure, period, moment):
    """How many records of those units counted and were deleted since."""
    gone = model.pgh_event_model.objects.filter(
        pgh_label="delete", pgh_created_at__gt=moment, unit__in=units
    )
    return _counting(gone, measure, period).distinct().count()


def _counting(versions, measure, period):
    """Keys of the records that counted by those versions; none where others decide as well: a version
    keeps no lines, and does not stand in the record's place for what looks at it."""
    condition, found = measure.counted(period), versions.none()
    if not _asks_others(condition):
        with suppress(FieldError, ValueError):
            asked = versions.filter(condition)
            str(asked.query)
            found = asked
    return found.values("pgh_obj_id")


def _asks_others(condition):
    """Whether something in it looks the record itself up among others, as those of its lines that are over."""
    return any(
        _asks_others(one) if isinstance(one, Q) else isinstance(one, Lookup)
        for one in condition.children
    )

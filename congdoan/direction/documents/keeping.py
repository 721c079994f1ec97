"""How long documents are kept: years by their kind, as the administrator entered them, from the year of the paper on.

Nothing is deleted here: what is past its day is listed, for the unit to decide.
"""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.direction.documents.kinds import Kind
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import current

FOR_EVER = 0


def terms(day):
    """{kind: years} of the kinds that have a term on that day; `FOR_EVER` where they are never given up."""
    known = current()
    rows = {kind: known.row(f"KEEP-{kind.name}", day) for kind in Kind}
    return {
        kind.value: int(row.value) for kind, row in rows.items() if row and row.value is not None
    }


def until(record, known):
    """The last day it is kept: the end of the year in which its term is full. None for ever, or not known."""
    day, years = record.kept_from, known.get(record.kind)
    if day is None or not years:
        return None
    return dt.date(min(day.year + years, dt.MAXYEAR), 12, 31)


def told(record, _actor):
    """What the page of a document says of its keeping."""
    day = getattr(record, "looked_on", None) or timezone.localdate()
    known = terms(day)
    if record.kind not in known:
        said = _("chưa đặt thời hạn cho loại văn bản này; người quản trị nhập ở «Tham số»")
    elif known[record.kind] == FOR_EVER:
        said = _("vĩnh viễn")
    else:
        last = until(record, known)
        said = show(last) if last else _("tính từ năm của văn bản, khi đã có ngày")
    return [(_("Bảo quản đến hết ngày"), said, None)]


def due(actor, unit, day):
    """(documents that went out, documents that came in) of the unit whose term was full before that day, the oldest
    first: what it may decide to destroy."""
    known = terms(day)
    out, came = (REGISTERS[f"direction/{name}"].model for name in ("documents", "incoming"))
    out = out.objects.visible_to(actor).filter(
        _past("dated", known, day), unit=unit, status__in=out.OUT
    )
    came = came.objects.visible_to(actor).filter(
        _past("arrived_on", known, day), unit=unit, status=came.Status.FILED
    )
    return (
        out.defer("text", "folded", "basis").order_by("dated", "pk"),
        came.defer("text", "folded").order_by("arrived_on", "pk"),
    )


def _past(field, known, day):
    """Of each kind those of a year so long ago."""
    found = Q(pk=None)
    for kind, years in known.items():
        if years and day.year - years > dt.MINYEAR:
            found |= Q(kind=kind, **{f"{field}__lt": dt.date(day.year - years, 1, 1)})
    return found

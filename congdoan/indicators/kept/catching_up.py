"""What changed since the figures were kept is counted again: one unit's own, and the difference for all above."""

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.db.models import Count, Subquery
from django.db.models.functions import Now

from congdoan.indicators.counting import sources
from congdoan.indicators.counting.by_register import own_counts
from congdoan.indicators.kept import overlaps
from congdoan.indicators.kept.filling import ancestors, rows_at, write_over
from congdoan.indicators.kept.meanwhile import note
from congdoan.indicators.kept.regrowing import MOST, regrow
from congdoan.indicators.kept.rows import Numbers, hundredths
from congdoan.indicators.models import KeptRow, Span
from congdoan.orgs.models import TREE, UNITS
from congdoan.trail.jobs import Job, between, start
from congdoan.trail.models import Touch

# Figures may be so far behind the records. The worker sees to it; a page only where there is none, or a busy one:
# while much is written, each page else counted what all the others had written.
MOMENT = dt.timedelta(seconds=1)


@between
def catch_up(limit=5_000, wait=True):
    """Bring kept figures level with the records, up to `limit` touches. Returns how many were taken.

    The spans are locked first: what a touch stands for is committed before the touch can be seen,
    so the count that follows holds it, and no two catch-ups add the same difference. A page does not
    `wait`: what changed within the `MOMENT` it leaves to the worker, and where another is at it, it goes on
    with what is kept.
    """
    behind = Touch.objects.all() if wait else Touch.objects.filter(at__lte=Now() - MOMENT)
    if not behind.exists():
        return 0
    with transaction.atomic():
        spans = _locked(wait)
        if spans is None:
            return 0
        touched, taken = _take(limit)
        note(touched)
        apply(spans, touched)
    return taken


def _locked(wait):
    """All open spans, locked in one order; None where nobody waits and somebody else holds one, or none is there."""
    spans = Span.objects.filter(frozen=False).order_by("pk")
    if wait:
        return list(spans.select_for_update())
    whole = spans.order_by().values("frozen").annotate(number=Count("pk")).values("number")
    found = list(spans.annotate(number=Subquery(whole)).select_for_update(skip_locked=True))
    return found if found and len(found) == found[0].number else None


def _take(limit):
    """({register path: unit ids}, how many rows): the touches, taken out of the box."""
    first = Touch.objects.select_for_update(skip_locked=True).order_by("pk")[:limit]
    rows = list(first.values_list("pk", "register", "unit_id"))
    Touch.objects.filter(pk__in=[pk for pk, _register, _unit in rows]).delete()
    touched = defaultdict(set)
    for _pk, register, unit in rows:
        touched[register].add(unit)
    return touched, len(rows)


def apply(spans, touched):
    """Count again in those locked spans what was touched, {register path: unit ids}."""
    moved = touched.pop(TREE, set())
    if len(moved) > MOST:
        _forget(spans)
        return
    spans = [span for span in spans if span.codes]
    if not spans:
        return
    for span in spans if moved else ():
        write_over(span, regrow(span, moved))
    kept = _paths(spans)
    _add_differences(spans, _with_leaning(_of_units(touched, kept), kept))


def _forget(spans):
    """Too much of the tree changed: pages count live until a worker has kept the spans again."""
    KeptRow.objects.filter(span__in=spans).delete()
    for span in spans:
        span.codes = []
        span.save()
    waiting = Job.objects.filter(kind="figures", state=Job.State.WAITING)
    if spans and not waiting.exists():
        start("figures", "Tính lại số liệu sau thay đổi tổ chức", None, {})


def _paths(spans):
    """The registers of which anything is kept."""
    return {sources.find(code).source.path for span in spans for code in span.codes}


def _of_units(touched, kept):
    """What a unit itself is (its ownership, its sector) cuts all it keeps, in whichever register."""
    units = touched.get(UNITS, set())
    return {path: touched.get(path, set()) | units for path in {*touched, *(kept if units else ())}}


def _with_leaning(touched, kept):
    """The units touched by register, and those whose records look across into what changed."""
    found = {path: set(units) for path, units in touched.items()}
    for path, units in touched.items():
        for source, way in sources.leaning_on(path):
            if source.path not in kept:
                continue
            there = source.rows.filter(**{f"{way}__unit__in": units}).order_by()
            seen = there.values_list(source.unit, flat=True).distinct()
            found.setdefault(source.path, set()).update(seen)
    return found


def _add_differences(spans, touched):
    for path, units in touched.items():
        codes = {
            span: [code for code in span.codes if sources.find(code).source.path == path]
            for span in spans
        }
        asked = {(code, span.period) for span in spans for code in codes[span]}
        own = own_counts(asked, units) if asked and units else {}
        for span in spans if own else ():
            _again(span, codes[span], units, own)


def _again(span, codes, units, own):
    """The units' own numbers anew, and the difference at all above; of what overlaps between units, too."""
    now = {
        (code, unit): hundredths(own[code, span.period].get(unit, 0))
        for code in codes
        for unit in units
    }
    stood = Numbers(span.codes, rows_at(span, units))
    changed = {key: amount for key, amount in now.items() if stood.own(*key) != amount}
    touched = {code for code, unit in now if now[code, unit] or stood.own(code, unit)}
    touched |= overlaps.codes_at(span, units)
    overlapping = [
        _Overlapping(span, code, units)
        for code in codes
        if code in touched and not sources.find(code).adds_up
    ]
    if changed or any(one.is_other for one in overlapping):
        _apply(span, changed, overlapping)


def _apply(span, changed, overlapping):
    """Every unit whose own number changed, and all above it; whatever overlaps otherwise now."""
    units = {unit for _code, unit in changed}.union(*(one.units for one in overlapping))
    up = ancestors(units, span.tree)
    numbers = Numbers(span.codes, rows_at(span, {node for line in up.values() for node in line}))
    for (code, unit), amount in changed.items():
        numbers.set_own(code, unit, amount, up.get(unit, ()))
    for one in overlapping:
        for node, more in one.surplus(up).items():
            numbers.add_total(one.code, node, hundredths(-more))
        one.keep()
    write_over(span, numbers)


class _Overlapping:
    """What of one measure stands at several units and at one of these: as it was kept, and as it is."""

    def __init__(self, span, code, units):
        self.span, self.code = span, code
        left = overlaps.kept(span, code, units)
        self.now = overlaps.overlapping(code, span.period, units, left)
        self.was = left | overlaps.kept(span, code, values=self.now)

    @property
    def is_other(self):
        return self.was != self.now

    @property
    def units(self):
        return {
            unit for found in (self.was, self.now) for units in found.values() for unit in units
        }

    def surplus(self, up):
        """{node: how much more often values are counted there beyond once than was kept}."""
        more = overlaps.surplus(self.now, up)
        more.subtract(overlaps.surplus(self.was, up))
        return more

    def keep(self):
        if self.is_other:
            overlaps.keep(self.span, self.code, self.now, instead_of=self.was)

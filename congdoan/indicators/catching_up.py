"""What changed since the figures were kept is counted again: one unit's own, and the difference for all above."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q

from congdoan.indicators import sources
from congdoan.indicators.counting import counts, own_counts
from congdoan.indicators.keeping import ancestors
from congdoan.indicators.models import Figure, Span
from congdoan.orgs.models import TREE, UNITS
from congdoan.trail.jobs import Job, job, start
from congdoan.trail.models import Touch


def catch_up(limit=5_000):
    """Bring kept figures level with the records, up to `limit` touches. Returns how many were taken.

    The spans are locked first: what a touch stands for is committed before the touch can be seen,
    so the count that follows holds it, and no two catch-ups add the same difference.
    """
    if not Touch.objects.exists():
        return 0
    with transaction.atomic():
        spans = list(Span.objects.filter(frozen=False).select_for_update().order_by("pk"))
        touched, taken = _take(limit)
        if TREE in touched:
            _forget(spans)
        else:
            spans = [span for span in spans if span.codes]
            kept = _paths(spans)
            _add_differences(spans, _with_leaning(_of_units(touched, kept), kept))
    return taken


def _take(limit):
    """({register path: unit ids}, how many rows): the touches, taken out of the box."""
    first = Touch.objects.select_for_update(skip_locked=True).order_by("pk")[:limit]
    rows = list(first.values_list("pk", "register", "unit_id"))
    Touch.objects.filter(pk__in=[pk for pk, _register, _unit in rows]).delete()
    touched = defaultdict(set)
    for _pk, register, unit in rows:
        touched[register].add(unit)
    return touched, len(rows)


def _forget(spans):
    """The tree changed: pages count live until a worker has kept the spans again."""
    Span.objects.filter(pk__in=[span.pk for span in spans]).update(codes=[])
    Figure.objects.filter(span__in=spans).delete()
    waiting = Job.objects.filter(kind="figures", state=Job.State.WAITING)
    if spans and not waiting.exists():
        start("figures", "Tính lại số liệu sau thay đổi tổ chức", None, {})


@job("figures", daily="Giữ số liệu của ngày")
def keep_again(work):
    """Keep the spans of today, as `congdoan figures` does."""
    from django.utils import timezone

    from congdoan.indicators.keeping import keep_today

    return f"{len(keep_today(timezone.localdate(), step=work.step))} kỳ"


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
        asked = {}
        for span in spans:
            for code in span.codes:
                counted = sources.find(code)
                if counted.source.path == path:
                    asked[span, code] = counted
        if asked:
            _again(asked, units)


def _again(asked, units):
    adding = {key for key, counted in asked.items() if counted.adds_up}
    up = {
        tree: ancestors(units, tree) for tree in {span.tree for span, _code in asked}
    }  # fmt: skip
    changes = _own_changes(adding, units, up)
    changes += _counted_again([key for key in asked if key not in adding], up)
    _write(changes)


def _own_changes(asked, units, up):
    """[(span, code, {unit: own}, {node: total})]: what the units' own new counts make of all above."""
    if not asked:
        return []
    own = own_counts({(code, span.period) for span, code in asked}, units)
    nodes = {node for lines in up.values() for line in lines.values() for node in line}
    stood = {
        (span, code, unit): (was, total)
        for span, code, unit, was, total in Figure.objects.filter(
            span__in={span for span, _code in asked}, unit__in=nodes | set(units)
        ).values_list("span_id", "measure", "unit_id", "own", "total")
    }
    found = []
    for span, code in asked:
        now = own[code, span.period]
        owns, totals = {}, defaultdict(int)
        for unit, line in up[span.tree].items():
            difference = now.get(unit, 0) - stood.get((span.pk, code, unit), (0, 0))[0]
            if difference:
                owns[unit] = now.get(unit, 0)
                for node in line:
                    totals[node] += difference
        whole = {node: stood.get((span.pk, code, node), (0, 0))[1] + more
                 for node, more in totals.items()}  # fmt: skip
        kept = {node: owns.get(node, stood.get((span.pk, code, node), (0, 0))[0]) for node in whole}
        found.append((span, code, kept, whole))
    return found


def _counted_again(asked, up):
    """Numbers that do not add up are counted anew at the units and at all above them."""
    found = []
    for tree in {span.tree for span, _code in asked}:
        nodes = {node for line in up[tree].values() for node in line}
        here = [(span, code) for span, code in asked if span.tree == tree]
        counted = counts({(code, span.period) for span, code in here}, tree, nodes)
        for span, code in here:
            now = counted[code, span.period]
            found.append((span, code, {}, {node: now.get(node, 0) for node in nodes}))
    return found


def _write(changes):
    rows = [
        Figure(span=span, measure=code, unit_id=node, own=own.get(node), total=total)
        for span, code, own, totals in changes
        for node, total in totals.items()
    ]
    Figure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["span", "measure", "unit"],
        update_fields=["own", "total"], batch_size=5_000,
    )  # fmt: skip
    nothing = Q(own=0) | Q(own__isnull=True)
    Figure.objects.filter(nothing, span__in={row.span_id for row in rows}, total=0).delete()

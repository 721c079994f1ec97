"""The scorecard: units down, targets across, the total first, worst first; ranked by any target."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from congdoan.analytics.card import Card
from congdoan.analytics.seen import Seen
from congdoan.base.dates import show
from congdoan.indicators import words
from congdoan.indicators.judged.in_force import COLUMNS, targets_of
from congdoan.indicators.judged.results import asked_of
from congdoan.indicators.kept import freezing
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.views.gate import needs
from congdoan.orgs.models import Unit
from congdoan.records.views.book import book, wanted
from congdoan.trail.language import in_vietnamese

# So many cells stand at once, and so many rows at least: what a screen shows. The rest follow by themselves; where
# they are more than the second number, piece by piece as one comes to them, or all of them before paper is made: four
# hundred units are three megabytes, and who goes on from a page of forty by thirty waits until it is taken down.
AT_ONCE, BY_THEMSELVES, PIECE = 72, 1000, 360
FEWEST = 4


@needs("count")
def page(request):
    """Where the standing unit and those below it stand, on the day looked through."""
    catch_up(wait=False)
    unit, seen = request.standing, Seen(request, request.standing)
    targets = targets_of(request.actor, unit, seen.day, request.GET.get("all") == "1", seen.moment)
    units = list(Unit.objects.children_of(unit, seen.tree)) if unit else []
    card, sort = Card(request, targets, unit, units, seen), request.GET.get("sort", "")
    rows = card.rows(sort)
    if wanted(request):
        return _sheet(targets, rows, unit, seen)
    shown, rest = _piece(request, rows, len(targets))
    if request.GET.get("rows") == "rest":
        return render(
            request, "analytics/scorecard_rows.html", {"rows": shown, "seen": seen, **rest}
        )
    context = {
        "targets": targets, "unit": unit, "seen": seen, "sort": sort,
        "rows": shown, **rest,
        "heads": [_head(request, n, card.cell(target, unit), sort) for n, target in enumerate(targets)],
        "sentence": card.cell(targets[0], unit).lead if targets else "",
        "by_name": _address(request, sort="name"), "query": _address(request),
        "more": len(targets) == COLUMNS and _address(request, all=1), "sheet": _address(request, format="xlsx"),
        "may_assign": request.actor.may("view", "indicators"),
        "may_freeze": bool(targets) and not seen.is_reported and request.actor.may_at("edit", "indicators", unit),
    }  # fmt: skip
    return render(request, "analytics/scorecard.html", context)


def _piece(request, rows, columns):
    """(the rows that are printed now, what is said of those left): `?rows=all`, or `rest` from the row `after`."""
    asked, after = request.GET.get("rows"), request.GET.get("after", "")
    begins = int(after) if asked == "rest" and after.isdecimal() else 0
    if asked == "all" or (begins and ("paper" in request.GET or _follow(rows[begins:], columns))):
        ends = len(rows)
    else:
        ends = begins + max(FEWEST, (PIECE if begins else AT_ONCE) // max(1, columns))
    left = rows[ends:]
    return rows[begins:ends], {
        "left": len(left), "follow": _follow(left, columns),
        "rest_url": _address(request, rows="rest", after=ends),
        "paper_url": _address(request, rows="rest", after=ends, paper=1),
        "whole_url": _address(request, rows="all", after=None),
    }  # fmt: skip


def _follow(rows, columns):
    return len(rows) * columns <= BY_THEMSELVES


def _address(request, **changes):
    """This page's address with something changed; None takes it out."""
    query = request.GET.copy()
    query.pop("format", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


def _head(request, place, cell, sort):
    """A column: pressed once the worst stand first, pressed again the best."""
    order = {str(place): "ascending", f"-{place}": "descending"}.get(sort, "")
    turned = f"-{place}" if order == "ascending" else str(place)
    return {
        "target": cell.target,
        "lead": cell.lead,
        "order": order,
        "url": _address(request, sort=turned),
    }


def _sheet(targets, rows, unit, seen):
    headings = [_("Đơn vị")]
    for target in targets:
        headings += [target.name, _("Chỉ tiêu"), _("Đạt (%)"), _("Tình trạng")]
    lines = [
        [str(row.unit), *(value for cell in row.cells for value in _four(cell))] for row in rows
    ]
    return book(_("Bảng điểm"), unit, seen.day, [seen.said], headings, lines)


def _four(cell):
    if not cell.is_told:
        return [cell.value, None, None, None]
    return words.in_sheet(cell.result, cell.label)


@require_POST
@needs("count")
def freeze(request):
    """Freeze the figures of the scorecard on the day looked through: later corrections leave them."""
    unit, day = request.standing, request.day
    if unit is None:
        raise Http404
    if not request.actor.may_at("edit", "indicators", unit):
        raise PermissionDenied(_("Vai trò của bạn không chốt được số liệu của đơn vị này."))
    catch_up()
    targets = targets_of(request.actor, unit, day, everything=True)
    asked = asked_of(targets, day)
    if not asked:
        messages.error(request, _("Chưa có chỉ tiêu nào tính từ sổ để chốt."))
        return redirect("indicators-scorecard")
    with in_vietnamese():
        name = _("Chốt %(unit)s, ngày %(day)s") % {"unit": unit, "day": show(day)}
    spans = freezing.freeze_all(name[:200], asked, day, unit)
    messages.success(
        request,
        _("Đã chốt số liệu ngày %(day)s. Sửa sổ sau này không đổi số đã chốt.")
        % {"day": show(day)},
    )
    return redirect(f"{reverse('indicators-scorecard')}?tree=reported&span={spans[0].pk}")

"""The scorecard: units down, targets across, the total first, worst first; ranked by any target."""

from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from congdoan.analytics.doors import Doors
from congdoan.analytics.seen import Seen
from congdoan.analytics.veil import Veil
from congdoan.base.dates import show
from congdoan.indicators import keeping
from congdoan.indicators.catching_up import catch_up
from congdoan.indicators.in_force import COLUMNS, goals, targets_of
from congdoan.indicators.judging import asks_last_year, is_limit
from congdoan.indicators.models import Target
from congdoan.indicators.results import asked_of
from congdoan.indicators.versions import handed_down
from congdoan.indicators.views import words
from congdoan.indicators.views.gate import needs
from congdoan.orgs.models import Unit
from congdoan.records.views.book import book, wanted
from congdoan.trail.language import in_vietnamese

ORDER = {"late": 0, "risk": 1, "ontrack": 2, "none": 3, "reached": 4}
LAST = (9, 0)
# So many cells stand at once, and so many rows at least: what a screen shows. The rest follow by themselves;
# where they are more than the second number, as one comes to them: four hundred units are three megabytes.
AT_ONCE, BY_THEMSELVES = 120, 3000
FEWEST = 6


@needs("count")
def page(request):
    """Where the standing unit and those below it stand, on the day looked through."""
    catch_up(wait=False)
    unit, seen = request.standing, Seen(request, request.standing)
    targets = targets_of(request.actor, unit, seen.day, request.GET.get("all") == "1", seen.moment)
    units = list(Unit.objects.children_of(unit, seen.tree)) if unit else []
    cells = _cells(request, targets, unit, units, seen)
    sort = request.GET.get("sort", "")
    rows = _rows(targets, unit, units, cells, seen.day, sort)
    if wanted(request):
        return _sheet(targets, rows, unit, seen)
    first = max(FEWEST, AT_ONCE // max(1, len(targets)))
    if request.GET.get("rows") == "rest":
        rest = {"rows": rows[first:], "seen": seen}
        return render(request, "analytics/scorecard_rows.html", rest)
    left = [] if request.GET.get("rows") == "all" else rows[first:]
    context = {
        "targets": targets, "unit": unit, "seen": seen, "sort": sort,
        "rows": rows[: len(rows) - len(left)], "left": len(left),
        "follow": len(left) * len(targets) <= BY_THEMSELVES,
        "rest_url": _address(request, rows="rest"), "whole_url": _address(request, rows="all"),
        "heads": [_head(request, n, target, cells[target.pk, unit.pk], sort) for n, target in enumerate(targets)],
        "sentence": cells[targets[0].pk, unit.pk].lead if targets else "",
        "by_name": _address(request, sort="name"), "query": _address(request),
        "more": len(targets) == COLUMNS and _address(request, all=1), "sheet": _address(request, format="xlsx"),
        "may_assign": request.actor.may("view", "indicators"),
        "may_freeze": bool(targets) and not seen.is_reported and request.actor.may_at("edit", "indicators", unit),
    }  # fmt: skip
    return render(request, "analytics/scorecard.html", context)


def _address(request, **changes):
    """This page's address with something changed; None takes it out."""
    query = request.GET.copy()
    query.pop("format", None)
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"


class Cell:
    """One unit held to one target; printed only where it is shown. `veiled`: too few persons to be told."""

    is_ranked = False

    def __init__(self, target, unit, result, seen, doors, veiled=False, now=None):
        self.target, self.unit, self.result, self.veiled = target, unit, result, veiled
        self.seen, self.doors, self._now = seen, doors, now
        self.state = result.state if self.is_told else "none"

    @property
    def value(self):
        if self.is_told:
            return words.value_of(self.result)
        return _("ẩn") if self.veiled else _("chưa chốt")

    @property
    def why_untold(self):
        return words.WHY_HIDDEN if self.veiled else _("Kỳ này chưa chốt chỉ tiêu đó")

    @property
    def lead(self):
        if self.is_told:
            return words.sentence(self.target, self.result, self.seen.day)
        return f"{self.target.name}: {self.value}"

    @property
    def is_well(self):
        """Whether a phone may leave it out: neither behind nor what units are ranked by."""
        return self.state not in ("late", "risk") and not self.is_ranked

    @property
    def wanted(self):
        return words.goal(self.target.indicator, self.result.target)

    @cached_property
    def url(self):
        return self.doors.value_url(self.target, self.unit, self.result, self.seen.tree)

    @property
    def icon(self):
        return words.state_icon(self.result.state)

    @property
    def label(self):
        over = words.is_over(self.target, self.result, self.seen.day)
        return words.state_label(self.result, over)

    @property
    def details(self):
        return words.briefly(self.target, self.result, self.seen.day)

    @property
    def is_other_now(self):
        return bool(self._now) and self._now.value != self.result.value

    @property
    def now(self):
        """What records say now of a reported number, where it is another."""
        return words.shown(self.target.indicator, self._now.value) if self.is_other_now else ""

    @property
    def now_url(self):
        if not self.is_other_now:
            return None
        return self.doors.late_url(self.target, self.unit, self.result, self.seen)

    @property
    def is_told(self):
        return self.result is not None and not self.veiled


def _cells(request, targets, unit, units, seen):
    if not targets:
        return {}
    handed = Target.objects.visible_to(request.actor, "count").filter(unit__in=units)
    handed = handed_down(handed, targets, seen.moment)
    shown = [unit, *units]
    held = goals(handed, seen.day, seen.moment)
    more = {"goals": held, "with_last_year": asks_last_year([*targets, *held.values()])}
    found, now = seen.results(targets, shown, **more), seen.results_now(targets, shown, **more)
    doors = Doors(request.actor, shown)
    veiled = Veil(request.actor, doors, unit, seen).hidden(targets, units, found)
    # A key is asked of a model four hundred times twelve: it is told once.
    keys = {one.pk: one for one in shown}
    return {
        (key := (pk, at)): Cell(
            target, one, found.get(key), seen, doors, key in veiled, now.get(key)
        )
        for pk, target in {target.pk: target for target in targets}.items()
        for at, one in keys.items()
    }


def _head(request, place, target, cell, sort):
    """A column: pressed once the worst stand first, pressed again the best."""
    order = {str(place): "ascending", f"-{place}": "descending"}.get(sort, "")
    turned = f"-{place}" if order == "ascending" else str(place)
    return {
        "target": target,
        "lead": cell.lead,
        "order": order,
        "url": _address(request, sort=turned),
    }


def _rows(targets, unit, units, cells, day, sort):
    rows = [_row(targets, one, cells, day) for one in units]
    place, best_first = sort.removeprefix("-"), sort.startswith("-")
    if place.isdecimal() and int(place) < len(targets):
        _rank(rows, int(place), best_first)
    elif sort != "name":
        rows.sort(key=lambda row: row["worst"])
    total = {**_row(targets, unit, cells, day), "total": True} if targets else None
    return [total, *rows] if total else rows


def _rank(rows, place, best_first):
    """Best or worst first; what says nothing stands last both ways and has no rank."""
    for row in rows:
        row["cells"][place].is_ranked = True
    told = [row for row in rows if _attained(row["cells"][place]) is not None]
    merit = _merit([row["cells"][place] for row in told])
    told.sort(key=lambda row: merit(row["cells"][place]), reverse=True)
    for number, row in enumerate(told, start=1):
        row["rank"] = number
    rows[:] = (told if best_first else told[::-1]) + [row for row in rows if "rank" not in row]


def _merit(cells):
    """By what cells of one target rank: hundredths of the target where each has one to be held to, else, and among
    equals, what was counted; the fewer the better of what is not to be exceeded."""
    is_held = all(cell.result.target is not None for cell in cells)

    def merit(cell):
        one = cell.result
        fewer = is_limit(cell.target.comparator, one.question.lower_is_better)
        return _share(one) if is_held else 0, -one.value if fewer else one.value

    return merit


def _share(one):
    """Hundredths of what it is held to; of nothing, all or none."""
    return one.attained if one.attained is not None else 100 * (one.state == "reached")


def _row(targets, unit, cells, day):
    mine = [cells[target.pk, unit.pk] for target in targets]
    worst = min(((ORDER[c.state], _attained(c) or 0) for c in mine), default=LAST)
    return {"unit": unit, "cells": mine, "worst": worst, "closed": not unit.is_open(day),
            "label": _("đã kết thúc")}  # fmt: skip


def _attained(cell):
    """Hundredths of its target reached; without a target of its own, what it counted."""
    if not cell.is_told:
        return None
    found = cell.result.attained if cell.result.attained is not None else cell.result.value
    return None if found is None else float(found)


def _sheet(targets, rows, unit, seen):
    headings = [_("Đơn vị")]
    for target in targets:
        headings += [target.name, _("Chỉ tiêu"), _("Đạt (%)"), _("Tình trạng")]
    lines = [
        [str(row["unit"]), *(value for cell in row["cells"] for value in _four(cell))]
        for row in rows
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
    spans = keeping.freeze_all(name[:200], asked, day, unit)
    messages.success(
        request,
        _("Đã chốt số liệu ngày %(day)s. Sửa sổ sau này không đổi số đã chốt.")
        % {"day": show(day)},
    )
    return redirect(f"{reverse('indicators-scorecard')}?tree=reported&span={spans[0].pk}")

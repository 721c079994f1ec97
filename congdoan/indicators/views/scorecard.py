"""The scorecard: units down, targets across, the total first, worst first."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.indicators.catching_up import catch_up
from congdoan.indicators.models import Target
from congdoan.indicators.results import results
from congdoan.indicators.views import words
from congdoan.indicators.views.gate import needs
from congdoan.orgs.models import Unit

ORDER = {"late": 0, "risk": 1, "ontrack": 2, "none": 3, "reached": 4}
COLUMNS = 12


@needs("view")
def page(request):
    """Where the standing unit and those below it stand, on the day looked through."""
    catch_up()
    unit, day = request.standing, request.day
    as_now = request.GET.get("tree") == "now"
    tree = request.actor.day if as_now else day
    targets = targets_of(request.actor, unit, day, request.GET.get("all") == "1")
    units = list(Unit.objects.children_of(unit, tree)) if unit else []
    cells = _cells(request, targets, unit, units, day, tree)
    context = {
        "targets": targets, "unit": unit, "as_now": as_now, "tree": tree, "is_today": day == request.actor.day,
        "sentences": [words.sentence(t, cells[t.pk, unit.pk].result, day) for t in targets[:1]],
        "heads": [{"target": t, "lead": words.sentence(t, cells[t.pk, unit.pk].result, day)} for t in targets],
        "rows": _rows(targets, unit, units, cells, day, request.GET.get("sort", "")),
        "sort": request.GET.get("sort", ""), "more": len(targets) == COLUMNS,
    }  # fmt: skip
    return render(request, "indicators/scorecard.html", context)


def targets_of(actor, unit, day, everything=False):
    """The unit's targets whose days hold this day, wholes before their parts."""
    if unit is None:
        return []
    found = Target.objects.visible_to(actor).filter(unit=unit).exclude(status="closed")
    found = found.exclude(status="proposed").exclude(start__gt=day).exclude(end__year__lt=day.year)
    found = found.select_related("indicator", "unit").order_by("indicator_id", "part_of_id", "pk")
    found = found.order_by("indicator_id", "pk")
    return list(found if everything else found[:COLUMNS])


class Cell:
    """One unit held to one target, ready to print."""

    def __init__(self, target, unit, result, day, tree):
        self.target, self.unit, self.result = target, unit, result
        self.value = words.shown(target.indicator, result.value)
        self.wanted = words.goal(target.indicator, result.target)
        self.url = words.value_url(target, unit, result, tree)
        self.icon = words.state_icon(result.state)
        self.label = words.state_label(result, words.is_over(target, result, day))
        self.details = list(words.details(target, result))


def _cells(request, targets, unit, units, day, tree):
    if not targets:
        return {}
    handed = Target.objects.visible_to(request.actor).filter(parent__in=targets, unit__in=units)
    goals = {(one.parent_id, one.unit_id): one for one in handed.exclude(status="closed")}
    found = results(targets, [unit, *units], day, tree, goals=goals, with_last_year=_asks(targets))
    return {
        (target.pk, one.pk): Cell(target, one, found[target.pk, one.pk], day, tree)
        for target in targets
        for one in [unit, *units]
    }


def _asks(targets):
    """Last year is counted only where a target is to be more than it."""
    return any(target.comparator == "increase" for target in targets)


def _rows(targets, unit, units, cells, day, sort):
    rows = [_row(targets, one, cells, day) for one in units]
    place = int(sort) if sort.isdigit() and int(sort) < len(targets) else None
    if place is not None:
        rows.sort(key=lambda row: _attained(row["cells"][place]))
    elif sort != "name":
        rows.sort(key=lambda row: row["worst"])
    total = {**_row(targets, unit, cells, day), "total": True} if targets else None
    return [total, *rows] if total else rows


def _row(targets, unit, cells, day):
    mine = [cells[target.pk, unit.pk] for target in targets]
    worst = min(((ORDER[c.result.state], _attained(c)) for c in mine), default=(9, 0))
    return {"unit": unit, "cells": mine, "worst": worst, "closed": not unit.is_open(day),
            "label": _("đã kết thúc")}  # fmt: skip


def _attained(cell):
    attained = cell.result.attained
    return float(attained) if attained is not None else float("inf")

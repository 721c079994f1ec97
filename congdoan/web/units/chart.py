"""The organisation under a unit on the day looked through, drawn level by level; how many units of each kind."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.indicators.kept import figures
from congdoan.orgs.kinds import BASE, GROUPS, Kind, Ownership, Sector
from congdoan.orgs.models import Unit, UnitPath, UnitVersion, under
from congdoan.records.views.book import address, book, wanted
from congdoan.web.units.views import UnitView

# So many boxes a page draws at most, and so many where nobody said how many levels.
MOST, FIRST = 400, 60
ROLL, UNIONS = "members.on_roll", "orgs.grassroots"
ORDER = {kind: place for place, kind in enumerate(Kind.values)}


@dataclass
class Box:
    """One unit as it was called that day; `under`: how many hang right below, `below`: those drawn."""

    unit: Unit
    name: str
    ended: bool
    paused: bool = False
    under: int = 0
    below: list = field(default_factory=list)
    unions: int | None = None
    members: int | None = None


class Chart:
    """What stands under the unit on that day; units that had ended by then only where asked for."""

    def __init__(self, actor, unit, day, ended=False):
        self.actor, self.unit, self.day, self.ended = actor, unit, day, ended

    def depths(self):
        """{how far below: how many units}."""
        below = UnitPath.objects.under(self.unit, self.day).filter(depth__gt=0)
        found = self._standing(below, "unit__").order_by("depth").values("depth")
        return dict(found.annotate(count=Count("pk")).values_list("depth", "count"))

    def draw(self, levels):
        """The box of the unit with those of so many levels below it."""
        place = under([self.unit], self.day) & Q(unit__paths__depth__range=(1, levels))
        found = self._standing(UnitVersion.objects.filter(during__contains=self.day), "unit__")
        rows = found.filter(place).select_related("unit").order_by("unit__sort_key")[:MOST]
        top = Box(self.unit, self.unit.name_on(self.day), not self.unit.is_open(self.day))
        boxes, parents = {self.unit.pk: top}, {}
        for row in rows:
            ended = not row.unit.is_open(self.day)
            boxes[row.unit_id] = Box(row.unit, row.name, ended, row.suspended and not ended)
            parents[row.unit_id] = row.parent_id
        for pk in sorted(parents, key=lambda pk: ORDER[boxes[pk].unit.kind]):
            if parents[pk] in boxes:
                boxes[parents[pk]].below.append(boxes[pk])
        self._count(boxes)
        return top

    def kinds(self):
        """[(kind, {"": all of it, its ownerships and sectors: how many})] of the unit and all below."""
        units = Unit.objects.under(self.unit, self.day).open_on(self.day).order_by()
        found = defaultdict(Counter)
        told = units.values_list("kind", "ownership", "sector").annotate(count=Count("pk"))
        for kind, ownership, sector, count in told:
            for name in {"", ownership, sector}:
                found[kind][name] += count
        return [(kind, found[kind]) for kind in Kind if kind in found]

    def _standing(self, rows, at):
        """Begun by that day, and not ended unless those are asked for too."""
        begun = rows.filter(**{f"{at}founded__lte": self.day})
        return begun if self.ended else begun.exclude(**{f"{at}closed__lte": self.day})

    def _count(self, boxes):
        rows = self._standing(UnitVersion.objects.filter(during__contains=self.day), "unit__")
        right_below = (
            rows.filter(parent__in=boxes).order_by().values("parent").annotate(count=Count("pk"))
        )
        right_below = dict(right_below.values_list("parent", "count"))
        period, seen = Period(self.day, self.day), [UNIONS]
        if self.actor.may_at("view", "members", self.unit):
            seen.append(ROLL)
        told = figures.values({(code, period) for code in seen}, boxes, self.day)
        for pk, box in boxes.items():
            box.under = right_below.get(pk, 0)
            if box.unit.kind not in (*BASE, *GROUPS):
                box.unions = told[UNIONS, period].get(pk, 0)
            if (
                ROLL in seen and box.unit.kind not in GROUPS
            ):  # members stand on the roll of their union
                box.members = told[ROLL, period].get(pk, 0)


class ChartView(UnitView):
    """The chart with the table of kinds; `?part` answers with what hangs right below alone."""

    def get(self, request):
        chart = Chart(self.actor, self.unit, request.day, "ended" in request.GET)
        if wanted(request):
            return self._sheet(chart)
        if "part" in request.GET:
            context = {"box": chart.draw(1), "asked": _asked(request)}
            return render(request, "units/chart_below.html", context)
        depths = chart.depths()
        levels = _levels(request.GET.get("levels", ""), depths)
        top = chart.draw(levels)
        context = {
            "unit": self.unit, "box": top, "asked": _asked(request), "sheet": address(request), "as_of": request.day,
            "tabs": list(_tabs(depths, levels, request)),
            "rest": max(0, depths.get(1, 0) - len(top.below)),
            "ended": self._ended(request), "path": self._path(), **_table(chart),
        }  # fmt: skip
        return render(request, "units/chart.html", context)

    def _path(self):
        own = {"name": str(self.unit), "url": reverse("unit", args=[self.unit.pk])}
        return [{"name": _("Tổ chức"), "url": reverse("units")}, own]

    def _ended(self, request):
        """Units below that had ended by the day: how many, and the way to see or to hide them."""
        below = UnitPath.objects.under(self.unit, request.day).filter(depth__gt=0)
        count = below.filter(unit__closed__lte=request.day).count()
        shown = "ended" in request.GET
        kept = {name: value for name, value in request.GET.items() if name != "ended"}
        query = urlencode({**kept, **({} if shown else {"ended": 1})})
        return {"count": count, "shown": shown, "url": f"?{query}"}

    def _sheet(self, chart):
        table = _table(chart)
        lines = [[row["label"], *(cell["value"] for cell in row["cells"])] for row in table["rows"]]
        heads = [head["label"] for head in table["heads"]]
        return book(_("Số đơn vị theo loại và khu vực"), self.unit, chart.day, [], heads, lines)


def _asked(request):
    return "&ended=1" if "ended" in request.GET else ""


def _levels(said, depths):
    """As many as asked; else as many as are taken in at a glance. No more boxes than a page draws."""
    wish = int(said) if said.isdecimal() and len(said) < 3 else 0
    levels, drawn, most = 1, depths.get(1, 0), MOST if wish else min(FIRST, MOST)
    for depth in list(depths)[1:]:
        drawn += depths[depth]
        if drawn > most or (wish and depth > wish):
            break
        levels = depth
    return levels


def _tabs(depths, levels, request):
    """A choice for each number of levels that still fits one page."""
    kept = {"ended": 1} if "ended" in request.GET else {}
    for depth in depths:
        if _levels(str(depth), depths) == depth:
            label = _("%(n)s cấp") % {"n": depth}
            url = f"?{urlencode({'levels': depth, **kept})}"
            yield {"label": label, "url": url, "active": depth == levels}


def _table(chart):
    """The kinds by ownership and by sector, each number opening the units that it counts."""
    found = chart.kinds()
    whole = sum((counts for _kind, counts in found), Counter())
    columns = [("", _("Số đơn vị")), *Ownership.choices, *Sector.choices]
    columns = [(name, label) for name, label in columns if whole[name]]
    rows = [{"label": str(kind.label), "cells": _cells(chart, columns, counts, kind=kind.value)}
            for kind, counts in found]  # fmt: skip
    rows.append({"label": _("Cộng"), "cells": _cells(chart, columns, whole), "total": True})
    heads = [
        {"label": _("Loại đơn vị")},
        *({"label": str(one), "num": True} for _n, one in columns),
    ]
    return {"heads": heads, "rows": rows}


def _cells(chart, columns, counts, **kind):
    for name, _label in columns:
        value = counts[name]
        by = {"ownership": name} if name in Ownership.values else {"sector": name} if name else {}
        query = {"at": chart.unit.pk, "day": chart.day.isoformat(), "below": 1, **kind, **by}
        url = f"{reverse('units')}?{urlencode(query)}"
        yield {"value": value, "text": number(value) if value else "–", "url": url if value else ""}

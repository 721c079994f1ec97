"""Where nobody is organised yet: workplaces without a union by size, and the workers not covered."""

from functools import partial
from urllib.parse import urlencode

from django.db.models import Count, F, FilteredRelation, Sum
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.dates import show
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.orgs.mapped import listed, mapped, province_around, within
from congdoan.orgs.models import Unit
from congdoan.records.fields import shown
from congdoan.records.register import REGISTERS
from congdoan.records.views.book import address, book, wanted
from congdoan.workplaces.registers.workplace import SIZES, standing

RANKED = 50
# More than any province has communes.
PLACED = 400
ALL = "workplaces.blank"
LARGEST = 1_000_000
UNCOVERED = "workplaces.uncovered"


class BlanksView(View):
    """By unit of the area, every number opening its workplaces; then the list to begin with."""

    def get(self, request):
        if not request.actor.may("view", "workplaces") or request.standing is None:
            raise Http404
        self.register, self.day = REGISTERS["workplaces/workplaces"], request.day
        self.sizes, self.own_size = _sizes(request.GET.get("size"))
        rows = self.register.rows(request.actor)
        unit = request.standing
        below = [*Unit.objects.children_of(unit, self.day).open_on(self.day), unit]
        values = self._all_values(rows, [one.pk for one in below])
        if wanted(request):
            lines = [
                [row["name"], *(cell["value"] for cell in row["cells"])]
                for row in listed(unit, below, values, self._behind)
            ]
            heads = [_("Đơn vị"), *map(str, self._heads().values())]
            return book(_("Khoảng trắng"), unit, self.day, [], heads, lines)
        map_, areas = self._map(below, values), self._areas(request, unit)
        context = {
            "sheet": address(request), "unit": unit, "as_of": self.day, "columns": self._columns(),
            "rows": listed(unit, below, values, self._behind), "ranked": self._ranked(request, unit),
            "map": map_, "areas": list(self._tables(areas)),
            "near": None if map_ else self._near(areas["commune"], unit),
            "own_size": self.own_size,
            "more": self._behind(ALL, unit),
        }  # fmt: skip
        return render(request, "workplaces/blanks.html", context)

    def _columns(self):
        heads = self._heads().values()
        return [{"label": _("Đơn vị")}, *({"label": head, "num": True} for head in heads)]

    def _heads(self):
        """{measure code: head of its column}, from the largest size down."""
        sizes = {f"{ALL}{size}": _("Từ %s lao động") % size for size in self.sizes}
        return {**sizes, ALL: _("Mọi cỡ"), UNCOVERED: _("Lao động chưa có công đoàn")}

    def _all_values(self, rows, nodes):
        return {code: self._values(rows, code, nodes) for code in self._heads()}

    def _map(self, below, values):
        """The provinces shaded by one of the columns; nothing below the level of provinces."""
        heads = self._heads()
        by = self.request.GET.get("by")
        by = by if by in heads else UNCOVERED
        found = mapped(below[:-1], values[by], self.day, heads[by], partial(self._behind, by))
        if found:
            found["shades"] = [
                {"label": label, "url": f"?{urlencode(self._kept(by=code))}", "active": code == by}
                for code, label in heads.items()
            ]
        return found

    def _kept(self, **choice):
        return {**choice, **({"size": self.own_size} if self.own_size else {})}

    def _values(self, rows, code, nodes):
        period = Period(self.day, self.day)
        return self.register.measure(code).values(rows, period, self.day, nodes)

    def _behind(self, code, unit):
        return self.register.behind(code, unit, Period(self.day, self.day), self.day)

    def _areas(self, request, unit):
        """{field: rows} of communes and of industrial zones: those with most workers whom nobody covers first,
        each opening its workplaces."""
        return {name: list(self._area(request, unit, name)) for name in ("commune", "zone")}

    def _area(self, request, unit, name):
        field = self.register.model._meta.get_field(name)
        blank = self._blank(request, unit).exclude(**{name: ""}).order_by().values(name)
        found = blank.annotate(places=Count("pk"), workers=Sum("stands__total"))
        for one in found.order_by(F("workers").desc(nulls_last=True), name)[:PLACED]:
            url = f"{self._behind(ALL, unit)}&{urlencode({name: one[name]})}"
            yield {**one, "code": one[name], "name": shown(field, one[name]), "url": url}

    def _tables(self, areas):
        """(title, what stands in the first column, rows, the map beside) of those that have rows."""
        heads = {"commune": _("Theo xã, phường"), "zone": _("Theo khu công nghiệp")}
        for name, rows in areas.items():
            if rows:
                label = self.register.model._meta.get_field(name).verbose_name
                yield heads[name], label, rows[:RANKED], name == "commune"

    def _near(self, communes, unit):
        """The communes on the map of the province stood in, or above it none."""
        province = province_around(unit.pk)
        said = _("%(name)s: %(places)s nơi, %(workers)s lao động")
        rows = [
            {"code": one["code"], "number": one["workers"], "url": one["url"],
             "text": said % {"name": one["name"], "places": number(one["places"]),
                             "workers": number(one["workers"] or 0)}}
            for one in communes
        ]  # fmt: skip
        return within(province, rows, _("%s theo xã, phường") % province) if province else None

    def _blank(self, request, unit):
        """Without a union on the day, each with the headcount that stands (`stands`), if any."""
        rows = self.register.rows(request.actor, "view", unit)
        rows = self.register.measure(ALL).records(rows, Period(self.day, self.day))
        counted = standing(self.day)
        return rows.annotate(stands=FilteredRelation("headcounts", condition=counted))

    def _ranked(self, request, unit):
        """Those with most workers first, each with the age of its headcount."""
        rows = self._blank(request, unit).select_related("unit")
        rows = rows.annotate(total=F("stands__total"), day=F("stands__counted_on"))
        for place in rows.order_by(F("total").desc(nulls_last=True), "sort_key")[:RANKED]:
            counted = show(place.day) if place.day else _("chưa đếm")
            yield {"place": place, "url": reverse("workplaces-workplaces-detail", args=[place.pk]),
                   "workers": number(place.total or 0), "counted": counted,
                   "state": place.get_state_display()}  # fmt: skip


def _sizes(asked):
    """(sizes from the largest down, the asked one): the usual ones and that of one's own programme.

    Anything but a number of workers asks for nothing."""
    try:
        own = min(max(int(asked), 1), LARGEST)
    except (TypeError, ValueError):
        return SIZES, None
    return tuple(sorted({*SIZES, own}, reverse=True)), own

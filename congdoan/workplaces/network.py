"""Where the network works: collaborators by province on the map, by unit and by area in tables, with their visits
and what came of them since the year began."""

from urllib.parse import urlencode

from django.db.models import Count, Q, Sum
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.periods import Period
from congdoan.orgs.mapped import listed, mapped
from congdoan.orgs.models import Unit, under
from congdoan.records.register import REGISTERS, find_measure
from congdoan.records.views.book import address, book, wanted

SERVING = "network.serving"
# Stocks of the day; what was done from the year's first day to it, by the network alone.
STOCKS = (SERVING, "network.trained")
DONE = ("contacts.held.network", "contacts.workplaces.network", "contacts.applications.network")
AREAS = 100


class NetworkView(View):
    def get(self, request):
        if not request.actor.may("view", "workplaces") or request.standing is None:
            raise Http404
        self.actor, self.day, self.unit = request.actor, request.day, request.standing
        below = [*Unit.objects.children_of(self.unit, self.day).order_by("sort_key"), self.unit]
        values = {code: self._values(code, below) for code in (*STOCKS, *DONE)}
        rows = list(listed(self.unit, below, values, self._behind))
        heads = [_("Đơn vị"), *map(str, self._heads().values())]
        if wanted(request):
            lines = [[row["name"], *(cell["value"] for cell in row["cells"])] for row in rows]
            return book(_("Mạng lưới cộng tác viên"), self.unit, self.day, [], heads, lines)
        map_ = mapped(below[:-1], values[SERVING], self.day, self._heads()[SERVING],
                      lambda one: self._behind(SERVING, one))  # fmt: skip
        areas = list(self._areas())
        context = {"unit": self.unit, "as_of": self.day, "rows": rows, "heads": heads, "map": map_,
                   "areas": areas[:AREAS], "more": len(areas) > AREAS, "sheet": address(request)}  # fmt: skip
        return render(request, "workplaces/network.html", context)

    def _heads(self):
        """{measure code: head of its column}."""
        return dict(zip((*STOCKS, *DONE), (
            _("Đang hoạt động"), _("Đã tập huấn"), _("Lần vận động"), _("Nơi đã đến"), _("Đơn nhận được"),
        ), strict=True))  # fmt: skip

    def _period(self, code):
        began = self.day if code in STOCKS else self.day.replace(month=1, day=1)
        return Period(began, self.day)

    def _values(self, code, nodes):
        register, measure = find_measure(code)
        rows, keys = register.rows(self.actor), [one.pk for one in nodes]
        return measure.values(rows, self._period(code), self.day, keys)

    def _behind(self, code, unit):
        register, _measure = find_measure(code)
        return register.behind(code, unit, self._period(code), self.day)

    def _areas(self):
        """Each area with who works there now and what its people did this year, most people first."""
        register, contacts = REGISTERS["workplaces/collaborators"], REGISTERS["workplaces/contacts"]
        serving = register.measure(SERVING).records(self._here(register), self._period(SERVING))
        people = dict(serving.order_by().values_list("area").annotate(Count("pk")))
        visits = contacts.measure(DONE[0]).records(self._here(contacts), self._period(DONE[0]))
        found = visits.order_by().values("collaborator__area").annotate(
            visits=Count("pk"), refused=Count("pk", filter=Q(result="refused")), forms=Sum("applications"),
        )  # fmt: skip
        done = {one["collaborator__area"]: one for one in found}
        url = self._behind(SERVING, self.unit)
        for area in sorted({*people, *done}, key=lambda area: (-people.get(area, 0), area))[
            : AREAS + 1
        ]:
            told = done.get(area, {"visits": 0, "refused": 0, "forms": 0})
            behind = f"{url}&{urlencode({'area': area})}" if people.get(area) else ""
            yield {**told, "area": area, "people": people.get(area, 0), "url": behind}

    def _here(self, register):
        return register.rows(self.actor).filter(under([self.unit], self.day))

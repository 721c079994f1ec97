"""The board of digital adoption: four lines by unit, and the changes behind each figure."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.text import number, percent
from congdoan.direction import digital_use
from congdoan.direction.registers.procedure import Procedure
from congdoan.direction.views.cells import cell
from congdoan.direction.views.desk import period_of
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS, find_measure
from congdoan.records.views.base import RegisterView
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words, moment

STATES = {
    digital_use.PAPER: ("late", gettext_lazy("Còn làm giấy")),
    digital_use.PARTLY: ("ontrack", gettext_lazy("Số hoá một phần")),
    digital_use.FULLY: ("reached", gettext_lazy("Số hoá đầy đủ")),
}
PILOTS = "emulation/models"
EVENTS = 50


class AdoptionPage(RegisterView):
    """What the pages of adoption share: the unit stood at, the period, the day."""

    register = Procedure.register

    def dispatch(self, request, *args, **kwargs):
        if request.standing is None:
            raise Http404
        self.unit, self.day, self.period = request.standing, request.day, period_of(request)
        return super().dispatch(request, *args, **kwargs)

    def frame(self, **context):
        return super().frame(unit=self.unit, period=self.period, **context)


class AdoptionView(AdoptionPage):
    """Four lines across, units down, each with its state; then those who signed in and the pilots."""

    def get(self, request):
        nodes = [*Unit.objects.children_of(self.unit, self.day).open_on(self.day), self.unit]
        found = digital_use.board(self.actor, nodes, self.period, self.day)
        people = digital_use.signed_in(nodes, self.period, self.day)
        columns = [
            *(line.label for line in digital_use.LINES.values()),
            _("Tài khoản đã đăng nhập"),
        ]
        rows = [
            {"name": _("Cộng %(unit)s") % {"unit": one} if one == self.unit else str(one),
             "total": one == self.unit,
             "cells": [*(self._cell(name, one, *found[name][one.pk]) for name in digital_use.LINES),
                       {"share": self._share(*people[one.pk])}]}
            for one in nodes
        ]  # fmt: skip
        if wanted(request):
            lines = [[row["name"], *(cell["share"] for cell in row["cells"])] for row in rows]
            heads, said = [_("Đơn vị"), *map(str, columns)], [in_words(self.period)]
            return book(_("Mức độ chuyển đổi số"), self.unit, self.day, said, heads, lines)
        context = self.frame(
            columns=columns, rows=rows, pilots=self._pilots(), sheet=address(request), day=self.day
        )
        return render(request, "direction/adoption.html", context)

    def _cell(self, name, unit, part, whole):
        """The share, its state, and the way to what is behind it."""
        state = digital_use.state(part, whole, self.day)
        if state is None:
            return {"share": "–"}
        look, label = STATES[state]
        return {"share": self._share(part, whole), "state": look, "label": label,
                "url": self._behind(name, unit)}  # fmt: skip

    def _share(self, part, whole):
        if not whole:
            return "–"
        return f"{percent(100 * part / whole)} ({number(part)}/{number(whole)})"

    def _behind(self, name, unit):
        asked = {"period": self.period.code, "under": unit.pk}
        return f"{reverse('direction-adoption-line', args=[name])}?{urlencode(asked)}"

    def _pilots(self):
        """Digital pilots in reach that ran in the period, with where they were taken over."""
        found = REGISTERS.get(PILOTS)
        if found is None or not self.actor.may("view", found.area):
            return []
        rows = found.rows(self.actor, "view", self.unit).filter(
            kind="pilot", field="digital", starts_on__lte=self.period.end
        )
        spread = Count("replications", Q(replications__since__lte=self.period.end))
        return list(rows.select_related("unit").annotate(spread=spread)[:EVENTS])


class LineView(AdoptionPage):
    """What is behind a figure: the measures with their lists, the registers written in, the last changes."""

    def get(self, request, line):
        if line not in digital_use.LINES:
            raise Http404
        unit, which = self._under(), digital_use.LINES[line]
        context = self.frame(
            line=which, under=unit, figures=list(self._figures(which, unit)),
            registers=list(self._registers(line, unit)),
            events=list(self._events(line, unit)),
        )  # fmt: skip
        return render(request, "direction/adoption_line.html", context)

    def _under(self):
        """The unit of the row that was opened, in reach of who opens it."""
        wanted = self.request.GET.get("under", "")
        if not wanted:
            return self.unit
        found = Unit.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
        if found is None or not self.actor.may_at("view", self.register.area, found):
            raise Http404
        return found

    def _figures(self, line, unit):
        so_far = self.period.until(self.day) or self.period
        for code in filter(None, (line.part, line.whole)):
            register, measure = find_measure(code)
            if self.actor.may("view", register.area):
                rows = register.rows(self.actor)
                value = measure.values(rows, so_far, self.day, [unit.pk]).get(unit.pk, 0)
                yield measure.label, cell(code, unit, value, so_far, self.day)

    def _registers(self, line, unit):
        for found, count, units, last in digital_use.by_register(
            self.actor, line, unit, self.period
        ):
            yield {"title": found.title, "url": reverse(found.url_name("list")),
                   "count": count, "units": units, "last": moment(last)}  # fmt: skip

    def _events(self, line, unit):
        for one in digital_use.latest(self.actor, line, unit, self.period, EVENTS):
            register, gone = REGISTERS[one["of_register"]], one["made_how"] == "delete"
            url = "" if gone else register.url_of(one["made_of"])
            yield {**one, "title": register.one, "url": url, "at": moment(one["made_at"])}

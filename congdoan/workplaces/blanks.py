"""Where nobody is organised yet: workplaces without a union by size, and the workers not covered."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.dates import show
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from congdoan.workplaces.registers.workplace import BLANK, SIZES

LIST = "workplaces-workplaces-list"
RANKED = 50
CODES = (*(f"workplaces.blank{size}" for size in SIZES), "workplaces.blank")
UNCOVERED = "workplaces.uncovered"


class BlanksView(View):
    """By unit of the area, every number opening its workplaces; then the list to begin with."""

    def get(self, request):
        if not request.actor.may("view", "workplaces") or request.standing is None:
            raise Http404
        self.register, self.day = REGISTERS["workplaces/workplaces"], request.day
        rows = self.register.rows(request.actor)
        unit = request.standing
        context = {
            "unit": unit, "as_of": self.day, "columns": self._columns(),
            "rows": self._table(rows, unit), "ranked": self._ranked(request, unit),
            "more": f"{reverse(LIST)}?{urlencode(self._query('workplaces.blank', unit))}",
        }  # fmt: skip
        return render(request, "workplaces/blanks.html", context)

    def _columns(self):
        sizes = [_("Từ %s lao động") % size for size in SIZES]
        heads = [*sizes, _("Mọi cỡ"), _("Lao động chưa có công đoàn")]
        return [{"label": _("Đơn vị")}, *({"label": head, "num": True} for head in heads)]

    def _table(self, rows, unit):
        below = [*Unit.objects.children_of(unit, self.day).open_on(self.day), unit]
        nodes = [one.pk for one in below]
        values = {code: self._values(rows, code, nodes) for code in (*CODES, UNCOVERED)}
        for one in below:
            if one == unit or any(values[code].get(one.pk) for code in values):
                cells = [self._cell(code, one, values) for code in (*CODES, UNCOVERED)]
                name = _("Cộng %(unit)s") % {"unit": one} if one == unit else str(one)
                yield {"name": name, "cells": cells, "total": one == unit}

    def _values(self, rows, code, nodes):
        period = Period(self.day, self.day)
        return self.register.measure(code).values(rows, period, self.day, nodes)

    def _cell(self, code, unit, values):
        value = values[code].get(unit.pk, 0)
        if not value:
            return {"text": "–"}
        return {
            "text": number(value),
            "url": f"{reverse(LIST)}?{urlencode(self._query(code, unit))}",
        }

    def _query(self, code, unit):
        period = Period(self.day, self.day)
        return {
            "measure": code,
            "period": period.code,
            "under": unit.pk,
            "tree": self.day.isoformat(),
        }

    def _ranked(self, request, unit):
        """Those with most workers first, each with the age of its headcount."""
        rows = self.register.rows(request.actor, "view", unit).filter(BLANK, closed_on=None)
        for place in rows.select_related("unit").order_by("-workers", "sort_key")[:RANKED]:
            counted = show(place.counted_on) if place.counted_on else _("chưa đếm")
            yield {"place": place, "url": reverse("workplaces-workplaces-detail", args=[place.pk]),
                   "workers": number(place.workers), "counted": counted,
                   "state": place.get_state_display()}  # fmt: skip

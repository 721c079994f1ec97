"""How workplaces and workers of an area have changed, and where they stand if the change goes on
(seed 003 II.1.2: surveys are to foresee, not only to count)."""

import datetime as dt

from django.db.models import Max, Min
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.dates import show
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.records.register import REGISTERS, find_measure

YEARS = 3  # looked back on
ENOUGH = 180  # days between two numbers, so that a pace can be told from them
COUNT, UNIONISED, WORKERS = "workplaces.count", "workplaces.with_union", "workplaces.workers"


class OutlookView(View):
    """Year's ends behind us, today, and the two to come at the pace so far; past numbers open."""

    def get(self, request):
        if not request.actor.may("view", "workplaces") or request.standing is None:
            raise Http404
        self.actor, self.unit, self.day = request.actor, request.standing, request.day
        self.past = [dt.date(self.day.year - back, 12, 31) for back in range(YEARS, 0, -1)]
        self.past.append(self.day)
        self.ahead = [dt.date(self.day.year + on, 12, 31) for on in (0, 1)]
        heads = [show(day) for day in self.past]
        heads += [_("Dự báo %(day)s") % {"day": show(day)} for day in self.ahead]
        context = {"unit": self.unit, "as_of": self.day, "heads": heads,
                   "rows": list(self._rows()), "counted": self._counted()}  # fmt: skip
        return render(request, "workplaces/outlook.html", context)

    def _rows(self):
        told = {code: self._values(code) for code in (COUNT, UNIONISED, WORKERS)}
        blank = [a - b for a, b in zip(told[COUNT], told[UNIONISED], strict=True)]
        yield self._row(_("Nơi làm việc"), told[COUNT], COUNT)
        yield self._row(_("Nơi có công đoàn"), told[UNIONISED], UNIONISED)
        yield self._row(_("Nơi chưa có công đoàn"), blank)
        yield self._row(_("Người lao động"), told[WORKERS], WORKERS)

    def _values(self, code):
        register, measure = find_measure(code)
        rows, node = register.rows(self.actor), [self.unit.pk]
        found = (measure.values(rows, Period.day(day), self.day, node) for day in self.past)
        return [one.get(self.unit.pk, 0) for one in found]

    def _row(self, label, values, code=None):
        cells = [self._cell(value, day, code) for value, day in zip(values, self.past, strict=True)]
        for day in self.ahead:
            cells.append({"text": number(foreseen(self.past, values, day)), "foreseen": True})
        return {"label": label, "cells": cells}

    def _cell(self, value, day, code):
        url = code and find_measure(code)[0].behind(code, self.unit, Period.day(day), self.day)
        return {"text": number(value) if value else "–", "url": url if value else None}

    def _counted(self):
        """From when to when the workers of today were counted."""
        measure, period = find_measure(WORKERS)[1], Period(self.day, self.day)
        rows = REGISTERS["workplaces/headcounts"].rows(self.actor, "view", self.unit)
        days = measure.records(rows, period).order_by()
        return days.aggregate(first=Min("counted_on"), last=Max("counted_on"))


def foreseen(days, values, ahead):
    """The value on a day to come at the average pace since the first value; None when too little is
    known. Never below nothing."""
    known = [(day, value) for day, value in zip(days, values, strict=True) if value]
    if not known or (days[-1] - known[0][0]).days < ENOUGH:
        return None
    first, begun = known[0]
    pace = (values[-1] - begun) / (days[-1] - first).days
    return max(0, round(values[-1] + pace * (ahead - days[-1]).days))

"""The page of the movement table; every number opens the list behind it."""

import datetime as dt
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.members.movements import PARTS, ROLL, Movements
from congdoan.records.register import UNIT_CUTS

LIST = "members-memberships-list"


class MovementsView(View):
    def get(self, request):
        if not request.actor.may("view", "members") or request.standing is None:
            raise Http404
        self.table = Movements(request.actor, request.standing, self._period(), self._part())
        rows = self.table.rows()
        context = {
            "unit": request.standing, "period": self.table.period, "columns": self._columns(),
            "rows": [self._cells(row) for row in rows], "faults": [r for r in rows if not r.agrees],
            "tabs": self._tabs(), "spans": self._spans(),
        }  # fmt: skip
        return render(request, "members/movements.html", context)

    def _period(self):
        """`?period=`, else the month of the day looked through."""
        day = self.request.day
        try:
            return Period.parse(self.request.GET.get("period") or f"{day:%Y-%m}")
        except Mistake as mistake:
            raise Http404 from mistake

    def _part(self):
        part = self.request.GET.get("part", "")
        if part not in PARTS:
            raise Http404
        return part

    def _columns(self):
        heads = [_("Đầu kỳ"), *(label for _code, label in self.table.labels()), _("Cuối kỳ")]
        return [
            {"label": _("Đơn vị")},
            *({"label": head, "num": True} for head in (*heads, _("Thực tăng"))),
        ]

    def _cells(self, row):
        """One line: the unit, then numbers that lead to their records."""
        day_before = self.table.period.day_before()
        opening = Period(day_before, day_before)
        cells = [self._number(row, ROLL, row.opening, opening)]
        cells += [
            self._number(row, code, row.numbers[code], self.table.period)
            for code, _label in self.table.labels()
        ]
        cells += [
            self._number(row, ROLL, row.closing, self.table.period),
            {"text": number(row.net)},
        ]
        name = _("Cộng %(unit)s") % {"unit": row.unit} if row.own else str(row.unit)
        return {"unit": name, "cells": cells, "total": row.own, "agrees": row.agrees}

    def _number(self, row, code, value, period):
        if not value:
            return {"text": "–"}
        query = {
            "measure": self.table.code(code), "period": period.code, "under": row.unit.pk,
            "tree": self.table.period.end.isoformat(),
        }  # fmt: skip
        return {"text": number(value), "url": f"{reverse(LIST)}?{urlencode(query)}"}

    def _tabs(self):
        cuts = {**UNIT_CUTS, **self.table.register.cuts, "": (_("Tất cả"), None)}
        for part in PARTS:
            text = str(cuts[part][0])
            url = self._url(self.table.period, part)
            yield {
                "label": text[:1].upper() + text[1:],
                "url": url,
                "active": part == self.table.part,
            }

    def _spans(self):
        """The period before, the one after, and the year up to the period's month."""
        first, last = self.table.period.start, self.table.period.end
        day_after = last + dt.timedelta(days=1)
        around = [
            (_("Tháng trước"), f"{self.table.period.day_before():%Y-%m}"),
            (_("Tháng sau"), f"{day_after:%Y-%m}"),
            (_("Từ đầu năm"), f"{first.year}-01-01..{last.isoformat()}"),
        ]
        for label, code in around:
            yield {"label": label, "url": self._url(Period.parse(code), self.table.part)}

    def _url(self, period, part):
        return f"{reverse('members-movements')}?{urlencode({'period': period.code, 'part': part})}"

"""The page of the movement table; every number opens the list behind it."""

import datetime as dt
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.members.movements import CAME, PARTS, ROLL, WENT, Movements
from congdoan.records.register import UNIT_CUTS
from congdoan.records.views.book import book, wanted
from congdoan.trail.language import in_words

LIST = "members-memberships-list"


class MovementsView(View):
    def get(self, request):
        if not request.actor.may("view", "members") or request.standing is None:
            raise Http404
        self.table = Movements(request.actor, request.standing, self._period(), self._part())
        rows = self.table.rows()
        if wanted(request):
            return self._sheet(rows)
        context = {
            "unit": request.standing, "period": self.table.period, "columns": self._columns(),
            "rows": [self._cells(row) for row in rows], "faults": [r for r in rows if not r.agrees],
            "tabs": self._tabs(), "spans": self._spans(), "said": self._said,
            "sheet": f"{self._url(self.table.period, self.table.part)}&format=xlsx",
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

    @cached_property
    def _plan(self):
        """(heading, measure or nothing, period asked, how a row says it) of each number, in the order of the form."""
        period, labels = self.table.period, dict(self.table.labels())
        eve = period.opening

        def counted(code):
            return labels[code], code, period, lambda row: row.numbers[code]

        return [
            (_("Đầu kỳ"), ROLL, eve, lambda row: row.opening),
            *(counted(code) for code in CAME), (_("Cộng vào"), "", period, lambda row: row.came),
            *(counted(code) for code in WENT), (_("Cộng ra"), "", period, lambda row: row.went),
            (_("Cuối kỳ"), ROLL, period, lambda row: row.closing),
            (_("Thực tăng"), "", period, lambda row: row.net),
        ]  # fmt: skip

    def _columns(self):
        heads = ({"label": head, "num": True} for head, *_rest in self._plan)
        return [{"label": _("Đơn vị")}, *heads]

    def _cells(self, row):
        """One line: the unit, then numbers that lead to their records."""
        cells = [self._number(row, code, told(row), when) for _head, code, when, told in self._plan]
        return {"unit": self._named(row), "cells": cells, "total": row.own, "agrees": row.agrees}

    def _named(self, row):
        return _("Cộng %(unit)s") % {"unit": row.unit} if row.own else str(row.unit)

    @property
    def _said(self):
        part = next(tab["label"] for tab in self._tabs() if tab["active"])
        return f"{in_words(self.table.period)}, {part.lower()}"

    def _sheet(self, rows):
        heads = [_("Đơn vị"), *(head for head, *_rest in self._plan)]
        lines = [[self._named(row), *(told(row) for *_rest, told in self._plan)] for row in rows]
        title, day = _("Bảng biến động đoàn viên"), self.table.period.end
        return book(title, self.request.standing, day, [self._said], heads, lines)

    def _number(self, row, code, value, period):
        if not code:
            return {"text": number(value)}
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
            (_("Tháng trước"), f"{self.table.period.opening.end:%Y-%m}"),
            (_("Tháng sau"), f"{day_after:%Y-%m}"),
            (_("Từ đầu năm"), f"{first.year}-01-01..{last.isoformat()}"),
        ]
        for label, code in around:
            yield {"label": label, "url": self._url(Period.parse(code), self.table.part)}

    def _url(self, period, part):
        return f"{reverse('members-movements')}?{urlencode({'period': period.code, 'part': part})}"

"""The page of the members' composition; numbers lead to the list behind them."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.dates import show
from congdoan.base.text import number, percent
from congdoan.members.composition import COMPLETE, CONFIRMED, ROLL, Composition
from congdoan.members.registers.membership import LACKS
from congdoan.records.views.book import address, book, wanted

LIST = "members-memberships-list"


class CompositionView(View):
    def get(self, request):
        if not request.actor.may("view", "members") or request.standing is None:
            raise Http404
        self.numbers = Composition(
            request.actor, request.standing, request.day, timezone.localdate()
        )
        if wanted(request):
            return self._sheet()
        context = {
            "unit": request.standing, "day": show(request.day), "as_of": request.day, "sheet": address(request),
            "told": self.numbers.told,
            "tables": [(title, self._lines(lines)) for title, lines in self.numbers.tables() if lines],
            "columns": [{"label": ""}, {"label": _("Đoàn viên"), "num": True}],
            "board": [self._row(unit, told) for unit, told in self.numbers.board()],
            "heads": self._heads(),
        }  # fmt: skip
        return render(request, "members/composition.html", context)

    def _sheet(self):
        lines = [
            [str(title), str(line.label), _("ít") if line.count is None else line.count]
            for title, lines in self.numbers.tables() for line in lines
        ]  # fmt: skip
        heads = [_("Bảng"), _("Phần"), _("Đoàn viên")]
        return book(
            _("Cơ cấu và hồ sơ đoàn viên"), self.numbers.unit, self.numbers.day, [], heads, lines
        )

    def _lines(self, lines):
        known = [line.count for line in lines]
        for line in lines:
            count = _("ít") if line.count is None else line.count
            yield {"label": line.label, "text": count if line.count is None else number(count),
                   "url": self._url(line.code, self.numbers.unit) if line.code else ""}  # fmt: skip
        if None not in known:
            total = self._cell(ROLL, self.numbers.unit, sum(known))
            yield {"label": _("Cộng"), "total": True, **total}

    def _heads(self):
        lacking = (capfirst(label) for label, _lacking in LACKS.values())
        labels = (_("Đoàn viên"), _("Đủ hồ sơ"), "%", _("Đã tự xác nhận"), "%", *lacking)
        return [{"label": _("Đơn vị")}, *({"label": label, "num": True} for label in labels)]

    def _row(self, unit, told):
        own = unit is self.numbers.unit
        cells = [self._cell(ROLL, unit, told[ROLL])]
        for code in (COMPLETE, CONFIRMED):
            share = percent(100 * told[code] / told[ROLL]) if told[ROLL] else "–"
            cells += [self._cell(code, unit, told[code]), {"text": share}]
        cells += [
            self._cell(code, unit, count)
            for code, count in told.items() if code not in (ROLL, COMPLETE, CONFIRMED)
        ]  # fmt: skip
        name = _("Cộng %(unit)s") % {"unit": unit} if own else str(unit)
        return {"unit": name, "cells": cells, "total": own}

    def _cell(self, code, unit, count):
        return {"text": number(count), "url": self._url(code, unit)} if count else {"text": "–"}

    def _url(self, code, unit):
        day = self.numbers.day.isoformat()
        query = {"measure": code, "period": self.numbers.period.code, "under": unit.pk, "tree": day}
        return f"{reverse(LIST)}?{urlencode(query)}"

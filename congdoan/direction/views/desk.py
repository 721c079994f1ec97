"""The desk for difficulties: how many wait, how many are late, how long an answer takes."""

from django.db.models import Avg, F
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.direction.fields import Field
from congdoan.direction.limits import ANSWER, days
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.views.cells import cell
from congdoan.orgs.models import Unit, under
from congdoan.records.counted import counted
from congdoan.records.views.base import RegisterView
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

MEASURES = ("raised", "open", "overdue", "answered", "limited", "answered_in_time")


def period_of(request):
    """The period asked for in the address, else the year of the day looked through."""
    try:
        return Period.parse(request.GET.get("period") or f"{request.day:%Y}")
    except Mistake:
        raise Http404


class DeskView(RegisterView):
    """By unit and by field of work, every number opening its records."""

    register = Difficulty.register

    def get(self, request):
        if request.standing is None:
            raise Http404
        period, self.day, self.unit = period_of(request), request.day, request.standing
        # What waits and what is late is told as of the day looked through, not of the period's end.
        self.period = period.until(self.day) or period
        nodes = [*Unit.objects.children_of(self.unit, self.day).open_on(self.day), self.unit]
        by_unit, by_field = list(self._by_unit(nodes)), list(self._by_field())
        if wanted(request):
            return self._book(period, by_field, by_unit)
        context = self.frame(
            unit=self.unit, period=period, limit=days(ANSWER, self.day), day=self.day,
            columns=self._heads(), by_unit=by_unit, by_field=by_field, sheet=address(request),
        )  # fmt: skip
        return render(request, "direction/desk.html", context)

    def _book(self, period, *tables):
        rows = [
            [str(row["name"]), *(one["value"] for one in row["cells"]), _one_place(row["days"])]
            for table in tables for row in table
        ]  # fmt: skip
        heads = [_("Lĩnh vực, đơn vị"), *self._heads()]
        return book(
            _("Bàn tháo gỡ vướng mắc"), self.unit, self.day, [in_words(period)], heads, rows
        )

    def _heads(self):
        return [_("Được nêu"), _("Đang chờ"), _("Quá hạn"), _("Đã trả lời"), _("Có hạn"),
                _("Đúng hạn"), _("Số ngày trung bình")]  # fmt: skip

    def _by_unit(self, nodes):
        keys = [one.pk for one in nodes]
        values = {
            name: counted(self.actor, f"difficulties.{name}", self.period, self.day, keys)
            for name in MEASURES
        }
        taken = self._taken(keys)
        for one in nodes:
            if one == self.unit or any(values[name].get(one.pk) for name in MEASURES):
                cells = [cell(f"difficulties.{name}", one, values[name].get(one.pk), self.period, self.day)
                         for name in MEASURES]  # fmt: skip
                total = one == self.unit
                name = _("Cộng %(unit)s") % {"unit": one} if total else str(one)
                yield {
                    "name": name,
                    "cells": cells,
                    "total": total,
                    "days": _in_days(taken.get(one.pk)),
                }

    def _by_field(self):
        """The whole under the unit, field by field: one question a measure."""
        rows = self.register.rows(self.actor, "view", self.unit).order_by()
        taken = dict(self._answered(rows).values_list("field").annotate(days=_TAKEN))
        counts = {name: self._grouped(rows, name) for name in MEASURES}
        for field in Field:
            if any(counts[name].get(field) for name in MEASURES):
                cells = [
                    cell(f"difficulties.{name}.{field.value}", self.unit, counts[name].get(field),
                         self.period, self.day)
                    for name in MEASURES
                ]  # fmt: skip
                yield {"name": field.label, "cells": cells, "days": _in_days(taken.get(field))}

    def _grouped(self, rows, name):
        measure = self.register.measure(f"difficulties.{name}")
        found = rows.filter(measure.counted(self.period)).values_list("field")
        return dict(found.annotate(n=measure.added_up))

    def _answered(self, rows):
        return rows.filter(self.register.measure("difficulties.answered").counted(self.period))

    def _taken(self, keys):
        """{unit id: the average of what was answered there and below}, through the tree of the day."""
        rows = self._answered(self.register.rows(self.actor, "view", self.unit).order_by())
        rows = rows.filter(under(keys, self.day)).values_list("unit__paths__ancestor")
        return dict(rows.annotate(days=_TAKEN))


_TAKEN = Avg(F("answered_on") - F("raised_on"))


def _one_place(value):
    return "" if value is None else round(value, 1)


def _in_days(taken):
    """Days of an average, one place after the comma; None of nothing."""
    if taken is None:
        return None
    return taken.total_seconds() / 86_400 if hasattr(taken, "total_seconds") else float(taken)

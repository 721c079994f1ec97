"""The figure whose records a list shows: its number as the list adds up to it, whoever looks."""

import datetime as dt

from django.http import Http404
from django.utils.functional import cached_property

from congdoan.access.scope import within
from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.records.attributes import beyond, only
from congdoan.records.late import removed
from congdoan.trail.hooks import offered


class BehindFigure:
    """Of a list: what its address says of a figure. The list says which rows are `_below` the unit it is `under`."""

    @cached_property
    def figure(self):
        """The figure whose records are listed: `?measure=&period=&tree=`, or None; with
        `written_after=` those alone by which it became another since that moment."""
        code = self.request.GET.get("measure")
        if not code:
            return None
        try:
            period = Period.parse(self.request.GET.get("period", ""))
            measure = self._told_apart(self.register.measure(code))
            tree = dates.parse(self.request.GET.get("tree") or period.end.isoformat(), period.end)
            after = self.request.GET.get("written_after")
            moment = dt.datetime.fromisoformat(after) if after else None
        except (KeyError, Mistake, ValueError) as fault:
            raise Http404 from fault
        value, closed = self._kept(measure, period, tree), 0
        is_kept = value is not None
        if not is_kept:
            value = measure.value(self._below(self.register.rows(self.actor), tree, True), period)
            closed = self._counted(measure, period, tree) - value if self._closes else 0
        return {
            "measure": measure, "period": period, "tree": tree, "value": value + closed,
            "shown": number(value + closed), "closed": number(closed) if closed else "",
            "as_of": dates.show(tree), "moment": moment, "is_kept": is_kept,
            "removed": self._removed(measure, period, tree, moment) if moment else 0,
        }  # fmt: skip

    def _kept(self, measure, period, tree):
        """The number as figures keep it, where the actor may read all that it counts; None elsewhere."""
        unit, asked = self.under, self.request.GET
        if unit is None or tree != self.actor.day or "by" in asked or "own" in asked:
            return None
        if self._closes or not self.actor.may_at("view", self.register.area, unit):
            return None
        found = (ask(measure.code, unit, period, tree) for ask in offered("lists", "figure"))
        return next((value for value in found if value is not None), None)

    @property
    def _closes(self):
        """Whether other units may keep records of the register to themselves."""
        return bool(self.register.model.confidential)

    def _counted(self, measure, period, tree):
        """The number with what is counted of his units, though their list must not show it to him."""
        model = self.register.model
        units = self.actor.unit_ids("view", self.register.area)
        rows = model.objects.across_units("counted, not shown").filter(within(model, units))
        return measure.value(self._below(rows, tree, True), period)

    def _removed(self, measure, period, tree, moment):
        """How many records behind the figure were deleted since, of those he might have read."""
        model = self.register.model
        if self._closes or self.under is None:
            return 0
        units = self.actor.units("view", self.register.area).under(self.under, tree)
        return removed(model, units.values("pk"), measure, period, moment)

    def _told_apart(self, measure):
        """The measure over one value of an attribute, where a figure's cell was opened: `?by=&is=`; over all
        but those named: `?by=&but=&but=`."""
        asked = self.request.GET
        name, others = asked.get("by"), asked.getlist("but")
        if not name:
            return measure
        if others:
            return beyond(self.register, measure, name, others)
        return only(self.register, measure, name, asked.get("is", ""))

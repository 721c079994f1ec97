"""Answers a picker's typing: the units or records in the actor's reach that match, at most twelve."""

from django.http import Http404
from django.shortcuts import render
from django.views.generic import View

from congdoan.base.text import fold
from congdoan.base.written_communes import offered
from congdoan.orgs.mapped import province_around
from congdoan.orgs.models import Unit
from congdoan.records.near import first
from congdoan.records.register import REGISTERS
from congdoan.records.search import matching

SHOWN = 12


class PickerView(View):
    def get(self, request, source):
        text = request.GET.get("q", "")
        if source == "communes":
            return render(request, "records/picker_options.html", {"found": self._communes(text)})
        found = (
            self._units(request, text)
            if source in ("units", "addressees")
            else self._records(request, source, text)
        )
        return render(request, "records/picker_options.html", {"found": first(found, SHOWN)})

    def _communes(self, text):
        """Of the province stood in first; it is no secret which there are."""
        unit = self.request.standing
        return offered(text, province_around(unit.pk) if unit else None, SHOWN)

    def _units(self, request, text):
        """Units in reach; papers are addressed to any unit that an officer knows by a word of its name."""
        if self.kwargs["source"] == "addressees":
            return self._found(
                Unit.objects.all() if request.actor.grants else Unit.objects.none(), text
            )
        area, action = request.GET.get("area"), request.GET.get("action", "view")
        if action not in ("view", "edit", "manage"):
            raise Http404
        return self._found(request.actor.units(action, area), text)

    def _found(self, units, text):
        units = units.lasting(self.request.actor.day)
        for word in fold(text).split():
            units = units.filter(folded__contains=word)
        return units

    def _records(self, request, source, text):
        if source not in REGISTERS or not request.actor.may("view", source.split("/")[0]):
            raise Http404
        register = REGISTERS[source]
        return matching(register, register.rows(request.actor), text)

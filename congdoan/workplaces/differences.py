"""What other agencies list against what we have: rows still to decide, and workers that do not agree."""

import datetime as dt
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Q
from django.db.models.functions import Abs
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from congdoan.base.dates import show
from congdoan.base.text import number
from congdoan.records.register import REGISTERS

KEPT = dt.timedelta(days=365)  # older lists speak of another year
RANKED = 100
SETTLED = ("matched", "new")
STATES = {"matched": SETTLED, "imported": ("imported",), "apart": ("duplicate", "ignored")}


class DifferencesView(View):
    """By agency, every number opening its rows; then the workplaces of which the numbers differ most."""

    def get(self, request):
        if not request.actor.may("view", "workplaces") or request.standing is None:
            raise Http404
        self.unit, self.day = request.standing, request.day
        self.register = REGISTERS["workplaces/listed"]
        self.agencies = dict(self.register.model.Agency.choices)
        self.rows = self.register.rows(request.actor, "view", self.unit).filter(
            listed_on__gt=self.day - KEPT, listed_on__lte=self.day
        )
        places = self._places()
        heads = [
            self.agencies[one] for one in self.agencies if any(one in p["told"] for p in places)
        ]
        context = {"unit": self.unit, "as_of": self.day, "since": self.day - KEPT,
                   "agencies": list(self._summary()), "heads": heads, "ranked": RANKED,
                   "places": [self._place(place, heads) for place in places]}  # fmt: skip
        return render(request, "workplaces/differences.html", context)

    def _summary(self):
        counts = {name: Count("pk", Q(status__in=states)) for name, states in STATES.items()}
        found = (
            self.rows.order_by()
            .values("agency")
            .annotate(all=Count("pk"), latest=Max("listed_on"), **counts)
        )
        for one in sorted(found, key=lambda one: list(self.agencies).index(one["agency"])):
            cells = [self._cell(one["agency"], one["all"], ())]
            cells += [self._cell(one["agency"], one[name], STATES[name]) for name in STATES]
            yield {"name": self.agencies[one["agency"]], "latest": one["latest"], "cells": cells}

    def _cell(self, agency, value, states):
        if not value:
            return {"text": "–"}
        query = {"under": self.unit.pk, "agency": agency, "status": states,
                 "listed_on_min": show(self.day - KEPT + dt.timedelta(days=1)),
                 "listed_on_max": show(self.day)}  # fmt: skip
        url = reverse(self.register.url_name("list"))
        return {"text": number(value), "url": f"{url}?{urlencode(query, doseq=True)}"}

    def _places(self):
        """Those with the widest gap first, each with what every agency's latest list says of it."""
        latest = self.rows.filter(status__in=SETTLED, workers__isnull=False)
        latest = latest.order_by("workplace_id", "agency", "-listed_on", "-pk")
        latest = self.rows.filter(pk__in=latest.distinct("workplace_id", "agency").values("pk"))
        gap = Abs(F("workers") - F("workplace__workers"))
        apart = latest.exclude(workers=F("workplace__workers")).order_by()
        widest = apart.values("workplace").annotate(gap=Max(gap)).order_by("-gap", "workplace")
        gaps = {one["workplace"]: one["gap"] for one in widest[:RANKED]}
        found = {pk: {"gap": gap, "told": {}} for pk, gap in gaps.items()}
        for row in latest.filter(workplace__in=gaps).select_related("workplace").order_by("pk"):
            found[row.workplace_id]["ours"] = row.workplace
            found[row.workplace_id]["told"][row.agency] = row
        return list(found.values())

    def _place(self, place, heads):
        ours, told = place["ours"], place["told"]
        rows = [next((told[a] for a in told if self.agencies[a] == head), None) for head in heads]
        return {
            "name": ours.name, "url": reverse("workplaces-workplaces-detail", args=[ours.pk]),
            "workers": number(ours.workers), "counted": ours.counted_on, "gap": number(place["gap"]),
            "cells": [self._told(head, row, ours) for head, row in zip(heads, rows, strict=True)],
        }  # fmt: skip

    def _told(self, head, row, ours):
        if row is None:
            return {"label": head, "text": "–"}
        url = self.register.url_of(row.pk)
        return {"label": head, "text": number(row.workers), "day": row.listed_on, "url": url,
                "differs": row.workers != ours.workers}  # fmt: skip

"""The papers that documents rest on: all of them, and one with what hangs on it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.direction.confirming.adopting import base_words
from congdoan.direction.confirming.spans import last_day
from congdoan.direction.documents import graph
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.validity import Validity
from congdoan.records.views.base import RegisterView

PAGE = 50


class PapersView(RegisterView):
    """Every paper cited in one's reach: how many documents rest on it, how many name it."""

    register = Reading.register

    def get(self, request):
        text = request.GET.get("q", "").strip()
        page = Paginator(graph.papers(self.actor, text), PAGE).get_page(request.GET.get("page"))
        rows = list(page)
        first = graph.names([row["first"] for row in rows])
        ends = graph.ends(self.actor, [row["key"] for row in rows], request.standing)
        page.object_list = [
            {**row, "name": base_words(first[row["first"]].said), "end": ends.get(row["key"])}
            for row in rows
        ]
        context = self.frame(page=page, text=text)
        return render(request, "direction/papers.html", context)


class PaperView(RegisterView):
    """One paper: what it is, what rests on it and what only names it, and what falls with it."""

    register = Reading.register

    def get(self, request):
        if not self.mentions:
            raise Http404
        key, said = self.key, graph.fullest(self.mentions)
        own = graph.itself(self.actor, key)
        bases = [one for one in self.mentions if one.kind == Finding.Kind.BASE]
        cited = {one.record: one for one in reversed(self.mentions) if one.kind == "citation"}
        context = self.frame(
            key=key, said=said, name=base_words(said), own=own, cited=cited.items(), above=self._above(own),
            end=graph.ends(self.actor, [key], request.standing).get(key), new=self._new(said),
            dependents=self._dependents(bases),
        )  # fmt: skip
        return render(request, "direction/paper.html", context)

    @cached_property
    def key(self):
        return self.request.GET.get("key", "")

    @cached_property
    def mentions(self):
        return list(graph.mentions(self.actor, self.key)[:500]) if self.key else []

    def _above(self, own):
        """What the paper itself rests on, when it was read in."""
        found = own.findings.filter(kind=Finding.Kind.BASE) if own else ()
        return [(base_words(one.said), one.key) for one in found if one.decision != "rejected"]

    def _dependents(self, bases):
        ended = self._ended({one.record_id for one in bases})
        return graph.dependents(self.actor, self.key, ended)

    def _ended(self, records):
        """Keys of the bases beside this one that are out of force on the day."""
        beside = Finding.objects.filter(record__in=records, kind=Finding.Kind.BASE)
        ends = graph.ends(self.actor, beside.values_list("key", flat=True), self.request.standing)
        return [key for key, one in ends.items() if one.expired_on <= self.request.day]

    def _new(self, said):
        """The form that notes the end of this paper, filled with what is known of it."""
        if not said["number"] or not self.actor.may("edit", self.register.area):
            return None
        day = last_day(said["date"])
        known = {"type": said["type"], "number": said["number"], "issuer": said["issuer"] or "",
                 "issued_on": dates.show(day) if day else ""}  # fmt: skip
        return f"{reverse(Validity.register.url_name('new'))}?{urlencode(known)}"

    def path(self):
        return [{"name": _("Văn bản được viện dẫn"), "url": reverse("direction-papers")}]

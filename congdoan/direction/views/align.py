"""The page that holds a document being read against a programme from above."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.direction.confirming import against
from congdoan.direction.confirming.cards import amount
from congdoan.direction.programmes import covering
from congdoan.direction.views.coverage import STATES
from congdoan.direction.views.reading import ReadingPage
from congdoan.reading import align
from congdoan.records.views.base import faults_told

_STATES = {**STATES, align.OWN: ("draft", gettext_lazy("Của riêng đơn vị"))}
# What asks for a decision stands first.
_ORDER = (align.LOWERED, align.LEFT_OUT, align.SHARE, align.RAISED, align.TAKEN, align.OWN)


class AlignView(ReadingPage):
    """Each target and task from above with what this document makes of it."""

    def get(self, request, **_kwargs):
        above = self._above()
        targets, tasks = against.compared(self.record, self.findings, above) if above else ([], [])
        may_edit = self.register.rows(self.actor, "edit").filter(pk=self.pk).exists()
        context = self.frame(
            record=self.record, above=above, choices=self._choices(),
            parts=[(_("Chỉ tiêu"), self._rows(targets)), (_("Nhiệm vụ"), self._rows(tasks))],
            counts=self._counts(targets), open=may_edit and self.record.status == "to_confirm",
        )  # fmt: skip
        return render(request, "direction/align.html", context)

    def _choices(self):
        return covering.from_above(self.record.unit, self.actor.day)[:50]

    def _above(self):
        """The programme chosen in the address, or the one this document follows."""
        wanted = self.request.GET.get("upper", "")
        if not wanted:
            return self.record.follows
        found = covering.from_above(self.record.unit, self.actor.day)
        above = found.filter(pk=wanted).first() if wanted.isdecimal() else None
        if above is None:
            raise Http404
        return above

    def _rows(self, pairs):
        rows = sorted(pairs, key=lambda pair: _ORDER.index(pair.state))
        return [{"pair": pair, "state": _STATES[pair.state][0], "label": _STATES[pair.state][1],
                 "upper": self._upper(pair), "lower": self._lower(pair),
                 "asks": pair.state == align.LOWERED} for pair in rows]  # fmt: skip

    def _upper(self, pair):
        return pair.upper and (pair.upper.source.target or "")

    def _lower(self, pair):
        found = pair.lower and pair.lower.source
        return found and (amount(found.said) if found.kind == "target" else "")

    def _counts(self, pairs):
        states = [pair.state for pair in pairs]
        return [(*_STATES[one], states.count(one)) for one in _ORDER if one in states]

    def post(self, request, **_kwargs):
        with faults_told(request):
            if "reason" in request.POST:
                against.explain(self.actor, reading=self.record, finding=self._finding(),
                                reason=request.POST["reason"])  # fmt: skip
            else:
                above = None if request.POST.get("follow") == "none" else self._above()
                against.follow(self.actor, reading=self.record, above=above)
        return redirect(f"{request.path}")

    def _finding(self):
        wanted = self.request.POST.get("finding", "")
        found = next((one for one in self.findings if str(one.pk) == wanted), None)
        if found is None:
            raise Http404
        return found

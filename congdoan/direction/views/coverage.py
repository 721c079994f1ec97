"""How a programme makes the one above its own, and which of its targets those below have taken up."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.errors import Mistake
from congdoan.base.papers import PRINTERS
from congdoan.direction.confirming.repeats import repeated
from congdoan.direction.programmes import covering, taken_below
from congdoan.direction.programmes.item_forms import OwnItemForm, form_over
from congdoan.direction.programmes.paper import programme_paper
from congdoan.direction.registers.programme import Programme
from congdoan.records.sheets import files
from congdoan.records.views.base import PostOnly, RecordView
from congdoan.records.views.sheet import answer, kind_of

STATES = {
    covering.LEFT_OUT: ("waiting", gettext_lazy("Chưa đưa vào")),
    covering.DROPPED: ("refused", gettext_lazy("Không đưa vào")),
    covering.TAKEN: ("done", gettext_lazy("Đã đưa vào")),
    covering.SHARE: ("done", gettext_lazy("Đã nhận phần")),
    covering.RAISED: ("reached", gettext_lazy("Cao hơn")),
    covering.LOWERED: ("risk", gettext_lazy("Thấp hơn")),
}


class ProgrammeView(RecordView):
    """A view of one programme."""

    register = Programme.register

    def progress(self, rows):
        """How far the unit has come with the programme from above."""
        counts = Counter(row.state for row in rows)
        total, waiting = len(rows), counts[covering.LEFT_OUT]
        return {
            "states": [(*STATES[state], counts[state]) for state in STATES if counts[state]],
            "decided": total - waiting, "total": total, "waiting": waiting,
            "share": 100 * (total - waiting) / total if total else 0,
        }  # fmt: skip


def shown(row):
    """A row as the page prints it: (row, state, its words)."""
    return (row, *STATES[row.state])


class CoverageView(ProgrammeView):
    """The unit's own against the one above, and the units' below against its own."""

    def _find(self):
        """Beside the programmes in reach: those from above, which the unit may follow."""
        unit = self.request.standing
        rows = self.register.rows(self.actor).select_related("unit", "parent")
        found = rows.filter(pk=self.pk).first()
        if found is None and unit is not None:
            found = covering.from_above(unit, self.actor.day).filter(pk=self.pk).first()
        if found is None:
            raise Http404
        return found

    def get(self, request, **_kwargs):
        programme = self.record
        held = self.register.rows(self.actor, "edit").filter(pk=self.pk).exists()
        rows = covering.rows(programme) if programme.parent_id else []
        local = covering.local_items(programme)
        items = [row.own for row in rows if row.own] + local
        context = self.frame(
            record=programme, rows=[shown(row) for row in rows], progress=self.progress(rows),
            open=held and programme.status not in Programme.PUBLIC, local=local,
            repeated=repeated(items), off_core=sum(one.off_core for one in items), own=len(items),
            unit=self._may_follow(), above=self._above(), own_form=OwnItemForm(),
            **self._below(), **self._editing(rows),
        )  # fmt: skip
        return render(request, "direction/coverage.html", context)

    def _below(self):
        """What those below made of it: item by item, then unit by unit."""
        found = taken_below.coverage(self.actor, self.record, self.request.day)
        items = [
            (one.item, [(*STATES[state], n) for state, n in one.counts.items()],
             [str(unit) for unit in one.missing])
            for one in found.items
        ]  # fmt: skip
        units = [(one, [(*STATES[state], counts[state]) for state in STATES if counts[state]])
                 for one, counts in found.by_unit()]  # fmt: skip
        return {"below": found.below, "items": items, "units": units, "without": found.without,
                "orphans": found.orphans if found.below else []}  # fmt: skip

    def _editing(self, rows):
        """Without script the words of an item open in its place by the address."""
        wanted = self.request.GET.get("edit", "")
        row = next((row for row in rows if str(row.above.pk) == wanted), None)
        return {"editing": row.above.pk, "form": form_over(row.above, row.own)} if row else {}

    def _may_follow(self):
        """The unit stood at, when it lies below the programme's and may write one."""
        unit = self.keeper
        is_below = unit is not None and unit.pk != self.record.unit_id and not self.record.parent_id
        return unit if is_below else None

    def _above(self):
        """Programmes from above that this unit could follow, when this one follows none."""
        if self.record.parent_id:
            return []
        return covering.from_above(self.record.unit, self.actor.day)[:10]


class CoverageSheetView(CoverageView):
    """The coverage report as a sheet: an item a row, a programme below a column."""

    def get(self, request, **_kwargs):
        kind = kind_of(request)
        found = taken_below.coverage(self.actor, self.record, request.day)
        labels = {state: str(label) for state, (_look, label) in STATES.items()}
        return answer(files.write(kind, *taken_below.sheet(found, labels)), "doi-chieu", kind)


class PaperView(CoverageView):
    """The programme as an official paper, for those who may read it: Word with `?form=docx`."""

    def get(self, request, **_kwargs):
        form = request.GET.get("form", "pdf")
        if form not in PRINTERS:
            raise Http404
        content = PRINTERS[form](programme_paper(self.record, request.day))
        return answer(content, "chuong-trinh", form)


class DeriveView(PostOnly, CoverageView):
    """Begin the unit's own programme from one above."""

    def post(self, request, **_kwargs):
        unit = self._may_follow()
        if unit is None:
            raise PermissionDenied(_("Bạn không được lập chương trình tại đơn vị này."))
        try:
            own = covering.derive(self.actor, above=self.record, unit=unit)
        except Mistake as mistake:
            messages.error(request, mistake.message)
            return redirect("direction-coverage", self.pk)
        return redirect("direction-coverage", own.pk)

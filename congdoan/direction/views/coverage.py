"""How a programme makes the one above its own, and which of its targets those below have taken up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.errors import Mistake
from congdoan.direction import covering
from congdoan.direction.forms import NumberField
from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.records.views.base import RecordView

STATES = {
    covering.LEFT_OUT: ("risk", gettext_lazy("Chưa đưa vào")),
    covering.TAKEN: ("done", gettext_lazy("Đã đưa vào")),
    covering.SHARE: ("done", gettext_lazy("Đã nhận phần")),
    covering.RAISED: ("reached", gettext_lazy("Cao hơn")),
    covering.LOWERED: ("risk", gettext_lazy("Thấp hơn")),
}


class ProgrammeView(RecordView):
    """A view of one programme."""

    register = Programme.register


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
        below, items = covering.followers(self.actor, programme)
        context = self.frame(
            record=programme, rows=self._rows(), below=below, items=self._items(items),
            open=held and programme.status not in Programme.PUBLIC,
            unit=self._may_follow(), above=self._above(),
        )  # fmt: skip
        return render(request, "direction/coverage.html", context)

    def _rows(self):
        found = covering.rows(self.record) if self.record.parent_id else []
        return [(row, *STATES[row.state]) for row in found]

    def _items(self, items):
        return [
            (item, [(*STATES[state], count) for state, count in counts.items()], names)
            for item, counts, names in items
        ]

    def _may_follow(self):
        """The unit stood at, when it lies below the programme's and may write one."""
        unit = self.request.standing
        if unit is None or unit.pk == self.record.unit_id or self.record.parent_id:
            return None
        return unit if self.actor.may_at("edit", self.register.area, unit) else None

    def _above(self):
        """Programmes from above that this unit could follow, when this one follows none."""
        if self.record.parent_id:
            return []
        return covering.from_above(self.record.unit, self.actor.day)[:10]


class DeriveView(CoverageView):
    """Begin the unit's own programme from one above."""

    def post(self, request, **_kwargs):
        unit = self._may_follow()
        if unit is None:
            raise PermissionDenied(_("Bạn không được lập chương trình tại đơn vị này."))
        try:
            own = covering.derive(self.actor, above=self.record, unit=unit)
        except Mistake as mistake:
            messages.error(request, mistake.said_in(_))
            return redirect("direction-coverage", self.pk)
        return redirect("direction-coverage", own.pk)

    def get(self, request, **_kwargs):
        raise Http404


class TakeView(ProgrammeView):
    """One item from above: taken up at a level, or left out."""

    level = "edit"

    def dispatch(self, request, *args, pk, item, **kwargs):
        self.item = item
        return super().dispatch(request, *args, pk=pk, **kwargs)

    def post(self, request, **_kwargs):
        programme = self.record
        items = ProgrammeItem.objects.select_related("target__indicator")
        item = get_object_or_404(items, pk=self.item, record=programme.parent_id)
        try:
            if "leave" in request.POST:
                covering.leave_out(self.actor, programme=programme, item=item)
            else:
                covering.take_up(
                    self.actor, programme=programme, item=item, value=self._value(),
                    reason=request.POST.get("reason", ""),
                )  # fmt: skip
        except Mistake as mistake:
            messages.error(request, mistake.said_in(_))
        return redirect(f"{request.path.split('items')[0]}coverage/#i-{item.pk}")

    def _value(self):
        try:
            return NumberField(required=False).clean(self.request.POST.get("value", ""))
        except ValidationError:
            raise Mistake(_("Mức nhận phải là số, ví dụ 150 hoặc 92,5."), field="value")

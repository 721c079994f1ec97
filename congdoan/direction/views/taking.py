"""The moves on the page that derives a programme: take up, word, leave out, add of one's own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base.errors import Mistake
from congdoan.direction.programmes import covering
from congdoan.direction.programmes.item_forms import OwnItemForm, form_over
from congdoan.direction.registers.programme import ProgrammeItem
from congdoan.direction.views.coverage import ProgrammeView, shown
from congdoan.records.fields import NumberFormField
from congdoan.records.views.base import PostOnly, faults_told


class TakingView(ProgrammeView):
    """A move on a programme; whoever has no script comes back to the page."""

    level = "edit"

    def home(self, anchor=""):
        return redirect(f"{reverse('direction-coverage', args=[self.pk])}{anchor}")


class TakeView(TakingView):
    """One item from above: taken up at a level and in words, left out with a reason, or open again."""

    def dispatch(self, request, *args, pk, item, **kwargs):
        self.item = item
        return super().dispatch(request, *args, pk=pk, **kwargs)

    @cached_property
    def above(self):
        items = ProgrammeItem.objects.select_related("target__indicator")
        return get_object_or_404(items, pk=self.item, record=self.record.parent_id)

    def get(self, request, **_kwargs):
        row = self._row()
        form = form_over(row.above, row.own) if "edit" in request.GET else None
        return self._answer(row, form)

    def post(self, request, **_kwargs):
        above, form, data = self.above, None, request.POST
        try:
            if "leave" in data:
                covering.leave_out(self.actor, programme=self.record, item=above)
            elif "drop" in data:
                covering.leave_out(self.actor, programme=self.record, item=above,
                                   reason=data.get("reason", ""))  # fmt: skip
            else:
                form = form_over(above, data=data) if "text" in data else None
                if form is not None and not form.is_valid():
                    return self._answer(self._row(), form, status=422)
                self._take(form)
        except Mistake as mistake:
            return self._answer(self._row(), form, mistake.message, status=422)
        return self._answer(self._row(), None)

    def _take(self, form):
        words = form.cleaned_data if form else None
        covering.take_up(self.actor, programme=self.record, item=self.above, value=self._value(),
                         reason=self.request.POST.get("reason", ""), words=words)  # fmt: skip

    def _value(self):
        try:
            return NumberFormField(required=False).clean(self.request.POST.get("value", ""))
        except ValidationError:
            raise Mistake(_("Mức nhận phải là số, ví dụ 150 hoặc 92,5."), field="value")

    @cached_property
    def _rows(self):
        return covering.rows(self.record)

    def _row(self):
        wanted = self.above.pk
        return next(row for row in self._rows if row.above.pk == wanted)

    def _answer(self, row, form, fault="", status=200):
        if not self.request.htmx:
            if fault:
                messages.error(self.request, fault)
            editing = f"?edit={row.above.pk}" if form else ""
            return self.home(f"{editing}#i-{row.above.pk}")
        _row, state, label = shown(row)
        context = {
            "record": self.record, "row": row, "state": state, "label": label, "open": True,
            "form": form, "editing": row.above.pk if form else None, "fault": fault, "swapped": True,
            "typed": self.request.POST if fault else None, "progress": self.progress(self._rows),
        }  # fmt: skip
        return render(self.request, "direction/coverage_answer.html", context, status=status)


class RestView(PostOnly, TakingView):
    """Take up as they stand all items nobody has decided on."""

    def post(self, request, **_kwargs):
        try:
            count = covering.take_rest(self.actor, programme=self.record)
        except Mistake as mistake:
            messages.error(request, mistake.message)
            return self.home()
        said = ngettext("Đã đưa vào %(count)s nội dung nguyên như cấp trên.",
                        "Đã đưa vào %(count)s nội dung nguyên như cấp trên.", count)  # fmt: skip
        messages.success(request, said % {"count": count})
        return self.home()


class OwnItemView(PostOnly, TakingView):
    """Add an item of the unit's own, or (`drop`) take one out again."""

    def post(self, request, **_kwargs):
        programme, form = self.record, OwnItemForm(request.POST)
        with faults_told(request):
            if "drop" in request.POST:
                item = get_object_or_404(programme.items, pk=request.POST["drop"], source=None)
                covering.drop_own(self.actor, programme=programme, item=item)
            elif form.is_valid():
                covering.add_own(self.actor, programme=programme, words=form.cleaned_data)
            else:
                faults = [" ".join([str(form.fields[name].label), *found])
                          for name, found in form.errors.items()]  # fmt: skip
                raise Mistake("; ".join(faults).replace("{", "("))
        return self.home("#own")

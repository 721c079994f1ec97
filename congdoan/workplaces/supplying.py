"""The pages of another agency's account: hand a list in, see what was read and what to mend. Nothing else."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.records.fields import DayFormField
from congdoan.records.sheets import typing, work
from congdoan.records.sheets.models import SheetImport
from congdoan.records.views.sheet import answer, begin
from congdoan.workplaces import handed_in

State = SheetImport.State
SHOWN = 20
FAULTS = 100


STATES = {
    State.CELLS: gettext_lazy("Chưa gửi"), State.WRITING: gettext_lazy("Đang gửi"),
    State.DONE: gettext_lazy("Đã gửi"),
}  # fmt: skip


def _listed_on(sheet):
    return dt.date.fromisoformat(sheet.fixed["listed_on"])


class ListForm(forms.Form):
    """The day of which the list tells; the file is taken beside it."""

    listed_on = DayFormField(
        label=gettext_lazy("Danh sách ngày"),
        help_text=gettext_lazy("Ngày mà số liệu trong danh sách được chốt, không phải ngày gửi."),
    )
    file = forms.FileField(label=gettext_lazy("Tệp danh sách"))

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_listed_on(self):
        day = self.cleaned_data["listed_on"]
        if day > self.day:
            raise forms.ValidationError(_("Ngày chốt danh sách chưa tới; kiểm tra lại ngày."))
        return day


class SupplierView(View):
    """A view for who only hands lists in; for everybody else it is not there."""

    def dispatch(self, request, *args, **kwargs):
        if not request.actor.only_supplies:
            raise Http404
        self.actor, self.supplier = request.actor, handed_in.supplier_of(request.actor)
        return super().dispatch(request, *args, **kwargs)

    def lists(self):
        if self.supplier is None:
            return SheetImport.objects.none()
        return handed_in.lists_of(self.supplier, self.request.user)


class SupplyView(SupplierView):
    """Hand a list in; the lists handed in so far."""

    def get(self, request):
        return self._page(ListForm(day=self.actor.day))

    def post(self, request):
        form = ListForm(request.POST, request.FILES, day=self.actor.day)
        if self.supplier is None or not form.is_valid():
            return self._page(form, 422)
        said = form.cleaned_data
        try:
            sheet = handed_in.take_in(
                said["file"], said["listed_on"], actor=self.actor, supplier=self.supplier
            )
        except Mistake as mistake:
            form.add_error("file", mistake.message)
            return self._page(form, 422)
        url = reverse("workplaces-supplied", args=[sheet.pk])
        begin(sheet, "check", State.CHECKING, url)
        return redirect(url)

    def _page(self, form, status=200):
        mine = self.lists().defer("rows", "judged", "results", "meant")[:SHOWN]
        rows = [(one, _listed_on(one), STATES.get(one.state, _("Đang kiểm tra"))) for one in mine]
        context = {"form": form, "supplier": self.supplier, "lists": rows}
        return render(self.request, "workplaces/supply.html", context, status=status)


class SupplySheetView(SupplierView):
    """The empty sheet."""

    def get(self, request):
        return answer(handed_in.empty(request.user), "mau-danh-sach", "xlsx")


class SuppliedView(SupplierView):
    """One list handed in: what was read, what to mend; its good rows are then sent."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    @property
    def sheet(self):
        return get_object_or_404(self.lists().select_related("job", "owner", "unit"), pk=self.pk)

    def get(self, request):
        return self._page(self.sheet)

    def post(self, request):
        sheet = self.sheet
        if sheet.state == State.CELLS and self._mended(sheet) and "mend" not in request.POST:
            self._send(sheet)
        return redirect(reverse("workplaces-supplied", args=[sheet.pk]))

    def _mended(self, sheet):
        """Whether every row is well in which a cell was typed over; nothing is sent before."""
        typed = typing.put(sheet, self.request.POST, handed_in.columns_of(sheet).values())
        if not typed:
            return True
        work.check_again(sheet, typed)
        left = sum(1 for one in sheet.judged if one["number"] in typed and one.get("faults"))
        if left:
            messages.error(
                self.request,
                _("Còn %s dòng vừa sửa chưa đúng; xem lại các ô dưới đây.") % number(left),
            )
        return not left

    def _send(self, sheet):
        count, url = len(work.wanted(sheet)), reverse("workplaces-supplied", args=[sheet.pk])
        if not count:
            return
        sheet.reason = handed_in.reason_of(sheet, self.supplier)
        try:
            begin(sheet, "write", State.WRITING, url)
        except Mistake as mistake:
            messages.error(self.request, mistake.message)
            return
        handed_in.announce(self.supplier, count)
        messages.success(self.request, _("Đã nhận danh sách; công đoàn sẽ đối chiếu từng dòng."))

    def _page(self, sheet):
        found = Paginator(list(handed_in.faults(sheet, handed_in.known(self.request.user))), FAULTS)
        context = {
            "sheet": sheet, "supplier": self.supplier, "counts": sheet.counts, "read": len(sheet.judged),
            "faults": found.get_page(self.request.GET.get("page")), "writable": len(work.wanted(sheet)),
            "busy": sheet.state in (State.CHECKING, State.WRITING), "ready": sheet.state == State.CELLS,
            "outcome": handed_in.outcome(sheet) if sheet.state == State.DONE else None,
            "listed_on": _listed_on(sheet),
        }  # fmt: skip
        return render(self.request, "workplaces/supplied.html", context)

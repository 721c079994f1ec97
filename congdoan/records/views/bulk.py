"""Bulk edit: the same form over the fields in `bulk`, record by record, all or nothing."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.derive import form_class
from congdoan.records.views.base import RegisterView
from congdoan.records.write import save

LIMIT = 500


class BulkView(RegisterView):
    level = "edit"

    def get(self, request):
        """The chosen records and the fields that may be set for all of them."""
        records = self._records(request.GET.getlist("id"))
        return self._page(records, form_class(self.register)(actor=self.actor, names=self._names()))

    def post(self, request):
        records = self._records(request.POST.getlist("id"))
        wanted = [name for name in self._names() if request.POST.get(name)]
        if not wanted:
            form = form_class(self.register)(actor=self.actor, names=self._names())
            return self._page(records, form, [_("Chưa chọn giá trị nào để sửa.")], 422)
        faults = self._apply(records, wanted)
        if faults:
            form = form_class(self.register)(request.POST, actor=self.actor, names=self._names())
            return self._page(records, form, faults, 422)
        messages.success(request, _("Đã sửa %(n)s bản ghi.") % {"n": len(records)})
        return redirect(self.url("list"))

    def _apply(self, records, wanted):
        faults = []
        with transaction.atomic():
            for record in records:
                faults += [f"{record}: {fault}" for fault in self._one(record, wanted)]
            if faults:
                transaction.set_rollback(True)
        return faults

    def _one(self, record, wanted):
        build = form_class(self.register)
        blank = build(instance=record, actor=self.actor)
        data = {name: blank[name].value() for name in blank.fields}
        data.update({name: self.request.POST.get(name) for name in wanted})
        form = build(
            {k: v for k, v in data.items() if v is not None}, instance=record, actor=self.actor
        )
        if not form.is_valid():
            return [error for errors in form.errors.values() for error in errors]
        try:
            save(
                form.save(commit=False),
                actor=self.actor,
                reason=self.request.POST.get("reason", ""),
            )
        except Mistake as mistake:
            return [mistake.message]
        return []

    def _records(self, ids):
        numbers = [int(one) for one in ids if one.isdigit()]
        found = self.register.rows(self.actor, "edit").filter(pk__in=numbers[:LIMIT])
        records = list(found.select_related(*self.register.relations))
        if not records:
            raise Http404
        return records

    def _names(self):
        return self.register.fields_for(self.actor, self.register.words("bulk"))

    def _page(self, records, form, faults=(), status=200):
        context = self.frame(records=records, form=form, faults=faults)
        return render(self.request, "records/bulk.html", context, status=status)

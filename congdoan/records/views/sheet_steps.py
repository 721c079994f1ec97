"""Steps 2 to 4 of an import: columns to fields, the cells and their faults, what was written."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.sheets import columns, grid, listed, typing, work
from congdoan.records.sheets.models import SheetImport
from congdoan.records.views.base import RegisterView
from congdoan.records.views.sheet import STEPS, begin, checked, stages

State = SheetImport.State
SHOWN = 100
# A list opened as a sheet has no file and no columns to match.
OF_LIST = ("cells", "done")


class ImportStepView(RegisterView):
    """Steps 2 to 4 of one's own import."""

    level = "edit"

    def dispatch(self, request, *args, sheet, step, **kwargs):
        if step not in STEPS or step == "file":
            raise Http404
        self.pk, self.step = sheet, step
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def sheet(self):
        return get_object_or_404(
            SheetImport.objects.select_related("job", "owner", "unit"),
            pk=self.pk, register=self.register.path, owner=self.request.user,
        )  # fmt: skip

    @cached_property
    def labels(self):
        return columns.labels(columns.sheet_form(self.register, self.actor, self.sheet.unit))

    def get(self, request):
        self._have_step()
        return getattr(self, f"show_{self.step}")()

    def _have_step(self):
        if self.sheet.listed and self.step not in OF_LIST:
            raise Http404

    def post(self, request):
        self._have_step()
        if self.busy:
            messages.error(request, _("Bảng này đang được xử lý; chờ xong rồi thao tác tiếp."))
            return redirect(self.url("import-step", self.pk, self.step))
        return getattr(self, f"take_{self.step}")(request.POST)

    @property
    def _done(self):
        return self.url("import-step", self.pk, "done")

    @property
    def busy(self):
        return self.sheet.job is not None and not self.sheet.job.ended

    def page(self, status=200, **more):
        steps = OF_LIST if self.sheet.listed else STEPS
        context = self.frame(
            sheet=self.sheet, stages=stages(self.step, tuple(steps)), busy=self.busy, **more
        )
        return render(self.request, f"records/import_{self.step}.html", context, status=status)

    # Step 2: columns

    def show_columns(self, fault="", status=200):
        sheet = self.sheet
        missing = [label for name, label in self.labels.items()
                   if label.endswith("*") and name not in sheet.mapping and name != "unit"]  # fmt: skip
        return self.page(
            status, fault=fault, missing=missing, labels=self.labels, columns=self._columns()
        )

    def _columns(self):
        """(index, heading, field name, three samples) for every column that holds anything."""
        sheet = self.sheet
        numbers = sheet.numbers[:3]
        for place, heading in enumerate(sheet.headings):
            samples = [sheet.cell(number, place) for number in numbers]
            if heading or any(cell != "" for cell in samples):
                yield place, heading, sheet.mapping[place], samples

    def take_columns(self, data):
        sheet = self.sheet
        if sheet.state in (State.DONE, State.UNDONE):
            return redirect(self.url("import-step", sheet.pk, "done"))
        if data.get("heading", "").isdecimal() and int(data["heading"]) != sheet.heading + 1:
            return self._move_heading(int(data["heading"]) - 1)
        sheet.mapping = [data.get(f"column-{place}", "") for place in range(len(sheet.headings))]
        sheet.mapping = [name if name in self.labels else "" for name in sheet.mapping]
        fault = self._mapping_fault(list(filter(None, sheet.mapping)))
        return self.show_columns(fault, 422) if fault else checked(self, sheet)

    def _mapping_fault(self, names):
        if not names:
            return _("Chưa ghép cột nào; chọn trường cho ít nhất một cột.")
        twice = sorted({self.labels[name] for name in names if names.count(name) > 1})
        return _("Hai cột cùng ghép vào: %s.") % ", ".join(twice) if twice else ""

    def _move_heading(self, at):
        sheet = self.sheet
        sheet.heading = max(0, min(at, len(sheet.rows) - 1))
        sheet.headings = columns.headings(sheet.rows, sheet.heading, self.labels)
        sheet.fingerprint = columns.fingerprint(sheet.headings)
        sheet.mapping = columns.match(sheet.headings, self.labels)
        sheet.save()
        return redirect(self.url("import-step", sheet.pk, "columns"))

    # Step 3: cells

    def show_cells(self, fault="", status=200):
        sheet = self.sheet
        if sheet.state in (State.DONE, State.UNDONE, State.WRITING, State.UNDOING):
            return redirect(self.url("import-step", sheet.pk, "done"))
        only = self.request.GET.get("only") == "faults"
        rows = [one for one in sheet.judged if one.get("faults")] if only else sheet.judged
        page = Paginator(rows, SHOWN).get_page(self.request.GET.get("page"))
        heads = [self.labels[name] for _place, name in grid.mapped(sheet, self.labels)]
        lines = grid.rows(sheet, self.labels, page)
        if sheet.listed and not only and not page.has_next():
            lines += grid.spare(sheet, self.labels, listed.SPARE)
        return self.page(
            status, fault=fault, counts=sheet.counts, only=only, page=page, heads=[*heads, _("Cả dòng")],
            rows=lines, writable=len(work.wanted(sheet)),
        )  # fmt: skip

    def take_cells(self, data):
        sheet = self.sheet
        if sheet.state != State.CELLS:
            return redirect(self.url("import-step", sheet.pk, "cells"))
        typed = typing.put(sheet, data)
        if typed:
            work.check_again(sheet, typed)
        if "write" not in data:
            asked = {name: data[name] for name in ("only", "page") if data.get(name)}
            asked["page"] = data.get("go") or asked.get("page", "1")
            return redirect(f"{self.url('import-step', sheet.pk, 'cells')}?{urlencode(asked)}")
        return self._write(data)

    def _write(self, data):
        sheet = self.sheet
        if sheet.counts["faulty"] and not data.get("skip_faulty"):
            return self.show_cells(
                _("Còn dòng có lỗi: sửa trong bảng, hoặc chọn bỏ qua các dòng đó."), 422
            )
        if not work.wanted(sheet):
            return self.show_cells(_("Không có dòng nào để ghi: mọi dòng đều đã có sẵn."), 422)
        default = sheet.name if sheet.listed else _("Nhập từ %s") % sheet.name
        sheet.reason = data.get("reason", "").strip()[:300] or default
        try:
            begin(sheet, "write", State.WRITING, self._done)
        except Mistake as mistake:
            return self.show_cells(mistake.message, 409)
        return redirect(self.url("import-step", sheet.pk, "done"))

    # Step 4: done

    def show_done(self, fault="", status=200):
        sheet = self.sheet
        if sheet.state in (State.COLUMNS, State.CHECKING, State.CELLS):
            return redirect(self.url("import-step", sheet.pk, "cells"))
        made = sum(1 for one in sheet.results if one["before"] is None)
        counts = {"made": made, "changed": len(sheet.results) - made}
        return self.page(status, fault=fault, counts=counts, undoable=sheet.state == State.DONE)

    def take_done(self, data):
        sheet = self.sheet
        if sheet.state != State.DONE or not sheet.results:
            return redirect(self.url("import-step", sheet.pk, "done"))
        sheet.skip_faulty = bool(data.get("rest"))
        try:
            begin(sheet, "undo", State.UNDOING, self._done)
        except Mistake as mistake:
            return self.show_done(mistake.message, 409)
        return redirect(self.url("import-step", sheet.pk, "done"))

"""The empty sheet, the export of a list, and the first step of an import: the file."""

from itertools import islice

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base import papers
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.records.sheets import IN_BACKGROUND, blank, columns, files, layouts, listed, work
from congdoan.records.sheets.models import SheetImport
from congdoan.records.views.base import PostOnly, RegisterView
from congdoan.records.views.list import ListView
from congdoan.trail.files import keep
from congdoan.trail.jobs import start

State = SheetImport.State
DOWNLOADS = files.MEDIA | papers.MEDIA
# An Excel tab ends at 1,048,576 rows; a person reads far fewer.
EXPORTED = 100_000
# A workbook has a tab a group or a month; more than so many are no list of members.
TABS = 30


STEPS = {"file": gettext_lazy("Chọn tệp"), "columns": gettext_lazy("Ghép cột"), "cells": gettext_lazy("Xem từng ô"),
         "done": gettext_lazy("Đã ghi")}  # fmt: skip


def stages(step, names=tuple(STEPS)):
    """The steps for the stepper, up to the one that stands."""
    at = names.index(step)
    return [{"label": STEPS[name], "done": place < at, "current": place == at}
            for place, name in enumerate(names)]  # fmt: skip


def answer(content, name, kind):
    """The bytes as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=DOWNLOADS[kind], headers=headers)


def kind_of(request):
    kind = request.GET.get("format", "xlsx")
    if kind not in files.MEDIA:
        raise Http404
    return kind


class SheetView(RegisterView):
    """The empty sheet of the register."""

    level = "edit"

    def get(self, request):
        kind = kind_of(request)
        content = blank.empty(self.register, self.actor, kind, self.keeper)
        return answer(content, f"mau-{self.register.name}", kind)


class ExportView(ListView):
    """The list as it is filtered, in the columns of the import."""

    def get(self, request):
        kind, rows = kind_of(request), self.found()
        if rows.order_by()[: EXPORTED + 1].count() > EXPORTED:
            messages.error(
                request,
                _("Danh sách có hơn %s bản ghi; hãy lọc bớt rồi xuất từng phần.") % EXPORTED,
            )
            return redirect(self.url("list"))
        layout = self._layout()
        content = blank.export(self.register, self.actor, rows, kind, layout, self.under)
        name = f"{self.register.name}-{layout.code}" if layout else self.register.name
        return answer(content, name, kind)

    def _layout(self):
        code = self.request.GET.get("layout")
        layout = layouts.named(self.register, code) if code else None
        if code and layout is None:
            raise Http404
        return layout


class GridView(PostOnly, ListView):
    """The list as it is filtered, opened as a sheet to be typed over."""

    level = "edit"

    def post(self, request):
        rows = self.register.rows(self.actor, "edit")
        rows = self.sorted(rows.filter(pk__in=self.found().order_by().values("pk")))
        if rows.order_by()[: IN_BACKGROUND + 1].count() > IN_BACKGROUND:
            sentence = _("Tìm thấy hơn %s bản ghi; hãy lọc bớt rồi sửa từng phần.")
            messages.error(request, sentence % number(IN_BACKGROUND))
            return redirect(f"{self.url('list')}?{request.GET.urlencode()}")
        name = _("Sửa trên lưới: %s") % self.register.title
        unit = own_unit(self)
        sheet = listed.opened(
            self.register, self.actor, rows, name=name, owner=request.user, unit=unit
        )
        return redirect(self.url("import-step", sheet.pk, "cells"))


def own_unit(view):
    """The unit stood at, where its officer may write."""
    unit = view.request.standing
    return unit if unit and view.actor.may_at("edit", view.register.area, unit) else None


def _mapped(sheet):
    return set(filter(None, sheet.mapping))


class ImportView(RegisterView):
    """Step 1: the file."""

    level = "edit"

    def get(self, request):
        return self._page()

    def post(self, request):
        file = request.FILES.get("file")
        if file is None:
            return self._page(_("Chưa chọn tệp nào."))
        try:
            sheet, *others = self._begun(file)
        except Mistake as mistake:
            return self._page(mistake.message)
        for other in others:
            messages.info(request, self._also(other))
        if all(sheet.mapping):
            return checked(self, sheet)
        return redirect(self.url("import-step", sheet.pk, "columns"))

    def _also(self, sheet):
        """A tab beside the first: an import of its own, begun and waiting."""
        return format_html(
            '{} <a href="{}">{}</a>', _("Tệp còn trang khác cùng mẫu, đã mở thành bảng riêng:"),
            self.url("import-step", sheet.pk, "columns"), sheet.name,
        )  # fmt: skip

    @transaction.atomic
    def _begun(self, file):
        """One import for the first tab of the file, and for each other that has its columns."""
        first = self._import(file.name)
        first.save()
        keep(file, "records/imports", first, self.request.user)
        file.seek(0)
        tabs = files.tabs(file.read(), file.name)
        self._fill(first, next(tabs)[1]).save()
        likes = []
        for tab, rows in islice(tabs, TABS):
            other = self._fill(self._import(f"{file.name[:120]} – {tab}"), rows)
            if len(_mapped(first)) > 1 and _mapped(other) >= _mapped(first):
                other.save()
                likes.append(other)
        return [first, *likes]

    def _import(self, name):
        return SheetImport(
            register=self.register.path,
            owner=self.request.user,
            name=name[:200],
            unit=own_unit(self),
        )

    def _fill(self, sheet, rows):
        sheet.rows, known = rows, self._labels(sheet)
        sheet.heading, sheet.headings = columns.find(rows, known)
        sheet.fingerprint = columns.fingerprint(sheet.headings)
        sheet.mapping = self._mapping(sheet, known)
        return sheet

    def _labels(self, sheet):
        return columns.labels(columns.sheet_form(self.register, self.actor, sheet.unit))

    def _mapping(self, sheet, known):
        old = SheetImport.remembered(sheet.register, sheet.fingerprint)
        if old and len(old) == len(sheet.headings):
            return [name if name in known else "" for name in old]
        return columns.match(sheet.headings, known)

    def _page(self, fault=""):
        mine = SheetImport.objects.filter(register=self.register.path, owner=self.request.user)
        recent = mine.defer("rows", "judged").exclude(state=State.COLUMNS)[:5]
        context = self.frame(fault=fault, recent=recent, limit=IN_BACKGROUND, stages=stages("file"))
        return render(self.request, "records/import.html", context, status=422 if fault else 200)


def begin(sheet, act, state, url):
    """Do that work now, or hand it to the worker when there are many rows; `url` is where its end is seen."""
    sheet.enter(state, "reason", "skip_faulty", "judged", "mapping")
    rows = sheet.results if act == "undo" else sheet.numbers
    if len(rows) <= IN_BACKGROUND:
        getattr(work, act)(sheet)
        return
    titles = {"check": _("Kiểm tra %s"), "write": _("Ghi %s"), "undo": _("Hoàn tác %s")}
    sheet.job = start(
        work.KINDS[act], titles[act] % sheet.name, sheet.owner, {"sheet": sheet.pk}, url
    )
    sheet.save(update_fields=["job"])


def checked(view, sheet):
    """Judge all rows anew and go to them."""
    sheet.judged = []
    url = view.url("import-step", sheet.pk, "cells")
    begin(sheet, "check", State.CHECKING, url)
    return redirect(url)

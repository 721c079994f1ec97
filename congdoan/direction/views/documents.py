"""Pages of documents that go out: a draft from a template, the paper before its number, the book of numbers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Max, Min
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base import papers
from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.direction.documents import paper, sending, templates
from congdoan.direction.documents.kinds import Purpose
from congdoan.direction.registers.document import Document
from congdoan.records.register import REGISTERS
from congdoan.records.views.base import RecordView, RegisterView, faults_told
from congdoan.records.views.book import address, book, wanted
from congdoan.records.views.files import opened
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import IssuedPaper

PAGE = 50


class ComposeView(RegisterView):
    """All templates by chain; a press makes the draft, filled from the unit and from a record if given."""

    register = Document.register

    def get(self, request, fault="", status=200):
        flows = {}
        for one in templates.templates().values():
            url = self._made_by(one.made_by) if one.made_by else ""
            flows.setdefault(one.flow, []).append({"template": one, "url": url})
        named = [(code, templates.FLOWS[code], rows) for code, rows in flows.items()]
        context = self.frame(flows=named, unit=self.keeper, fault=fault, path=self.path())
        return render(request, "direction/compose.html", context, status=status)

    def _made_by(self, path):
        """The list of the register that prints this paper itself, for who may see it."""
        found = REGISTERS.get(path)
        if found is None:
            return reverse("units")
        return reverse(found.url_name("list")) if self.actor.may("view", found.area) else ""

    def post(self, request):
        if self.keeper is None:
            raise PermissionDenied(_("Bạn không được soạn văn bản tại đơn vị này."))
        code = request.POST.get("template", "")
        try:
            record = self._record(code)
            made = templates.compose(self.actor, unit=self.keeper, code=code, record=record)
        except Mistake as mistake:
            return self.get(request, mistake.message, 422)
        messages.success(request, _("Đã lập dự thảo; điền những chỗ «……» rồi kiểm tra."))
        return redirect(self.url("edit", made.pk))

    def _record(self, code):
        """The record the draft speaks of, within the actor's reach."""
        template, wanted = (
            templates.templates().get(code),
            self.request.POST.get("record", "").strip(),
        )
        source = template.source if template else None
        if not wanted or source is None or not self.actor.may("view", source.area):
            return None
        rows = (
            source.rows(self.actor).filter(pk=wanted)
            if wanted.isdecimal()
            else source.rows(self.actor).none()
        )
        record = rows.first()
        if record is None:
            raise Mistake(_("Không tìm thấy bản ghi «{text}» trong phạm vi của bạn; chọn lại từ danh sách gợi ý."),
                          text=wanted)  # fmt: skip
        return record


class DraftView(RecordView):
    """The paper as it will be printed, to read, pass round or go on writing in Word."""

    register = Document.register

    def get(self, request, form):
        if form not in papers.MEDIA:
            raise Http404
        with in_vietnamese():
            made = getattr(papers, form)(paper.build(self.record, self.record.number))
        return opened(made, "du-thao", form)


class SendView(RecordView):
    """Deliver to recipients added after the document was issued."""

    register = Document.register
    level = "edit"

    def post(self, request, **_kwargs):
        with faults_told(request):
            count = sending.send(self.actor, self.record)
            messages.success(request, _("Đã gửi đến %(count)s nơi nhận.") % {"count": count})
        return self.back(self.record)


class WidenView(RecordView):
    """A group of units becomes recipients at once."""

    register = Document.register
    level = "edit"

    def post(self, request, **_kwargs):
        purpose = request.POST.get("purpose", "")
        with faults_told(request):
            if purpose not in Purpose.values or purpose == Purpose.KEEP:
                raise Mistake(_("Chọn mục đích gửi trong danh sách."))
            count = sending.widen(
                self.actor, self.record, group=request.POST.get("group", ""), purpose=purpose
            )
            messages.success(request, _("Đã thêm %(count)s nơi nhận.") % {"count": count})
        return self.back(self.record)


class BookView(RegisterView):
    """Every number given by the unit stood at in a year, whichever page gave it; missing ones are named."""

    register = Document.register

    def get(self, request):
        unit = request.standing
        if unit is None or not self.actor.may_at("view", self.register.area, unit):
            raise PermissionDenied(_("Chọn một đơn vị trong phạm vi của bạn để xem sổ số văn bản."))
        given = IssuedPaper.objects.filter(unit=unit)
        years = sorted(set(given.order_by().values_list("year", flat=True)), reverse=True)
        asked = request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() and int(asked) in years else request.day.year
        rows = given.filter(year=year).defer("pdf", "docx").order_by("-dated", "-pk")
        if wanted(request):
            return self._book(unit, year, rows)
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        page.object_list = [{"paper": one, "url": self._url(one)} for one in self._masked(page)]
        context = self.frame(
            page=page, year=year, years=years, unit=unit, series=list(self._series(given, year)), path=self.path(),
            day=request.day, sheet=address(request),
        )  # fmt: skip
        return render(request, "direction/book.html", context)

    def _book(self, unit, year, rows):
        heads = [
            _("Số, ký hiệu"),
            _("Ngày văn bản"),
            _("Loại văn bản"),
            _("Trích yếu"),
            _("Người ký"),
        ]
        lines = [[one.number, show(one.dated), one.kind, one.subject, one.signer]
                 for one in self._masked(rows)]  # fmt: skip
        return book(_("Sổ số văn bản"), unit, self.request.day, [_("Năm %s") % year], heads, lines)

    def _masked(self, rows):
        """The papers; of those whose record is limited to others the number is told and nothing of what they say."""
        rows, hidden = list(rows), set()
        for path in {one.register for one in rows if one.register in REGISTERS}:
            found = REGISTERS[path]
            if found.model.confidential:
                known = found.model.objects.across_units("limited papers are named by their number")
                known = known.filter(pk__in=[one.record_id for one in rows if one.register == path])
                out = known.exclude(pk__in=found.rows(self.actor).values("pk"))
                hidden |= {(path, pk) for pk in out.values_list("pk", flat=True)}
        for one in rows:
            one.hidden = (one.register, one.record_id) in hidden
            one.subject = _("(hạn chế)") if one.hidden else one.subject
        return rows

    def _url(self, one):
        if one.hidden:
            return ""
        found = REGISTERS.get(one.register)
        may = found is not None and self.actor.may("view", found.area)
        return found.url_of(one.record_id) if may else ""

    def _series(self, given, year):
        """Each symbol with its last number and those that are missing between the first and the last."""
        rows = given.filter(year=year).order_by()
        known = {}
        for symbol, serial in rows.values_list("symbol", "serial"):
            known.setdefault(symbol, set()).add(serial)
        bounds = rows.values("symbol").annotate(first=Min("serial"), last=Max("serial"))
        for row in bounds.order_by("symbol"):
            missing = sorted(set(range(row["first"], row["last"])) - known[row["symbol"]])
            yield {**row, "count": len(known[row["symbol"]]), "missing": missing[:20]}

"""Give a document, decide what was found in it, and take it over: nothing is written before that."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base.errors import Mistake
from congdoan.direction.confirming import adopting, services
from congdoan.direction.confirming.cards import card, names
from congdoan.direction.confirming.forms import chosen_indicator, form_of
from congdoan.direction.confirming.paper import paragraphs
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.records.derive import form_class
from congdoan.records.views.base import RecordView, RegisterView, faults_told
from congdoan.records.write import Stale

ADOPT_FIELDS = (
    "unit title kind theme period_start period_end number issued_on issuer adopted_by signer status"
)


class GiveView(RegisterView):
    """Upload a document, or try with one that is shipped."""

    register = Reading.register

    def get(self, request):
        return self.show()

    def show(self, fault="", status=200):
        recent = self.register.rows(self.actor).select_related("unit").defer("text")[:10]
        context = self.frame(
            fault=fault, unit=self.keeper, samples=services.SAMPLES.items(), recent=recent,
            title=_("Đọc văn bản"),
        )  # fmt: skip
        return render(self.request, "direction/read.html", context, status=status)

    def post(self, request):
        if self.keeper is None:
            raise PermissionDenied(_("Bạn không được đưa văn bản vào tại đơn vị này."))
        try:
            file = self._file(request)
            reading = services.read_document(self.actor, unit=self.keeper, file=file)
        except Mistake as mistake:
            return self.show(mistake.message, status=422)
        return redirect("direction-reading", reading.pk)

    def _file(self, request):
        if request.POST.get("sample"):
            return services.sample(request.POST["sample"])
        if "file" not in request.FILES:
            raise Mistake(_("Chưa chọn tệp nào; hãy chọn tệp .docx, .pdf hoặc .txt."))
        return request.FILES["file"]


class ReadingPage(RecordView):
    """What the pages of one reading share."""

    register = Reading.register

    @cached_property
    def findings(self):
        found = list(self.record.findings.all())
        for one in found:
            one.record = self.record
        return found

    @cached_property
    def known(self):
        return names()

    def card(self, finding):
        targets = [one for one in self.findings if one.kind == "target"]
        return card(finding, self.known, targets)

    def counts(self):
        """What is left to decide, of how many; targets and tasks apart, since they must be."""
        pending = [one for one in self.findings if one.is_pending]
        must = [one for one in pending if one.kind in self.must]
        return {"left": len(pending), "total": len(self.findings), "must": len(must)}

    @property
    def must(self):
        return ("result",) if self.record.is_report else ("target", "task")

    def part_url(self, kind, anchor=""):
        return f"{reverse('direction-reading', args=[self.pk])}?part={kind}{anchor}"


class ReadingView(ReadingPage):
    """The paper on the left, what was found on the right, in the order of the text."""

    def get(self, request, **_kwargs):
        part = self._part()
        cards = [self.card(one) for one in self.findings if one.kind == part]
        may_edit = self.register.rows(self.actor, "edit").filter(pk=self.pk).exists()
        context = self.frame(
            record=self.record, paragraphs=paragraphs(self.record.text, self.findings),
            cards=cards, part=part, part_label=Finding.Kind(part).label, tabs=self._tabs(part),
            counts=self.counts(), open=may_edit and self.record.status == "to_confirm",
            nothing=not any(one.kind in ("target", "result") for one in self.findings),
            **self._editing(),
        )  # fmt: skip
        return render(request, "direction/reading.html", context)

    def _part(self):
        wanted = self.request.GET.get("part")
        kinds = [one.kind for one in self.findings]
        first = next((kind for kind in Finding.Kind.values if kind in kinds), "target")
        return wanted if wanted in Finding.Kind.values else first

    def _tabs(self, part):
        kinds = [one.kind for one in self.findings]
        return [
            {"label": label, "url": self.part_url(kind), "active": kind == part,
             "count": kinds.count(kind)}
            for kind, label in Finding.Kind.choices
            if kind in kinds or kind in ("target", part)
        ]  # fmt: skip

    def _editing(self):
        """Without script the form of a find opens in its place by the address."""
        wanted = self.request.GET.get("edit", "")
        found = next((one for one in self.findings if str(one.pk) == wanted), None)
        return {"editing": found.pk, "form": form_of(found)} if found else {}


class DecideView(ReadingPage):
    """One find: its card, its form (GET ?edit), and what a person decided (POST)."""

    level = "edit"

    def dispatch(self, request, *args, pk, finding, **kwargs):
        self.number = finding
        return super().dispatch(request, *args, pk=pk, **kwargs)

    @cached_property
    def finding(self):
        found = next((one for one in self.findings if one.pk == self.number), None)
        if found is None:
            raise Http404
        return found

    def get(self, request, **_kwargs):
        form = form_of(self.finding) if "edit" in request.GET else None
        return self.answer(form)

    def post(self, request, **_kwargs):
        decision = request.POST.get("decision")
        if decision not in Finding.Decision.values:
            raise Http404
        form, value = None, None
        try:
            if decision == Finding.Decision.CORRECTED:
                form = form_of(self.finding, request.POST)
                if not form.is_valid():
                    return self.answer(form, status=422)
                value = form.value()
            else:
                value = self._picked(decision)
            services.decide(self.actor, reading=self.record, findings=[self.finding],
                            decision=decision, value=value, seen=request.POST.get("seen"))  # fmt: skip
        except Mistake as mistake:
            self.finding.refresh_from_db()
            overtaken = isinstance(mistake, services.Overtaken)
            return self.answer(form, fault=mistake.message, status=409 if overtaken else 422)
        return self.answer(None)

    def _picked(self, decision):
        """The indicator picked on the card itself, when a target is confirmed."""
        if self.finding.kind != "target" or decision != Finding.Decision.CONFIRMED:
            return None
        try:
            return chosen_indicator(self.finding, self.request.POST.get("indicator"))
        except ValidationError as error:
            raise Mistake(error.message)

    def answer(self, form, fault="", status=200):
        if not self.request.htmx:
            if fault:
                messages.error(self.request, fault)
            if form is None:
                return redirect(self.part_url(self.finding.kind, f"#f-{self.number}"))
        context = {
            "card": self.card(self.finding), "form": form, "fault": fault, "record": self.record,
            "open": self.record.status == "to_confirm", "counts": self.counts(), "swapped": True,
            "editing": form and self.number,
        }  # fmt: skip
        page = "direction/card_answer.html" if self.request.htmx else "direction/card_page.html"
        answer = render(self.request, page, context, status=status)
        # The address says which form is open: after a sign-in it opens again with what was typed.
        editing = f"&edit={self.number}" if form else ""
        answer["HX-Replace-Url"] = self.part_url(self.finding.kind, f"{editing}#f-{self.number}")
        return answer


class DecideAllView(ReadingPage):
    """Confirm everything that waits, of one kind or of all."""

    level = "edit"

    def post(self, request, **_kwargs):
        kind = request.POST.get("kind", "")
        if kind and kind not in Finding.Kind.values:
            raise Http404
        with faults_told(request):
            count = services.decide_all(self.actor, reading=self.record, kind=kind)
            messages.success(request, ngettext("Đã nhận %(count)s mục.", "Đã nhận %(count)s mục.",
                                               count) % {"count": count})  # fmt: skip
        return redirect(
            self.part_url(kind) if kind else reverse("direction-reading", args=[self.pk])
        )


class ResultsView(ReadingPage):
    """A report's figures are kept as results; they never become targets."""

    level = "edit"

    def post(self, request, **_kwargs):
        with faults_told(request):
            services.file_results(self.actor, reading=self.record)
            messages.success(request, _("Đã giữ các kết quả để đưa vào báo cáo của đơn vị."))
        return redirect(self.part_url("result"))


class AdoptView(ReadingPage):
    """The programme's head as the document says it; one button writes programme, targets and tasks."""

    level = "edit"

    def get(self, request, **_kwargs):
        initial = adopting.proposal(self.record, self.findings)
        return self.show(self.form(initial=initial))

    def form(self, data=None, initial=None):
        build = form_class(Programme.register)
        return build(data, initial=initial, actor=self.actor, names=ADOPT_FIELDS.split())

    def show(self, form, status=200):
        kept = [one.kind for one in self.findings if one.is_kept]
        tally = [(label, kept.count(kind)) for kind, label in Finding.Kind.choices if kind in kept]
        context = self.frame(
            record=self.record, form=form, tally=tally, counts=self.counts(),
            sections=[(title, fields) for title, fields in form.sections if fields],
            cancel_url=self.part_url("target"), version=self.record.version, draft=f"adopt-{self.pk}",
        )  # fmt: skip
        return render(self.request, "direction/adopt.html", context, status=status)

    def post(self, request, **_kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        programme = form.save(commit=False)
        try:
            made = adopting.adopt(self.actor, reading=self.record, programme=programme,
                                  opened=self._version())  # fmt: skip
        except Mistake as mistake:
            self.record.refresh_from_db()
            form.add_error(None, mistake.message)
            return self.show(form, status=409 if isinstance(mistake, Stale) else 422)
        messages.success(
            request,
            _("Đã đưa vào chương trình: %(target)s chỉ tiêu, %(task)s nhiệm vụ.")
            % {"target": made["target"], "task": made["task"]},
        )
        self.remark(adopting.doubts(self.actor, programme))
        return redirect(Programme.register.url_of(programme.pk))

    def _version(self):
        """What the reading was when the page was opened: a find decided since then is looked at first."""
        opened = self.request.POST.get("version", "")
        return int(opened) if opened.isdecimal() else None

"""One report: the paper it becomes, each value beside its source, and the box in which it is written."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congdoan.base import papers
from congdoan.base.errors import Mistake
from congdoan.records.views.base import RecordView, faults_told
from congdoan.records.views.files import opened
from congdoan.reports import checking, copies, filling, services
from congdoan.reports.composing import say, shown
from congdoan.reports.forms import branch
from congdoan.reports.found import QUOTED
from congdoan.reports.papers import build, subject
from congdoan.reports.registers.report import Report, ReportCopy
from congdoan.reports.stages import FROM_ABOVE
from congdoan.reports.views.shapes import asked, blocks
from congdoan.reports.views.shapes import box as box_of
from congdoan.trail.models import IssuedPaper
from congdoan.trail.papers import head

# Steps that ask for a sentence before they are taken, and those whose state says badly what one does.
ASKING = {Report.Status.RETURNED: gettext_lazy("Lý do trả lại")}
VERBS = {
    Report.Status.RETURNED: gettext_lazy("Trả lại để sửa"),
    Report.Status.EDITED: gettext_lazy("Mở lại để viết tiếp"),
}
# Of so many grassroots unions records are counted anew each time a frozen report is looked at.
COUNTED = 200
EARLY = gettext_lazy("Lý do chốt khi kỳ báo cáo chưa hết")


class ReportView(RecordView):
    """A view of one report."""

    register = Report.register

    @property
    def fields(self):
        if not hasattr(self, "_fields"):
            self._fields = list(self.record.fields.all())
        return self._fields

    @cached_property
    def edition(self):
        """The edition looked at (`?edition=party`), or None for the report itself."""
        return self.record.declaration.party if self.request.GET.get("edition") == "party" else None

    def here(self):
        url = reverse("report", args=[self.pk])
        return f"{url}?edition=party" if self.edition else url

    def show(self, box=None, fault="", status=200, told=None, faults=None):
        """The page; `box` is the value being written, `fault` what is wrong with it; `told` what was typed of many
        values at once and `faults` what is wrong with each."""
        report = self.record
        may = self.register.rows(self.actor, "edit").filter(pk=report.pk).exists()
        open_now = may and not report.is_frozen and report.status in Report.OPEN
        verdicts = list(checking.verdicts(report.declaration, self.fields))
        paper = list(blocks(report, self.fields, self.edition))
        context = self.frame(
            record=report, blocks=paper, box=box if open_now else None,
            fault=fault, open=open_now, verdicts=verdicts,
            wrong=sum(one.holds is False for one in verdicts),
            untold=list(asked(report, self.fields, told or {}, faults or {})), faults=faults,
            unwritten=[one["narrative"] for one in paper if "narrative" in one and not one["lines"]],
            values=[(field, say(field)) for field in self.fields if field.kind != "text"],
            steps=self._steps() if may else [], changed=self._changed(), copies=self._copies,
            may_copy=self._keeps(), typed=self.request.POST,
            papers=self._papers, issued=self._issued(),
            closing=(self.edition or report.declaration).closing(report),
            record_url=self.url("detail", report.pk), head=head(report.unit, report.day_of_names),
            subject=subject(report, self.edition), edition=self.edition, tabs=list(self._editions()),
            asks_now=report.is_frozen and not self._tells_now,
            kinds=ReportCopy.Kind.choices if report.declaration.party else (),
        )  # fmt: skip
        return render(self.request, "reports/report.html", context, status=status)

    @cached_property
    def _papers(self):
        return list(IssuedPaper.objects.of(self.register.path, self.record).defer("pdf", "docx"))

    def _issued(self):
        """The signed paper of what is looked at, or None: while the report is written again there is a draft only."""
        report = self.record
        if report.status != Report.Status.SIGNED and report.status not in Report.ABOVE:
            return None
        numbers = [report.number]
        if self.edition:
            numbers = [copy.number for copy, _steps in self._copies if copy.edition]
        return next((one for one in self._papers if one.number in numbers), None)

    def _editions(self):
        """The report and its edition for a Party committee, where its form has one."""
        if party := self.record.declaration.party:
            url = reverse("report", args=[self.pk])
            yield {"label": _("Bản gửi cấp trên"), "url": url, "active": self.edition is None}
            yield {
                "label": party.name,
                "url": f"{url}?edition=party",
                "active": self.edition is not None,
            }

    def _steps(self):
        """(state, label, what it asks for or nothing); those of the union above only to its people."""
        report, labels = self.record, dict(Report.Status.choices) | VERBS
        above = self.actor.may_at("edit", "reports", report.judge)
        for state in self.register.next_states(report):
            if state not in FROM_ABOVE or above:
                early = state == Report.Status.APPROVED and report.is_running
                yield state, labels[state], EARLY if early else ASKING.get(state, "")

    def _keeps(self):
        """Whether he writes reports for the unit: to whom it goes besides is its business."""
        return self.actor.may_at("edit", "reports", self.record.unit)

    @cached_property
    def _copies(self):
        """(copy, [(state, label, asks for a reason)]) of all beside the one of the union above."""
        labels = dict(ReportCopy.Status.choices)
        return [
            (copy, [(state, labels[state], state == "returned") for state in copies.steps(copy)])
            for copy in self.record.copies.all()
        ]

    @cached_property
    def _tells_now(self):
        """Whether what records say today stands beside a frozen report: of a large branch only for who asks."""
        report = self.record
        asked = self.request.GET.get("now") == "1"
        return report.is_frozen and (asked or report.snapshot.get(branch.SIZE, 0) <= COUNTED)

    def _changed(self):
        """What a frozen report would say otherwise if it were drawn up today: [(label, was, now, the
        list of what was written since, or nothing)]."""
        if not self._tells_now:
            return []
        now = filling.current(self.record, self.fields)
        known = {field.key: field for field in self.fields}
        return [
            (known[key].label, shown(known[key].kind, known[key].value), shown(known[key].kind, value),
             self._written_since(known[key]))
            for key, value in now.items()
            if key in known
        ]  # fmt: skip

    def _written_since(self, field):
        after = urlencode({"written_after": self.record.frozen_at.isoformat()})
        return f"{field.link}&{after}" if field.link else ""


class PaperView(ReportView):
    """The report as it stands. `?field=` opens the box of one value."""

    def get(self, request, **_kwargs):
        key = request.GET.get("field")
        field = next((one for one in self.fields if one.key == key), None)
        writable = field and not field.detail.get(QUOTED)
        return self.show(box_of(self.record, field) if writable else None)


class WriteView(ReportView):
    """Type one value. A fault shows the page again with everything that was typed."""

    level = "edit"

    def post(self, request, **_kwargs):
        post = request.POST
        field = next((one for one in self.fields if one.key == post.get("key")), None)
        if field is None:
            raise Http404
        said = {name: post.get(name, "") for name in ("said", "reason", "evidence")}
        try:
            services.write(actor=self.actor, report=self.record, key=field.key,
                           seen=post.get("seen"), **said)  # fmt: skip
        except services.Overtaken as late:
            field.refresh_from_db()
            box = {**box_of(self.record, field), **said, "theirs": late.theirs}
            return self.show(box, late.message, status=409)
        except Mistake as mistake:
            box = {**box_of(self.record, field), **said}
            return self.show(box, mistake.message, status=422)
        messages.success(request, _("Đã ghi «%(label)s».") % {"label": field.label})
        return redirect(f"{self.here()}#f-{field.pk}")


class TellView(ReportView):
    """What no register keeps, told all at once: each `t-<key>` a value, an empty one is told later."""

    level = "edit"

    def post(self, request, **_kwargs):
        said = {name[2:]: text for name, text in request.POST.items() if name.startswith("t-")}
        try:
            done = services.tell(actor=self.actor, report=self.record, said=said)
        except services.Misread as wrong:
            return self.show(fault=wrong.message, status=422, told=said, faults=wrong.faults)
        except Mistake as mistake:
            return self.show(fault=mistake.message, status=422, told=said)
        messages.success(
            request, ngettext("Đã ghi %(n)d mục.", "Đã ghi %(n)d mục.", done) % {"n": done}
        )
        return redirect(self.here())


class RefreshView(ReportView):
    """Take all values anew from records."""

    level = "edit"

    def post(self, request, **_kwargs):
        with faults_told(request):
            services.refresh(actor=self.actor, report=self.record)
            messages.success(request, _("Đã lấy lại số liệu từ các sổ; lời văn giữ nguyên."))
        return redirect(self.here())


class StepView(ReportView):
    """The next step of the report's way."""

    level = "edit"

    def post(self, request, **_kwargs):
        post = request.POST
        opened = int(post["version"]) if post.get("version", "").isdecimal() else None
        try:
            services.step(
                actor=self.actor, report=self.record, state=post.get("state"), opened=opened,
                reason=post.get("reason", ""), signer=post.get("signer", ""),
            )  # fmt: skip
            messages.success(request, _("Đã chuyển bước."))
        except Mistake as mistake:
            messages.error(request, mistake.message)
            if post.get("reason", "").strip():  # what was typed stands in its box again
                self.record.refresh_from_db()
                return self.show(status=422)
        return redirect(self.here())


class CopyView(ReportView):
    """Who else gets the report, and the next step of one of those copies."""

    level = "edit"

    def post(self, request, **_kwargs):
        post = request.POST
        try:
            if post.get("copy", "").isdecimal():
                copy = self.record.copies.filter(pk=post["copy"]).first()
                if copy is None:
                    raise Http404
                copies.step(actor=self.actor, copy=copy, state=post.get("state"),
                            reason=post.get("reason", ""))  # fmt: skip
                messages.success(request, _("Đã chuyển bước."))
            else:
                copies.add(actor=self.actor, report=self.record, name=post.get("name", ""),
                           kind=post.get("kind", ""))  # fmt: skip
                messages.success(request, _("Đã thêm nơi cùng nhận."))
        except Mistake as mistake:
            return self.show(fault=mistake.message, status=422)
        return redirect(f"{self.here()}#copies")


class DraftView(ReportView):
    """The paper before it has a number, to read and pass round."""

    def get(self, request, form, **_kwargs):
        if form not in papers.MEDIA:
            raise Http404
        paper = build(self.record, self.fields, edition=self.edition, addressees=self._addressees())
        return opened(getattr(papers, form)(paper), f"du-thao-bao-cao-{self.record.pk}", form)

    def _addressees(self):
        """Those who get the edition looked at."""
        return [copy.name for copy in self.record.copies.all() if self.edition and copy.edition]

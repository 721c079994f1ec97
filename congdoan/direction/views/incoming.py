"""Reading a document that came in: the paper as it was issued, what it rests on, and one's word to its issuer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.papers import MEDIA
from congdoan.direction.confirming.adopting import base_words
from congdoan.direction.documents import collecting, handling, paper, sending, setting_off
from congdoan.direction.registers.document import Document
from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.views.laid import laid
from congdoan.records.views.base import RecordView, faults_told
from congdoan.records.views.files import file_of, opened
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import Attachment, IssuedPaper


class IncomingPage(RecordView):
    """What the pages of one document that came in share."""

    register = Incoming.register

    @cached_property
    def document(self):
        """The document as its issuer keeps it; this copy gives the right to read it."""
        rows = Document.objects.across_units("its recipients read it through their own copy")
        return rows.select_related("unit").filter(pk=self.record.document_id).first()

    def read_page(self):
        return redirect("direction-incoming-read", self.record.pk)


class ReadView(IncomingPage):
    """The document itself. Opening it here is what counts as having read it."""

    def get(self, request, **_kwargs):
        record, source = self.record, self.document or self.record
        sending.opened(self.actor, record)
        may_edit = self.register.rows(self.actor, "edit").filter(pk=record.pk).exists()
        context = self.frame(
            record=record, document=self.document, lines=source.text.splitlines(), laid=self._laid(),
            bases=self._bases(source),
            files=list(self._files()), papers=self._papers(), path=self.path(),
            tasks=record.tasks.order_by("due"), openings=record.openings.select_related("by"),
        )  # fmt: skip
        context.update(may_edit=may_edit, plans=setting_off.waiting(self.actor, record))
        return render(request, "direction/incoming.html", context)

    def _laid(self):
        """The issued paper line by line, as its page shows it."""
        if self.document is None or not self.document.text:
            return None
        with in_vietnamese():
            return laid(paper.build(self.document, self.document.number))

    def _bases(self, source):
        own = source.reading_id and source == self.record
        return [(base_words(one.said), one.key if own else "", one.kind == "base")
                for one in collecting.rests_on(source)]  # fmt: skip

    def _files(self):
        for holder in filter(None, (self.document, self.record)):
            for one in Attachment.objects.of(holder.register.path, holder):
                url = reverse("direction-incoming-file", args=[self.record.pk, one.pk])
                yield {"name": one.name, "url": url}

    def _papers(self):
        if self.document is None:
            return []
        found = IssuedPaper.objects.of(self.document.register.path, self.document)
        return found.defer("pdf", "docx")


class IssuedView(IncomingPage):
    """The bytes that were signed and numbered, as PDF or Word."""

    def get(self, request, form):
        if self.document is None or form not in MEDIA:
            raise Http404
        found = IssuedPaper.objects.of(self.document.register.path, self.document).first()
        if found is None:
            raise Http404
        sending.opened(self.actor, self.record)
        return opened(getattr(found, form), f"van-ban-{found.serial}", form)


class FileView(IncomingPage):
    """A file of the issued document, or of the copy here."""

    def get(self, request, attachment):
        return file_of(filter(None, (self.document, self.record)), attachment)


class OpinionView(IncomingPage):
    """The recipient's word to the issuer."""

    level = "edit"

    def post(self, request, **_kwargs):
        with faults_told(request):
            handling.answer(self.actor, self.record, request.POST.get("opinion", ""))
            messages.success(request, _("Đã gửi ý kiến cho nơi ban hành."))
        return self.read_page()


class CollectView(IncomingPage):
    """Read its text or its file for what it rests on."""

    level = "edit"

    def post(self, request, **_kwargs):
        found = collecting.collect_incoming(self.actor, self.record)
        if found is None:
            messages.error(
                request, _("Chưa có gì để đọc: ghi «Nội dung» hoặc đính kèm tệp .docx, .pdf, .txt.")
            )
        else:
            messages.success(request, _("Đã thu căn cứ, viện dẫn của văn bản."))
        return self.read_page()


class SetsOffView(IncomingPage):
    """It is what a required plan of the unit waited for."""

    level = "edit"

    def post(self, request, **_kwargs):
        asked = request.POST.get("plan", "")
        try:
            plan = setting_off.set_off(
                self.actor, incoming=self.record, plan=int(asked) if asked.isdecimal() else None
            )
        except Mistake as mistake:
            messages.error(request, mistake.message)
            return self.read_page()
        messages.success(
            request,
            _("Kế hoạch «%(plan)s» đã có căn cứ, hạn ban hành %(day)s.")
            % {"plan": plan, "day": show(plan.due)},
        )
        return self.read_page()

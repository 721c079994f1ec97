"""A draft that others are asked about: read and answered by those asked, its answers gathered for the drafter."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.direction.documents import consulting, paper
from congdoan.direction.programmes.paper import programme_paper
from congdoan.direction.registers.consultation import Asked, Consultation, Remark
from congdoan.direction.views.laid import laid
from congdoan.direction.voices import voices
from congdoan.records.views.base import RecordView
from congdoan.records.views.book import address, book, wanted
from congdoan.records.views.files import file_of
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import Attachment


class ConsultationPage(RecordView):
    """What the pages of one round share."""

    register = Consultation.register

    @property
    def drafts(self):
        """Whether he belongs to the unit that asks."""
        return self.actor.may_at("view", self.register.area, self.record.unit_id)

    @cached_property
    def shown(self):
        """The draft, for who is asked as long as it is one, and for who reads it anyway; None for others."""
        draft = self.record.draft
        if draft is None or draft.status in draft.IN_DRAFT:
            return draft
        return draft if draft.register.rows(self.actor).filter(pk=draft.pk).exists() else None

    def holders(self):
        """What the files of the draft hang on."""
        return filter(None, (self.shown, self.record))

    def asked(self):
        found = self.record.asked.select_related("unit").prefetch_related("remarks")
        return found.order_by("unit__sort_key", "name", "pk")


class ConsultationView(ConsultationPage):
    """The draft, and the box of who was asked. His own remarks stand there, those of others do not."""

    def get(self, request, **_kwargs):
        return self._show()

    def post(self, request, **_kwargs):
        said = request.POST
        asked = next((one for one in self._mine() if str(one.pk) == said.get("asked")), None)
        if asked is None:
            raise Http404
        try:
            self._answer(asked, said)
        except Mistake as mistake:
            typed = {asked.pk: (said.get("place", ""), said.get("text", ""))}
            return self._show(typed, mistake.message)
        return redirect(consulting.page_of(self.record))

    def _answer(self, asked, said):
        if "agree" in said:
            consulting.agree(self.actor, self.record, asked)
            messages.success(self.request, _("Đã ghi: nhất trí với dự thảo."))
        elif "drop" in said:
            mine = [one for one in asked.remarks.all() if str(one.pk) == said["drop"]]
            if not mine:
                raise Http404
            consulting.take_back(self.actor, self.record, mine[0])
            messages.success(self.request, _("Đã rút lại ý kiến."))
        else:
            place, text = said.get("place", ""), said.get("text", "")
            consulting.remark(self.actor, self.record, asked, place=place, text=text)
            messages.success(self.request, _("Đã gửi ý kiến; còn ý kiến nào thì ghi tiếp."))

    def _mine(self, level="edit"):
        return voices(self.actor, self.record.unit, list(self.asked()), level)

    def _show(self, typed=None, fault=""):
        record, day = self.record, self.actor.day
        open, mine = record.is_open(day), set(self._mine())
        boxes = [(one, open and one in mine, *(typed or {}).get(one.pk, ("", "")))
                 for one in self._mine("view")]  # fmt: skip
        context = self.frame(
            record=record, draft=record.draft, boxes=boxes, fault=fault, open=open,
            over=record.until < day, drafts=self.drafts, path=self.path(), files=list(self._files()),
            **self._text(),
        )  # fmt: skip
        template = "direction/consultation.html"
        return render(self.request, template, context, status=422 if fault else 200)

    def _text(self):
        """The draft as it will be printed, or its bare lines."""
        draft = self.shown
        if self.record.draft and not draft:
            return {"lines": [_("Nội dung chỉ hiện với nơi được hỏi trong lúc còn là dự thảo.")]}
        if self.record.document_id and draft.text:
            with in_vietnamese():
                return {"laid": laid(paper.build(draft, draft.number))}
        if self.record.programme_id and (draft.items.exists() or draft.purpose or not draft.text):
            return {"laid": laid(programme_paper(draft, self.actor.day))}
        return {"lines": draft.text.splitlines() if draft else ()}

    def _files(self):
        for holder in self.holders():
            for one in Attachment.objects.of(holder.register.path, holder):
                url = reverse("direction-consultation-file", args=[self.record.pk, one.pk])
                yield {"name": one.name, "url": url}


class FileView(ConsultationPage):
    """A file of the draft."""

    def get(self, request, attachment):
        return file_of(self.holders(), attachment)


class OpinionsView(ConsultationPage):
    """All answers in one table, with what is taken up and what is not: for the unit that drafts."""

    def get(self, request, **_kwargs):
        if not self.drafts:
            raise Http404
        if wanted(request):
            return self._book()
        return self._show()

    def post(self, request, **_kwargs):
        if not self.drafts:
            raise Http404
        if not self.actor.may_at("edit", self.register.area, self.record.unit_id):
            raise PermissionDenied(_("Bạn được xem nhưng không được sửa bản ghi này."))
        keys = self.record.remarks.values_list("pk", flat=True)
        said = {pk: (request.POST[f"v{pk}"], request.POST.get(f"r{pk}", ""))
                for pk in keys if f"v{pk}" in request.POST}  # fmt: skip
        try:
            consulting.decide(self.actor, self.record, said)
        except Mistake as mistake:
            return self._show(said, mistake.message)
        messages.success(request, _("Đã ghi việc tiếp thu, giải trình."))
        return redirect("direction-opinions", self.record.pk)

    def _show(self, said=None, fault=""):
        found = list(self.asked())
        rows = [
            (asked, one, *(said or {}).get(one.pk, (one.verdict, one.reason)))
            for asked in found for one in asked.remarks.all()
        ]  # fmt: skip
        told = {
            stance: [one for one in found if one.stance == stance] for stance in Asked.Stance.values
        }
        may = self.actor.may_at("edit", self.register.area, self.record.unit_id)
        context = self.frame(
            record=self.record, rows=rows, told=told, asked=found, fault=fault, path=self.path(),
            choices=Remark.Verdict.choices, sheet=address(self.request), day=self.request.day,
            unit=self.record.unit, url=consulting.page_of(self.record), open=self.record.is_open(self.actor.day),
        )  # fmt: skip
        context.update(may_edit=may)
        return render(
            self.request, "direction/opinions.html", context, status=422 if fault else 200
        )

    def _book(self):
        heads = [_("Nơi được hỏi"), _("Trả lời"), _("Ngày"), _("Điều, mục"), _("Ý kiến"), _("Tiếp thu"),
                 _("Giải trình")]  # fmt: skip
        record, rows = self.record, []
        for asked in self.asked():
            who, answer = str(asked), asked.get_stance_display()
            for one in asked.remarks.all():
                rows.append(
                    [
                        who,
                        answer,
                        show(one.said_on),
                        one.place,
                        one.text,
                        one.get_verdict_display(),
                        one.reason,
                    ]
                )
            if not asked.remarks.all():
                day = show(asked.answered_on) if asked.answered_on else ""
                rows.append([who, answer, day, "", "", "", ""])
        said = [str(record), _("Góp ý đến hết ngày %s") % show(record.until)]
        return book(_("Bảng tổng hợp ý kiến"), record.unit, self.request.day, said, heads, rows)

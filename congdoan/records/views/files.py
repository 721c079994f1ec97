"""Files and words that hang on a record; each is reached only through the record's scope."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _

from congdoan.base.papers import MEDIA
from congdoan.records.views.base import PostOnly, RecordView, faults_told
from congdoan.trail.files import keep
from congdoan.trail.models import Attachment, Comment, IssuedPaper


def file_of(records, pk):
    """The attachment of one of the records, as a download; 404 where it hangs on none of them."""
    for one in records:
        found = Attachment.objects.of(one.register.path, one).filter(pk=pk).first()
        if found is not None:
            return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    raise Http404


def opened(content, name, form):
    """A paper as a browser opens it, PDF or Word."""
    headers = {"Content-Disposition": f'inline; filename="{name}.{form}"'}
    return HttpResponse(content, content_type=MEDIA[form], headers=headers)


class AttachView(PostOnly, RecordView):
    level = "edit"

    def post(self, request, **_kwargs):
        files = request.FILES.getlist("file")
        if not files:
            messages.error(request, _("Chưa chọn tệp nào."))
        for file in files:
            with faults_told(request):
                keep(file, self.register.path, self.record, request.user)
                messages.success(request, _("Đã đính kèm %(name)s.") % {"name": file.name})
        return self.back(self.record)


class AttachmentView(RecordView):
    def get(self, request, attachment):
        return file_of([self.record], attachment)


class PaperView(RecordView):
    def get(self, request, paper, form):
        found = IssuedPaper.objects.of(self.register.path, self.record).filter(pk=paper).first()
        if found is None or form not in MEDIA or not getattr(found, form):
            raise Http404
        name = f"{found.number.replace('/', '-')}.{form}"
        headers = {
            "Content-Disposition": f'attachment; filename="{name.encode("ascii", "ignore").decode()}"'
        }
        return HttpResponse(getattr(found, form), content_type=MEDIA[form], headers=headers)


class CommentView(PostOnly, RecordView):
    def post(self, request, **_kwargs):
        text = request.POST.get("text", "").strip()
        if text:
            Comment.objects.create(
                register=self.register.path, record_id=self.record.pk, by=request.user, text=text
            )
        return self.back(self.record)

"""The parts of one task: who does what of it, what each has reported, and the box for one's own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.direction.registers.task import Task
from congdoan.direction.tasks import parts
from congdoan.direction.voices import voices
from congdoan.records.views.base import RecordView


class PartsView(RecordView):
    """Read by all who read the task; a part is written where its unit is one's own."""

    register = Task.register

    def get(self, request, **_kwargs):
        return self._show()

    def post(self, request, **_kwargs):
        wanted = request.POST.get("line", "")
        line = next((one for one in self._mine(self._lines()) if str(one.pk) == wanted), None)
        if line is None:
            raise Http404
        said = request.POST.get("result", "")
        try:
            parts.report(self.actor, self.record, line, said, request.FILES.getlist("file"))
        except Mistake as mistake:
            return self._show({line.pk: said}, mistake.message)
        messages.success(request, _("Đã báo cáo phần việc cho nơi chủ trì."))
        return redirect(parts.page_of(self.record))

    def _lines(self):
        found = self.record.units.select_related("unit").prefetch_related("files__attachment")
        return list(found.order_by("role", "unit__sort_key"))

    def _mine(self, lines):
        return voices(self.actor, self.record.unit, lines)

    def _files(self, line):
        for one in line.files.all():
            name = one.attachment.name
            yield name, self.url("attachment", self.record.pk, one.attachment_id)

    def _show(self, said=None, fault=""):
        lines = self._lines()
        mine = self._mine(lines)
        rows = [
            (one, one in mine, (said or {}).get(one.pk, one.result), list(self._files(one)))
            for one in lines
        ]
        context = self.frame(
            record=self.record, rows=rows, fault=fault, path=self.path(), url=self.url("detail", self.record.pk),
            told=sum(one.reported_on is not None for one in lines),
            open=self.record.status not in (Task.Status.NEW, *Task.SETTLED),
        )  # fmt: skip
        return render(self.request, "direction/parts.html", context, status=422 if fault else 200)

"""One record: its facts, its lines, what happened to it and what hangs on it."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.records.fields import shown
from congdoan.records.history import timeline
from congdoan.records.register import is_relation
from congdoan.records.views.base import RecordView
from congdoan.records.write import remove
from congdoan.trail.models import Attachment, Comment, IssuedPaper


class DetailView(RecordView):
    def get(self, request, **_kwargs):
        record, register = self.record, self.register
        may_edit = register.rows(self.actor, "edit").filter(pk=record.pk).exists()
        context = self.frame(
            record=record, facts=self._facts(), lines=self._lines(), may_edit=may_edit,
            steps=self._steps() if may_edit else [], states=self._states(),
            timeline=timeline(record), attachments=Attachment.objects.of(register.path, record),
            comments=Comment.objects.of(register.path, record).select_related("by"),
            papers=IssuedPaper.objects.of(register.path, record).defer("pdf", "docx"),
            actions=[(reverse(name, args=[record.pk]), label, icon)
                     for name, label, icon in register.actions],
        )  # fmt: skip
        template = [f"records/{register.path}/detail.html", "records/detail.html"]
        return render(request, template, context)

    def _facts(self):
        """Sections of (label, value, link) in the order of the paper form."""
        names = self.register.fields_for(self.actor)
        for title, line in self.register.sections.items():
            rows = [self._fact(name) for name in line.split() if name in names]
            yield title, [row for row in rows if row]

    def _fact(self, name):
        known = {field.name: field for field in self.register.model._meta.fields}
        if name not in known:
            return self._extra(name)
        field = known[name]
        value = getattr(self.record, name)
        if field.choices:
            return field.verbose_name, getattr(self.record, f"get_{name}_display")() or "–", None
        if is_relation(field) and value and hasattr(value, "register"):
            link = reverse(value.register.url_name("detail"), args=[value.pk])
            return field.verbose_name, value, link
        return field.verbose_name, shown(field, value), None

    def _extra(self, name):
        """A form field that is no column of its own: the model shows it by `shown_<name>`."""
        show = getattr(self.record, f"shown_{name}", None)
        return show() if show else None

    def _lines(self):
        for name, lines in self.register.lines.items():
            fields = [lines.model._meta.get_field(field) for field in lines.names]
            joined = [field.name for field in fields if is_relation(field)]
            found = lines.model._default_manager.filter(record=self.record)
            rows = [[_line_value(row, field) for field in fields]
                    for row in found.select_related(*joined)]  # fmt: skip
            yield {"name": name, "title": lines.title, "heads": fields, "rows": rows}

    def _states(self):
        """Every state of the flow, in order, with the one that stands marked."""
        if not self.register.flow:
            return []
        now = getattr(self.record, self.register.status)
        field = self.register.model._meta.get_field(self.register.status)
        return [{"value": v, "label": label, "current": v == now} for v, label in field.choices]

    def _steps(self):
        if not self.register.flow:
            return []
        labels = dict(self.register.model._meta.get_field(self.register.status).choices)
        return [(state, labels[state]) for state in self.register.next_states(self.record)]


def _line_value(row, field):
    if field.choices:
        return getattr(row, f"get_{field.name}_display")() or "–"
    return shown(field, getattr(row, field.name))


class RemoveView(RecordView):
    level = "manage"

    def post(self, request, **_kwargs):
        reason = request.POST.get("reason", "").strip()
        if not reason:
            messages.error(request, _("Chưa xoá: hãy ghi lý do xoá."))
            return self.back(self.record)
        try:
            remove(self.record, actor=self.actor, reason=reason)
        except ProtectedError:
            messages.error(request, _("Chưa xoá được: bản ghi khác đang dựa vào bản ghi này."))
            return self.back(self.record)
        messages.success(request, _("Đã xoá; lịch sử vẫn giữ bản ghi này."))
        return redirect(self.url("list"))

    def get(self, request, **_kwargs):
        raise Http404

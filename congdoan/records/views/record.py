"""One record: its facts, its lines, what happened to it and what hangs on it."""

from django.contrib import messages
from django.db import models
from django.db.models import ProtectedError
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base import dates
from congdoan.records.fields import shown
from congdoan.records.history import timeline
from congdoan.records.own.known import in_force
from congdoan.records.own.values import held
from congdoan.records.register import is_relation
from congdoan.records.remarking import watch
from congdoan.records.steps import refused
from congdoan.records.views.base import PostOnly, RecordView, level_of
from congdoan.records.write import remove
from congdoan.trail.language import moment
from congdoan.trail.models import Attachment, Comment, IssuedPaper


class DetailView(RecordView):
    def get(self, request, **_kwargs):
        record, register = self.record, self.register
        record.looked_on = request.day  # what it tells, it tells of that day
        may_edit = self._holds("edit")
        steps = self._steps() if may_edit else []
        context = self.frame(
            record=record, facts=self._facts(), lines=self._lines(), states=self._states(),
            steps=steps, events=list(self._events()), attachments=list(self._attachments()),
            papers=list(self._papers()), path=self.path(),
            **{f"{name}_url": self.url(name, record.pk)
               for name in ("edit", "step", "remove", "attach", "comment")},
            actions=list(self._actions()),
        )  # fmt: skip
        context.update(may_edit=may_edit, may_manage=may_edit and self._holds("manage"))
        template = [f"records/{register.path}/detail.html", "records/detail.html"]
        return render(request, template, context)

    def _actions(self):
        """(address, label, icon) of what the record offers this actor."""
        for name, label, icon in self.register.actions:
            url = reverse(name, args=[self.record.pk])
            level = level_of(url)
            if level == "view" or self._holds(level):
                yield url, label, icon
        yield from self.register.doors(self.record, self.actor)

    def _holds(self, level):
        return self.register.rows(self.actor, level).filter(pk=self.record.pk).exists()

    def _events(self):
        """History and comments in one line of time, newest first."""
        said = Comment.objects.of(self.register.path, self.record).select_related("by")
        events = [
            {"who": str(one.by), "what": _("ghi ý kiến"), "when": one.at, "why": one.text,
             "kind": "comment"} for one in said
        ] + [_event(one) for one in timeline(self.record, self.actor)]  # fmt: skip
        for event in sorted(events, key=lambda event: event["when"], reverse=True):
            yield {**event, "at": moment(event["when"])}

    def _attachments(self):
        for one in Attachment.objects.of(self.register.path, self.record):
            url = self.url("attachment", self.record.pk, one.pk)
            yield {"name": one.name, "url": url, "size": filesizeformat(one.size)}

    def _papers(self):
        found = IssuedPaper.objects.of(self.register.path, self.record).defer("pdf", "docx")
        for one in found:
            pdf, docx = (
                self.url("paper", self.record.pk, one.pk, form) for form in ("pdf", "docx")
            )
            yield {"title": one.subject, "number": one.number, "kind": one.kind,
                   "day": dates.show(one.dated), "url": pdf, "docx_url": docx}  # fmt: skip

    def _facts(self):
        """Sections of (label, value, link) in the order of the paper form."""
        names = self.register.fields_for(self.actor)
        for title, line in self.register.sections.items():
            rows = [self._fact(name) for name in line.split() if name in names]
            yield title, [row for row in rows if row]
        yield from self._own_facts()
        for title, tell in self.register.figures.items():
            yield title, list(tell(self.record, self.actor))

    def _own_facts(self):
        """Own fields by the unit that added them; one that ended is there while it says something."""
        said, by_unit = held(self.record), {}
        asked = {one.pk: one for one in in_force(self.register, self.record.unit_id, self.actor)}
        asked.update({pk: one.field for pk, one in said.items() if pk not in asked})
        for pk, field in asked.items():
            value = field.shown(said[pk].value if pk in said else None)
            by_unit.setdefault(field.unit, []).append((field.label, value, None))
        for unit, rows in by_unit.items():
            yield _("Mục riêng của %s") % unit, rows

    def _fact(self, name):
        known = {field.name: field for field in self.register.model._meta.fields}
        if name not in known:
            return self._extra(name)
        field = known[name]
        value = getattr(self.record, name)
        if worded := getattr(self.record, f"get_{name}_display", None):
            return field.verbose_name, worded() or "–", None
        if is_relation(field) and value and hasattr(value, "register") and self._opens(value):
            link = value.register.url_of(value.pk)
            return field.verbose_name, value, link
        return field.verbose_name, shown(field, value), None

    def _opens(self, value):
        """Whether what the record points at opens: who reads it by a line that names him stands outside."""
        known = self.register.model.read_by
        return not known or self.actor.may_at("view", value.area, getattr(value, "unit_id", None))

    def _extra(self, name):
        """A form field that is no column of its own: the model shows it by `shown_<name>`."""
        show = getattr(self.record, f"shown_{name}", None)
        return show() if show else None

    def _lines(self):
        for name, lines in self.register.lines.items():
            names = [*lines.names, *lines.told.split()]
            fields = [lines.model._meta.get_field(field) for field in names]
            joined = [field.name for field in fields if is_relation(field)]
            found = lines.model._default_manager.filter(record=self.record)
            columns = [
                {"label": field.verbose_name, "num": isinstance(field, models.IntegerField)}
                for field in fields
            ]
            rows = [{"id": row.pk, "cells": [_line_value(row, field) for field in fields]}
                    for row in found.select_related(*joined)]  # fmt: skip
            yield {"name": name, "title": lines.title, "columns": columns, "rows": rows}

    def _states(self):
        """Every state of the flow, in order, with the one that stands marked."""
        if not self.register.flow:
            return []
        now = getattr(self.record, self.register.status)
        field = self.register.model._meta.get_field(self.register.status)
        values = [value for value, _label in field.choices]
        place = values.index(now) if now in values else 0
        return [
            {"label": label, "current": value == now, "done": values.index(value) < place}
            for value, label in field.choices
        ]

    def _steps(self):
        if not self.register.flow:
            return []
        labels = dict(self.register.model._meta.get_field(self.register.status).choices)
        unit = self.record.unit
        return [(state, labels[state]) for state in self.register.next_states(self.record)
                if not refused(self.register, self.actor, unit, state)]  # fmt: skip


_WHAT = {
    "insert": gettext_lazy("lập bản ghi"),
    "update": gettext_lazy("sửa"),
    "delete": gettext_lazy("xoá"),
}


def _event(one):
    changes = [{"label": label, "old": old, "new": new} for label, old, new in one["changes"]]
    kind = "made" if one["label"] == "insert" else "changed"
    return {"who": one["who"] or _("Hệ thống"), "what": _WHAT.get(one["label"], one["label"]),
            "when": one["at"], "changes": changes, "why": one["reason"], "kind": kind}  # fmt: skip


def _line_value(row, field):
    if field.choices:
        return getattr(row, f"get_{field.name}_display")() or "–"
    return shown(field, getattr(row, field.name))


class RemoveView(PostOnly, RecordView):
    level = "manage"

    def post(self, request, **_kwargs):
        reason = request.POST.get("reason", "").strip()
        if not reason:
            messages.error(request, _("Chưa xoá: hãy ghi lý do xoá."))
            return self.back(self.record)
        told = watch(self.actor, self.register, [self.record.pk])
        try:
            remove(self.record, actor=self.actor, reason=reason)
        except ProtectedError:
            messages.error(request, _("Chưa xoá được: bản ghi khác đang dựa vào bản ghi này."))
            return self.back(self.record)
        messages.success(request, _("Đã xoá; lịch sử vẫn giữ bản ghi này."))
        self.remark(told([]))
        return redirect(self.url("list"))

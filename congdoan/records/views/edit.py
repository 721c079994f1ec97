"""Create, edit and take a step: one form, one door; what was typed is never lost."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.derive import form_class, line_formsets
from congdoan.records.own import values
from congdoan.records.own.known import asked_of
from congdoan.records.remarking import doubts, watch
from congdoan.records.views.base import PostOnly, RecordView, RegisterView
from congdoan.records.write import Stale, save


class FormMixin:
    """Shows the form and its lines; saves both or neither."""

    level = "edit"
    stale = None

    def form(self, data=None, files=None, instance=None, initial=None):
        unit = (data if data is not None else initial or {}).get("unit")
        own = asked_of(self.register, self.actor, instance, unit)
        build = form_class(self.register)
        return build(data, files, instance=instance, initial=initial, actor=self.actor, own=own)

    def show(self, form, lines, status=200, **more):
        context = self.frame(
            form=form, lines=[(self.register.lines[name].title, formset)
                              for name, formset in lines.items()],
            record=form.instance if form.instance.pk else None,
            opened=self.opened(form.instance), path=self.path(), cancel_url=self._away(form.instance),
            draft=f"{self.request.user.pk}:{self.request.path}",
            own_url=self.url("own-asked"),
            alike_url=self.url("alike") if self.register.alike else "", **more,
        )  # fmt: skip
        template = [f"records/{self.register.path}/form.html", "records/form.html"]
        return render(self.request, template, context, status=status)

    def _away(self, instance):
        return self.url("detail", instance.pk) if instance.pk else self.url("list")

    def opened(self, instance):
        if self.stale is not None:
            return self.stale.version
        return self.request.POST.get("version") or instance.version

    def submit(self, instance=None):
        request = self.request
        form = self.form(request.POST, request.FILES, instance)
        lines = line_formsets(self.register, self.actor, form.instance, request.POST, request.FILES)
        if not all([form.is_valid(), *(formset.is_valid() for formset in lines.values())]):
            return self.show(form, lines, status=422)
        told = watch(self.actor, self.register, [instance.pk] if instance else [])
        try:
            record = save(
                form.save(commit=False), actor=self.actor, lines=lines.values(),
                reason=request.POST.get("reason", ""), opened=self._version(instance),
            )  # fmt: skip
        except Stale as stale:
            self.stale = stale.current
            form.add_error(None, stale.message)
            return self.show(
                form, lines, status=409, current=list(self._differences(form, stale.current))
            )
        except Mistake as mistake:
            form.add_error(mistake.field if mistake.field in form.fields else None, mistake.message)
            return self.show(form, lines, status=422)
        messages.success(request, _("Đã lưu %(record)s.") % {"record": record})
        self.remark([*doubts(form, record, self.actor), *told([record.pk]), *record.heard])
        return self.back(record)

    def _version(self, instance):
        text = self.request.POST.get("version", "")
        return int(text) if instance is not None and text.isdecimal() else None

    def _differences(self, form, current):
        """Rows of label, as typed, as it now stands, for every field that differs."""
        for name in form.fields:
            own = form.own.get(name)
            now = values.value_of(current, own) if own else getattr(current, name, None)
            typed = form.cleaned_data.get(name)
            if typed != now:
                cells = [form.fields[name].label, typed, now]
                yield {"id": name, "cells": [c if isinstance(c, str) else str(c) for c in cells]}


class CreateView(FormMixin, RegisterView):
    def get(self, request):
        initial = {name: request.GET[name] for name in self.register.fields if name in request.GET}
        if self.keeper:
            initial.setdefault("unit", self.keeper.pk)
        form = self.form(initial=initial)
        return self.show(form, line_formsets(self.register, self.actor, form.instance))

    def post(self, request):
        return self.submit()


class EditView(FormMixin, RecordView):
    def get(self, request, **_kwargs):
        form = self.form(instance=self.record)
        return self.show(form, line_formsets(self.register, self.actor, self.record))

    def post(self, request, **_kwargs):
        return self.submit(self.record)


class StepView(PostOnly, FormMixin, RecordView):
    """The one next step, by a button: the same form with the state changed."""

    def post(self, request, **_kwargs):
        record, register = self.record, self.register
        state = request.POST.get("state")
        if state not in register.next_states(record):
            messages.error(request, _("Bước này không còn; bản ghi vừa được người khác xử lý."))
            return self.back(record)
        setattr(record, register.status, state)
        form = self._checked(record)
        if form.is_valid():
            told = watch(self.actor, register, [record.pk])
            try:
                reason = request.POST.get("reason", "")
                save(form.save(commit=False), actor=self.actor, reason=reason, again=True)
                messages.success(request, _("Đã chuyển bước."))
                self.remark([*told([record.pk]), *record.heard])
                return self.back(record)
            except Mistake as mistake:
                field = mistake.field if mistake.field in form.fields else None
                form.add_error(field, mistake.message)
        lines = line_formsets(register, self.actor, record)
        action = self.url("edit", record.pk)
        return self.show(form, lines, status=422, action=action)

    def _checked(self, record):
        """The form over what the record holds, so that a step is judged like an edit."""
        blank = self.form(instance=record)
        data = {name: blank[name].value() for name in blank.fields}
        return self.form({k: v for k, v in data.items() if v is not None}, None, record)

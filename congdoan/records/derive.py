"""A declaration turned into a form and line formsets; its list is in `lists.py`."""

import functools

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.mapped import province_around
from congdoan.orgs.models import Unit
from congdoan.records.fields import CommuneFormField, PickerField, PickerInput, form_field
from congdoan.records.fixed import LinesFormSet
from congdoan.records.own import values
from congdoan.records.steps import refused


class RecordForm(forms.ModelForm):
    """The one validator: judges the page, each row of a sheet and each API payload.

    `own` are the own fields (`records/own`) that it asks beside those of the register.
    """

    register = None
    # {field: [sentence]} of what was wrong before it came to the form: the cells of a sheet.
    told = {}

    def __init__(self, *args, actor, names=None, own=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.own = {field.name: field for field in own}
        allowed = self.register.fields_for(actor, names or list(self.fields))
        for name in [name for name in self.fields if name not in allowed]:
            del self.fields[name]
        for name, field in self.fields.items():
            self._narrow(name, field)
        self._narrow_steps()
        for name, field in self.own.items():
            self.fields[name] = form_field(field.as_declared)
            self.initial.setdefault(name, values.value_of(self.instance, field))

    def _narrow(self, name, field):
        """Choices cut to the actor's reach; the value that stands stays among them."""
        if not isinstance(field, PickerField):
            return
        model = field.queryset.model
        if model is Unit:
            found = self._units()
            field.ended = self.actor.units("edit", self.register.area).filter(
                closed__lte=self.actor.day
            )
            field.widget.url = (
                f"{reverse('pick', args=['units'])}?area={self.register.area}&action=edit"
            )
        elif hasattr(model, "register"):
            found = model.objects.visible_to(self.actor)
        else:
            return
        current = getattr(self.instance, f"{name}_id", None) if self.instance.pk else None
        field.queryset = found | _same(found, current) if current else found

    def _units(self):
        return self.actor.units("edit", self.register.area).lasting(self.actor.day)

    def _narrow_steps(self):
        """A record takes the steps of the flow, one at a time; a new one begins anywhere open."""
        field = self.fields.get(self.register.status)
        if field is None or not self.register.flow or not self.instance.pk:
            return
        current = getattr(self.instance, self.register.status)
        allowed = {current, *self.register.next_states(self.instance)}
        field.choices = [choice for choice in field.choices if choice[0] in allowed]

    def _clean_fields(self):
        super()._clean_fields()
        for name, field in self.fields.items():
            if isinstance(field, CommuneFormField) and self.cleaned_data.get(name):
                self._place(name, field)
        for name, sentences in self.told.items():
            self._errors.pop(name, None)
            self.add_error(name, sentences)

        self._unread = set(self._errors)

    def _update_errors(self, errors):
        """What cannot be read is said as it was typed, and not once more as if nothing had been."""
        if hasattr(errors, "error_dict"):
            left = {k: v for k, v in errors.error_dict.items() if k not in self._unread}
            if not left:
                return
            errors = ValidationError(left)
        super()._update_errors(errors)

    def _place(self, name, field):
        """The code of a commune, whose name is read in the province of the unit that keeps the record."""
        text, unit = self.cleaned_data[name], self.cleaned_data.get("unit")
        unit = unit.pk if unit else self.instance.unit_id
        try:
            province = province_around(unit) if unit and not text.isdecimal() else None
            self.cleaned_data[name] = field.coded(text, province)
        except ValidationError as fault:
            self.add_error(name, fault)

    def clean(self):
        cleaned = super().clean()
        self.row = {**cleaned, "pk": self.instance.pk}
        self._take_step(cleaned)
        [faults] = self.register.judge([self.row], self.actor)
        for name, sentences in faults.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)
        return self.cleaned_data

    def _take_step(self, cleaned):
        """Steps the register keeps for others than who edits (`takes`), also where they are taken by a button alone
        or a new record begins there; not where it says by its `on_paper` that it was done before."""
        register, record = self.register, self.instance
        name, unit = register.status, record.unit if record.pk else cleaned.get("unit")
        state = cleaned.get(name) or getattr(record, name, None)
        if unit is None or state not in register.takes or state == self._stands(name):
            return
        sentence = refused(register, self.actor, unit, state)
        if sentence and not self._was_on_paper(cleaned):
            self.add_error(name if name in self.fields else None, sentence)

    def _was_on_paper(self, cleaned):
        said = [cleaned.get(name) for name in self.register.words("on_paper")]
        return not self.instance.pk and bool(said) and all(said)

    def _stands(self, name):
        """The state that stands; of a new record the one from which all begin."""
        if not self.instance.pk:
            return self.register.model._meta.get_field(name).get_default()
        rows = self.register.rows(self.actor).filter(pk=self.instance.pk)
        return rows.values_list(name, flat=True).first()

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            self.register.complete(self.instance, {**self.row, **self.cleaned_data})
            values.give(self.instance, {one: self.cleaned_data[n] for n, one in self.own.items()})

    @property
    def sections(self):
        """(title, bound fields) in the order of the paper form."""
        for title, line in self.register.sections.items():
            yield title, [self[name] for name in line.split() if name in self.fields]

    @property
    def own_sections(self):
        """The same of own fields, by the unit that added them."""
        by_unit = {}
        for name, field in self.own.items():
            by_unit.setdefault(field.unit, []).append(self[name])
        for unit, fields in by_unit.items():
            yield _("Mục riêng của %s") % unit, fields


def _same(found, pk):
    """The row that stands now, marked like the queryset it joins."""
    alone = found.model._default_manager.filter(pk=pk)
    if hasattr(found, "scope"):
        return found.model.objects.across_units("the value that stands").filter(pk=pk)
    return alone


def _picker(field, **options):
    if isinstance(field, models.ForeignKey):
        target = field.related_model
        own = getattr(field, "picked_from", "units")
        source = own if target is Unit else getattr(target, "register", None)
        if source is not None:
            path = source if isinstance(source, str) else source.path
            return field.formfield(
                form_class=PickerField, queryset=target._default_manager.all(),
                widget=PickerInput(path), **options,
            )  # fmt: skip
    return form_field(field, **options)


@functools.cache
def form_class(register):
    """The register's form: over all fields of its sections."""
    base = register.form or RecordForm
    own = [name for name in register.fields if name not in base.declared_fields]
    built = forms.modelform_factory(
        register.model, form=base, fields=own, formfield_callback=_picker
    )
    built.register = register
    return built


def held(form):
    """What an unbound form shows, as the data it would post: to change a part and judge the whole."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None}


@functools.cache
def lines_class(register, name):
    """The formset of a record's lines."""
    lines = register.lines[name]
    built = forms.inlineformset_factory(
        register.model, lines.model, fields=lines.names, extra=1, can_delete=True,
        formfield_callback=_picker, fk_name="record", formset=LinesFormSet,
    )  # fmt: skip
    built.closed = lines.closed.split()
    return built


def line_formsets(register, actor, record, data=None, files=None):
    """Formsets of all the record's lines, by name, with their choices cut to the actor's reach."""
    built = {}
    for name, lines in register.lines.items():
        joined = [
            one
            for one in lines.names
            if isinstance(lines.model._meta.get_field(one), models.ForeignKey)
        ]
        kept = lines.model._default_manager.all()
        kept = kept.select_related(*joined) if joined else kept
        formset = lines_class(register, name)(
            data, files, instance=record, prefix=name, queryset=kept
        )
        for form in [*formset.forms, formset.empty_form]:
            _reach(form, joined, actor)
        built[name] = formset
    return built


def _reach(form, names, actor):
    """Cuts a line's choices to the actor's reach; what it holds is named without asking again."""
    for name in names:
        field = form.fields[name]
        if not isinstance(field, PickerField):
            continue
        if hasattr(field.queryset.model, "register"):
            field.queryset = field.queryset.model.objects.visible_to(actor)
        held = getattr(form.instance, name, None) if form.instance.pk else None
        field.widget.known = {str(held.pk): str(held)} if held else {}

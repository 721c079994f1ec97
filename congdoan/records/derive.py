"""A declaration turned into a form, line formsets, a filter set and a table, each by its library."""

import functools

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.models import Unit
from congdoan.records.fields import DayFormField, PickerField, PickerInput, form_field, shown
from congdoan.records.search import matching


class RecordForm(forms.ModelForm):
    """The one validator: judges the page, each row of a sheet and each API payload."""

    register = None
    # {field: [sentence]} of what was wrong before it came to the form: the cells of a sheet.
    told = {}

    def __init__(self, *args, actor, names=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        allowed = self.register.fields_for(actor, names or list(self.fields))
        for name in [name for name in self.fields if name not in allowed]:
            del self.fields[name]
        for name, field in self.fields.items():
            self._narrow(name, field)
        self._narrow_steps()

    def _narrow(self, name, field):
        """Choices cut to the actor's reach; the value that stands stays among them."""
        if not isinstance(field, PickerField):
            return
        model = field.queryset.model
        if model is Unit:
            found = self._units()
            field.ended = self.actor.units("edit", self.register.area).exclude(closed=None)
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
        return self.actor.units("edit", self.register.area).filter(closed=None)

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
        for name, sentences in self.told.items():
            self._errors.pop(name, None)
            self.add_error(name, sentences)

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
        """Steps of a record that stands which the register keeps for a higher level (`takes`)."""
        name = self.register.status
        level = self.register.takes.get(cleaned.get(name)) if self.instance.pk else None
        if level is None or self.actor.may_at(level, self.register.area, self.instance.unit_id):
            return
        rows = self.register.rows(self.actor).filter(pk=self.instance.pk)
        if rows.values_list(name, flat=True).first() != cleaned[name]:
            message = _("Bước này do người có quyền quản lý tại đơn vị thực hiện.")
            self.add_error(name, message)

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            self.register.complete(self.instance, {**self.row, **self.cleaned_data})

    @property
    def sections(self):
        """(title, bound fields) in the order of the paper form."""
        for title, line in self.register.sections.items():
            yield title, [self[name] for name in line.split() if name in self.fields]


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
    return forms.inlineformset_factory(
        register.model, lines.model, fields=lines.names, extra=1, can_delete=True,
        formfield_callback=_picker, fk_name="record",
    )  # fmt: skip


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


@functools.cache
def filter_class(register):
    """Filters of the list, the export and the API: what is declared, and `q` over the search fields."""
    declared = {
        name: _filter(name, _field(register.model, name)) for name in register.words("filters")
    }
    declared["q"] = filters.CharFilter(label=_("Tìm"), method="search_text")
    declared["search_text"] = lambda self, rows, _name, text: matching(register, rows, text)
    declared["Meta"] = type("Meta", (), {"model": register.model, "fields": []})
    return type(f"{register.model.__name__}Filter", (filters.FilterSet,), declared)


class DayRangeField(filters.fields.RangeField):
    def __init__(self, *args, **kwargs):
        super().__init__((DayFormField(), DayFormField()), *args, **kwargs)


class DayRangeFilter(filters.RangeFilter):
    field_class = DayRangeField


def _filter(name, field):
    label = field.verbose_name
    if field.choices:
        return filters.MultipleChoiceFilter(
            name, label=label, choices=field.flatchoices, widget=forms.CheckboxSelectMultiple
        )
    if isinstance(field, models.DateField):
        return DayRangeFilter(name, label=label)
    if isinstance(field, models.BooleanField):
        choices = (("true", _("Có")), ("false", _("Không")))
        return filters.TypedChoiceFilter(
            name, label=label, choices=choices, coerce=lambda text: text == "true"
        )
    if isinstance(field, models.ForeignKey):
        return filters.NumberFilter(name, label=label, widget=forms.HiddenInput)
    if isinstance(field, models.IntegerField | models.DecimalField):
        return filters.RangeFilter(name, label=label)
    return filters.CharFilter(name, label=label, lookup_expr="icontains")


class _Shown(tables.Column):
    """A column that prints its value as papers do, numbers to the right."""

    def __init__(self, field, link=None, **kwargs):
        numeric = isinstance(field, models.IntegerField | models.DecimalField) and not field.choices
        kwargs.setdefault(
            "attrs", {"td": {"class": "num"}, "th": {"class": "num"}} if numeric else {}
        )
        kwargs.setdefault("verbose_name", field.verbose_name)
        super().__init__(**kwargs)
        # Not `link`: that name is the library's own.
        self.field, self.opens = field, link

    def render(self, value, record):
        # The library asks records for words only where a field has choices.
        worded = not self.field.choices and getattr(record, f"get_{self.field.name}_display", None)
        text = worded() if worded else shown(self.field, value)
        return format_html('<a href="{}">{}</a>', self.opens(record), text) if self.opens else text

    def value(self, value):
        return value


@functools.cache
def table_class(register):
    """The list's table: one column a declared field; the first opens the record."""
    attrs = {}
    for place, name in enumerate(register.words("columns")):
        field = _field(register.model, name)
        link = (lambda record: detail_url(register, record)) if place == 0 else None
        attrs[name] = _Shown(
            field, link, accessor=_accessor(name, field), order_by=_order(name, field)
        )
    attrs["Meta"] = type(
        "Meta",
        (),
        {"order_by": (), "attrs": {"class": "table"}, "empty_text": "", "register": register},
    )
    return type(f"{register.model.__name__}Table", (tables.Table,), attrs)


def detail_url(register, record):
    return reverse(register.url_name("detail"), args=[record.pk])


def _field(model, name):
    """The field at the end of a path: `person__sex`."""
    *steps, last = name.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def _accessor(name, field):
    """Fields with choices print their label."""
    if field.choices:
        *steps, last = name.split("__")
        return "__".join([*steps, f"get_{last}_display"])
    return name


def _order(name, field):
    """Units and people are sorted by their Vietnamese key."""
    own = getattr(field.model, "sorted_as", {}).get(name)
    if own:
        return own
    target = getattr(field, "related_model", None)
    if target is not None and any(f.name == "sort_key" for f in target._meta.fields):
        return f"{name}__sort_key"
    known = [f.name for f in field.model._meta.fields]
    if field.name in ("name", "full_name") and "sort_key" in known:
        return name.rpartition("__")[0] + ("__" if "__" in name else "") + "sort_key"
    return name

"""A declaration turned into the list of a register: a filter set and a table, each by its library."""

import functools

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from congdoan.base.written_communes import found
from congdoan.records.fields import CommuneField, CommuneFormField, DayFormField, shown
from congdoan.records.search import matching


@functools.cache
def filter_class(register):
    """Filters of the list, the export and the API: what is declared, and `q` over the search fields."""
    declared = {
        name: filter_for(name, _field(register.model, name)) for name in register.words("filters")
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


class CommuneFilter(filters.CharFilter):
    """By code, or by any writing of a commune: of all that it may mean."""

    field_class = CommuneFormField

    def filter(self, rows, value):
        return rows.filter(**{f"{self.field_name}__in": found(value)}) if value else rows


def filter_for(name, field, **more):
    """The filter of a list over a field; `more` goes to its class."""
    label = field.verbose_name
    if field.choices:
        return filters.MultipleChoiceFilter(
            name,
            label=label,
            choices=field.flatchoices,
            widget=forms.CheckboxSelectMultiple,
            **more,
        )
    if isinstance(field, models.DateField):
        return DayRangeFilter(name, label=label, **more)
    if isinstance(field, models.BooleanField):
        # A browser posts the first choice of a list that nobody touched.
        choices = (("", _("Tất cả")), ("true", _("Có")), ("false", _("Không")))
        return filters.TypedChoiceFilter(
            name, label=label, choices=choices, coerce=lambda text: text == "true", **more
        )
    if isinstance(field, models.ForeignKey):
        kind = (
            filters.CharFilter
            if isinstance(field.target_field, models.CharField)
            else filters.NumberFilter
        )
        return kind(name, label=label, widget=forms.HiddenInput, **more)
    if isinstance(field, models.IntegerField | models.DecimalField):
        return filters.RangeFilter(name, label=label, **more)
    if isinstance(field, CommuneField):
        return CommuneFilter(name, label=label, **more)
    return filters.CharFilter(name, label=label, lookup_expr="icontains", **more)


# What the table library prints for no value.
NOTHING = "—"


class Shown(tables.Column):
    """A column that prints its value as papers do, numbers to the right, codes in one piece."""

    def __init__(self, field, link=None, **kwargs):
        numeric = isinstance(field, models.IntegerField | models.DecimalField) and not field.choices
        tag = "num" if numeric else "code" if field.name == "code" else ""
        kwargs.setdefault("attrs", {"td": {"class": tag}, "th": {"class": tag}} if tag else {})
        kwargs.setdefault("verbose_name", field.verbose_name)
        super().__init__(**kwargs)
        # Not `link`: that name is the library's own.
        self.field, self.opens = field, link

    @cached_property
    def words(self):
        return dict(self.field.flatchoices)

    def cell(self, record):
        """The cell as it is printed; «—» where there is nothing."""
        value = self.accessor.resolve(record)
        return NOTHING if value in self.empty_values else self.render(value, record)

    def render(self, value, record):
        text = self.words.get(value, value) if self.words else self._said(value, record)
        if not self.opens:
            return text
        link = format_html('<a href="{}">{}</a>', self.opens(record), text)
        found_in = getattr(record, "found_in", "")  # the files that bear what was searched for
        if not found_in:
            return link
        return format_html('{} <small class="quiet">{}</small>', link, _("trong tệp %s") % found_in)

    def _said(self, value, record):
        # A record may put into words what no list of choices holds.
        worded = getattr(record, f"get_{self.field.name}_display", None)
        return worded() if worded else shown(self.field, value)


@functools.cache
def table_class(register):
    """The list's table: one column a declared field; the first opens the record, as the row does."""

    def opens(record):
        return register.url_of(record.pk)

    attrs = {"opens": staticmethod(opens)}
    for place, name in enumerate(register.words("columns")):
        field = _field(register.model, name)
        link = opens if place == 0 else None
        attrs[name] = Shown(field, link, accessor=name, order_by=_order(name, field))
    said = {"order_by": (), "attrs": {"class": "table"}, "empty_text": ""}
    attrs["Meta"] = type("Meta", (), said)
    return type(f"{register.model.__name__}Table", (tables.Table,), attrs)


def _field(model, name):
    """The field at the end of a path: `person__sex`."""
    *steps, last = name.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


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

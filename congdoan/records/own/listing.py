"""Own fields in a list: its filters, its columns, in pages, exports and the API alike."""

from functools import partial

from django.db.models import F, OuterRef, Subquery

from congdoan.base.text import fold
from congdoan.records.lists import Shown, filter_class, filter_for, table_class
from congdoan.records.own.models import OwnValue
from congdoan.records.own.values import value_of
from congdoan.records.search import Fold


def filtered(register, query, rows, request, own=()):
    """The register's filters over those rows, and a filter for each of the own fields."""
    found = filter_class(register)(query, queryset=rows, request=request)
    for field in own:
        one = filter_for(field.name, field.as_declared, method=partial(_saying, field))
        one.parent, one.model = found, register.model
        found.filters[field.name] = one
    return found


def _saying(field, rows, _name, wanted):
    """Rows that say one of several things, something from .. to .., or a text with those words."""
    said, column = OwnValue.objects.filter(field=field), field.column
    if isinstance(wanted, list):
        said = said.filter(**{f"{column}__in": wanted})
    elif isinstance(wanted, slice):
        ends = {f"{column}__gte": wanted.start, f"{column}__lte": wanted.stop}
        said = said.filter(**{name: end for name, end in ends.items() if end is not None})
    else:
        said = said.alias(folded=Fold("text")).filter(folded__contains=fold(wanted))
    return rows.filter(pk__in=said.values("record_id"))


class OwnColumn(Shown):
    """A column of what records say in an own field."""

    def __init__(self, own):
        super().__init__(own.as_declared, accessor="pk")
        self.own = own

    def cell(self, record):
        return self.render(record)

    def render(self, record):
        return self.own.shown(value_of(record, self.own))

    def order(self, rows, is_descending):
        said = OwnValue.objects.filter(field=self.own, record_id=OuterRef("pk"))
        rows = rows.annotate(_said=Subquery(said.values(self.own.column)[:1]))
        way = F("_said").desc(nulls_last=True) if is_descending else F("_said").asc(nulls_last=True)
        return rows.order_by(way, "pk"), True


def table_of(register, rows, own=()):
    """The register's table with a column for each own field that is to have one; `own` stays with it."""
    extra = [(field.name, OwnColumn(field)) for field in own if field.listed]
    found = table_class(register)(rows, extra_columns=extra)
    found.own = extra
    return found

"""The list: filtered, searched, sorted, paged; and the list behind a figure."""

import copy

import django_tables2 as tables
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.access.scope import seen
from congdoan.base.periods import Period
from congdoan.orgs.models import Unit, UnitPath
from congdoan.records import near
from congdoan.records.file_words import name_files
from congdoan.records.late import late
from congdoan.records.own.known import in_force
from congdoan.records.own.listing import filtered, table_of
from congdoan.records.own.values import attached
from congdoan.records.saved import office_of, views_of
from congdoan.records.sheets import layouts
from congdoan.records.views.base import RegisterView
from congdoan.records.views.behind import BehindFigure

PAGE = 50
# Counting a million rows to print «20.000 pages» is the slowest thing a list does.
COUNTED = 5_000
# Who searches types one more word rather than to page through five hundred.
SEARCHED = 500


class CappedPaginator(Paginator):
    """Counts no further than a reader would page, and finds a page before it fetches its rows.
    `at_least`: so many rows are known to be there before they are counted."""

    def __init__(self, rows, _asked, at_least=0):
        super().__init__(rows, PAGE)  # the library would take any length that an address asks for
        self.at_least = at_least

    @cached_property
    def rows(self):
        return self.object_list.data.data  # the table's rows wrap its queryset

    @cached_property
    def most(self):
        return SEARCHED if "asked" in self.rows._hints else COUNTED

    @cached_property
    def count(self):
        if self.at_least > self.most:
            return self.most + 1
        return near.counted(self.rows, self.most)

    @property
    def capped(self):
        return self.count > self.most

    def page(self, number):
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        table, found = self.object_list.table, near.at(self.rows, bottom, bottom + self.per_page)
        found = list(attached(found)) if table.own else found
        table_rows = type(self.object_list)(data=found, table=table)
        return self._get_page(table_rows, number, self)


class ListView(BehindFigure, RegisterView):
    def get(self, request):
        rows = self.rows()
        filterset = filtered(self.register, request.GET, rows, request, self.own)
        found = filterset.qs if filterset.is_valid() else rows
        chips = list(self._chips(filterset))
        paging = {"paginator_class": CappedPaginator, "at_least": self._at_least(chips)}
        # Given the request, it would page and count by itself.
        table = table_of(self.register, found, self.own)
        tables.RequestConfig(request, paginate=paging).configure(table)
        if self.register.reads_files and (asked := request.GET.get("q")):
            name_files(self.register, [row.record for row in table.page.object_list], asked)
        table.selectable = bool(
            (self.register.words("bulk") or self.own) and self.actor.may("edit", self.register.area)
        )
        template = "records/rows.html" if request.htmx else self._template()
        return render(request, template, self._context(table, filterset, chips))

    def _context(self, table, filterset, chips):
        query, count = self._query(), table.paginator.count
        return self.frame(
            table=table, filterset=filterset, figure=self.figure, under=self.under, query=query,
            count=min(count, table.paginator.most), chips=chips, views=self._views(query),
            blank_filters=None if chips else self._filters_asked,
            office=office_of(self.request),
            links=[*self.register.links(), *self._layouts(query), *self._own_link()],
            export_url=f"{self.url('export')}?{query}",
            import_url=self.url("import") if self.actor.may("edit", self.register.area) else None,
            grid_url=f"{self.url('grid')}?{query}",
            **self._empty(),
        )  # fmt: skip

    @property
    def _filters_asked(self):
        """All that filters which nobody filled are printed from, but the language: they are printed once."""
        return [
            self.register.path,
            *((one.name, one.kind, one.label, one.options) for one in self.own),
        ]

    def _layouts(self, query):
        """The list in other hands' columns."""
        for one in layouts.of(self.register):
            yield {"label": _("Xuất: %s") % one,
                   "url": f"{self.url('export')}?{query}&layout={one.code}"}  # fmt: skip

    def _own_link(self):
        """The page of own fields, for who may add one or has some."""
        if self.own or self.actor.may("manage", self.register.area):
            yield {"label": _("Mục riêng"), "url": self.url("own")}

    def _empty(self):
        """What a reader of an empty list is taught."""
        one = self.register.one
        return {
            "empty_title": _("Chưa có %(one)s nào") % {"one": one},
            "empty_text": self.register.teaches,
            "first_url": self.url("new") if self.actor.may("edit", self.register.area) else "",
            "first_label": _("Thêm %(one)s đầu tiên") % {"one": one},
        }

    def _at_least(self, chips):
        """How many rows there are for certain without counting: what the figure behind which they stand counts,
        while none of them is filtered away."""
        figure = self.figure
        if (
            not figure
            or not figure["is_kept"]
            or figure["moment"]
            or chips
            or self.request.GET.get("q")
        ):
            return 0
        return 0 if figure["measure"].total else figure["value"]

    def _query(self):
        kept = self.request.GET.copy()
        kept.pop("page", None)
        return kept.urlencode()

    def found(self):
        """Those records, filtered as the address asks; none where it asks what cannot be."""
        asked = filtered(self.register, self.request.GET, self.rows(), self.request, self.own)
        return asked.qs if asked.is_valid() else asked.queryset.none()

    def sorted(self, rows):
        """Rows in the order that the address asks for."""
        table = table_of(self.register, rows, self.own)
        tables.RequestConfig(self.request, paginate=False).configure(table)
        return table.data.data

    def rows(self):
        """The records in reach, under the unit stood at, as of the day looked through, behind the
        figure if one was opened."""
        today = self.tree_day == self.actor.day and not self.figure
        rows = self.register.rows(self.actor, below=self.under if today else None)
        rows = rows.select_related(*self.register.relations)
        if not today:
            rows = self._below(rows, self.tree_day, figure=bool(self.figure))
        if not self.figure:
            return self._as_of(rows)
        measure, period = self.figure["measure"], self.figure["period"]
        moment = self.figure.get("moment")
        return late(rows, measure, period, moment) if moment else measure.records(rows, period)

    def _below(self, rows, day, figure):
        """Of the branch listed; behind a figure of the unit's own (`?own=`) of the unit alone."""
        if figure and self.under and self.request.GET.get("own"):
            return rows.filter(unit=self.under)
        return under(rows, self.under, day, figure)

    def _as_of(self, rows):
        """On another day than today: what lasted on that day, where the register has such a measure."""
        stocks = (m for m in self.register.measures if m.holding and not (m.where or m.during))
        lasting = next(stocks, None)
        if lasting is None or self.request.day == self.actor.day:
            return rows
        return lasting.records(rows, Period(self.request.day, self.request.day))

    @cached_property
    def own(self):
        """The own fields of the place that is listed, on the day looked through."""
        return in_force(self.register, self.under, self.actor, self.request.day)

    @cached_property
    def under(self):
        """The unit whose branch is listed: `?under=`, else the unit stood at."""
        wanted = self.request.GET.get("under", "")
        if wanted.isdecimal():
            unit = Unit.objects.filter(pk=wanted).first()
            if unit is None:
                raise Http404
            return unit
        return self.request.standing

    @cached_property
    def tree_day(self):
        return self.figure["tree"] if self.figure else self.request.day

    def _chips(self, filterset):
        """What is filtered, each with the address without it."""
        for name, field in filterset.form.fields.items():
            keys = [key for key in self.request.GET if key == name or key.startswith(f"{name}_m")]
            values = [value for key in keys for value in self.request.GET.getlist(key) if value]
            if values:
                rest = self.request.GET.copy()
                for key in [*keys, "page"]:
                    rest.pop(key, None)
                choices, told = dict(getattr(field, "choices", ())), getattr(field, "told", str)
                text = ", ".join(str(choices.get(value, told(value))) for value in values)
                yield {"label": field.label, "text": text, "url": f"?{rest.urlencode()}"}

    def _views(self, query):
        return [
            {"name": view.name, "url": f"?{view.query}", "active": view.query == query,
             "about_url": self.url("view", view.pk)}
            for view in views_of(self.register, self.actor)
        ]  # fmt: skip

    def _template(self):
        return [f"records/{self.register.path}/list.html", "records/list.html"]


def listing(view, query):
    """The list of a view's register as those words of an address ask for it."""
    request = copy.copy(view.request)
    request.GET = query
    found = ListView(register=view.register)
    found.setup(request)
    found.actor = view.actor
    return found


def under(rows, unit, day, figure=False):
    """Rows of the unit and all below it, through the tree of that day.

    A figure counts a record once, at the unit that keeps it, though others may see it too.
    """
    if unit is None:
        return rows
    ids = UnitPath.objects.under(unit, day).values("unit")
    return rows.filter(unit__in=ids) if figure else rows.filter(seen(rows.model, ids))

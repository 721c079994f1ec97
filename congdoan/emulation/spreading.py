"""Where new models have spread: by province on the map, by unit in a table, each number with its places."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.emulation.registers.model import NewModel, Replication
from congdoan.orgs.mapped import listed, mapped
from congdoan.orgs.models import Unit, under
from congdoan.records.register import REGISTERS
from congdoan.records.views.book import address, book, wanted

PAGE = 50
BEGUN, PLANNED = "begun", "planned"


class SpreadView(View):
    """At the unit stood at, on the day looked through; `?field=` of one field, `?model=` of one model."""

    def get(self, request):
        if not request.actor.may("view", "emulation") or request.standing is None:
            raise Http404
        self.day, self.unit = request.day, request.standing
        self.register = REGISTERS["emulation/models"]
        self.field = request.GET.get("field", "")
        self.field = self.field if self.field in NewModel.Field.values else ""
        models = self.register.rows(request.actor)
        self.model = self._model(models)
        self.models = models.filter(pk=self.model.pk) if self.model else models
        below = [*Unit.objects.children_of(self.unit, self.day).order_by("sort_key"), self.unit]
        values = {what: self._values(self._spread(what), below) for what in (BEGUN, PLANNED)}
        rows = list(listed(self.unit, below, values, self._url))
        heads = [_("Đơn vị"), _("Nơi đã làm theo"), _("Nơi dự kiến")]
        if wanted(request):
            lines = [[row["name"], *(cell["value"] for cell in row["cells"])] for row in rows]
            return book(_("Nhân rộng mô hình"), self.unit, self.day, [self._said()], heads, lines)
        what = PLANNED if request.GET.get("what") == PLANNED else BEGUN
        context = {
            "unit": self.unit, "as_of": self.day, "rows": rows, "heads": heads, "sheet": address(request),
            "said": self._said(), "tabs": list(self._tabs()), "model": self.model,
            "map": mapped(below[:-1], values[BEGUN], self.day, _("Nơi đã làm theo"), lambda one: self._url(BEGUN, one)),
            "page": self._page(what), "what": what, "path": list(self._path()),
        }  # fmt: skip
        return render(request, "emulation/spread.html", context)

    def _path(self):
        yield {"name": self.register.title, "url": reverse(self.register.url_name("list"))}
        if self.model:
            yield {"name": str(self.model), "url": self.register.url_of(self.model.pk)}

    def _model(self, models):
        wish = self.request.GET.get("model", "")
        return models.filter(pk=wish).first() if wish.isdecimal() and len(wish) < 12 else None

    def _spread(self, what):
        """Places that had taken a model over by the day, or were to after it."""
        begun = Q(since__lte=self.day)
        found = Replication.objects.filter(
            begun if what == BEGUN else ~begun, record__in=self.models
        )
        found = found.filter(record__field=self.field) if self.field else found
        if what == PLANNED:  # who has begun since planned no more; who begins later does
            found = found.filter(Q(since=None) | Q(since__gt=self.day))
        return found

    def _values(self, found, nodes):
        told = found.filter(under(nodes, self.day)).order_by().values_list("unit__paths__ancestor")
        return dict(told.annotate(count=Count("pk")))

    def _url(self, what, unit, **more):
        kept = {"field": self.field, "model": self.model.pk if self.model else ""}
        query = {
            "at": unit.pk,
            "what": what,
            **{name: one for name, one in kept.items() if one},
            **more,
        }
        return f"?{urlencode(query)}#places"

    def _tabs(self):
        """All fields, then each that has a model."""
        known = set(self.models.order_by().values_list("field", flat=True).distinct())
        kept = {"model": self.model.pk} if self.model else {}
        for value, label in [("", _("Mọi lĩnh vực")), *NewModel.Field.choices]:
            if not value or value in known:
                query = urlencode({**({"field": value} if value else {}), **kept})
                yield {"label": label, "url": f"?{query}", "active": value == self.field}

    def _said(self):
        field = dict(NewModel.Field.choices).get(self.field, "")
        return " · ".join(str(one) for one in (self.model, field) if one)

    def _page(self, what):
        found = (
            self._spread(what)
            .filter(under([self.unit], self.day))
            .select_related("unit", "record", "record__unit")
        )
        found = found.order_by(F("since").desc(nulls_last=True), "planned_on", "pk")
        page = Paginator(found, PAGE).get_page(self.request.GET.get("page"))
        page.rows = [(one, self.register.url_of(one.record_id)) for one in page.object_list]
        return page

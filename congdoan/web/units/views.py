"""Pages of units: the tree as of a day, one unit with its life, and the decisions that change it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.base.errors import Mistake
from congdoan.base.papers import MEDIA
from congdoan.base.text import fold
from congdoan.orgs.kinds import Kind, Ownership, Sector
from congdoan.orgs.models import Change, Unit, UnitPath, suspended_on
from congdoan.records.views.sheet import answer
from congdoan.trail.models import IssuedPaper
from congdoan.web.units import changing
from congdoan.web.units.forms import FORMS
from congdoan.web.units.paper import SHELF

PAGE = 50


def index(request):
    """The units directly below the one stood at, as of the day; a search, and what a number of the chart
    counts, look through all below."""
    unit, day, text = request.standing, request.day, request.GET.get("q", "").strip()
    chosen = _chosen(request.GET) if "below" in request.GET else None
    if unit is None or request.actor.only_counts:
        raise Http404
    if chosen is not None:
        found = Unit.objects.under(unit, day).open_on(day)
        found = found.filter(**{name: value for name, (value, _label) in chosen.items()})
    elif text:
        found = Unit.objects.under(unit, day)
        for word in fold(text).split():
            found = found.filter(folded__contains=word)
    else:
        found = Unit.objects.children_of(unit, day)
    pages = Paginator(found.order_by("sort_key"), PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit, "page": pages, "rows": _rows(pages.object_list, day), "text": text,
        "chosen": chosen and [label for _value, label in chosen.values()], "counted": chosen is not None,
        "may_projects": request.actor.may("edit", "orgs"),
        "url": reverse("unit", args=[unit.pk]), "may_change": changing.may_change(request.actor, unit, "found"),
    }  # fmt: skip
    return render(request, "units/index.html", context)


def _chosen(asked):
    """{field: (value, its label)} of what a number counts: units of that kind, ownership and sector."""
    choices = {"kind": Kind, "ownership": Ownership, "sector": Sector}
    return {name: (asked[name], known(asked[name]).label) for name, known in choices.items()
            if asked.get(name) in known.values}  # fmt: skip


def _rows(units, day):
    """Each with the number of open units below it and how it stands, in a query each."""
    below = UnitPath.objects.under(list(units), day).filter(depth__gt=0, unit__founded__lte=day)
    counted = below.exclude(unit__closed__lte=day).values("ancestor").annotate(count=Count("pk"))
    counts = dict(counted.values_list("ancestor", "count"))
    listed = Unit.objects.filter(pk__in=[one.pk for one in units]).open_on(day)
    paused = set(listed.filter(suspended_on(day)).values_list("pk", flat=True))
    return [(one, counts.get(one.pk, 0), _state(one, day, paused)) for one in units]


def _state(unit, day, paused):
    """What is said beside its name; nothing of a unit that works."""
    if not unit.is_open(day):
        return _("đã kết thúc")
    return _("tạm dừng hoạt động") if unit.pk in paused else ""


class UnitView(View):
    """A view of one unit in reach; strangers find nothing."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.actor = request.actor
        self.unit = self.actor.units().filter(pk=pk).first()
        if self.unit is None or self.actor.only_counts:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ChangeView(UnitView):
    """One change: the form, then what would happen, then done."""

    def dispatch(self, request, *args, kind, **kwargs):
        if kind not in FORMS:
            raise Http404
        self.kind = kind
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(self.form())

    def form(self, data=None):
        if not changing.may_change(self.actor, self.unit, self.kind):
            raise PermissionDenied(_("Bạn không được thay đổi tổ chức của đơn vị này."))
        return FORMS[self.kind](data, unit=self.unit, actor=self.actor)

    def show(self, form, status=200, told=None):
        context = {"unit": self.unit, "form": form, "told": told, "title": Change.Kind(self.kind).label,
                   "back": reverse("unit", args=[self.unit.pk])}  # fmt: skip
        return render(self.request, "units/change.html", context, status=status)

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        do = changing.decide if "confirm" in request.POST else changing.preview
        try:
            done = do(self.actor, self.kind, self.unit, form.cleaned_data)
        except Mistake as mistake:
            field = mistake.field if mistake.field in form.fields else None
            form.add_error(field, mistake.message)
            return self.show(form, status=422)
        if "confirm" not in request.POST:
            return self.show(form, told=done)
        messages.success(request, _("Đã ghi: %(change)s.") % {"change": done})
        for sentence in changing.remarks([done.pk], done.effective):
            messages.warning(request, sentence)
        return redirect("unit", self.unit.pk)


def paper(request, pk, form):
    """The decision's paper, for those who may see a unit it touched."""
    found = IssuedPaper.objects.filter(pk=pk, register=SHELF).first()
    touched = UnitPath.objects.filter(unit__versions__change=found and found.record_id, depth=0)
    reach = request.actor.units().filter(pk__in=touched.values("unit_id"))
    if found is None or form not in MEDIA or request.actor.only_counts or not reach.exists():
        raise Http404
    return answer(bytes(getattr(found, form)), f"quyet-dinh-{found.serial}-{found.year}", form)

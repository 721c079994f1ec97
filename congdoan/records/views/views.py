"""Saved views: a list as someone likes it, kept under a name, shared with one's office, counted by month."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.records.measure import over_days
from congdoan.records.saved import office_of, views_of
from congdoan.records.views.base import PostOnly, RegisterView
from congdoan.records.views.list import listing
from congdoan.trail.models import SavedView

MONTHS = 12
# Parts of an address that a month's figure sets itself.
SET = ("measure", "period", "tree", "by", "is", "own", "page", "sort", "day")


class SaveViewView(PostOnly, RegisterView):
    def post(self, request):
        mine = SavedView.objects.filter(register=self.register.path, owner=request.user)
        if forget := request.POST.get("forget"):
            mine.filter(pk=forget).delete()
            messages.success(request, _("Đã bỏ cách xem."))
            return redirect(self.url("list"))
        name, query = (
            request.POST.get("name", "").strip()[:80],
            request.POST.get("query", "")[:2000],
        )
        if not name:
            messages.error(request, _("Đặt tên cho cách xem rồi lưu lại."))
        else:
            shared = office_of(request) if request.POST.get("share") else None
            SavedView.objects.update_or_create(
                register=self.register.path, owner=request.user, name=name,
                defaults={"query": query.lstrip("?"), "unit": shared},
            )  # fmt: skip
            messages.success(request, _("Đã lưu cách xem «%(name)s».") % {"name": name})
        return redirect(f"{self.url('list')}?{query.lstrip('?')}")


class ViewView(RegisterView):
    """A saved view: how many it has found month by month, with whom it is shared."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.pk = pk
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def view(self):
        return get_object_or_404(views_of(self.register, self.actor), pk=self.pk)

    def get(self, request):
        measure = over_days(self.register.measures)
        months = list(self._months(measure)) if measure else []
        most = max((month["count"] for month in months), default=0)
        for month in months:
            month["bar"] = 100 * month["count"] / most if most else 0
        context = self.frame(
            view=self.view, months=months, measure=measure, path=self.path(), office=office_of(request),
            mine=self.view.owner_id == request.user.pk, view_url=f"{self.url('list')}?{self.view.query}",
        )  # fmt: skip
        return render(request, "records/view.html", context)

    def post(self, request):
        """Its owner shares it with his office, or takes it back."""
        if self.view.owner_id != request.user.pk:
            raise Http404
        self.view.unit = office_of(request) if request.POST.get("share") else None
        self.view.save(update_fields=["unit"])
        return redirect(self.url("view", self.pk))

    def _months(self, measure):
        """The last twelve months, this one so far: what the list behind each holds."""
        query = QueryDict(self.view.query, mutable=True)
        for name in SET:
            query.pop(name, None)
        asked = listing(self, query)
        for period in _back_from(self.request.day):
            asked.figure = {"measure": measure, "period": period, "tree": period.end}
            asked.tree_day = period.end
            told = query.copy()
            told.update({"measure": measure.code, "period": period.code})
            count = asked.found().order_by().count()
            yield {"label": period.label, "count": count, "text": number(count),
                   "url": f"{self.url('list')}?{told.urlencode()}"}  # fmt: skip


def _back_from(day):
    """The month of the day up to it, then the whole months before, the latest first."""
    first = day.replace(day=1)
    yield Period(first, day)
    for back in range(1, MONTHS):
        year, month = divmod(first.year * 12 + first.month - 1 - back, 12)
        yield Period.months(year, month + 1, month + 1)

"""Bulk edit: the same form over the fields in `bulk`, for chosen records or all that a list found."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.records import bulk
from congdoan.records.derive import form_class
from congdoan.records.own.known import in_force
from congdoan.records.remarking import watch
from congdoan.records.views.base import RegisterView
from congdoan.records.views.list import listing
from congdoan.trail.jobs import start

# So many are changed at once; more by the worker, and never more than a sheet holds.
LIMIT, MOST = 500, 100_000


def _say_nothing(field):
    """A field that changes nothing until something is chosen: no default, nothing required."""
    field.required, field.initial = False, None
    choices = getattr(field, "choices", None)
    if isinstance(choices, list) and not any(value in ("", None) for value, _label in choices):
        field.choices = [("", _("(giữ nguyên)")), *choices]


class BulkView(RegisterView):
    level = "edit"

    def get(self, request):
        """The chosen records and the fields that may be set for all of them."""
        return self._page(self._form())

    def post(self, request):
        values = {name: request.POST[name] for name in self._names() if request.POST.get(name)}
        faults = self._change(values) if values else [_("Chưa chọn giá trị nào để sửa.")]
        if faults:
            return self._page(self._form(values), faults, 422)
        return redirect(self._next)

    def _change(self, values):
        """Changes a few now and hands many to the worker; what keeps some from it."""
        reason, count = self.request.POST.get("reason", ""), len(self.pks)
        if count > MOST:
            return [_("Tìm thấy hơn %s bản ghi; hãy lọc bớt rồi sửa từng phần.") % number(MOST)]
        if count > LIMIT:
            return self._begin(values, reason)
        told = watch(self.actor, self.register, self.pks)
        faults = bulk.change(self.register, self.actor, self.pks, values, reason)
        if not faults:
            messages.success(self.request, _("Đã sửa %(n)s bản ghi.") % {"n": count})
            self.remark(told(self.pks))
        self._next = self.url("list")
        return faults

    def _begin(self, values, reason):
        title = _("Sửa %(n)s bản ghi: %(register)s")
        told = {"n": number(len(self.pks)), "register": self.register.title}
        payload = {
            "register": self.register.path,
            "pks": self.pks,
            "values": values,
            "reason": reason,
        }
        found = start(bulk.KIND, title % told, self.request.user, payload, self.url("list"))
        self._next = reverse("job", args=[found.pk])
        return []

    @cached_property
    def asked(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def pks(self):
        """Keys of the records that are meant, among those the actor may edit."""
        rows = self.register.rows(self.actor, "edit")
        if "all" in self.asked:
            rows = rows.filter(pk__in=self._listed().order_by().values("pk"))
        else:
            chosen = [int(one) for one in self.asked.getlist("id") if one.isdecimal()]
            rows = rows.filter(pk__in=chosen[:LIMIT])
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not keys:
            raise Http404
        return keys

    def _listed(self):
        """What the list found, asked as the list was asked."""
        return listing(self, QueryDict(self.asked.get("query", ""))).found()

    def _form(self, values=None):
        """Shows what was typed; records are judged one by one, and not this form over a few fields."""
        names = self._names()
        form = form_class(self.register)(actor=self.actor, names=names, own=self._own)
        form.initial = dict(values or {})
        for field in form.fields.values():
            _say_nothing(field)
        return form

    def _names(self):
        declared = self.register.fields_for(self.actor, self.register.words("bulk"))
        return [*declared, *(one.name for one in self._own)]

    @cached_property
    def _own(self):
        return in_force(self.register, self.request.standing, self.actor)

    def _page(self, form, faults=(), status=200):
        shown = self.register.rows(self.actor, "edit").filter(pk__in=self.pks[:LIMIT])
        context = self.frame(
            records=list(shown.select_related(*self.register.relations)), count=len(self.pks),
            more=max(0, len(self.pks) - LIMIT), form=form, faults=faults, later=len(self.pks) > LIMIT,
            whole="all" in self.asked, query=self.asked.get("query", ""),
        )  # fmt: skip
        return render(self.request, "records/bulk.html", context, status=status)

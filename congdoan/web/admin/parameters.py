"""The values of the law on a page: what holds on the day, what is missing, what was entered and by whom."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congdoan.access.giving import top
from congdoan.base import dates
from congdoan.base.parameters import shipped
from congdoan.base.text import exact
from congdoan.trail.parameters import ParameterEntry, current
from congdoan.web.admin.forms import ParameterForm
from congdoan.web.admin.views import AdminView
from congdoan.web.admin.words import word


class ParametersView(AdminView):
    """Everybody who keeps accounts reads them; the administrator at the top enters them."""

    def get(self, request):
        form, code = None, request.GET.get("code", "")
        if code and top(self.actor):
            form = ParameterForm(initial={"code": code}, day=request.day)
        return self.show(form)

    def show(self, form=None, status=200):
        day, rates = self.request.day, current()
        entries = ParameterEntry.objects.select_related("by")
        codes = dict.fromkeys(row.code for row in shipped())
        held = [found for code in codes if (found := rates.row(code, day))]
        context = {
            "form": form, "open_code": form and form["code"].value(),
            "open_name": form and form.name, "as_of": dates.show(day),
            "may_write": top(self.actor) is not None,
            "held": [(row, *worded(row.value)) for row in held if row.value is not None],
            "missing": [row for row in held if row.value is None],
            "entries": [(entry, *worded(entry.value)) for entry in entries],
        }  # fmt: skip
        return render(self.request, "admin/parameters.html", context, status=status)

    def post(self, request):
        if top(self.actor) is None:
            raise PermissionDenied(
                _("Tham số dùng chung cho mọi đơn vị, do người quản trị ở cấp cao nhất ghi.")
            )
        entry = ParameterEntry(by=request.user)
        form = ParameterForm(request.POST, instance=entry, day=request.day)
        if not form.is_valid():
            return self.show(form, status=422)
        form.save()
        messages.success(request, _("Đã ghi giá trị; áp dụng từ ngày đã nêu."))
        return redirect("parameters")


def worded(value):
    """(what the cell says, the lines of a table): 2340000 is «2.340.000», 0.005 is «0,005»."""
    if isinstance(value, dict):
        return "", [f"{word(name)}: {_inline(part)}" for name, part in value.items()]
    if isinstance(value, list):
        return "", [_inline(part) for part in value]
    return _inline(value), []


def _inline(value):
    if isinstance(value, dict):
        return ", ".join(f"{word(name)} {_inline(part)}" for name, part in value.items())
    if isinstance(value, list):
        return " – ".join(map(_inline, value))
    if isinstance(value, str | bool) or value is None:
        return "–" if value is None else str(word(value))
    return exact(value)

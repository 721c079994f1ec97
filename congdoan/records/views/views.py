"""Saved views: a list as someone likes it, kept under a name."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from congdoan.records.views.base import RegisterView
from congdoan.trail.models import SavedView


class SaveViewView(RegisterView):
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
            SavedView.objects.update_or_create(
                register=self.register.path, owner=request.user, name=name,
                defaults={"query": query.lstrip("?")},
            )  # fmt: skip
            messages.success(request, _("Đã lưu cách xem «%(name)s».") % {"name": name})
        return redirect(f"{self.url('list')}?{query.lstrip('?')}")

    def get(self, request):
        raise Http404

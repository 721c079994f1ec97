"""Administration: who may do what from when until when, the values of the law, and what was looked at."""

import datetime as dt
import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congdoan.access.giving import AREA, is_above
from congdoan.access.models import Grant, User
from congdoan.base.text import fold
from congdoan.trail.models import SealedLook
from congdoan.web.admin.forms import AccountForm, GrantForm

SHOWN = 200
PAGE = 50
DONE = {
    "insert": gettext_lazy("thêm"),
    "update": gettext_lazy("sửa"),
    "delete": gettext_lazy("xoá"),
}
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class AdminView(View):
    """For who manages access somewhere; others find nothing."""

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        if not self.actor.may("manage", AREA):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def grants(self):
        """Grants at the units this administrator keeps."""
        return Grant.objects.filter(unit__in=self.actor.unit_ids("manage", AREA))

    def user(self, pk):
        return get_object_or_404(User.objects.filter(grants__in=self.grants()).distinct(), pk=pk)


class AccountsView(AdminView):
    """The people with rights at the units of one's reach; `?new` shows the form of a new account."""

    def get(self, request):
        if "new" in request.GET:
            return self.ask(AccountForm(actor=self.actor))
        grants = self.grants().select_related("user", "role", "unit")
        text = request.GET.get("q", "").strip()
        for word in text.split():
            grants = grants.filter(
                Q(user__full_name__icontains=word)
                | Q(user__username__icontains=word)
                | Q(unit__folded__contains=fold(word))
            )
        pages = Paginator(grants.order_by("user__full_name", "user", "-since"), PAGE)
        page = pages.get_page(request.GET.get("page"))
        return render(request, "admin/accounts.html", {"page": page, "text": text})

    def ask(self, form, status=200):
        return render(self.request, "admin/account_new.html", {"form": form}, status=status)

    def post(self, request):
        form = AccountForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.ask(form, status=422)
        password, said = first_password(), form.cleaned_data
        user = User.objects.create_user(
            said["username"], password=password, full_name=said["full_name"], phone=said["phone"],
            must_change=True,
        )  # fmt: skip
        form.grant(user)
        told = _("Đã lập tài khoản %(name)s. Mật khẩu đầu tiên, chỉ hiện một lần: %(password)s")
        messages.warning(request, told % {"name": user.username, "password": password})
        return redirect("account", user.pk)


class AccountView(AdminView):
    """One account: its grants, a new one, an end to one, a new first password."""

    def get(self, request, pk):
        return self.show(self.user(pk), GrantForm(actor=self.actor))

    def show(self, user, form, status=200):
        grants = self.grants().filter(user=user).select_related("role", "unit").order_by("-since")
        context = {"person": user, "form": form, "grants": grants, "today": self.actor.day,
                   "past": given(self.grants().filter(user=user))}  # fmt: skip
        return render(self.request, "admin/account.html", context, status=status)

    def post(self, request, pk):
        user = self.user(pk)
        match request.POST.get("do"):
            case "end":
                self._end(user, request.POST.get("grant", ""))
            case "reset":
                self._reset(request, user)
            case "switch":
                self._switch(user)
            case _other if user == self.actor.user:
                raise PermissionDenied(_("Không tự giao quyền cho mình; nhờ người quản trị khác."))
            case _other:
                form = GrantForm(request.POST, actor=self.actor)
                if not form.is_valid():
                    return self.show(user, form, status=422)
                form.grant(user)
        return redirect("account", pk)

    def _end(self, user, pk):
        grant = get_object_or_404(
            self.grants().filter(user=user), pk=pk if pk.isdecimal() else None
        )
        grant.until = min(max(grant.since, self.actor.day), grant.until or dt.date.max)
        grant.save(update_fields=["until"])

    def _reset(self, request, user):
        self._only_mine(user)
        password = first_password()
        user.set_password(password)
        user.must_change = True
        user.save(update_fields=["password", "must_change"])
        messages.warning(
            request, _("Mật khẩu mới, chỉ hiện một lần: %(password)s") % {"password": password}
        )

    def _switch(self, user):
        if user == self.actor.user:
            raise PermissionDenied(
                _("Không tự khoá tài khoản của chính mình; nhờ người quản trị khác.")
            )
        self._only_mine(user)
        user.is_active = not user.is_active
        user.save(update_fields=["is_active"])

    def _only_mine(self, user):
        """Whoever also has rights elsewhere is reset there, by who stands above both."""
        if user.grants.exclude(pk__in=self.grants()).exists():
            raise PermissionDenied(
                _("Người này còn quyền ở đơn vị ngoài phạm vi; việc này do cấp trên chung làm.")
            )
        if not is_above(self.actor, user):
            raise PermissionDenied(
                _("Người này có quyền rộng hơn đồng chí; việc này do cấp trên làm.")
            )


def given(grants):
    """Who gave, changed or ended these grants and when, newest first."""
    events = Grant.pgh_event_model.objects.filter(pgh_obj__in=grants)
    for event in events.select_related("role", "unit", "pgh_context").order_by("-pgh_id")[:SHOWN]:
        known = event.pgh_context.metadata if event.pgh_context else {}
        yield {"event": event, "done": DONE[event.pgh_label], "who": known.get("who", "")}


class LooksView(AdminView):
    """Each time a sealed identity number was opened: by whom, when and why."""

    def get(self, request):
        people = User.objects.filter(grants__in=self.grants())
        looks = SealedLook.objects.filter(by__in=people).select_related("by").order_by("-at")
        return render(request, "admin/looks.html", {"looks": looks[:SHOWN]})


def first_password():
    """Easy to read aloud, hard to guess: three groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _place in range(4)) for _group in range(3))

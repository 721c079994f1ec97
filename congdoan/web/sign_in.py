"""Signing in and changing one's password. The demo shows its accounts; nothing else does."""

from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.web.demo import accounts


class SignIn(views.LoginView):
    template_name = "registration/login.html"
    redirect_authenticated_user = True

    @method_decorator(login_not_required)
    def dispatch(self, request, *args, **kwargs):
        """A part of a page asked for after the session ended sends the whole page here and back."""
        if "HX-Request" not in request.headers:
            return super().dispatch(request, *args, **kwargs)
        answer = HttpResponse(status=401)
        here = urlsplit(request.headers.get("HX-Current-URL", ""))
        if here.path:
            back = quote(urlunsplit(("", "", *here[2:])))
            answer["HX-Redirect"] = f"{reverse('login')}?next={back}"
        return answer

    def get_context_data(self, **kwargs):
        demo = {}
        if settings.DEMO:
            demo = {"demo_accounts": accounts.shown(), "demo_password": accounts.PASSWORD}
        return super().get_context_data(**kwargs, **demo)

    def form_valid(self, form):
        answer = super().form_valid(form)
        day = accounts.DAYS.get(form.get_user().get_username()) if settings.DEMO else None
        if day:
            self.request.session["day"] = day.isoformat()
            said = _(
                "Dữ liệu mẫu của tài khoản này đang được xem vào ngày %(day)s; đổi ngày ở đầu trang."
            )
            messages.info(self.request, said % {"day": dates.show(day)})
        return answer


class PasswordChange(views.PasswordChangeView):
    template_name = "registration/password_change.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form):
        form.user.must_change = False
        messages.success(self.request, _("Đã đổi mật khẩu."))
        return super().form_valid(form)

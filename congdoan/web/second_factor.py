"""The second factor: who manages shows a code from his phone before anything else."""

from django import forms
from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django_otp import login as otp_login
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from congdoan.base.papers.sheet import qr_svg

_OPEN = ("/second-factor/", "/logout/", "/static/", "/i18n/", "/login/", "/health/")


class SecondFactorMiddleware:
    """Sends a manager who has not shown a code to the page that asks for one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._must(request):
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('second-factor')}?{query}")
        return self.get_response(request)

    def _must(self, request):
        if not settings.SECOND_FACTOR or request.path.startswith(_OPEN):
            return False
        user = request.user
        return user.is_authenticated and not user.is_verified() and manages(request.actor)


def manages(actor):
    """Whether any of today's roles reaches the manage level anywhere."""
    return any("manage" in grant.role.levels.values() for grant in actor.grants)


class TokenForm(forms.Form):
    token = forms.CharField()

    def __init__(self, *args, user, device, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.device = user, device

    def clean_token(self):
        """The device that knows the token; kept as `self.device`."""
        token = self.cleaned_data["token"].replace(" ", "")
        if self.device is not None and not self.device.confirmed:
            known = self.device.verify_token(token)
        else:
            self.device = match_token(self.user, token)
            known = self.device is not None
        if not known:
            raise forms.ValidationError(_("Mã không đúng hoặc đã hết giờ; chờ mã mới rồi ghi lại."))
        return token


def page(request):
    """Asks for the code; the first time it shows the QR to enrol the phone."""
    device = TOTPDevice.objects.filter(user=request.user).order_by("-confirmed").first()
    if device is None:
        device = TOTPDevice.objects.create(user=request.user, name="phone", confirmed=False)
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    form = TokenForm(request.POST or None, user=request.user, device=device)
    if request.method == "POST" and form.is_valid():
        TOTPDevice.objects.filter(pk=form.device.pk).update(confirmed=True)
        otp_login(request, form.device)
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
        return redirect(wanted if safe else "/")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "next": wanted, "setup": None if device.confirmed else _setup(device)}
    return render(request, "registration/second_factor.html", context, status=status)


def _setup(device):
    qr = qr_svg(device.config_url, inline=True)
    secret = device.config_url.partition("secret=")[2].partition("&")[0]
    return {"qr": qr, "secret": secret}

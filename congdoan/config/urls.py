"""All addresses: the registers', then those of each app that has pages of its own."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from congdoan.records.urls import urlpatterns as register_urls

_OWN = [app for app in settings.INSTALLED_APPS if app.startswith("congdoan.")]

urlpatterns = [
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    *[
        path("", include(f"{app}.urls"))
        for app in _OWN
        if app != "congdoan.records" and find_spec(f"{app}.urls")
    ],
    path("", include("congdoan.records.api_urls")),
    *register_urls(),
]

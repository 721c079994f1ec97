"""All addresses: the registers', then those of each app that has pages of its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from congdoan.records.urls import urlpatterns as register_urls

_OWN = [app for app in settings.INSTALLED_APPS if app.startswith("congdoan.")]

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    *[
        path("", include(f"{app}.urls"))
        for app in _OWN
        if app != "congdoan.records" and find_spec(f"{app}.urls")
    ],
    path("", include("congdoan.records.api_urls")),
    *register_urls(),
]

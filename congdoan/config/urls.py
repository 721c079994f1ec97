"""All addresses: the frame's, the registers', the files' of each app."""

from django.urls import include, path

from congdoan.records.urls import urlpatterns as register_urls

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    *register_urls(),
]

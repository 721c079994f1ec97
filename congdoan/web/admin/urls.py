"""Addresses of administration."""

from django.urls import path

from congdoan.web.admin import views

urlpatterns = [
    path("accounts/", views.AccountsView.as_view(), name="accounts"),
    path("accounts/<int:pk>/", views.AccountView.as_view(), name="account"),
    path("parameters/", views.ParametersView.as_view(), name="parameters"),
    path("looks/", views.LooksView.as_view(), name="looks"),
]

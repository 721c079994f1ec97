"""Addresses of units."""

from django.urls import path

from congdoan.web.units import views

urlpatterns = [
    path("units/", views.index, name="units"),
    path("units/<int:pk>/", views.ProfileView.as_view(), name="unit"),
    path("units/<int:pk>/<str:kind>/", views.ChangeView.as_view(), name="unit-change"),
    path("units/papers/<int:pk>.<str:form>", views.paper, name="unit-paper"),
]

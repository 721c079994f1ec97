"""Addresses of progress and steering: the scorecard, a target's result, any measure told apart."""

from django.urls import path

from congdoan.analytics.views import net, parts, pivot, result, scorecard, told, units

urlpatterns = [
    path("scorecard/", scorecard.page, name="indicators-scorecard"),
    path("scorecard/freeze/", scorecard.freeze, name="analytics-freeze"),
    path("targets/<int:pk>/result/", result.page, name="indicators-result"),
    path("targets/<int:pk>/net/", net.page, name="indicators-net"),
    path("figures/", pivot.page, name="analytics-pivot"),
    path("figures/units/", units.page, name="analytics-units"),
    path("figures/parts/", parts.page, name="analytics-parts"),
    path("figures/told/", told.page, name="analytics-told"),
]

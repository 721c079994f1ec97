"""Addresses of the area beside its registers: catalogue, assignment. Results and scorecard stand in analytics."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from congdoan.indicators.views import (
    answering,
    assign,
    assign_list,
    cascade,
    catalogue,
    defining,
    proofs,
)

urlpatterns = [
    path("indicators/", catalogue.index, name="indicators-catalogue"),
    re_path(r"^indicators/(?P<code>IND-[\w.]+)/$", catalogue.detail, name="indicators-indicator"),
    path("indicators/new/", defining.page, name="indicators-define-new"),
    re_path(r"^indicators/(?P<code>IND-[\w.]+)/edit/$", defining.page, name="indicators-define"),
    path("targets/", RedirectView.as_view(pattern_name="indicators-targets-list", query_string=True),
         name="indicators-targets"),
    path("targets/<int:pk>/cascade/", cascade.page, name="indicators-cascade"),
    path("figures/proofs/", proofs.index, name="indicators-proofs"),
    path("figures/proofs/<int:pk>/", proofs.detail, name="indicators-proof"),
    path("assign/", assign_list.index, name="indicators-assign-list"),
    path("assign/target/<int:pk>/", assign_list.target, name="indicators-assign"),
    path("assign/<int:pk>/", assign.GridView.as_view(), name="indicators-decision"),
    path("assign/<int:pk>/preview.pdf", answering.preview, name="indicators-preview"),
    path("assign/share/<int:pk>/", answering.answer, name="indicators-answer"),
]  # fmt: skip

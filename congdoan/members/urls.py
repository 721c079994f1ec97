"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.members import cards, gate
from congdoan.members.views import MovementsView

urlpatterns = [
    path("members/movements/", MovementsView.as_view(), name="members-movements"),
    path("members/gate/", gate.GateView.as_view(), name="members-gate"),
    path("join/<str:token>/", gate.JoinView.as_view(), name="members-join"),
    path("card/", cards.check_page, name="member-card"),
    path("card/worker.js", cards.worker, name="member-card-worker"),
]

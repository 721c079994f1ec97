"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.members import asking, cards, ended_cards, gate, own_file, rolls
from congdoan.members.composition_view import CompositionView
from congdoan.members.scanning import ScanView
from congdoan.members.views import MovementsView
from congdoan.records.register import REGISTERS

urlpatterns = [
    path("members/movements/", MovementsView.as_view(), name="members-movements"),
    path("members/cards/", ended_cards.DueView.as_view(), name="members-cards-due"),
    path("members/composition/", CompositionView.as_view(), name="members-composition"),
    path(
        "members/scan/",
        ScanView.as_view(register=REGISTERS["members/duplicates"]),
        name="members-scan",
    ),
    path("members/rolls/<int:pk>/", rolls.RollView.as_view(), name="members-roll"),
    path("members/gate/", gate.GateView.as_view(), name="members-gate"),
    path("join/<str:token>/", gate.JoinView.as_view(), name="members-join"),
    path("join/<str:token>/move/", asking.MoveView.as_view(), name="members-move"),
    path("own/<str:token>/", own_file.OwnFileView.as_view(), name="members-own-file"),
    path("card/", cards.check_page, name="member-card"),
    path("card/lost/", cards.lost, name="member-card-lost"),
    path("card/ended/<int:block>/", ended_cards.ended_of, name="member-card-ended"),
    path("card/loss/", asking.LossView.as_view(), name="member-card-loss"),
    path("card/worker.js", cards.worker, name="member-card-worker"),
]

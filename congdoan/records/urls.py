"""A double loop over registers and routes hands each view its register."""

from django.urls import path

from congdoan.records.register import REGISTERS
from congdoan.records.views import ROUTES
from congdoan.records.views.picker import PickerView


def urlpatterns():
    """Every URL of every register; routes a register adds come before its own."""
    yield path("pick/<path:source>/", PickerView.as_view(), name="pick")
    for register in REGISTERS.values():
        for action, (tail, view) in {**ROUTES, **register.routes}.items():
            yield path(
                f"{register.path}/{tail}",
                view.as_view(register=register),
                name=register.url_name(action),
            )

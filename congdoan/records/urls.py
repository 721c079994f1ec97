"""A double loop over registers and routes hands each view its register."""

from django.urls import include, path

from congdoan.records.register import REGISTERS
from congdoan.records.views import ROUTES
from congdoan.records.views.picker import PickerView


def urlpatterns():
    """Every URL of every register; routes a register adds come before its own.

    A register's routes stand behind its path: whoever looks an address up passes a register in one step."""
    yield path("pick/<path:source>/", PickerView.as_view(), name="pick")
    for register in REGISTERS.values():
        yield path(f"{register.path}/", include(list(_routes(register))))


def _routes(register):
    for action, (tail, view) in {**ROUTES, **register.routes}.items():
        yield path(tail, view.as_view(register=register), name=register.url_name(action))

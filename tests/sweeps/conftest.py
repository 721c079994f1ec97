"""What every sweep starts from: a register, its unit, one record of it, and people of each role."""

import pytest

from congdoan.records.register import REGISTERS
from tests.sweeps.hands import PATHS, home


@pytest.fixture(params=PATHS)
def register(request):
    return REGISTERS[request.param]


@pytest.fixture
def unit(register, world):
    return world[register.example["unit"]]


@pytest.fixture
def record(register, unit, enter):
    return enter(register, unit.code)


@pytest.fixture
def people(register, as_):
    """Signed-in clients by what they are; the stranger holds no role anywhere."""
    at = home(register)
    return {
        "stranger": as_("none"), "other": as_("officer", "TB"), "reader": as_("reader", at),
        "officer": as_("officer", at), "manager": as_("manager", at),
    }  # fmt: skip


@pytest.fixture
def officer(register, as_):
    return as_("officer", home(register))

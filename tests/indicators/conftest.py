"""Targets, decisions and agreements, made briefly."""

import datetime as dt
from itertools import count

import pytest

from congdoan.access.system import System

SYSTEM = System("test data")
_number = count(1)


@pytest.fixture
def target(world):
    """target("IND-002", "TA", 100, …) is a saved target of 2026."""
    from congdoan.indicators.models import Target
    from congdoan.records.write import save

    def make(indicator, unit, value, **more):
        more.setdefault("start", dt.date(2026, 1, 1))
        more.setdefault("end", dt.date(2026, 12, 31))
        made = Target(indicator_id=indicator, unit=world[unit], value=value, **more)
        made.full_clean()
        return save(made, actor=SYSTEM)

    return make


@pytest.fixture
def measured(world):
    """measured("code", "kind", "formula") is an indicator over the measures that stand."""
    from congdoan.indicators.models import Indicator

    def make(code, kind, formula, unit="việc", **more):
        cuts = more.pop("cuts", ["state", "nonstate"])
        return Indicator.objects.create(
            code=code, name=f"Chỉ số {code}", group="Z", kind=kind, unit=unit,
            direction=more.pop("direction", "up"), compute=more.pop("compute", "auto"),
            formula=formula, cuts=cuts, **more,
        )  # fmt: skip

    return make


@pytest.fixture
def given(enter):
    """given("CS001", "2026-02-03", 40): a drive that sent so much on that day."""

    def make(unit, day, amount):
        return enter("welfare/drives", unit, name=f"Cuộc {next(_number)}", opened_on=day, closed_on=day,
                     transferred_on=day, amount=amount)  # fmt: skip

    return make


@pytest.fixture
def money(measured):
    """An indicator that counts what was given in the period."""
    return measured("T-1", "count", "drives.total", unit="đồng")

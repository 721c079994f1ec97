"""Targets, decisions and agreements, made briefly."""

import datetime as dt

import pytest

from congdoan.access.system import System

SYSTEM = System("test data")


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

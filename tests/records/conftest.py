"""Who brings sheets: the officer of CS001, where the workplace of the examples is; who adds fields: TA's manager."""

import pytest

from tests.analytics.conftest import given  # noqa: F401
from tests.records.own_fields import WORKPLACES


@pytest.fixture
def officer(as_, enter):
    enter("workplaces/workplaces")
    return as_("officer", "CS001")


@pytest.fixture
def manager(as_):
    return as_("manager", "TA")


@pytest.fixture
def place(enter):
    return enter(WORKPLACES)

"""The officer who brings sheets: of CS001, where the workplace of the examples is."""

import pytest

from tests.analytics.conftest import given  # noqa: F401


@pytest.fixture
def officer(as_, enter):
    enter("workplaces/workplaces")
    return as_("officer", "CS001")

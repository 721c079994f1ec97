"""An officer of province TA, and the catalogue of indicators that documents are read with."""

import pytest

from congdoan.indicators.indicator import Indicator
from congdoan.indicators.loading import load_catalogue


@pytest.fixture
def catalogue(db):
    load_catalogue()
    assert Indicator.objects.count() >= 60


@pytest.fixture
def officer(as_):
    return as_("officer", "TA")

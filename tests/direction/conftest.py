"""An officer of province TA, the catalogue that documents are read with, a programme and its heir."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.direction.rows import Rows
from congdoan.indicators.indicator import Indicator
from congdoan.indicators.loading import load_catalogue
from congdoan.indicators.registers.target import Target
from congdoan.records.write import save
from tests.growing import SYSTEM


@pytest.fixture
def catalogue(db):
    load_catalogue()
    assert Indicator.objects.count() >= 60


@pytest.fixture
def officer(as_):
    return as_("officer", "TA")


@pytest.fixture
def above(world):
    """An issued programme of TA: 3.000 members, a rate of 90 %, one task."""
    load_catalogue()
    days = {"start": dt.date(2026, 1, 1), "end": dt.date(2026, 12, 31)}
    count = Target(unit=world["TA"], indicator_id="IND-001", value=3000, quote="3.000", **days)
    rate = Target(unit=world["TA"], indicator_id="IND-020", value=90, quote="90%", **days)
    programme = Programme(
        unit=world["TA"], title="Chương trình công tác năm 2026", period_start=days["start"],
        period_end=days["end"], status="issued", signer="Hoàng Thọ Trung",
    )  # fmt: skip
    items = [
        ProgrammeItem(kind="target", text="3.000", target=save(count, actor=SYSTEM)),
        ProgrammeItem(kind="target", text="90%", target=save(rate, actor=SYSTEM)),
        ProgrammeItem(kind="task", text="Tập huấn cán bộ"),
    ]
    return save(programme, actor=SYSTEM, lines=[Rows(items)])


@pytest.fixture
def below(as_):
    """An officer right below TA."""
    return as_("officer", "HA1")


@pytest.fixture
def own(below, above):
    """The draft by which HA1 makes it its own, nothing decided yet."""
    answer = below.post(reverse("direction-derive", args=[above.pk]))
    assert answer.status_code == 302
    return Programme.all_rows.get(parent=above)

"""An officer of province TA, the catalogue that documents are read with, a programme and its heir, a document
that went out, a session of a committee."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.indicators.catalogue.indicator import Indicator
from congdoan.indicators.catalogue.loading import load_catalogue
from congdoan.indicators.registers.target import Target
from congdoan.records.rows import Rows
from congdoan.records.write import save
from tests.direction.documents import issued
from tests.direction.sitting import come
from tests.growing import SYSTEM
from tests.people import crowd


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


@pytest.fixture
def sent(officer, world):
    return issued(
        officer, world["TA"],
        [(world["TLD"], "", "report"), (world["HA1"], "", "carry_out"), (world["HA2"], "", "cooperate"),
         ("", "VT", "keep")],
    )  # fmt: skip


@pytest.fixture
def board(enter, world):
    """Five persons on the executive committee of CS001: the chair, his deputy and three others."""
    people = crowd(world["CS001"], 5)
    seats = ("chair", "vice_chair", "committee", "committee", "committee")
    for person, position in zip(people, seats, strict=True):
        enter("cadres/officials", person=person.pk, position=position)
    return people


@pytest.fixture
def meeting(enter, board):
    """A session of that committee on 12 June 2026, led by its chair."""
    return enter(
        "direction/meetings", held_on="2026-06-12", chair=board[0].pk, secretary=board[2].pk
    )


@pytest.fixture
def take(as_):
    """take(meeting, "held"): the officer of CS001 presses that step; the answer."""
    officer = as_("officer", "CS001")

    def step(meeting, state):
        url = reverse("direction-meetings-step", args=[meeting.pk])
        answer = officer.post(url, {"state": state})
        meeting.refresh_from_db()
        return answer

    return step


@pytest.fixture
def signed(meeting, take):
    """The session held by all five, its minutes signed."""
    take(meeting, "convened")
    come(meeting, 5)
    take(meeting, "held")
    take(meeting, "signed")
    assert meeting.status == "signed"
    return meeting

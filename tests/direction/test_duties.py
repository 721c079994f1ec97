"""My work names what waits here: documents half read, programmes from above, tasks that fall due."""

import datetime as dt

import pytest

from congdoan.direction.duties import duties
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.task import Task
from congdoan.records.write import save
from tests.direction.hands import given
from tests.growing import SYSTEM

DAY = dt.date(2026, 6, 15)


@pytest.fixture
def told(actor, world):
    """told("officer", "HA1"): (title, state, due) of what waits for that person there."""
    return lambda role, unit: [
        (one["title"], one["state"], one.get("due"))
        for one in duties(actor(role, unit), world[unit], DAY)
    ]


def programme(unit, **changes):
    said = {"title": "Chương trình năm 2026", "status": "issued", "period_start": dt.date(2026, 1, 1),
            "period_end": dt.date(2026, 12, 31), "signer": "Hoàng Thọ Trung"}  # fmt: skip
    return save(Programme(unit=unit, **{**said, **changes}), actor=SYSTEM)


def test_a_document_half_read_waits_for_who_may_decide(as_, told, catalogue):
    client = as_("officer", "HA1")
    reading = given(client, "004-ke-hoach-136.txt")
    assert told("officer", "HA1") == [("Đọc dở: 004-ke-hoach-136.txt", "waiting", None)]
    assert told("reader", "HA1") == [] and told("officer", "HA2") == []
    assert "Đọc dở" in client.get("/").content.decode()
    reading.status = "rejected"
    save(reading, actor=SYSTEM)
    assert told("officer", "HA1") == []


def test_a_programme_from_above_waits_until_the_unit_has_its_own(told, world):
    above = programme(world["TA"])
    programme(world["TA"], title="Dự thảo", status="draft")
    programme(world["TA"], title="Đã qua", period_start=dt.date(2025, 1, 1),
              period_end=dt.date(2025, 12, 31))  # fmt: skip
    assert told("officer", "HA1") == [("Cụ thể hoá: Chương trình năm 2026", "waiting", None)]
    own = [title for title, _state, _due in told("officer", "TA")]
    assert not any(title.startswith("Cụ thể hoá") for title in own) and told("officer", "HB1") == []
    programme(world["HA1"], parent=above)
    assert told("officer", "HA1") == [
        ("Sơ kết: Chương trình năm 2026", "waiting", dt.date(2026, 6, 30))
    ]


@pytest.mark.parametrize(
    ("due", "status", "state"),
    [
        (dt.date(2026, 6, 14), "doing", "late"),
        (dt.date(2026, 6, 15), "doing", "waiting"),
        (dt.date(2026, 6, 22), "assigned", "waiting"),
        (dt.date(2026, 6, 23), "assigned", None),
    ],
)
def test_a_task_waits_from_a_week_before_its_day_until_it_is_reported(
    told, world, due, status, state
):
    task = Task(
        unit=world["HA1"],
        text="Tập huấn",
        lead="Văn phòng",
        due=due,
        status=status,
        result="Đã tập huấn",
    )
    save(task, actor=SYSTEM)
    assert told("officer", "HA1") == ([("Tập huấn", state, due)] if state else [])

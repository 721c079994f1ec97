"""A commune's union below the size that the confederation asks for is founded all the same, and that is said."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine

from congdoan.orgs import changes
from congdoan.orgs.models import Change, Unit
from congdoan.trail.jobs import run_next, start
from congdoan.trail.models import Notice
from tests.pages import words
from tests.web.drafting import TODAY, press
from tests.web.test_units import change

pytestmark = pytest.mark.django_db
FOUND = {"kind": "CDX", "name": "Công đoàn xã Một", "code": "XA1", "short_name": "", "ownership": "",
         "sector": "", "effective": "15/6/2026", "number": "1/QĐ"}  # fmt: skip
SMALL = "dưới mức 1.500 đoàn viên và 10 công đoàn cơ sở"


@pytest.fixture
def norm(monkeypatch):
    """norm(members, unions): what is asked for."""

    def say(members, unions):
        rule = {"members_min": members, "cdcs_min": unions}
        rates = SimpleNamespace(value=lambda _code, _day: rule)
        monkeypatch.setattr("congdoan.web.units.norms.current", lambda: rates)

    return say


def test_founding_it_says_what_it_lacks_before_and_after_and_is_not_refused(world, manager):
    seen = words(change(manager, world["TA"], "found", confirm=False, **FOUND))
    assert f"Công đoàn xã Một có 0 đoàn viên và 0 công đoàn cơ sở, {SMALL}" in seen
    assert not Unit.objects.filter(code="XA1").exists()
    change(manager, world["TA"], "found", **FOUND)
    assert Unit.objects.filter(code="XA1").exists()
    assert SMALL in words(manager.get("/units/"))


def test_a_union_of_another_kind_is_held_to_no_such_size(world, manager):
    said = {**FOUND, "kind": "CDCS", "ownership": "non_state", "sector": "enterprise"}
    assert "dưới mức" not in words(change(manager, world["TA"], "found", confirm=False, **said))


ROWS = [["Thành lập", "XA1", "Công đoàn xã Một", "CDX", "TA"],
        ["Chuyển", "CS001", "", "", "XA1"], ["Chuyển", "CS002", "", "", "XA1"]]  # fmt: skip


def test_a_reorganisation_counts_what_is_moved_there_in_the_same_decision(draft, manager, enter):
    enter("members/memberships")
    answer, project = draft(ROWS)
    assert project.told["warnings"] and not project.told["faults"]
    page = words(manager.get(answer.url))
    assert f"Công đoàn xã Một có 1 đoàn viên và 2 công đoàn cơ sở, {SMALL}" in page
    assert SMALL in press(manager, project, "approve") and project.status == "executed"


def test_what_meets_the_norm_of_the_day_is_not_spoken_of(draft, norm, enter):
    enter("members/memberships")
    norm(1, 2)
    _answer, project = draft(ROWS)
    assert project.told["warnings"] == []


@pytest.mark.parametrize(("members", "unions"), [(2, 2), (1, 3)])
def test_lacking_one_of_both_is_enough(draft, norm, enter, members, unions):
    enter("members/memberships")
    norm(members, unions)
    _answer, project = draft(ROWS)
    assert len(project.told["warnings"]) == 1


def test_one_from_which_a_union_is_moved_away_is_looked_at_too(world, manager):
    commune = changes.found(code="XA1", name="Công đoàn xã Một", kind="CDX", parent=world["TA"],
                            effective=dt.date(2026, 1, 1), number="1/QĐ")  # fmt: skip
    changes.transfer(
        unit=world["CS001"], parent=commune, effective=dt.date(2026, 2, 1), number="2/QĐ"
    )
    said = {"parent": "HA1", "effective": "15/6/2026", "number": "3/QĐ"}
    seen = words(change(manager, world["CS001"], "transfer", confirm=False, **said))
    assert "Công đoàn xã Một có 0 đoàn viên và 0 công đoàn cơ sở" in seen
    said = {"name": "Công đoàn Một", "short_name": "", "effective": "15/6/2026", "number": "4/QĐ"}
    assert "dưới mức" not in words(change(manager, world["CS001"], "rename", confirm=False, **said))


def test_who_approved_hears_of_it_when_it_runs_on_its_day(draft, manager):
    _answer, project = draft(ROWS, effective=TODAY + dt.timedelta(days=1))
    press(manager, project, "approve")
    with time_machine.travel(dt.datetime(2026, 6, 16, 9), tick=True):
        start("reorganisations", "", None, {})
        assert run_next()
    assert Change.objects.filter(kind="found", number="45/QĐ-LĐLĐ").exists()
    assert Notice.objects.filter(text__contains=SMALL).exists()

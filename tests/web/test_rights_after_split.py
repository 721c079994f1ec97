"""After a split nobody has rights at the heirs by himself: who stands above gives them, person by person."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access.actor import Actor
from congdoan.access.models import Grant
from congdoan.orgs.models import Unit
from tests.pages import words
from tests.web.drafting import TODAY, press
from tests.web.test_units import change

pytestmark = pytest.mark.django_db
PARTS = "CS91; Công đoàn Một\nCS92; Công đoàn Hai"
SAID = {"effective": "15/6/2026", "number": "9/QĐ"}


@pytest.fixture
def held(person):
    """Who held rights at CS001: an officer and a reader."""
    return person("officer", "CS001"), person("reader", "CS001")


@pytest.fixture
def split(world, held, manager):
    assert change(manager, world["CS001"], "split", parts=PARTS, **SAID).status_code == 302
    world["CS001"].refresh_from_db()
    return world["CS001"]


def heir(code):
    return Unit.objects.get(code=code)


def may(user, code):
    return Actor(user).may_at("edit", "members", heir(code))


def at(unit):
    return reverse("unit-rights", args=[unit.pk])


def grant(user, unit):
    return Grant.objects.get(user=user, unit=unit)


def test_nobody_has_rights_at_an_heir_by_himself(split, held):
    officer, _reader = held
    assert not may(officer, "CS91") and not may(officer, "CS92")


def test_the_unions_above_are_asked_on_their_desks_and_on_the_unit_s_page(split, manager, as_):
    asked = "2 quyền ở Công đoàn CS001 đã chia tách"
    assert asked in words(as_("manager", "HA1").get("/")) and asked in words(manager.get("/"))
    assert asked not in words(as_("officer", "HA1").get("/"))
    page = words(manager.get(reverse("unit", args=[split.pk])))
    assert "2 quyền ở đơn vị đã chia tách này chưa được giao" in page


def test_one_press_gives_one_person_his_role_at_one_heir(split, held, manager):
    officer, _reader = held
    one = grant(officer, split)
    answer = manager.post(at(split), {"grant": one.pk, "heir": heir("CS91").pk})
    assert answer.status_code == 302
    assert may(officer, "CS91") and not may(officer, "CS92")
    one.refresh_from_db()
    assert one.until == dt.date(2026, 6, 14), "the old right is over"
    new = grant(officer, heir("CS91"))
    assert (new.since, new.role, new.until) == (TODAY, one.role, None)
    manager.post(at(split), {"grant": one.pk, "heir": heir("CS92").pk})
    manager.post(at(split), {"grant": one.pk, "heir": heir("CS92").pk})
    assert may(officer, "CS92") and Grant.objects.filter(user=officer).count() == 3
    page = words(manager.get(at(split)))
    assert page.count("từ 15/6/2026") == 2 and "đến hết 14/6/2026" in page


def test_who_goes_on_nowhere_is_ended_and_asked_for_no_more(split, held, manager):
    for one in held:
        manager.post(at(split), {"grant": grant(one, split).pk, "end": "1"})
    assert not Grant.objects.filter(unit=split).on(TODAY).exists()
    assert "đã chia tách" not in words(manager.get("/"))
    assert "chưa được giao" not in words(manager.get(reverse("unit", args=[split.pk])))


def test_only_who_manages_rights_above_gives_them_and_nobody_to_himself(split, held, as_, person):
    officer, _reader = held
    one = {"grant": grant(officer, split).pk, "heir": heir("CS91").pk}
    assert as_("manager", "TB").post(at(split), one).status_code == 404
    assert as_("officer", "TA").post(at(split), one).status_code == 403
    assert as_("officer", "CS001").post(at(split), one).status_code == 403
    assert not may(officer, "CS91")


def test_a_manager_of_the_ended_unit_gives_himself_nothing(world, manager, as_, person):
    boss = person("manager", "CS001")
    change(manager, world["CS001"], "split", parts=PARTS, **SAID)
    mine = {"grant": grant(boss, world["CS001"]).pk, "heir": heir("CS91").pk}
    assert as_("manager", "CS001").post(at(world["CS001"]), mine).status_code == 403
    assert not may(boss, "CS91")


def test_a_unit_that_was_not_split_asks_nothing(world, manager):
    assert manager.get(at(world["CS001"])).status_code == 404
    change(manager, world["HA1"], "merge", units=[world["HA2"].pk], **SAID)
    assert manager.get(at(world["HA2"])).status_code == 404


def test_another_s_grant_is_not_moved_by_its_number(split, person, manager):
    stranger = person("officer", "CS002")
    other = Grant.objects.get(user=stranger)
    answer = manager.post(at(split), {"grant": other.pk, "heir": heir("CS91").pk})
    assert answer.status_code == 404
    assert manager.post(at(split), {"grant": "x"}).status_code == 404


def test_the_project_that_split_it_asks_too_and_stands_once_rights_were_given(
    draft, held, manager, world
):
    rows = [["Chia tách", "CS001", "Công đoàn Một", "", "CS91"],
            ["Chia tách", "CS001", "Công đoàn Hai", "", "CS92"]]  # fmt: skip
    _answer, project = draft(rows)
    press(manager, project, "approve")
    page = words(manager.get(reverse("unit-project", args=[project.pk])))
    assert "chưa được giao ở đơn vị mới: Công đoàn CS001 (2)" in page
    one = grant(held[0], world["CS001"])
    manager.post(at(world["CS001"]), {"grant": one.pk, "heir": heir("CS91").pk})
    assert "Không hoàn lại được" in press(manager, project, "undo")


def test_the_desk_asks_no_more_questions_for_it(world, held, manager, as_):
    client = as_("manager", "HA1")

    def questions():
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/")
        return len(asked), "quyền ở Công đoàn CS001" in words(page)

    before, told = questions()
    assert not told
    change(manager, world["CS001"], "split", parts=PARTS, **SAID)
    assert questions() == (before, True)

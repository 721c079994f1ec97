"""A union suspended by decision stands in the tree, keeps its officials, admits nobody and is counted apart."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.cadres.registers.official import Official
from congdoan.indicators.kept import figures, proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.members import gate
from congdoan.members.registers.application import Application
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.transfer import Transfer
from congdoan.orgs.models import Change
from tests.members.test_gate import GOOD
from tests.pages import words
from tests.people import figure
from tests.sweeps.hands import no_lines
from tests.web.drafting import TODAY, press
from tests.web.test_units import change

pytestmark = pytest.mark.django_db
MAY, MARCH = dt.date(2026, 5, 1), dt.date(2026, 3, 1)
CODES = ("orgs.grassroots", "orgs.suspended")


@pytest.fixture
def suspended(world, manager):
    """CS001, suspended since 1 May 2026."""
    assert change(manager, world["CS001"], "suspend", effective="1/5/2026").status_code == 302
    return world["CS001"]


def counted(world, day):
    period = Period(day, day)
    return [figures.value(code, world["TA"], period, day) for code in CODES]


def test_it_is_counted_apart_from_the_day_of_the_decision_on(suspended, world, manager):
    assert [counted(world, day) for day in (MARCH, MAY, TODAY)] == [[2, 0], [1, 1], [1, 1]]
    assert change(manager, suspended, "resume", effective="10/6/2026").status_code == 302
    assert [counted(world, day) for day in (MAY, TODAY)] == [[1, 1], [2, 0]]


def test_kept_figures_follow_it(world, manager):
    span = Span.objects.create(start=MAY, end=MAY, tree=TODAY)
    recounting.keep(span, CODES)
    catch_up()
    change(manager, world["CS001"], "suspend", effective="1/5/2026")
    catch_up()
    span.refresh_from_db()
    assert span.codes and list(proving.differences(span)) == []
    assert figures.value("orgs.suspended", world["TA"], Period(MAY, MAY), TODAY) == 1


def test_it_stands_where_it_stood_and_is_marked(suspended, manager, world):
    page = words(manager.get(reverse("unit", args=[suspended.pk])))
    assert "tạm dừng hoạt động từ 01/5/2026" in page
    assert "Khôi phục hoạt động" in page
    tree = words(manager.get(reverse("units"), {"at": world["HA1"].pk}))
    assert "Công đoàn CS001 tạm dừng hoạt động" in tree
    before = words(manager.get(reverse("units"), {"at": world["HA1"].pk, "day": "2026-03-01"}))
    assert "Công đoàn CS001" in before and "tạm dừng" not in before


def test_only_what_says_something_is_offered_and_taken(world, manager, suspended):
    def offered(unit):
        return [
            kind for kind, _label in manager.get(reverse("unit", args=[unit.pk])).context["kinds"]
        ]

    assert "resume" in offered(suspended) and "suspend" not in offered(suspended)
    assert "suspend" in offered(world["CS002"]) and "resume" not in offered(world["CS002"])
    again = change(manager, suspended, "suspend", effective="1/6/2026")
    assert "đã tạm dừng hoạt động" in words(again, 422)
    none = change(manager, world["CS002"], "resume", effective="1/6/2026")
    assert "không tạm dừng hoạt động" in words(none, 422)


def test_the_decision_is_seen_before_and_printed_after(world, manager):
    seen = words(change(manager, world["CS001"], "suspend", confirm=False, effective="1/5/2026"))
    assert "giữ nguyên chỗ và tên" in seen and not Change.objects.filter(kind="suspend").exists()
    change(manager, world["CS001"], "suspend", effective="1/5/2026")
    page = manager.get(reverse("unit", args=[world["CS001"].pk]))
    [life] = [one for one in page.context["life"] if one["change"].kind == "suspend"]
    assert life["paper"].subject == "Tạm dừng hoạt động của Công đoàn CS001"
    paper = manager.get(reverse("unit-paper", args=[life["paper"].pk, "pdf"]))
    assert paper.content.startswith(b"%PDF")


def test_a_name_or_a_place_that_changes_meanwhile_leaves_it_suspended(suspended, manager, world):
    change(manager, suspended, "rename", name="Công đoàn Một", short_name="", effective="2/6/2026")
    change(manager, suspended, "transfer", parent="HA2", effective="3/6/2026")
    suspended.refresh_from_db()
    assert suspended.suspended_since(TODAY) == MAY
    assert counted(world, TODAY) == [1, 1]


def test_its_officials_keep_office_and_its_members_stay(suspended, enter):
    enter("cadres/officials")
    enter("members/memberships", joined_on="2026-02-03")
    day = Period(TODAY, TODAY)
    assert figure("officials.count", day) == 1 == figure("members.on_roll", day)
    assert Official.all_rows.get().until is None


@pytest.mark.parametrize(("day", "admits"), [("2026-04-20", True), ("2026-05-20", False)])
def test_it_admits_nobody_from_that_day_on(suspended, enter, as_, day, admits):
    facts = {"applied_on": "2026-04-01", "status": "checked", "decided_on": day}
    one = enter("members/applications", **facts)
    at = f"/members/applications/{one.pk}/step/"
    answer = as_("officer", "CS001").post(at, {"state": "decided"})
    assert Membership.all_rows.exists() == admits
    if not admits:
        assert answer.status_code == 422 and "gửi đơn đến công đoàn cấp trên" in answer.text
        assert Application.all_rows.get().status == "checked"


def test_nobody_is_written_into_its_roll(suspended, as_, enter):
    person = enter("members/people")
    form = {"unit": "CS001", "person": person.code, "employment": "formal", "joined_on": "01/06/2026",
            "decision_no": "3/QĐ", "status": "active", "entry": "admitted",
            **no_lines(Membership.register)}  # fmt: skip
    at = reverse("members-memberships-new")
    refused = as_("officer", "CS001").post(at, form)
    assert refused.status_code == 422 and "chưa kết nạp" in refused.text
    refused = as_("officer", "CS001").post(at, {**form, "entry": "transferred_in"})
    assert refused.status_code == 422 and "chưa tiếp nhận" in refused.text


def test_nobody_moves_to_it_while_it_rests(world, manager, as_, enter):
    """Who asked before is not received either, and no slip is lost: it may be refused or wait."""
    moving = enter("members/memberships", "CS002", joined_on="2025-01-01")
    facts = {"from_unit": "CS002", "person": moving.person, "status": "released"}
    slip = enter(
        "members/transfers", "CS001", asked_on="2026-04-20", moved_on="2026-05-20", **facts
    )
    change(manager, world["CS001"], "suspend", effective="1/5/2026")
    step = f"/members/transfers/{slip.pk}/step/"
    refused = as_("officer", "CS001").post(step, {"state": "received"})
    assert refused.status_code == 422 and "chọn nơi đến khác" in refused.text
    form = {"unit": "CS001", "from_unit": "CS002", "asked_on": "20/5/2026", "status": "asked",
            "person": moving.person.code}  # fmt: skip
    asked = as_("officer", "CS002").post("/members/transfers/new/", form)
    assert asked.status_code == 422 and "tạm dừng hoạt động từ 01/5/2026" in asked.text
    assert Transfer.all_rows.get().status == "released"


def test_the_gate_says_so_to_whoever_asks_to_join(suspended):
    link = reverse("members-join", args=[gate.SIGNER.sign("CS001")])
    answer = Client().post(link, GOOD)
    assert answer.status_code == 422 and "gửi đơn đến công đoàn cấp trên" in answer.text
    assert 'value="Vàng Thị Dở"' in answer.text


def test_a_reorganisation_suspends_and_is_taken_back(draft, manager, world):
    _answer, project = draft([["Tạm dừng", "CS001", "", "", ""], ["Tạm dừng", "CS002", "", "", ""]])
    press(manager, project, "approve")
    assert counted(world, TODAY) == [0, 2]
    press(manager, project, "undo")
    assert counted(world, TODAY) == [2, 0]


def test_the_chart_marks_it(suspended, world, manager):
    chart = words(manager.get(reverse("unit-chart", args=[world["HA1"].pk]), {"levels": "1"}))
    assert "Công đoàn CS001 tạm dừng hoạt động" in chart

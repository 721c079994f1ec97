"""The roll of a union that has ended goes on to its heirs, part by part, and nobody above counts a change."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.members.registers.membership import Membership
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.trail.jobs import Job, run_next
from tests.members.conftest import all_of
from tests.people import figure
from tests.sweeps.hands import queries

DAY = dt.date
SPLIT = DAY(2026, 6, 10)
NUMBER = "9/QĐ-LĐLĐ"


@pytest.fixture
def groups(world):
    """Two groups of CS001."""
    return [
        changes.found(code=f"T{n}", name=f"Tổ {n}", kind="TCD", parent=world["CS001"], number="1/QĐ",
                      effective=DAY(2025, 1, 1))
        for n in (1, 2)
    ]  # fmt: skip


@pytest.fixture
def split(world, groups, member):
    """CS001 with three members of each group, one of none and one of an upper union's, split in two."""
    for group in groups:
        for _one in range(3):
            member("CS001", joined_on=DAY(2025, 1, 1), group=group, card_no="0100001")
    member("CS001", joined_on=DAY(2025, 1, 1), status="suspended", suspended_on=DAY(2026, 1, 5),
           suspended_for="Nghỉ không lương")  # fmt: skip
    parts = [{"code": f"CS9{n}", "name": f"Công đoàn phần {n}", "children": [group]}
             for n, group in enumerate(groups, start=1)]  # fmt: skip
    changes.split(unit=world["CS001"], parts=parts, effective=SPLIT, number=NUMBER)
    world["CS001"].refresh_from_db()
    return world["CS001"]


def page_of(unit):
    return f"/members/rolls/{unit.pk}/"


def on_roll(code):
    return all_of(Membership).filter(unit__code=code, left_on=None)


def said(form, **more):
    """What the page shows, posted as it is, with more chosen."""
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value is not None} | more


def test_each_group_goes_where_it_hangs_and_who_has_none_is_chosen_for(split, as_, world):
    officer = as_("officer", "HA1")
    form = officer.get(page_of(split)).context["form"]
    heirs = {one.code: one.pk for one in Unit.objects.filter(code__in=("CS91", "CS92"))}
    assert (
        officer.post(page_of(split), said(form, day="10/6/2026", to_0_0=heirs["CS92"])).status_code
        == 302
    )
    assert [on_roll(code).count() for code in ("CS001", "CS91", "CS92")] == [0, 3, 4]
    assert {one.group.code for one in on_roll("CS91").select_related("group")} == {"T1"}
    moved = on_roll("CS91").first()
    assert (moved.joined_on, moved.entry, moved.decision_no) == (SPLIT, "transferred_in", NUMBER)
    assert moved.card_no == "0100001" and moved.person.unit.code == "CS91"
    before = all_of(Membership).get(person=moved.person, left_on=SPLIT)
    assert (before.exit, before.exit_no, before.status) == ("transferred_out", NUMBER, "left")


def test_who_was_suspended_still_is(split, as_):
    officer = as_("officer", "HA1")
    heir = Unit.objects.get(code="CS91").pk
    officer.post(page_of(split), {"day": "10/6/2026", "to_0_0": heir})
    [one] = on_roll("CS91")
    assert (one.status, one.suspended_on, one.suspended_for) == (
        "suspended",
        SPLIT,
        "Nghỉ không lương",
    )


def test_nobody_above_counts_a_change(split, as_, world):
    june, codes = Period(DAY(2026, 6, 1), DAY(2026, 6, 30)), ("members.on_roll", "members.admitted")
    before = [figure(code, june, world["HA1"]) for code in codes]
    officer = as_("officer", "HA1")
    form = officer.get(page_of(split)).context["form"]
    officer.post(page_of(split), said(form, day="10/6/2026"))
    assert [figure(code, june, world["HA1"]) for code in codes] == before == [7, 0]
    came, went = (figure(f"members.transferred_{way}", june, world["HA1"]) for way in ("in", "out"))
    assert came == went == 6


def test_a_day_before_the_end_and_nothing_chosen_are_told(split, as_):
    officer = as_("officer", "HA1")
    early = officer.post(
        page_of(split), {"day": "9/6/2026", "to_0_0": Unit.objects.get(code="CS91").pk}
    )
    assert early.status_code == 422 and "từ 10/6/2026" in early.text
    nothing = officer.post(page_of(split), {"day": "10/6/2026"})
    assert nothing.status_code == 422 and "ít nhất một nhóm" in nothing.text
    assert on_roll("CS001").count() == 7


def test_only_an_heir_takes_them_and_only_their_keeper_moves_them(split, as_, world):
    officer = as_("officer", "HA1")
    stranger = officer.post(page_of(split), {"day": "10/6/2026", "to_0_0": world["CS002"].pk})
    assert stranger.status_code == 422
    for role, unit in (("officer", "HA2"), ("reader", "HA1")):
        assert as_(role, unit).get(page_of(split)).status_code == 404
    assert officer.get(page_of(world["CS002"])).status_code == 404  # it has not ended


def test_a_merged_union_s_roll_goes_to_the_one_that_carries_on_the_heir(member, world, as_):
    member("CS001", joined_on=DAY(2025, 1, 1))
    new = changes.found(code="CS8", name="Công đoàn mới", kind="CDCS", parent=world["HA1"],
                        effective=DAY(2026, 1, 1), number="1/QĐ")  # fmt: skip
    last = changes.found(code="CS7", name="Công đoàn sau", kind="CDCS", parent=world["HA1"],
                         effective=DAY(2026, 1, 1), number="2/QĐ")  # fmt: skip
    changes.merge(units=[world["CS001"]], into=new, effective=DAY(2026, 5, 1), number="3/QĐ")
    changes.merge(units=[new], into=last, effective=DAY(2026, 6, 1), number="4/QĐ")
    form = as_("officer", "HA1").get(page_of(world["CS001"])).context["form"]
    assert [one.code for one in form.heirs] == ["CS7"]
    as_("officer", "HA1").post(page_of(world["CS001"]), said(form, day="1/6/2026"))
    assert on_roll("CS7").count() == 1


def test_a_long_roll_is_moved_by_the_worker_whole(split, as_, monkeypatch):
    monkeypatch.setattr("congdoan.members.rolls.AT_ONCE", 2)
    officer = as_("officer", "HA1")
    form = officer.get(page_of(split)).context["form"]
    answer = officer.post(page_of(split), said(form, day="10/6/2026"))
    assert answer.status_code == 302 and on_roll("CS001").count() == 7
    assert run_next()
    job = Job.objects.get(kind="roll")
    assert job.state == "done" and "6 đoàn viên" in job.message
    assert on_roll("CS001").count() == 1


def test_forty_groups_cost_the_page_no_more_than_two(world, member, as_):
    def cost(many):
        at = page_of(changes.found(code=f"CS{many}", name="Công đoàn", kind="CDCS", parent=world["HA1"], number="1/QĐ",
                                   effective=DAY(2025, 1, 1)))  # fmt: skip
        unit = Unit.objects.get(code=f"CS{many}")
        world[unit.code] = unit
        groups = [
            changes.found(code=f"T{many}-{n}", name=f"Tổ {n}", kind="TCD", parent=unit, number="1/QĐ",
                          effective=DAY(2025, 1, 1))
            for n in range(many)
        ]  # fmt: skip
        for group in groups:
            member(unit.code, joined_on=DAY(2025, 1, 1), group=group)
        parts = [
            {"code": f"{unit.code}-{n}", "name": "Phần", "children": groups[n::2]} for n in (0, 1)
        ]
        changes.split(unit=unit, parts=parts, effective=SPLIT, number=NUMBER)
        client = as_("officer", "HA1")
        client.get(at)
        return queries(client, at)[0]

    assert cost(40) == cost(2) <= 30

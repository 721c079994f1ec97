"""Targets handed down: offered from below, decided, adjusted with a reason, settled at the year's end."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine

from congdoan.indicators.duties import duties
from congdoan.indicators.models import AssignmentDecision, Share, Target
from congdoan.trail.models import Notice
from tests.indicators.hands import below
from tests.pages import words

DAY = dt.date(2026, 6, 15)


def test_units_are_invited_and_what_they_register_is_proposed(draft, step, person, enter, world):
    chair = person("manager", "HA1")
    assert "Đã mời 1 người" in step(draft, "invite")
    assert Notice.objects.get().user == chair
    enter("indicators/registrations", "HA1", year=2026, value="70")
    page = step(draft, "registered")
    assert "Đăng ký" in page and "70" in page
    given = dict(Share.objects.values_list("to_unit", "value"))
    assert given == {world["HA1"].pk: Decimal(70), world["HA2"].pk: None}


def test_what_was_registered_without_a_part_is_of_the_usual_one_that_the_target_names(
    boss, target, step, enter
):
    wanted = target("IND-025", "TA", 10, cut="enterprise")
    boss.post(f"/assign/target/{wanted.pk}/")
    enter("indicators/registrations", "HA1", indicator="IND-025", year=2026, value="7")
    step(AssignmentDecision.all_rows.get(), "registered")
    given = dict(Share.objects.values_list("to_unit__code", "value"))
    assert given == {"HA1": 7, "HA2": None}


def test_a_union_registers_once_for_one_thing_of_one_year(as_, enter, world):
    enter("indicators/registrations", "CS001", year=2027)
    again = as_("officer", "CS001").post(
        "/indicators/registrations/new/",
        {"unit": world["CS001"].pk, "indicator": "IND-002", "year": "2027", "value": "9"},
    )
    assert again.status_code == 422 and "hãy sửa bản đã có" in again.content.decode()


def test_an_adjustment_says_why_and_only_what_changes(sent, step, write, world):
    assert "Ghi lý do" in step(sent, "adjust", reason=" ")
    step(sent, "adjust", reason="Hai doanh nghiệp chuyển trụ sở")
    adjusting = AssignmentDecision.all_rows.get(adjusts=sent)
    assert adjusting.shares.count() == 2
    step(adjusting, "submitted")
    assert "Chưa mức nào khác" in step(adjusting, "decided")
    step(adjusting, "draft")
    write(adjusting, HA1="75")
    for state in ("submitted", "decided", "sent"):
        step(adjusting, state)
    assert [share.to_unit for share in adjusting.shares.all()] == [world["HA1"]]
    assert (below(world, "HA1").value, below(world, "HA2").value) == (75, 40)
    assert below(world, "HA1").reason == "Hai doanh nghiệp chuyển trụ sở"
    assert Target.all_rows.filter(parent__isnull=False).count() == 2, "changed, not doubled"


@pytest.fixture
def in_parts(halved, step):
    """The draft that adjusts a decision of two parts."""
    step(halved, "adjust", reason="Đổi cơ cấu")
    return AssignmentDecision.all_rows.get(adjusts=halved)


@pytest.fixture
def retype(in_parts, step, world):
    """retype(state=16, nonstate=34): HA1's parts in the draft that adjusts."""

    def go(**values):
        parts = {one.target.cut: one for one in in_parts.shares.filter(to_unit=world["HA1"])}
        cells = {
            f"s-{parts[cut].target_id}-{world['HA1'].pk}": str(value)
            for cut, value in values.items()
        }
        step(in_parts, "save", **cells)
        return in_parts

    return go


def test_parts_adjusted_together_are_held_to_their_own_sums(retype, step, world):
    adjusting = retype(state=16, nonstate=36)
    for state in ("submitted", "decided"):
        step(adjusting, state)
    made = Target.all_rows.get(unit=world["HA1"], cut="state")
    assert adjusting.status == "decided" and (made.value, made.part_of.value) == (16, 52)


def test_a_part_adjusted_alone_stays_a_part(retype, step, world):
    adjusting = retype(state=16, nonstate=34)
    # 34 beside the 35 that HA2 keeps: one short of 70.
    assert "còn thiếu 1 so với 70" in step(adjusting, "submitted")
    step(adjusting, "save", short_reason="Bù ở khu vực nhà nước")
    for state in ("submitted", "decided"):
        step(adjusting, state)
    made = Target.all_rows.get(unit=world["HA1"], cut="state")
    assert made.value == 16 and made.part_of.value == 50


def test_a_decision_waits_on_the_desk_of_who_gives_until_it_is_sent_and_again_when_its_year_is_over(
    draft, write, step, actor, world
):
    def waits(day):
        found = duties(actor("manager", "TA"), world["TA"], day)
        return [(one["title"], one["meta"]) for one in found]

    write(draft, HA1="60", HA2="40")
    for state, label in (("submitted", "Đã trình"), ("decided", "Đã quyết định")):
        step(draft, state)
        assert waits(DAY) == [(draft.title, label)]
    step(draft, "sent")
    assert waits(DAY) == []
    late = waits(dt.date(2027, 1, 1))
    assert late == [(f"Tổng kết chỉ tiêu: {draft.title}", "Đã gửi")]
    AssignmentDecision.all_rows.filter(pk=draft.pk).update(status="settled")
    assert waits(dt.date(2027, 1, 1)) == []


@pytest.mark.parametrize("when", [dt.datetime(2026, 12, 31, 9), dt.datetime(2027, 2, 10, 9)])
def test_a_year_is_settled_when_it_is_over_and_stays_as_it_was_written(
    sent, step, enter, world, when
):
    assert "tổng kết từ ngày" in step(sent, "settled") and sent.status == "sent"
    enter("members/memberships", "CS001", joined_on="2026-03-01")
    with time_machine.travel(when, tick=True):
        page = step(sent, "settled")
    assert sent.status == "settled" and "Đạt được" in page and "Không đạt" in page
    reached = {share.to_unit.code: (share.reached, share.outcome) for share in sent.shares.all()}
    assert reached == {"HA1": (1, "late"), "HA2": (0, "late")}
    enter(
        "members/memberships",
        "CS001",
        joined_on="2026-04-01",
        person=enter("members/people", code="X2"),
    )
    assert sent.shares.get(to_unit=world["HA1"]).reached == 1


def test_a_unit_that_still_waits_for_an_answer_holds_the_settlement_up(sent, step, as_, world):
    share = sent.shares.get(to_unit=world["HA2"])
    as_("manager", "HA2").post(
        f"/assign/share/{share.pk}/", {"answer": "counter", "value": "30", "reason": "Ít lao động"}
    )
    with time_machine.travel(dt.datetime(2026, 12, 31, 9, 0), tick=True):
        assert "còn đề nghị mức khác" in step(sent, "settled")
    assert sent.status == "sent"


def test_no_year_is_settled_over_an_adjustment_still_drafted_and_none_is_decided_after_it(
    sent, step, write, world
):
    step(sent, "adjust", reason="Hai doanh nghiệp chuyển trụ sở")
    adjusting = AssignmentDecision.all_rows.get(adjusts=sent)
    write(adjusting, HA1="75")
    with time_machine.travel(dt.datetime(2027, 1, 5, 9, 0), tick=True):
        page = step(sent, "settled")
        assert sent.status == "sent"
        assert "Còn bản điều chỉnh chưa ban hành: «Điều chỉnh: Giao" in page
        AssignmentDecision.all_rows.filter(pk=sent.pk).update(status="settled")
        step(adjusting, "submitted")
        assert "đã tổng kết năm 2026 nên không điều chỉnh nữa" in step(adjusting, "decided")
    sent.refresh_from_db()
    assert (adjusting.status, adjusting.number, sent.status) == ("submitted", "", "settled")
    assert below(world, "HA1").value == 60


@pytest.mark.parametrize(
    "said",
    [
        {"value": "10", "reason": "Khó"},
        {"status": "closed"},
        {"end": "31/12/2030", "reason": "Khó"},
    ],
)
def test_who_received_a_target_does_not_write_over_it(sent, as_, world, said):
    mine = below(world, "HA1")
    held = {"unit": "HA1", "indicator": "IND-002", "comparator": ">=", "value": "60", "status": "assigned",
            "cut": "", "start": mine.start or "", "end": mine.end or "", "version": mine.version}  # fmt: skip
    url = f"/indicators/targets/{mine.pk}/edit/"
    answer = as_("manager", "HA1").post(url, {**held, **said})
    assert answer.status_code == 422 and "chỉ đổi bằng quyết định điều chỉnh" in answer.text
    assert as_("manager", "HA1").post(url, {**held, "quote": "Mục II"}).status_code == 302
    mine.refresh_from_db()
    assert (mine.value, mine.status, mine.quote) == (60, "assigned", "Mục II")


def test_an_adopted_target_changes_only_with_a_new_reason(as_, target, world):
    adopted = target("IND-002", "TA", 100, status="adopted")
    boss = as_("manager", "TA")
    url = f"/indicators/targets/{adopted.pk}/edit/"
    typed = boss.get(url).context["form"].initial
    typed = {name: "" if value is None else value for name, value in typed.items()}
    typed |= {"unit": world["TA"].pk, "value": "120", "start": "01/01/2026", "end": "31/12/2026"}
    refused = boss.post(url, typed)
    assert refused.status_code == 422 and "ghi lý do của lần điều chỉnh" in refused.content.decode()
    boss.post(url, {**typed, "reason": "Thêm hai khu công nghiệp"})
    adopted.refresh_from_db()
    assert adopted.value == 120


def test_what_is_asked_each_year_of_a_term_is_given_each_year(
    boss, target, step, write, world, as_
):
    wanted = target("IND-002", "TA", 100, per_year=True, end=dt.date(2028, 12, 31))

    def give(**values):
        boss = as_("manager", "TA")
        assert str(wanted) in words(boss.get("/assign/"))
        boss.post(f"/assign/target/{wanted.pk}/")
        decision = AssignmentDecision.all_rows.latest("pk")
        write(decision, **values)
        for state in ("submitted", "decided", "sent"):
            step(decision, state)
        assert decision.status == "sent"
        return decision

    first = give(HA1="60", HA2="40")
    assert boss.get(f"/assign/target/{wanted.pk}/").status_code == 302, "this year it was given"
    with time_machine.travel(dt.datetime(2027, 2, 10, 9), tick=True):
        second = give(HA1="70", HA2="30")
        step(first, "settled")
        page = as_("officer", "TA").get("/scorecard/")
        said = {(row.unit.code): cell.wanted for row in page.context["rows"] for cell in row.cells}
        assert said == {"TA": "100", "HA1": "70", "HA2": "30"}
        past = as_("officer", "TA").get("/scorecard/?day=2026-12-30")
        said = {(row.unit.code): cell.wanted for row in past.context["rows"] for cell in row.cells}
        assert said == {"TA": "100", "HA1": "60", "HA2": "40"}
        assert "đã giao 100 trên 100" in words(
            as_("manager", "TA").get(f"/targets/{wanted.pk}/cascade/")
        )
    assert (first.year, first.status, second.year) == (2026, "settled", 2027)
    made = Target.all_rows.filter(parent=wanted).select_related("unit")
    assert {(one.unit.code, one.value, one.start.year, one.end.year) for one in made} == {
        ("HA1", 60, 2026, 2026), ("HA2", 40, 2026, 2026), ("HA1", 70, 2027, 2027), ("HA2", 30, 2027, 2027),
    }  # fmt: skip

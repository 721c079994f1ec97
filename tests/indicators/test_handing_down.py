"""What asks for a range, a rate or no number at all is handed down, and the cascade tells how far it got."""

import pytest

from congdoan.indicators.assigning.annex import Annex
from congdoan.indicators.assigning.paper import annex_table
from congdoan.indicators.models import AssignmentDecision, Target
from congdoan.records.sheets import files
from tests.indicators.hands import below
from tests.pages import words


def test_a_target_that_was_closed_is_counted_in_no_cascade(sent, boss, world):
    top = Target.all_rows.get(unit=world["TA"])
    Target.all_rows.filter(pk=below(world, "HA2").pk).update(status="closed")
    page = words(boss.get(f"/targets/{top.pk}/cascade/"))
    assert "đã giao 60 trên 100" in page


def test_the_cascade_goes_to_excel_with_its_day(sent, boss, world):
    top = Target.all_rows.get(unit=world["TA"])
    rows = files.read(boss.get(f"/targets/{top.pk}/cascade/?format=xlsx").content, "x.xlsx")
    assert any("15/6/2026" in str(row[0]) for row in rows[:3])
    assert ["Công đoàn HA1", 60] in [row[:2] for row in rows]


def test_the_cascade_says_who_has_not_handed_on(sent, boss, as_, world):
    top = Target.all_rows.get(unit=world["TA"])
    page = words(boss.get(f"/targets/{top.pk}/cascade/"))
    assert "đã giao 100 trên 100" in page and page.lower().count("chưa giao tiếp") >= 2
    assert "0 trên 2 công đoàn cơ sở đã có chỉ tiêu" in page
    district = as_("manager", "HA1")
    handed = below(world, "HA1")
    district.post(f"/assign/target/{handed.pk}/")
    decision = AssignmentDecision.all_rows.get(unit=world["HA1"])
    for name in ("evenly", "submitted", "decided", "sent"):
        district.post(f"/assign/{decision.pk}/", {"step": name})
    page = words(boss.get(f"/targets/{top.pk}/cascade/"))
    assert "1 trên 2 công đoàn cơ sở đã có chỉ tiêu" in page and "Đã giao đủ" in page
    assert "Đã đến cơ sở" in words(boss.get(f"/targets/{handed.pk}/cascade/"))


def test_a_rate_below_the_one_handed_down_needs_a_reason(target):
    above = target("IND-004", "TA", 90)
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="thấp hơn cấp trên giao"):
        target("IND-004", "HA1", 80, parent=above)
    assert target("IND-004", "HA1", 80, parent=above, reason="Nhiều đơn vị mới").pk


def edited(as_, one, code):
    """The target of that unit as its superior saves it anew, unchanged but for a remark."""
    boss, url = as_("manager", "TA"), f"/indicators/targets/{one.pk}/edit/"
    typed = {
        name: "" if value is None else value
        for name, value in boss.get(url).context["form"].initial.items()
    }
    days = {name: getattr(one, name).strftime("%d/%m/%Y") for name in ("start", "end")}
    return boss.post(url, {**typed, **days, "unit": code, "quote": "Mục II"})


def test_of_a_range_each_unit_is_asked_so_much_or_more_since_no_share_of_the_upper_end_is_given(
    boss, target, step, write, world, as_
):
    wanted = target("IND-002", "TA", 500, comparator="between", value_max=600)
    boss.post(f"/assign/target/{wanted.pk}/")
    decision = AssignmentDecision.all_rows.get()
    write(decision, HA1="300", HA2="200")
    for state in ("submitted", "decided", "sent"):
        step(decision, state)
    made = below(world, "HA1")
    assert (made.comparator, made.value_max, made.shown_value) == (">=", None, "≥ 300 đoàn viên")
    assert edited(as_, made, "HA1").status_code == 302, "it can be written on"


def test_a_rate_is_handed_down_with_both_ends_of_its_range(boss, target, step, world, as_):
    wanted = target("IND-035", "TA", 60, comparator="between", value_max=70)
    boss.post(f"/assign/target/{wanted.pk}/")
    decision = AssignmentDecision.all_rows.get()
    for state in ("submitted", "decided", "sent"):
        step(decision, state)
    made = below(world, "HA1")
    assert (made.comparator, made.shown_value) == ("between", "60 – 70 %")
    assert edited(as_, made, "HA1").status_code == 302


@pytest.mark.parametrize(
    ("indicator", "comparator", "said"),
    [("IND-002", "increase", "tăng so với năm trước"), ("IND-035", "track", "theo dõi")],
)
def test_what_asks_for_no_number_is_handed_down_without_one(
    boss, target, step, world, as_, indicator, comparator, said
):
    wanted = target(indicator, "TA", None, comparator=comparator)
    boss.post(f"/assign/target/{wanted.pk}/")
    decision = AssignmentDecision.all_rows.get()
    for state in ("submitted", "decided", "sent"):
        step(decision, state)
    made = below(world, "HA1")
    assert decision.status == "sent" and (made.value, made.shown_value) == (None, said)
    assert words(boss.get(f"/assign/{decision.pk}/")).count(said) >= 2, "one for each unit"
    assert said in words(as_("manager", "HA1").get("/assign/"))
    assert "đã giao" not in words(boss.get(f"/targets/{wanted.pk}/cascade/")).split("Chỉ tiêu")[0]
    rows = [[str(cell) for cell in row] for row in annex_table(Annex(decision)).rows]
    assert [row[2] for row in rows] == [said, said]


def test_what_asks_for_a_number_is_not_handed_down_without_one(draft, write, step):
    write(draft, HA1="100", HA2="")
    assert "Chưa ghi mức giao" in step(draft, "submitted") and draft.status == "draft"

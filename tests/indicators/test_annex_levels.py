"""Levels of an annex as they are typed, added up and asked for otherwise; the persons beside them have a day."""

from decimal import Decimal

import pytest

from congdoan.indicators.models import Share
from tests.pages import words


def test_a_rate_is_given_with_its_fraction(boss, target, world):
    whole = target("IND-004", "TA", 90)
    boss.post(f"/assign/target/{whole.pk}/")
    share = Share.objects.get(to_unit=world["HA1"])
    cell = f"s-{whole.pk}-{share.to_unit_id}"
    assert boss.post(f"/assign/{share.decision_id}/", {cell: "85,5"}).status_code == 302
    share.refresh_from_db()
    assert share.value == Decimal("85.5")


def test_what_is_given_beyond_the_target_is_said_in_figures(draft, write):
    assert "giao quá 12" in write(draft, HA1="60", HA2="52")


def test_persons_beside_the_annex_are_those_of_the_day_looked_through_and_then_of_the_decision(
    draft, boss, write, step, enter
):
    for code, joined in (("N1", "2026-05-10"), ("N2", "2026-06-10")):
        who = enter("members/people", "CS001", code=code)
        enter("members/memberships", "CS001", person=who, joined_on=joined)
    at = f"/assign/{draft.pk}/"
    then = words(boss.get(at, {"day": "2026-05-31"}))
    assert "Số người ngày 31/5/2026" in then and "Công đoàn HA1 1 " in then
    assert "Công đoàn HA1 2 " in words(boss.get(at, {"day": "2026-06-15"}))
    write(draft, HA1="60", HA2="40")
    for state in ("submitted", "decided"):
        step(draft, state)
    decided = words(boss.get(at, {"day": "2026-05-31"}))
    assert "Số người ngày 15/6/2026" in decided and "Công đoàn HA1 2 60" in decided


def test_another_level_is_asked_for_of_the_parts_and_the_sum_says_so(halved, as_):
    page = as_("manager", "HA1").get("/assign/")
    assert page.text.count("Đề nghị mức khác</summary>") == 2
    assert words(page).count("thì đề nghị ở từng phần") == 1


def test_a_level_that_cannot_be_read_is_named_in_the_answer(sent, as_, world):
    share = sent.shares.get(to_unit=world["HA2"])
    said = {"answer": "counter", "value": "ba mươi", "reason": "Ít lao động"}
    answer = as_("manager", "HA2").post(f"/assign/share/{share.pk}/", said)
    assert "Mức đề nghị «ba mươi» không phải là số" in words(answer, 422)


@pytest.mark.parametrize(
    ("indicator", "typed", "said"),
    [
        ("IND-002", "92,5", "đếm từng đoàn viên; hãy ghi số nguyên"),
        ("IND-006", "120", "nhiều nhất là 100 phần trăm"),
    ],
)
def test_a_level_that_can_never_be_is_refused_as_target_and_as_share(
    boss, target, world, indicator, typed, said
):
    form = {"unit": world["TA"].pk, "indicator": indicator, "comparator": ">=", "value": typed}
    assert said in words(boss.post("/indicators/targets/new/", form), 422)
    whole = target(indicator, "TA", 90)
    boss.post(f"/assign/target/{whole.pk}/")
    share = Share.objects.get(to_unit=world["HA1"])
    cell = f"s-{whole.pk}-{share.to_unit_id}"
    assert said in words(boss.post(f"/assign/{share.decision_id}/", {cell: typed}), 422)

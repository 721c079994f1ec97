"""Two hands on one decision, two answers in one adjustment, and what a number once drawn holds fast."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db.models import ProtectedError
from django.urls import reverse

from congdoan.indicators.assigning.annex import Annex
from congdoan.indicators.assigning.paper import annex_table
from congdoan.indicators.models import AssignmentDecision, Target
from congdoan.records.write import remove
from tests.growing import SYSTEM
from tests.pages import source, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(boss, halved, as_, world):
    """A hundred in two parts given evenly; HA1 asks for 10 of the one, HA2 for 45 of the other; both accepted."""
    decision = halved
    for unit, cut, value in (("HA1", "state", "10"), ("HA2", "nonstate", "45")):
        share = decision.shares.get(to_unit=world[unit], target__cut=cut)
        url = reverse("indicators-answer", args=[share.pk])
        as_("officer", unit).post(
            url, {"answer": "counter", "value": value, "reason": "Thêm nhà máy"}
        )
        boss.post(url, {"answer": "accept"})
    return AssignmentDecision.all_rows.get(adjusts=decision)


def wholes(decision, world):
    annex = Annex(decision)
    column = next(one for one in annex.columns if not one.target.cut)
    return {code: column.values.get(world[code].pk) for code in ("HA1", "HA2")}


def test_two_answers_in_one_adjustment_leave_the_other_parts_in_both_sums(answered, step, world):
    # HA1 keeps 35 of the part it said nothing of, HA2 15.
    assert wholes(answered, world) == {"HA1": 45, "HA2": 60}
    printed = {row[1]: row[2:5] for row in annex_table(Annex(answered)).rows}
    assert "45" in printed["Công đoàn HA1"] and "60" in printed["Công đoàn HA2"]
    step(answered, "save", short_reason="Bù ở khu vực nhà nước")
    for state in ("submitted", "decided"):
        step(answered, state)
    made = {
        code: Target.all_rows.get(unit=world[code], cut="", parent__isnull=False).value
        for code in ("HA1", "HA2")
    }
    assert made == {"HA1": 45, "HA2": 60}


@pytest.fixture
def reply(sent, as_, world):
    """reply("HA2", "counter", value="30", reason="…"): the share of HA2 answered there, or from above as "TA"."""
    share = sent.shares.get(to_unit=world["HA2"])

    def answer(at, said, **typed):
        url = reverse("indicators-answer", args=[share.pk])
        page = as_("manager", at).post(url, {"answer": said, **typed})
        share.refresh_from_db()
        return share, page

    return answer


def test_of_two_who_answer_a_wish_the_second_is_told_and_the_first_answer_stands(reply):
    reply("HA2", "counter", value="30", reason="Ít lao động")
    reply("TA", "accept", reason="Đồng ý")
    for said in ("keep", "accept"):
        share, late = reply("TA", said, reason="Giữ theo quy mô lao động")
        assert (share.status, share.answer) == ("adjusting", "Đồng ý")
        assert late.status_code == 422 and "nay đã là «Đang điều chỉnh theo đề nghị»" in late.text
        assert "Giữ theo quy mô lao động" in late.text and "Đồng ý" in late.text
    assert AssignmentDecision.all_rows.filter(adjusts=share.decision).count() == 1


def test_a_wish_waits_for_an_answer_again_when_the_draft_that_took_it_up_is_deleted(reply, boss):
    reply("HA2", "counter", value="30", reason="Ít lao động")
    share, _page = reply("TA", "accept", reason="Đồng ý")
    draft = AssignmentDecision.all_rows.get(adjusts=share.decision)
    gone = reverse("indicators-assignments-remove", args=[draft.pk])
    assert boss.post(gone, {"reason": ""}).status_code == 302
    share.refresh_from_db()
    assert share.status == "adjusting", "without a reason nothing is deleted"
    assert boss.post(gone, {"reason": "Lập nhầm"}).status_code == 302
    share.refresh_from_db()
    assert (share.status, share.answer, share.asked_value) == ("countered", "", 30)
    share, page = reply("TA", "keep", reason="Giữ theo quy mô")
    assert page.status_code == 302 and share.status == "kept"


def test_a_wish_put_back_before_its_draft_is_issued_waits_for_an_answer_again(
    answered, step, world
):
    parts = answered.shares.filter(to_unit=world["HA2"])
    old = {one.target_id: one for one in answered.adjusts.shares.filter(to_unit=world["HA2"])}
    cells = {f"s-{one.target_id}-{one.to_unit_id}": int(old[one.target_id].value) for one in parts}
    step(answered, "save", short_reason="Bù ở khu vực nhà nước", **cells)
    for state in ("submitted", "decided"):
        step(answered, state)
    now = answered.adjusts.shares.exclude(asked_value=None).order_by("to_unit__code")
    assert [one.status for one in now] == ["adjusted", "countered"]


def test_of_two_below_the_second_is_told_what_the_first_answered(reply):
    reply("HA2", "acknowledge")
    share, late = reply("HA2", "counter", value="30", reason="Ít lao động")
    assert (share.status, share.asked_value) == ("acknowledged", None)
    assert late.status_code == 422 and "nay đã là «Đơn vị đã nhận»" in late.text
    assert "Đồng chí đã ghi: 30 · Ít lao động" in late.text
    reply("TA", "keep")
    share.refresh_from_db()
    assert share.status == "acknowledged", "nobody asked for another value"


def test_an_answer_with_a_fault_is_kept_as_it_was_typed(reply):
    share, page = reply("HA2", "counter", value="85.5", reason="Ít lao động")
    assert share.status == "assigned" and page.status_code == 422
    assert 'value="85.5"' in page.text and ">Ít lao động</textarea>" in page.text


def test_the_second_of_two_officers_is_told_and_keeps_what_he_typed(draft, boss, world):
    at = f"/assign/{draft.pk}/"
    opened = boss.get(at).context["decision"].version
    cells = {
        code: f"s-{draft.shares.first().target_id}-{world[code].pk}" for code in ("HA1", "HA2")
    }
    assert (
        boss.post(at, {"version": opened, cells["HA1"]: "60", cells["HA2"]: ""}).status_code == 302
    )
    late = boss.post(at, {"version": opened, cells["HA1"]: "", cells["HA2"]: "40"})
    assert late.status_code == 422 and "người khác đã lưu" in late.text
    assert 'value="40"' in late.content.decode()
    given = {one.to_unit.code: one.value for one in draft.shares.select_related("to_unit")}
    assert given == {"HA1": 60, "HA2": None}
    again = late.context["decision"].version
    assert (
        boss.post(at, {"version": again, cells["HA1"]: "60", cells["HA2"]: "40"}).status_code == 302
    )


def test_the_chair_in_office_signs_where_nobody_is_named(draft, write, step, enter, world):
    who = enter("members/people", "TA", code="", full_name="Trần Văn Đông")
    enter("cadres/officials", "TA", person=who.pk)
    write(draft, HA1="60", HA2="40")
    for state in ("submitted", "decided"):
        step(draft, state)
    assert draft.signer == "Trần Văn Đông"


def test_what_was_issued_stands_and_is_not_deleted(sent, boss):
    at = reverse("indicators-assignments-edit", args=[sent.pk])
    form = boss.get(at).context["form"]
    held = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in held.items() if value is not None}
    answer = boss.post(
        at, {**said, "unit": sent.unit_id, "dated": "1/1/2026", "version": sent.version}
    )
    assert answer.status_code == 422 and "lập quyết định điều chỉnh" in answer.text
    assert sent.dated == dt.date(2026, 6, 15)
    with pytest.raises(ProtectedError):
        remove(sent, actor=SYSTEM)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("85.5", "85,5"),
        ("92,5", "đếm từng đoàn viên"),
        ("1.2.3", "không phải là số; ghi như 1.810"),
        ("-4", "từ 0 trở lên"),
        ("9" * 20, "lớn quá"),
    ],
)
def test_a_number_that_could_be_two_is_asked_again(draft, boss, world, typed, said):
    cell = f"s-{draft.shares.first().target_id}-{world['HA1'].pk}"
    answer = boss.post(f"/assign/{draft.pk}/", {cell: typed})
    assert answer.status_code == 422 and said in answer.text


def test_only_who_manages_issues_the_decision(draft, write, step, as_):
    write(draft, HA1="60", HA2="40")
    step(draft, "submitted")
    officer = as_("officer", "TA")
    page = officer.get(f"/assign/{draft.pk}/").text
    assert "Trả lại để sửa" in page and "Ban hành quyết định" not in page
    refused = officer.post(f"/assign/{draft.pk}/", {"step": "decided"})
    assert refused.status_code == 422 and "quyền quản lý" in refused.text
    draft.refresh_from_db()
    assert draft.status == "submitted"


def test_next_year_s_share_is_prepared_before_it_begins(boss, target, step, write, enter, world):
    whole = target("IND-002", "TA", 100, end=dt.date(2028, 12, 31), per_year=True)
    boss.post(f"/assign/target/{whole.pk}/")
    first = AssignmentDecision.all_rows.get()
    write(first, HA1="60", HA2="40")
    for state in ("submitted", "decided", "sent"):
        step(first, state)
    page = boss.get(f"/assign/{first.pk}/").text
    assert "Giao cho năm 2027" in page
    enter("indicators/registrations", "HA1", year=2027, value="70")
    enter("members/memberships", "CS001", joined_on="2026-03-01")
    assert boss.post(f"/assign/target/{whole.pk}/?year=2027").status_code == 302
    second = AssignmentDecision.all_rows.get(year=2027)
    step(second, "registered")
    assert {one.to_unit.code: one.value for one in second.shares.all()} == {"HA1": 70, "HA2": None}
    # What 2026 has come to is «last year»; one head; seventy offered.
    assert "Công đoàn HA1 1 1 70" in words(boss.get(f"/assign/{second.pk}/"))
    again = boss.get(f"/assign/target/{whole.pk}/?year=2027")
    assert again.status_code == 302 and again.url == f"/assign/{second.pk}/"


def test_what_is_to_be_more_than_last_year_is_settled_against_last_year(
    boss, target, step, write, money, given
):
    for unit, last, this in (("CS001", 50, 60), ("CS002", 50, 40)):
        given(unit, "2025-02-03", last)
        given(unit, "2026-02-03", this)
    wanted = target("T-1", "TA", None, comparator="increase")
    boss.post(f"/assign/target/{wanted.pk}/")
    decision = AssignmentDecision.all_rows.get()
    write(decision, HA1="1", HA2="1")
    for state in ("submitted", "decided", "sent"):
        step(decision, state)
    with time_machine.travel(dt.datetime(2026, 12, 31, 9), tick=True):
        step(decision, "settled")
    assert {share.to_unit.code: (share.reached, share.outcome) for share in decision.shares.all()} == {
        "HA1": (60, "reached"), "HA2": (40, "late")
    }  # fmt: skip


def test_shares_of_a_year_and_of_a_term_are_settled_together(boss, target, step, write, world):
    year, term = (
        target("IND-002", "TA", 100),
        target("IND-003", "TA", 900, end=dt.date(2028, 12, 31)),
    )
    boss.post(f"/assign/target/{year.pk}/")
    decision = AssignmentDecision.all_rows.get()
    step(decision, "add", target=term.pk)
    step(decision, "evenly")
    for state in ("submitted", "decided", "sent"):
        step(decision, state)
    with time_machine.travel(dt.datetime(2026, 12, 31, 9), tick=True):
        step(decision, "settled")
    assert decision.status == "settled"
    assert {one.outcome for one in decision.shares.filter(target=year)} == {"late"}
    assert {one.outcome for one in decision.shares.filter(target=term)} <= {"late", "risk"}


@pytest.mark.parametrize("said", [{"answer": "acknowledge"},
                                  {"answer": "counter", "value": "30", "reason": "Ít lao động"}])  # fmt: skip
def test_who_gave_a_share_does_not_answer_for_who_got_it(sent, boss, as_, world, said):
    share = sent.shares.get(to_unit=world["HA1"])
    url = reverse("indicators-answer", args=[share.pk])
    boss.post(reverse("stand"), {"at": "HA1"})
    assert url not in source(boss.get(reverse("indicators-assign-list")))
    assert boss.post(url, said).status_code == 403
    share.refresh_from_db()
    assert share.status == "assigned"
    own = as_("officer", "HA1")
    assert url in own.get(reverse("indicators-assign-list")).text
    assert own.post(url, said).status_code == 302
    share.refresh_from_db()
    assert share.status == ("countered" if "value" in said else "acknowledged")


def test_what_has_shares_stays_with_its_unit(draft, boss, world):
    url = reverse("indicators-assignments-edit", args=[draft.pk])
    form = boss.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    answer = boss.post(url, {**data, "unit": world["HA1"].pk})
    assert answer.status_code == 422 and "không đổi đơn vị" in answer.content.decode()
    draft.shares.all().delete()
    assert boss.post(url, {**data, "unit": world["HA1"].pk}).status_code == 302


def test_a_target_with_a_fraction_is_shared_out_to_its_last_place(boss, target, step, money):
    whole = target(money.pk, "TA", "12.5")
    boss.post(f"/assign/target/{whole.pk}/")
    decision = AssignmentDecision.all_rows.get()
    step(decision, "evenly")
    given = sorted(decision.shares.values_list("value", flat=True))
    assert [str(value) for value in given] == ["6.20", "6.30"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1.810", "1810"), ("85,0", "85"), ("2.340.000 đ", "2340000"), ("–", None)],
)
def test_a_level_is_typed_as_in_every_form(draft, boss, world, typed, kept):
    share = draft.shares.get(to_unit=world["HA1"])
    assert boss.post(f"/assign/{draft.pk}/", {f"s-{share.target_id}-{share.to_unit_id}": typed})
    share.refresh_from_db()
    assert share.value == (kept and Decimal(kept))

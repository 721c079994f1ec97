"""The office at the top changes what is measured; a formula that could not count is refused with a way out."""

import pytest

from congdoan.indicators.models import Indicator, Span
from congdoan.trail.jobs import Job

NEW = {
    "code": "IND-101", "name": "Tỷ lệ đoàn viên nữ", "name_en": "Women among members", "group": "A",
    "kind": "rate", "unit": "%", "direction": "up", "compute": "auto", "cuts": "",
    "formula": "100 * members.on_roll.women / members.on_roll",
}  # fmt: skip


@pytest.fixture
def boss(as_):
    return as_("manager", "TLD")


def test_a_new_indicator_is_defined_and_counts_at_once(boss, enter):
    enter("members/memberships", "CS001", person=enter("members/people", code="N1", sex="female"))
    page = boss.post("/indicators/new/", NEW, follow=True)
    assert page.status_code == 200 and "IND-101" in page.content.decode()
    assert Indicator.objects.get(pk="IND-101").parsed.ratio


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("100 * members.on_rol / workplaces.workers", "members.on_roll"),
        ("members.on_roll / 0", "luôn chia cho 0"),
        ("members.on_roll / (members.left - members.left)", "luôn chia cho 0"),
        ("1 + 2", "chưa nêu số đo nào"),
        ("members.on_roll +", "Không đọc được công thức"),
        ("sum(members.on_roll)", "Chỉ có một hàm"),
    ],
)
def test_a_formula_that_could_never_count_is_refused_and_what_was_typed_stays(boss, formula, said):
    page = boss.post("/indicators/new/", {**NEW, "formula": formula})
    assert page.status_code == 422
    assert said in page.content.decode() and "Tỷ lệ đoàn viên nữ" in page.content.decode()
    assert not Indicator.objects.filter(pk="IND-101").exists()


def test_a_part_that_a_measure_cannot_be_asked_for_is_named(boss):
    page = boss.post("/indicators/new/", {**NEW, "cuts": "state, moonlit"})
    assert page.status_code == 422 and "«moonlit»" in page.content.decode()


def test_a_changed_definition_keeps_its_history_and_has_the_figures_kept_anew(boss, world):
    import datetime as dt

    day = dt.date(2026, 6, 15)
    Span.objects.create(start=day, end=day, tree=day, codes=["members.on_roll"])
    old = Indicator.objects.get(pk="IND-002")
    typed = {name: getattr(old, name) for name in NEW if name != "cuts"}
    page = boss.post(
        "/indicators/IND-002/edit/", {**typed, "cuts": "", "name": "Đoàn viên kết nạp mới"}
    )
    assert page.status_code == 302
    assert Indicator.objects.get(pk="IND-002").name == "Đoàn viên kết nạp mới"
    assert Indicator.pgh_event_model.objects.filter(pgh_obj_id="IND-002").exists()
    assert Job.objects.filter(kind="figures").exists()

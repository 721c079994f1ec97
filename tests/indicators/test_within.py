"""Parts of a target that exclude each other and are more together than the target: said where they are typed and
where they are shared out, and never refused."""

import pytest

from congdoan.indicators.catalogue.within import beyond
from congdoan.indicators.models import AssignmentDecision, Target
from tests.growing import SYSTEM
from tests.pages import words

pytestmark = pytest.mark.django_db
SAID = "cộng lại là 3.700, nhiều hơn chỉ tiêu gồm chúng (3.000)"


@pytest.fixture
def whole(target):
    """3.000 more members, 2.800 of them in formal jobs."""
    one = target("IND-001", "TA", 3000)
    target("IND-001", "TA", 2800, cut="formal", part_of=one)
    return one


@pytest.fixture
def typed(as_, world):
    """typed(one, value=…): a target typed into the form, new or an old one; the page that follows."""

    def type_in(one=None, **facts):
        said = {"unit": world["TA"].pk, "indicator": "IND-001", "comparator": ">=", "cut": "",
                "start": "01/01/2026", "end": "31/12/2026", "status": "confirmed", "value": "3000"}  # fmt: skip
        at = f"{one.pk}/edit" if one else "new"
        said |= {"version": one.version} if one else {}
        return words(
            as_("officer", "TA").post(f"/indicators/targets/{at}/", said | facts, follow=True)
        )

    return type_in


def test_a_part_too_much_is_said_and_kept(whole, typed):
    assert SAID in typed(value="900", cut="informal", part_of=whole.pk)
    assert whole.parts.count() == 2
    fits = whole.parts.get(cut="informal")
    assert "cộng lại" not in typed(fits, value="200", cut="informal", part_of=whole.pk)


def test_a_whole_that_becomes_too_small_for_its_parts_is_said(whole, target, typed):
    target("IND-001", "TA", 200, cut="informal", part_of=whole)
    assert "cộng lại là 3.000, nhiều hơn chỉ tiêu gồm chúng (2.900)" in typed(whole, value="2900")


def test_parts_that_may_overlap_are_not_added_up(measured, target, typed):
    measured("T-M", "stock", "members.on_roll", unit="đoàn viên", cuts=["formal", "women", "men"])
    one = target("T-M", "TA", 3000)
    target("T-M", "TA", 2800, cut="formal", part_of=one)
    part = {"indicator": "T-M", "part_of": one.pk}
    assert "cộng lại" not in typed(value="900", cut="women", **part)
    assert "«nam», «nữ» cộng lại là 3.400" in typed(value="2500", cut="men", **part)


def test_parts_that_stand_in_one_sheet_are_looked_at_together(target):
    one = target("IND-001", "TA", 3000)
    rows = [
        {"part_of": one, "indicator": one.indicator, "cut": cut, "value": value}
        for cut, value in (("formal", 2800), ("informal", 900))
    ]
    assert {place for place, _field, _text in beyond(Target.register, rows, SYSTEM)} == {0, 1}


def test_a_decision_says_why_the_whole_is_not_the_sum_of_its_parts(whole, target, boss):
    target("IND-001", "TA", 900, cut="informal", part_of=whole)
    boss.post(f"/assign/target/{whole.pk}/")
    decision = AssignmentDecision.all_rows.get()
    assert SAID in words(boss.get(f"/assign/{decision.pk}/"))


def test_the_api_says_it_too(whole, as_, world):
    officer = as_("officer", "TA")

    def send(method, at="", **facts):
        return method(f"/api/v1/indicators/targets/{at}", facts, content_type="application/json")

    facts = {"unit": "TA", "indicator": "IND-001", "comparator": ">=", "start": "2026-01-01",
             "end": "2026-12-31", "status": "confirmed", "cut": "informal", "part_of": whole.pk}  # fmt: skip
    made = send(officer.post, value="900", **facts)
    assert made.status_code == 201, made.text
    (said,) = made.json()["remarks"]
    assert said.startswith("Chỉ tiêu: ") and SAID in said
    changed = send(officer.patch, made.json()["id"], value="200", version=made.json()["version"])
    assert (changed.status_code, changed.json()["remarks"]) == (200, [])

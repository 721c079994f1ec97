"""Nobody comes onto a roll by hand without a paper, before his time or beside the law."""

import pytest

from congdoan.members.registers.membership import Membership
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from tests.growing import SYSTEM, example
from tests.members.conftest import NO_PAUSE, all_of
from tests.sweeps.hands import as_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def faults(world, someone):
    """{field: [sentence]} that the form says of a membership of somebody new."""

    def judge(unit="CS001", nationality="Việt Nam", **changes):
        register = REGISTERS["members/memberships"]
        who = someone(unit, nationality=nationality)
        data = example(register, world[unit], {"person": who, **changes})
        return dict(form_class(register)(data, actor=SYSTEM).errors)

    return judge


def test_an_admission_names_its_decision(faults):
    assert not faults()
    for entry in ("admitted", "founding", "reinstated", "transferred_in"):
        assert "Ghi số quyết định" in str(faults(entry=entry, decision_no="")["decision_no"])
    assert not faults(entry="existing", decision_no="")


def test_nobody_is_admitted_on_a_day_to_come(faults):
    assert "chưa tới" in str(faults(joined_on="2026-07-01")["joined_on"])


def test_a_foreigner_is_on_no_roll_before_the_law(faults):
    assert "01/7/2025" in str(faults(nationality="Lào", joined_on="2024-02-03")["joined_on"])
    assert not faults(nationality="Lào", joined_on="2025-07-01")


def test_who_has_no_employer_joins_a_guild(faults):
    assert "nghiệp đoàn" in str(faults(employment="informal")["employment"])


def test_an_episode_does_not_move_to_another_union(member, as_, world):
    one = member("CS001", joined_on="2025-01-01", decision_no="1/QĐ")
    register = REGISTERS["members/memberships"]
    one = all_of(Membership).get(pk=one.pk)
    data = as_held(register, one) | {"unit": world["CS002"].pk, "version": one.version}
    answer = as_("manager", "TA").post(f"/members/memberships/{one.pk}/edit/", data)
    assert answer.status_code == 422 and "lập phiếu chuyển" in answer.content.decode()


def test_an_episode_at_a_union_that_is_no_choice_is_refused_with_that_field(enter, as_, world):
    person = enter("members/people")
    form = {"unit": "KHONG-CO", "person": person.code, "employment": "formal", "joined_on": "01/06/2026",
            "decision_no": "3/QĐ", "status": "active", "entry": "admitted", **NO_PAUSE}  # fmt: skip
    answer = as_("officer", "CS001").post("/members/memberships/new/", form)
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"unit"}

"""Admission of members, through the pages: who may be admitted, when, and what the decision leaves."""

import datetime as dt

import pytest

from congdoan.members import rules
from congdoan.members.registers.application import Application
from congdoan.members.registers.membership import Membership
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from congdoan.trail.models import IssuedPaper
from tests.members.conftest import SYSTEM, all_of

DAY = dt.date


@pytest.fixture
def application(world, someone, enter):
    """A checked application at CS001 of a foreigner, ready to be decided on that day."""

    def make(decided_on, months=12, has_form=True, nationality="Lào", **facts):
        who = facts.pop("person", None) or someone(nationality=nationality)
        facts = {"person": who, "has_form": has_form, "contract_months": months, **facts}
        return enter(
            "members/applications", applied_on="2025-06-01", status="checked",
            decided_on=decided_on, **facts,
        )  # fmt: skip

    return make


def decide(as_, application):
    """Take the step on the page; the answer and the application as it then stands."""
    client = as_("officer", "CS001")
    answer = client.post(f"/members/applications/{application.pk}/step/", {"state": "decided"})
    return answer, all_of(Application).get(pk=application.pk)


def assert_waits(answer, application, words):
    """Refused with a sentence, nothing lost: the application waits, nobody is on the roll."""
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert application.status == "checked"
    assert not all_of(Membership).exists() and not IssuedPaper.objects.exists()


def test_foreign_worker_before_the_law_waits(as_, application):
    answer, after = decide(as_, application(DAY(2025, 6, 20), months=24))
    assert_waits(answer, after, "01/7/2025")


def test_foreign_worker_with_eleven_months_waits(as_, application):
    answer, after = decide(as_, application(DAY(2025, 7, 5), months=11))
    assert_waits(answer, after, "đang ghi 11")


def test_foreign_worker_without_form_waits(as_, application):
    answer, after = decide(as_, application(DAY(2025, 7, 5), has_form=False))
    assert_waits(answer, after, "Chưa có đơn gia nhập")


def test_foreign_worker_with_form_and_contract_is_admitted(as_, application, world):
    answer, after = decide(as_, application(DAY(2025, 7, 5)))
    assert answer.status_code == 302 and after.status == "decided"
    membership = all_of(Membership).get()
    assert (membership.unit, membership.entry) == (world["CS001"], "admitted")
    assert membership.joined_on == DAY(2025, 7, 5)
    paper = IssuedPaper.objects.get()
    assert paper.number == after.decision_no == membership.decision_no == "01/QĐ-CĐCS"
    assert bytes(paper.pdf).startswith(b"%PDF")


def test_the_day_the_law_begins_admits(as_, application):
    answer, _after = decide(as_, application(DAY(2025, 7, 1)))
    assert answer.status_code == 302


def test_citizen_needs_no_length_of_contract_but_a_form(as_, application):
    kin = {"nationality": "Việt Nam", "months": None}
    answer, after = decide(as_, application(DAY(2025, 6, 20), has_form=False, **kin))
    assert_waits(answer, after, "Chưa có đơn gia nhập")
    answer, _after = decide(as_, application(DAY(2025, 6, 20), **kin))
    assert answer.status_code == 302


def test_number_of_a_paper_decision_is_kept_and_nothing_printed(as_, application):
    _answer, after = decide(as_, application(DAY(2025, 7, 5), decision_no="15/QĐ-CĐCS"))
    assert after.decision_no == "15/QĐ-CĐCS" and not IssuedPaper.objects.exists()


def test_informal_worker_is_sent_to_a_guild(as_, application):
    informal = application(DAY(2025, 7, 5), nationality="Việt Nam", employment="informal")
    answer, after = decide(as_, informal)
    assert_waits(answer, after, "nghiệp đoàn")


def test_refusal_needs_its_reason(as_, application):
    asked = application(DAY(2025, 7, 5))
    client, url = as_("officer", "CS001"), f"/members/applications/{asked.pk}/step/"
    answer = client.post(url, {"state": "refused"})
    assert answer.status_code == 422 and "lý do" in answer.content.decode()


def test_a_member_elsewhere_is_sent_to_transfer(as_, application, member):
    here = member("CS101", joined_on=DAY(2024, 1, 1))
    answer, after = decide(as_, application(DAY(2025, 7, 5), person=here.person))
    assert answer.status_code == 422 and "chuyển sinh hoạt" in answer.content.decode()
    assert after.status == "checked" and all_of(Membership).count() == 1


@pytest.mark.parametrize(("day", "status"), [(DAY(2025, 8, 31), 422), (DAY(2025, 9, 1), 302)])
def test_who_resigned_waits_three_months_and_is_reinstated(as_, application, member, day, status):
    past = {"left_on": DAY(2025, 6, 1), "exit": "resigned", "status": "left"}
    former = member(joined_on=DAY(2024, 1, 1), **past)
    answer, _after = decide(as_, application(day, person=former.person))
    assert answer.status_code == status
    entries = set(all_of(Membership).values_list("entry", flat=True))
    assert entries == ({"admitted", "reinstated"} if status == 302 else {"admitted"})


def test_record_of_the_person_follows_to_the_new_union(as_, application, someone, world):
    elsewhere = someone("CS101")
    decide(as_, application(DAY(2025, 7, 5), person=elsewhere))
    elsewhere.refresh_from_db()
    assert elsewhere.unit == world["CS001"]


def test_officer_of_another_union_cannot_decide(as_, application):
    asked = application(DAY(2025, 7, 5))
    url = f"/members/applications/{asked.pk}/step/"
    assert as_("officer", "CS002").post(url, {"state": "decided"}).status_code == 404


@pytest.fixture
def session(as_, application):
    """session(*applications, **said): the committee goes through them together."""

    def go(*rows, **said):
        ids = {"id": [row.pk for row in rows]}
        return as_("officer", "CS001").post("/members/applications/bulk/", {**ids, **said})

    return go


def test_a_session_admits_many_at_once_with_a_decision_each(application, session):
    rows = [application("", nationality="Việt Nam", months="") for _one in range(3)]
    said = {"status": "decided", "decided_on": "5/7/2025", "signer": "Lò Thị Hương"}
    assert session(*rows, **said).status_code == 302
    roll = all_of(Membership).order_by("decision_no")
    assert [one.decision_no for one in roll] == ["01/QĐ-CĐCS", "02/QĐ-CĐCS", "03/QĐ-CĐCS"]
    assert {one.person_id for one in roll} == {one.person_id for one in rows}
    assert {one.joined_on for one in roll} == {DAY(2025, 7, 5)}


def test_one_who_cannot_be_admitted_holds_the_session_up_and_is_named(application, session):
    well, waits = (application("", nationality=one, months="") for one in ("Việt Nam", "Lào"))
    answer = session(well, waits, status="decided", decided_on="20/6/2025")
    assert answer.status_code == 422
    assert str(waits.person) in answer.text and "01/7/2025" in answer.text
    assert not all_of(Membership).exists() and not IssuedPaper.objects.exists()


def test_a_decision_follows_the_application_and_is_not_of_a_day_to_come(as_, application):
    for day in (DAY(2025, 5, 31), DAY(2026, 6, 16)):
        answer, after = decide(as_, application(day, nationality="Việt Nam"))
        assert_waits(answer, after, "từ ngày nộp đơn")


def test_a_foreigner_joins_where_he_is_employed_not_a_guild(someone, world):
    guild = Unit(kind="NDCS")
    one = Application(person=someone(nationality="Lào"), unit=guild, status="decided", has_form=True, voluntary=True,
                      applied_on=DAY(2025, 7, 1), decided_on=DAY(2025, 7, 5), contract_months=24)  # fmt: skip
    assert "không gia nhập nghiệp đoàn" in rules.application_faults(one)["person"]


def test_who_signs_labour_contracts_for_an_employer_is_not_admitted(as_, application):
    signs = application(DAY(2025, 7, 5), nationality="Việt Nam", manages=True)
    answer, after = decide(as_, signs)
    assert_waits(answer, after, "người quản lý")


def test_an_application_to_a_union_of_a_state_body_is_asked_about_since_unions_there_end(world):
    office = Unit(ownership="state", sector="administrative")
    late = {"unit": office, "applied_on": DAY(2025, 6, 2)}
    register = REGISTERS["members/applications"]
    assert "25/5/2025" in register.doubted([late], SYSTEM)[0]["unit"]
    firm = Unit(ownership="state", sector="enterprise")
    assert register.doubted([{**late, "unit": firm}], SYSTEM) == [{}]
    assert register.doubted([{**late, "applied_on": DAY(2025, 5, 2)}], SYSTEM) == [{}]

"""Who applied while there was no union stands on its roll from the day of its decision; its first committee holds
office."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.cadres.registers.body import Body
from congdoan.cadres.registers.official import Official
from congdoan.members.registers.application import Application
from congdoan.members.registers.membership import Membership
from congdoan.orgs.models import Unit
from congdoan.trail.models import IssuedPaper
from tests.people import figure
from tests.sweeps.hands import queries

DAY = dt.date(2026, 6, 1)
FORM = {"status": "checked", "has_form": True, "voluntary": True, "applied_on": "2026-05-01"}


def all_of(model):
    return model.objects.across_units("tests look at everything")


@pytest.fixture
def applied(enter):
    """applied(file, 5): so many applications to a union that is to be founded, as people of HA1."""

    def make(founding, number=1, **facts):
        born = facts.pop("nationality", "Việt Nam")
        made = []
        for _one in range(number):
            name = f"Lò Thị {all_of(Application).count()}"
            who = enter("members/people", "HA1", code="", full_name=name, nationality=born)
            given = {**FORM, "person": who.pk, "founding": founding.pk, **facts}
            made.append(enter("members/applications", "HA1", **given))
        return made

    return make


def seat(founding, one, position="chair", **facts):
    return founding.founders.create(person=one and one.person, position=position, **facts)


def test_who_applied_is_a_member_from_the_day_of_the_decision(file, decide, applied, world):
    founding = file(members="", has_forms=True)
    applied(founding, 6)
    assert decide(founding).status_code == 302
    founding.refresh_from_db()
    union, roll = Unit.objects.get(code="CS900"), all_of(Membership)
    assert founding.members == 6
    assert {(one.unit, one.entry, one.joined_on, one.decision_no) for one in roll} == {
        (union, "founding", DAY, founding.decision_no)
    }
    assert {one.person.unit for one in roll.select_related("person__unit")} == {union}
    assert IssuedPaper.objects.count() == 1  # one decision, the union's own
    assert figure("members.admitted", Period(DAY, DAY), world["TA"]) == 6


def test_the_applications_tell_whether_there_are_enough(file, decide, applied):
    founding = file(members=25)
    applied(founding, 4)
    applied(founding, 3, has_form=False)
    answer = decide(founding)
    assert answer.status_code == 422 and "đang ghi 4" in answer.content.decode()


def test_who_lacks_something_and_who_is_no_citizen_waits_at_the_new_union(file, decide, applied):
    founding = file()
    applied(founding, 5)
    [late] = applied(founding, voluntary=False)
    [foreign] = applied(founding, nationality="Lào", contract_months=12)
    assert decide(founding).status_code == 302
    union = Unit.objects.get(code="CS900")
    waiting = all_of(Application).filter(status="checked")
    assert {one.pk for one in waiting} == {late.pk, foreign.pk}
    assert {one.unit for one in all_of(Application).select_related("unit")} == {union}
    assert all_of(Membership).count() == 5


def test_a_member_of_another_union_founds_no_second_one(file, decide, applied, enter):
    founding = file()
    applications = applied(founding, 6)
    enter("members/memberships", "CS001", person=applications[0].person_id, joined_on="2025-01-01")
    assert decide(founding).status_code == 302
    assert all_of(Membership).filter(unit__code="CS900").count() == 5


def test_the_first_committee_holds_office(file, decide, applied):
    founding = file()
    applications = applied(founding, 5)
    seat(founding, applications[0])
    seat(founding, None, "committee", full_name=applications[1].person.full_name.lower())
    seat(founding, None, "committee", full_name="Người chỉ có tên")
    assert decide(founding).status_code == 302
    held = all_of(Official).select_related("unit", "person")
    assert {(one.person, one.position, one.unit.code, one.since) for one in held} == {
        (applications[0].person, "chair", "CS900", DAY),
        (applications[1].person, "committee", "CS900", DAY),
    }
    assert {(one.election, one.elected_on) for one in held} == {("congress", dt.date(2026, 5, 20))}


def test_a_provisional_committee_is_appointed(file, decide, applied):
    founding = file(committee="provisional")
    seat(founding, applied(founding, 5)[0])
    decide(founding)
    [chair], [body] = all_of(Official), all_of(Body)
    assert (body.how, body.seats, body.until) == ("provisional", 1, dt.date(2027, 5, 31))
    assert (chair.election, chair.elected_on, chair.term) == ("appointed", None, "lâm thời")


def test_a_foreigner_joins_but_does_not_sit_on_the_committee(file, applied, as_):
    founding = file()
    [guest] = applied(founding, nationality="Lào", contract_months=12)
    url = f"/workplaces/foundings/{founding.pk}/edit/"
    client = as_("officer", "HA1")
    form = client.get(url).context["form"]
    lines = {"founders-TOTAL_FORMS": 1, "founders-INITIAL_FORMS": 0, "founders-0-person": guest.person_id,
             "founders-0-position": "chair", "places-TOTAL_FORMS": 0, "places-INITIAL_FORMS": 0}  # fmt: skip
    held = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in held.items() if value not in (None, "", False)}
    answer = client.post(url, {**typed, **lines, "version": founding.version})
    assert answer.status_code == 422 and "không vào ban chấp hành" in answer.content.decode()


def test_the_file_tells_who_applied_and_opens_them(file, decide, applied, as_):
    founding = file()
    applied(founding, 5)
    applied(founding, has_form=False)
    page = as_("officer", "HA1").get(f"/workplaces/foundings/{founding.pk}/").content.decode()
    assert "Đơn gia nhập đã nhận" in page and f"founding={founding.pk}" in page
    decide(founding)
    page = as_("officer", "HA1").get(f"/workplaces/foundings/{founding.pk}/").content.decode()
    assert "Đã vào sổ đoàn viên" in page
    url = f"/members/applications/?founding={founding.pk}&status=decided"
    listed = as_("officer", "HA1").get(url).content.decode()
    names = [one.person.full_name for one in all_of(Membership).select_related("person")]
    assert len(names) == 5 and all(f">{name}<" in listed for name in names)


def test_forty_who_apply_cost_the_page_no_more_than_one(file, applied, as_, enter):
    """Some of them were members once and had to wait."""
    founding = file()
    client, at = as_("officer", "HA1"), f"/workplaces/foundings/{founding.pk}/"

    def apply(number):
        for one in applied(founding, number):
            enter("members/memberships", "CS001", person=one.person_id, joined_on="2020-01-01", left_on="2021-01-01",
                  exit="resigned", status="left", card_no="")  # fmt: skip

    apply(1)
    client.get(at)
    one, _twice = queries(client, at)
    apply(39)
    forty, _twice = queries(client, at)
    assert forty == one <= 30

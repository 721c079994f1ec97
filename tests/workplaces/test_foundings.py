"""Foundings: a file that is decided becomes a union under the upper one, with its paper."""

import datetime as dt

from congdoan.base.periods import Period
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.orgs.models import Unit
from congdoan.records.register import find_measure
from congdoan.records.write import save
from congdoan.trail.models import IssuedPaper
from tests.growing import SYSTEM
from tests.pages import source

DAY = dt.date(2026, 6, 1)


def counted(code, unit, period="2026-06"):
    register, measure = find_measure(code)
    period = Period.parse(period)
    rows = register.model.objects.across_units("tests look at everything")
    return measure.values(rows, period, period.end, [unit.pk]).get(unit.pk, 0)


def test_decision_founds_the_union_and_prints_its_paper(file, decide, world):
    founding = file()
    assert decide(founding).status_code == 302
    founding.refresh_from_db()
    union = Unit.objects.get(code="CS900")
    assert founding.founded == union and union.parent_on(DAY) == world["HA1"]
    assert (union.kind, union.founded, union.ownership) == ("CDCS", DAY, "non_state")
    place = founding.workplace
    place.refresh_from_db()
    assert (place.union, place.union_since, place.state) == (union, DAY, "founded")
    paper = IssuedPaper.objects.get()
    assert paper.number == founding.decision_no and paper.unit == world["HA1"]
    assert counted("unions.founded", world["TA"]) == 1
    assert counted("unions.guilds_founded", world["TA"]) == 0


def test_workplace_stays_where_it_was_and_the_new_union_sees_it(file, decide, as_, person, world):
    founding = file()
    decide(founding)
    world["CS900"] = Unit.objects.get(code="CS900")
    url = f"/workplaces/workplaces/{founding.workplace_id}/"
    assert as_("reader", "CS900").get(url).status_code == 200
    assert as_("reader", "CS002").get(url).status_code == 404
    assert counted("workplaces.count", world["HA1"], "2026-05") == 1
    assert counted("workplaces.with_union", world["HA1"], "2026-05") == 0
    assert counted("workplaces.with_union", world["HA1"], "2026-06") == 1


def test_sixty_drivers_without_employer_found_a_guild(file, decide, world):
    """They have no workplace, and count in the informal line of every unit above."""
    guild = file(
        kind="NDCS",
        workplace=None,
        code="ND001",
        name="Nghiệp đoàn taxi",
        members=60,
        mode="workers",
    )
    assert decide(guild).status_code == 302
    union = Unit.objects.get(code="ND001")
    assert (union.kind, union.sector) == ("NDCS", "guild")
    facts = {"joined_on": DAY, "entry": "founding", "employment": "informal"}
    for number in range(60):
        driver = Person(unit=union, full_name=f"Vàng A {number}", sex="male")
        save(driver, actor=SYSTEM)
        save(Membership(unit=union, person=driver, **facts), actor=SYSTEM)
    assert counted("unions.guilds_founded", world["TA"]) == 1
    assert counted("members.admitted.informal", world["TA"]) == 60
    assert counted("members.on_roll.informal", world["TLD"]) == 60
    assert counted("members.on_roll.formal", world["TA"]) == 0


def test_too_few_members_wait(file, decide):
    answer = decide(file(members=4))
    assert answer.status_code == 422 and "ít nhất 5" in answer.content.decode()
    assert not Unit.objects.filter(code="CS900").exists()


def test_code_of_another_unit_is_refused(file, decide):
    answer = decide(file(code="CS002"))
    assert answer.status_code == 422 and "đã có đơn vị dùng" in answer.content.decode()


def test_refusal_needs_reason_and_next_contact(file, as_):
    url = f"/workplaces/foundings/{file().pk}/step/"
    answer = as_("officer", "HA1").post(url, {"state": "refused"})
    assert answer.status_code == 422 and "hẹn tiếp xúc lại" in answer.content.decode()


def test_grassroots_officer_cannot_decide(file, decide):
    assert decide(file(), "CS001").status_code == 404


def step(as_, founding, state, unit="HA1"):
    return as_("officer", unit).post(f"/workplaces/foundings/{founding.pk}/step/", {"state": state})


def test_a_dossier_is_checked_once_each_paper_is_there(file, as_):
    founding = file(status="filed", has_minutes=False, committee="")
    refused = step(as_, founding, "checked").context["form"].errors
    assert set(refused) == {"has_minutes", "committee"}
    founding.has_minutes, founding.committee = True, "elected"
    founding.save()
    assert step(as_, founding, "checked").status_code == 302


def test_a_dossier_is_not_decided_before_it_was_checked(file, decide):
    decide(file(status="filed"))
    assert not Unit.objects.filter(code="CS900").exists()


def test_several_small_workplaces_found_one_union_together(file, enter, decide, world):
    founding = file(mode="joint", workplace=None)
    refused = decide(founding)
    assert refused.status_code == 422 and "mỗi nơi một dòng" in refused.content.decode()
    for code in ("S1", "S2"):
        place = enter("workplaces/workplaces", "HA1", code=code, union_since="", state="potential",
                      ownership="non_state", sector="enterprise")  # fmt: skip
        founding.places.create(workplace=place)
    assert decide(founding).status_code == 302
    union = Unit.objects.get(code="CS900")
    assert {line.workplace.union for line in founding.places.select_related("workplace")} == {union}
    assert counted("workplaces.with_union", world["TA"]) == 2
    assert counted("unions.founded", world["TA"]) == 1


def test_the_days_from_first_contact_to_decision_are_added_up(file, decide, world):
    founding = file(contacted_on="2026-02-10")
    assert counted("foundings.days", world["TA"]) == 0
    decide(founding)
    assert counted("foundings.days", world["TA"]) == 111
    founding.refresh_from_db()
    assert founding.took == 111


def test_a_decision_before_the_first_contact_is_refused(as_, file):
    form = {"unit": "HA1", "kind": "NDCS", "code": "ND001", "name": "Nghiệp đoàn chợ", "mode": "workers",
            "contacted_on": "2/6/2026", "decided_on": "1/6/2026", "status": "contacted",
            "refused_for": "other"}  # fmt: skip
    lines = {f"{name}-{kind}_FORMS": "0" for name in ("places", "founders")
             for kind in ("TOTAL", "INITIAL")}  # fmt: skip
    answer = as_("officer", "HA1").post("/workplaces/foundings/new/", {**form, **lines})
    assert answer.status_code == 422 and "trước «Tiếp xúc lần đầu»" in answer.content.decode()


def test_the_workplace_follows_its_file_and_refusals_are_counted_by_reason(file, as_, world):
    founding = file(status="contacted", refusal="Hẹn sau Tết", next_contact="2026-06-20",
                    refused_for="employer")  # fmt: skip
    place = founding.workplace

    def state():
        place.refresh_from_db()
        return place.state

    step(as_, founding, "persuading")
    assert state() == "mobilising"
    assert step(as_, founding, "refused").status_code == 302 and state() == "refused"
    refused = [counted(f"foundings.refused{cut}", world["TA"])
               for cut in ("", ".for_employer", ".for_few")]  # fmt: skip
    assert refused == [1, 1, 0]
    step(as_, founding, "contacted")
    assert counted("foundings.refused", world["TA"]) == 0


def test_a_file_that_stopped_comes_back_on_the_day_agreed(file, as_):
    facts = {"status": "refused", "refusal": "Chủ hẹn sau Tết"}
    late = file(next_contact="2026-06-10", name="Công đoàn hẹn lại", **facts)
    file(next_contact="2026-09-10", name="Công đoàn còn lâu", code="CS901", workplace=late.workplace_id,
         **facts)  # fmt: skip
    page = as_("officer", "HA1").get("/").content.decode()
    assert "Vận động lại: Công đoàn hẹn lại" in page and "còn lâu" not in page
    assert "Vận động lại" not in source(as_("officer", "HA2").get("/"))


def test_a_workplace_whose_union_stands_founds_no_second_one(file, decide, enter):
    busy = enter("workplaces/workplaces", "HA1", code="NLV-8")
    answer = decide(file(workplace=busy.pk))
    assert answer.status_code == 422 and "đang có công đoàn" in answer.content.decode()


def test_a_dossier_waits_for_its_decision_within_its_days(file, as_):
    file(filed_on="2026-06-01", status="filed", name="Công đoàn đã nộp")
    page = as_("officer", "HA1").get("/").text
    # Ten working days from Monday 1 June: the day is Monday 15 June, today.
    assert "Quyết định công nhận: Công đoàn đã nộp" in page and "15/6/2026" in page


def test_no_union_is_founded_in_a_state_body_since_unions_there_end(file, decide, enter):
    free = {"union_since": "", "state": "mobilising", "ownership": "state"}
    office = enter("workplaces/workplaces", "HA1", sector="administrative", **free)
    answer = decide(file(workplace=office))
    assert answer.status_code == 422 and "25/5/2025" in answer.text
    school = enter("workplaces/workplaces", "HA1", sector="public_service", code="DN-78",
                   **free)  # fmt: skip
    assert decide(file(workplace=school, code="CS901")).status_code == 302


def test_an_organisation_of_workers_joins_since_the_law_lets_it(file, decide):
    early = file(mode="joined", contacted_on="2025-05-02", decided_on="2025-06-30")
    answer = decide(early)
    assert answer.status_code == 422 and "01/7/2025" in answer.text
    late = file(mode="joined", code="CS901", workplace=early.workplace)
    assert decide(late).status_code == 302

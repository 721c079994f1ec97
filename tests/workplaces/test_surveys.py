"""A survey round: what it counts is surveyed, what it has not reached is listed, and it must end in time."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.records.register import REGISTERS, find_measure
from congdoan.workplaces.registers.headcount import Headcount
from congdoan.workplaces.registers.survey import Survey
from congdoan.workplaces.registers.workplace import Workplace
from tests.pages import source
from tests.sweeps.hands import as_held
from tests.workplaces.conftest import NO_FORMER

pytestmark = pytest.mark.django_db
BLANK = {"state": "unsurveyed", "union_since": ""}


@pytest.fixture
def places(enter):
    """Three of CS001's area, two of them in the zone; one beyond it that has closed; one of HA2."""
    made = {}
    for code, unit, facts in (
        ("W1", "CS001", {"zone": "Khu công nghiệp Tam Đường"}),
        ("W2", "CS001", {"zone": "khu công nghiệp tam đường"}),
        ("W3", "CS001", {}),
        ("SHUT", "CS001", {"state": "closed", "closed_on": "2026-01-01"}),
        ("FAR", "HA2", {}),
    ):
        made[code] = enter("workplaces/workplaces", unit, code=code, name=f"Nơi {code}",
                           **{**BLANK, **facts})  # fmt: skip
    return made


@pytest.fixture
def survey(enter):
    return enter("workplaces/surveys", "HA1", due="2026-06-30")


@pytest.fixture
def count(as_, places):
    """The answer to one headcount typed for the round."""

    def post(survey, place, day="2026-03-02", total="24", unit="HA1"):
        form = {"unit": place.unit.code, "workplace": place.code, "counted_on": day, "total": total,
                "source": "Khảo sát", "survey": survey.pk}  # fmt: skip
        return as_("officer", unit).post(reverse("workplaces-headcounts-new"), form)

    return post


def shown(client, survey):
    """{label: (number, address)} of the round's page."""
    page = client.get(reverse("workplaces-surveys-detail", args=[survey.pk])).content.decode()
    found = re.findall(r'<dt>([^<]*)</dt><dd><a href="([^"]*)">([^<]*)</a>', page)
    return {label: (text, url.replace("&amp;", "&")) for label, url, text in found}


def listed(client, url):
    return sorted(row.record.code for row in client.get(url).context["table"].rows)


def step(client, survey, state):
    return client.post(reverse("workplaces-surveys-step", args=[survey.pk]), {"state": state})


def test_a_counted_workplace_is_surveyed_and_leaves_the_list_of_those_still_to_visit(
    count, places, survey, as_
):
    client = as_("officer", "HA1")
    assert shown(client, survey)["Nơi còn phải đến"][0] == "3"
    assert count(survey, places["W1"]).status_code == 302
    assert count(survey, places["W1"], "2026-03-09", "25").status_code == 302
    figures = shown(client, survey)
    seen, left = figures["Nơi đã khảo sát"], figures["Nơi còn phải đến"]
    assert (seen[0], left[0]) == ("1", "2")
    assert listed(client, seen[1]) == ["W1"] and listed(client, left[1]) == ["W2", "W3"]
    assert figures["Số đếm của đợt"][0] == "2"
    assert len(client.get(figures["Số đếm của đợt"][1]).context["table"].rows) == 2
    assert Workplace.all_rows.get(code="W1").state == "surveyed"
    assert Workplace.all_rows.get(code="W2").state == "unsurveyed"


def test_a_round_of_one_industrial_zone_reaches_no_further(count, places, enter, as_):
    survey = enter("workplaces/surveys", "HA1", zone="Khu công nghiệp Tam Đường")
    client = as_("officer", "HA1")
    assert listed(client, shown(client, survey)["Nơi còn phải đến"][1]) == ["W1", "W2"]
    refused = count(survey, places["W3"])
    assert refused.status_code == 422 and "ngoài phạm vi" in refused.content.decode()
    assert count(survey, places["W2"]).status_code == 302


def test_a_count_beyond_the_area_of_the_round_is_refused(count, places, survey):
    refused = count(survey, places["FAR"], unit="TA")
    assert refused.status_code == 422 and "ngoài phạm vi" in refused.content.decode()
    assert not Headcount.all_rows.exists()


@pytest.mark.parametrize(
    ("facts", "day", "words"),
    [
        ({"status": "planned"}, "2026-03-02", "chưa bắt đầu"),
        ({}, "2026-01-14", "làm từ 15/01/2026 đến …"),
        ({"status": "done", "finished_on": "2026-03-01"}, "2026-03-02", "đến 01/3/2026"),
    ],
    ids=["planned", "before", "after"],
)
def test_counts_of_a_round_are_taken_while_it_goes_on(count, places, enter, facts, day, words):
    refused = count(enter("workplaces/surveys", "HA1", **facts), places["W1"], day)
    assert refused.status_code == 422 and words in refused.content.decode()


def test_a_count_without_a_round_leaves_the_state_alone(enter, places):
    enter("workplaces/headcounts", workplace=places["W1"].pk)
    assert Workplace.all_rows.get(code="W1").state == "unsurveyed"


def test_a_workplace_on_its_way_is_not_put_back_by_a_count(count, places, survey):
    Workplace.all_rows.filter(code="W1").update(state="mobilising")
    assert count(survey, places["W1"]).status_code == 302
    assert Workplace.all_rows.get(code="W1").state == "mobilising"


def test_who_had_the_workplace_open_learns_that_it_was_surveyed_meanwhile(
    count, places, survey, as_
):
    place = places["W1"]
    version = Workplace.all_rows.get(pk=place.pk).version
    count(survey, place)
    form = {"unit": "CS001", "code": "W1", "name": "Tên khác", "ownership": "non_state", "sector":
            "enterprise", "opened_on": "1/1/2015", "state": "unsurveyed", "version": version, **NO_FORMER}  # fmt: skip
    answer = as_("officer", "HA1").post(f"/workplaces/workplaces/{place.pk}/edit/", form)
    assert answer.status_code == 409 and Workplace.all_rows.get(pk=place.pk).state == "surveyed"


def test_a_round_done_has_its_day_and_one_taken_up_again_has_none(survey, as_):
    client = as_("officer", "HA1")
    assert step(client, survey, "done").status_code == 302
    survey.refresh_from_db()
    assert survey.finished_on == dt.date(2026, 6, 15)
    assert step(client, survey, "going").status_code == 302
    survey.refresh_from_db()
    assert survey.finished_on is None


def test_a_last_day_typed_for_a_round_that_goes_on_is_not_lost_unsaid(survey, as_):
    data = as_held(REGISTERS["workplaces/surveys"], survey) | {"finished_on": "1/6/2026"}
    url = reverse("workplaces-surveys-edit", args=[survey.pk])
    answer = as_("officer", "HA1").post(url, data)
    assert answer.status_code == 422 and "chuyển tình trạng" in answer.content.decode()
    assert as_("officer", "HA1").post(url, {**data, "status": "done"}).status_code == 302
    survey.refresh_from_db()
    assert survey.finished_on == dt.date(2026, 6, 1)


def test_a_round_overdue_waits_in_my_work_until_it_is_done(enter, as_):
    late = enter("workplaces/surveys", "HA1", due="2026-06-10", name="Đợt trễ")
    soon = enter("workplaces/surveys", "HA1", due="2026-06-20", name="Đợt sắp đến hạn")
    far = enter("workplaces/surveys", "HA1", due="2026-07-20", name="Đợt còn lâu")

    def work(unit="HA1", role="officer"):
        return source(as_(role, unit).get(reverse("home")))

    page = work()
    assert "Khảo sát: Đợt trễ" in page and "Quá hạn" in page and "Khảo sát: Đợt sắp" in page
    assert reverse("workplaces-surveys-detail", args=[far.pk]) not in page
    assert "Đợt trễ" not in work("HA2") and "Đợt trễ" not in work(role="reader")
    for survey in (late, soon):
        step(as_("officer", "HA1"), survey, "done")
    assert "Đợt trễ" not in work()


def test_rounds_and_surveyed_workplaces_are_counted_once_each(count, places, survey, enter, world):
    enter("workplaces/surveys", "HA1", name="Chưa làm", status="planned")
    enter("workplaces/surveys", "HA1", name="Trễ", due="2026-05-31")
    for place, day in (("W1", "2026-03-02"), ("W1", "2026-03-09"), ("W3", "2026-04-02")):
        count(survey, places[place], day)
    enter("workplaces/headcounts", workplace=places["W2"].pk)

    def counted(code, period="2026"):
        register, measure = find_measure(code)
        rows, period = register.model.objects.across_units("tests"), Period.parse(period)
        return measure.values(rows, period, dt.date(2026, 6, 15)).get(world["TA"].pk, 0)

    assert (counted("surveys.held"), counted("surveys.workplaces")) == (2, 2)
    assert counted("surveys.workplaces", "2026-Q2") == 1
    assert (counted("surveys.overdue", "2026-05"), counted("surveys.overdue", "2026-06")) == (0, 1)


def test_the_figure_of_a_round_that_is_not_there_is_not_there(as_, places):
    answer = as_("officer", "HA1").get(
        reverse("workplaces-workplaces-list"),
        {"measure": "workplaces.seen999999", "period": "2026"},
    )
    assert answer.status_code == 404 and not Survey.all_rows.exists()

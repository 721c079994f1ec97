"""Figures that units tell: accepted they stand, told in stretches they add up, told again they do not count twice."""

import datetime as dt
import html
import re

import pytest
import time_machine

from congdoan.indicators.judged.results import result
from congdoan.indicators.models import DeclaredFigure
from congdoan.orgs import changes
from congdoan.records.sheets import files
from congdoan.trail.models import Notice

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 31)


@pytest.fixture
def said(enter):
    """said("CS001", "IND-037", numerator=40, denominator=160): accepted, of five months of the year."""

    def tell(unit, indicator, **more):
        facts = {"cut": "", "value": "", "numerator": "", "denominator": "", "since": "2026-01-01",
                 "day": "2026-05-31", **more}  # fmt: skip
        one = enter("indicators/declared", unit, indicator=indicator, **facts)
        DeclaredFigure.all_rows.filter(pk=one.pk).update(status="accepted")
        return one

    return tell


@pytest.fixture
def year(told, target, world):
    """year("HA1"): what the unit reached of the year."""
    one = target("IND-002", "TA", 100)
    return lambda unit: result(one, world[unit], TODAY).value


def test_stretches_of_a_year_add_up(told, year):
    told("CS001", "01-01", "03-31", 40)
    told("CS001", "04-01", "06-30", 25)
    assert (year("CS001"), year("HA1")) == (65, 65)


def test_what_is_told_again_from_the_beginning_takes_the_place_of_its_parts(told, year):
    told("CS001", "01-01", "03-31", 40)
    told("CS001", "04-01", "06-30", 25)
    told("CS001", "01-01", "09-30", 90)
    told("CS001", "10-01", "12-31", 5)
    assert year("CS001") == 95


def test_what_the_units_below_told_is_added_and_what_stands_above_them_goes_first(told, year):
    told("CS001", "01-01", "06-30", 40)
    told("CS002", "01-01", "06-30", 7)
    assert year("TA") == 47
    told("HA1", "01-01", "06-30", 41)
    assert year("TA") == 48


def test_what_waits_or_was_sent_back_counts_nowhere(told, year):
    told("CS001", "01-01", "06-30", 40, status="entered")
    told("CS002", "01-01", "06-30", 40, status="rejected")
    assert year("TA") is None


def test_only_the_level_above_accepts(told, as_):
    one = told("CS001", "01-01", "05-31", 40, status="entered")
    url = f"/indicators/declared/{one.pk}/step/"
    refused = as_("officer", "CS001").post(url, {"state": "accepted"})
    assert refused.status_code == 422 and "cấp trên" in refused.text
    assert as_("officer", "HA1").post(url, {"state": "accepted"}).status_code == 302


def test_what_was_accepted_is_not_changed_behind_the_back_of_who_accepted_it(told, as_):
    one = told("CS001", "01-01", "05-31", 40)
    held = {"unit": "CS001", "indicator": "IND-002", "cut": "", "since": "1/1/2026", "day": "31/5/2026",
            "evidence": one.evidence, "status": "accepted", "version": one.version}  # fmt: skip
    url = f"/indicators/declared/{one.pk}/edit/"
    refused = as_("officer", "CS001").post(url, {**held, "value": "400"})
    assert refused.status_code == 422 and "trả lại rồi sửa" in refused.text
    assert as_("officer", "HA1").post(f"/indicators/declared/{one.pk}/step/", {"state": "rejected"})
    one.refresh_from_db()
    again = {**held, "value": "400", "status": "rejected", "version": one.version}
    assert as_("officer", "CS001").post(url, again).status_code == 302


def test_the_mark_stands_in_pages_and_sheets(told, target, as_, world):
    told("CS001", "01-01", "05-31", 40)
    one, client = target("IND-002", "HA1", 100), as_("officer", "HA1")
    page = client.get(f"/targets/{one.pk}/result/")
    assert "· số đơn vị tự báo" in page.text, "at the unit below"
    assert "tự báo" in client.get("/scorecard/").text
    for url in (f"/targets/{one.pk}/result/", "/scorecard/"):
        rows = files.read(client.get(url, {"format": "xlsx"}).content, "x.xlsx")
        assert any("số đơn vị tự báo" in str(cell) for row in rows for cell in row), url


def test_a_figure_told_since_before_the_year_says_nothing_of_the_year_alone(told, year, enter):
    told("CS001", "01-01", "03-31", 40)
    one = told("CS002", "01-01", "06-30", 7)
    DeclaredFigure.all_rows.filter(pk=one.pk).update(since=dt.date(2025, 7, 1))
    assert year("HA2") is None and year("CS001") == 40


def test_the_level_above_hears_that_one_waits_and_the_unit_that_it_was_sent_back(
    enter, as_, person
):
    keeper, above = person("officer", "CS001"), person("officer", "HA1")
    one = enter("indicators/declared", "CS001")
    assert Notice.objects.get(user=above).text.startswith("Số liệu tự báo chờ chấp nhận")
    url = f"/indicators/declared/{one.pk}/step/"
    assert as_("officer", "HA1").post(url, {"state": "rejected"}).status_code == 302
    assert Notice.objects.get(user=keeper).text.startswith("Cấp trên trả lại")


def test_what_was_told_opens_from_the_scorecard(told, target, as_, world):
    told("CS001", "01-01", "03-31", 40)
    target("IND-002", "TA", 100)
    client = as_("officer", "TA")
    client.post("/day/", {"day": "2026-06-14", "next": "/"})
    page = client.get("/scorecard/").content.decode()
    url = html.unescape(re.search(r'"(/figures/told/\?[^"]*)"', page).group(1))
    assert len(client.get(url).context["rows"]) == 1


def test_a_level_is_of_the_unit_that_told_it_and_never_of_those_above(said, target, world):
    for unit in ("HA1", "HA2"):
        said(unit, "IND-014", value="3")
    one = target("IND-014", "TA", 3)
    above = result(one, world["TA"], TODAY)
    assert (above.value, above.state) == (None, "none")
    assert result(one, world["HA1"], TODAY).value == 3


def test_an_average_of_several_units_is_worked_out_of_both_its_parts(
    said, target, world, measured, as_
):
    measured("IND-901", "average", "told", unit="buổi/CĐCS", compute="declared")
    for unit, meetings, unions in (("HA1", 12, 3), ("HA2", 8, 7)):
        said(unit, "IND-901", numerator=meetings, denominator=unions)
    one = target("IND-901", "TA", 3)
    told = [result(one, world[unit], TODAY) for unit in ("HA1", "TA")]
    assert [(each.value, each.numerator, each.denominator) for each in told] == [
        (4, 12, 3),
        (2, 20, 10),
    ]
    typed = {"unit": world["CS001"].pk, "indicator": "IND-901", "cut": "", "since": "1/1/2026",
             "day": "31/3/2026", "value": "4", "evidence": "Sổ họp"}  # fmt: skip
    refused = as_("officer", "CS001").post("/indicators/declared/new/", typed)
    assert refused.status_code == 422 and "tử số và mẫu số" in refused.text


def test_an_average_told_without_its_parts_is_of_that_unit_alone(said, target, world, measured):
    measured("IND-901", "average", "told", unit="buổi/CĐCS", compute="declared")
    one = said("HA1", "IND-901", numerator=12, denominator=3)
    DeclaredFigure.all_rows.filter(pk=one.pk).update(numerator=None, denominator=None)
    asked = target("IND-901", "TA", 3)
    assert [result(asked, world[unit], TODAY).value for unit in ("HA1", "TA")] == [4, None]


def test_a_part_told_after_the_whole_of_the_same_last_day_takes_nothing_from_it(told, year):
    told("CS001", "01-01", "06-30", 60)
    told("CS001", "04-01", "06-30", 25)
    assert year("CS001") == 60


@pytest.fixture
def merged(world):
    """merged("HA2", "HA1"): the first is merged into the second from July on."""

    def merge(gone, heir):
        changes.merge(
            units=[world[gone]], into=world[heir], effective=dt.date(2026, 7, 1), number="1/QĐ"
        )

    return merge


def test_what_two_told_before_one_was_merged_into_the_other_is_of_both(told, year, merged):
    """ST-15: the counts before and after are equal."""
    told("HA1", "01-01", "03-31", 10)
    told("HA2", "01-01", "03-31", 20)
    merged("HA2", "HA1")
    assert (year("HA1"), year("TA")) == (30, 30)
    told("HA1", "07-01", "09-30", 5)
    assert (year("HA1"), year("TA")) == (35, 35)
    told("HA1", "01-01", "12-31", 50)
    assert (year("HA1"), year("TA")) == (50, 50), "told again of the whole year, by both together"


def test_what_opens_behind_it_is_of_both_too(told, target, merged, as_, world):
    told("HA1", "01-01", "03-31", 10)
    told("HA2", "01-01", "03-31", 20)
    told("CS101", "01-01", "03-31", 19)  # held in what HA2 told
    merged("HA2", "HA1")
    target("IND-002", "HA1", 100)
    with time_machine.travel(TODAY, tick=True):
        page = as_("officer", "HA1").get("/scorecard/").content.decode()
        url = html.unescape(re.search(r'"(/figures/told/\?[^"]*)"', page).group(1))
        shown = as_("officer", "HA1").get(url).context
    assert {row.value for row, _shown in shown["rows"]} == {10, 20}
    assert shown["total"].value == 30


def test_a_share_told_by_two_that_were_merged_is_worked_out_of_both(said, target, world, merged):
    for unit, part, whole in (("HA1", 10, 100), ("HA2", 90, 100)):
        said(unit, "IND-037", numerator=part, denominator=whole)
    merged("HA2", "HA1")
    asked = target("IND-037", "TA", 65)
    assert {result(asked, world[unit], TODAY).value for unit in ("HA1", "TA")} == {50}
    assert result(asked, world["HA1"], dt.date(2026, 6, 30)).value == 10


def test_the_level_of_who_goes_on_is_its_own_and_not_of_who_was_merged_into_it(
    said, target, world, merged
):
    said("HA1", "IND-014", value="3")
    said("HA2", "IND-014", value="2")
    merged("HA2", "HA1")
    assert result(target("IND-014", "HA1", 3), world["HA1"], TODAY).value == 3


def test_a_union_that_moves_takes_along_what_it_told_and_it_counts_once_above_both(
    told, year, world
):
    told("HA1", "01-01", "03-31", 50)
    told("CS001", "01-01", "03-31", 10)
    told("HA2", "01-01", "03-31", 30)
    changes.transfer(
        unit=world["CS001"], parent=world["HA2"], effective=dt.date(2026, 7, 1), number="2/QĐ"
    )
    assert (year("HA2"), year("TA")) == (40, 80)


def test_a_backlog_that_was_answered_is_one_no_longer(said, target, world):
    """ST-08: letters past their day are what stands on a day; those of two quarters are not added up."""
    asked = target("IND-050", "HA1", 0, comparator="=")
    said("HA1", "IND-050", value="2", day="2026-03-31")
    spring = result(asked, world["HA1"], dt.date(2026, 4, 30))
    assert (spring.value, spring.state, spring.is_broken) == (2, "late", False)
    said("HA1", "IND-050", value="0", since="2026-04-01", day="2026-05-31")
    assert result(asked, world["HA1"], dt.date(2026, 6, 14)).value == 0
    assert result(asked, world["HA1"], TODAY).state == "reached"

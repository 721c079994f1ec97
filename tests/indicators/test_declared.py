"""Figures that units tell: accepted they stand, told in stretches they add up, told again they do not count twice."""

import datetime as dt
import html
import re
from decimal import Decimal
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from congdoan.indicators.models import DeclaredFigure, Indicator
from congdoan.indicators.results import result
from congdoan.records.sheets import files
from congdoan.trail.models import Notice

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 31)


@pytest.fixture
def told(enter):
    """told("CS001", "01-01", "03-31", 40): accepted by the level above."""
    Indicator.objects.filter(pk="IND-002").update(compute="declared", formula="told")

    def tell(unit, since, day, value, status="accepted"):
        said = {"indicator": "IND-002", "cut": "", "numerator": "", "denominator": "", "value": str(value),
                "since": f"2026-{since}", "day": f"2026-{day}"}  # fmt: skip
        with time_machine.travel(dt.datetime(2026, 12, 31, 9), tick=True):
            one = enter("indicators/declared", unit, **said)
        DeclaredFigure.all_rows.filter(pk=one.pk).update(status=status)
        one.refresh_from_db()
        return one

    return tell


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


@pytest.fixture
def post(as_, world):
    """post("IND-037", numerator="4", …): what an officer of CS001 types into an empty form; the page that follows."""

    def typed(indicator, **more):
        facts = {"unit": world["CS001"].pk, "indicator": indicator, "cut": "", "since": "1/1/2026", "day": "31/3/2026",
                 "evidence": "Danh sách quý I", **more}  # fmt: skip
        return as_("officer", "CS001").post("/indicators/declared/new/", facts, follow=True)

    return typed


def test_told_without_a_part_it_is_of_the_indicators_usual_one_and_found(post, target, world):
    assert post("IND-009", numerator="40", denominator="160").status_code == 200
    DeclaredFigure.all_rows.update(status="accepted")
    assert DeclaredFigure.all_rows.get().cut == "enterprise"
    for cut in ("", "enterprise"):
        assert result(target("IND-009", "CS001", 50, cut=cut), world["CS001"], TODAY).value == 25


def test_what_was_told_before_parts_were_kept_as_meant_is_found_too(post):
    for facts in (
        {"numerator": "40", "denominator": "160"},
        {"numerator": "4", "denominator": "8", "day": "30/4/2026"},
    ):
        assert post("IND-009", **facts).status_code == 200
    for one, written in zip(
        DeclaredFigure.all_rows.order_by("pk"), ("", "doanh nghiệp"), strict=True
    ):
        DeclaredFigure.all_rows.filter(pk=one.pk).update(cut=written)
    import_module("congdoan.indicators.migrations.0018_parts_as_meant").settle(apps, None)
    assert set(DeclaredFigure.all_rows.values_list("cut", flat=True)) == {"enterprise"}


def test_a_part_is_chosen_by_its_words(as_, post):
    page = as_("officer", "CS001").get("/indicators/declared/new/").content.decode()
    assert re.search(
        r'<select name="cut".*<option value="enterprise">doanh nghiệp</option>', page, re.S
    )
    refused = post("IND-009", cut="doanh nghiệp", numerator="40", denominator="160")
    assert refused.status_code == 422 and "Không có phạm vi «doanh nghiệp»" in refused.text
    refused = post("IND-037", cut="offices", numerator="40", denominator="160")
    assert refused.status_code == 422 and "không tính theo phạm vi đó" in refused.text


@pytest.mark.parametrize(
    ("indicator", "facts", "sentence"),
    [
        ("IND-014", {"value": "9"}, "Ghi một trong các mức: 1 không hoàn thành nhiệm vụ"),
        ("IND-014", {"value": "2.5"}, "Ghi một trong các mức"),
        ("IND-037", {"numerator": "-4", "denominator": "160"}, "Ghi số từ 0 trở lên"),
        ("IND-037", {"numerator": "4", "denominator": "8", "day": "31/12/2027"}, "chưa tới"),
        ("IND-037", {"value": "50"}, "tử số và mẫu số"),
        ("IND-003", {"value": "40"}, "được đếm từ sổ"),
        ("IND-025", {"numerator": "4", "denominator": "8"}, "hãy ghi giá trị"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(indicator, facts, sentence, post):
    refused = post(indicator, **facts)
    assert refused.status_code == 422 and sentence in html.unescape(refused.text)
    assert not DeclaredFigure.all_rows.exists()


def test_a_rate_of_more_than_all_is_taken_and_asked_about(post):
    page = post("IND-037", numerator="400", denominator="160")
    assert page.status_code == 200 and "Tử số lớn hơn mẫu số" in page.text


def test_stretches_that_cross_are_refused_by_the_name_of_the_other(told, post):
    told("CS001", "01-01", "03-31", 40)
    for since, day in (("31/3/2026", "10/6/2026"), ("1/12/2025", "31/1/2026")):
        refused = post("IND-002", value="25", since=since, day=day)
        assert refused.status_code == 422
        assert "đã báo từ 01/01/2026 đến 31/3/2026 (40)" in html.unescape(refused.text)
    assert post("IND-002", value="25", since="1/4/2026", day="10/6/2026").status_code == 200
    assert post("IND-002", value="70", since="1/1/2026", day="10/6/2026").status_code == 200


def test_what_was_sent_back_is_crossed_by_nothing(told, post):
    told("CS001", "01-01", "03-31", 40, status="rejected")
    assert post("IND-002", value="25", since="31/3/2026", day="10/6/2026").status_code == 200


def test_a_part_told_after_the_whole_of_the_same_last_day_takes_nothing_from_it(told, year):
    told("CS001", "01-01", "06-30", 60)
    told("CS001", "04-01", "06-30", 25)
    assert year("CS001") == 60


@pytest.mark.parametrize(
    ("typed", "kept"), [("1.810", "1810"), ("2,5", "2.5"), ("1.810,25", "1810.25")]
)
def test_numbers_are_typed_as_papers_write_them(typed, kept, post):
    assert post("IND-025", value=typed).status_code == 200
    assert DeclaredFigure.all_rows.get().value == Decimal(kept)


@pytest.fixture
def once(post):
    """An indicator told by its parts in the first half of 2026 as a rate, from 1 June on as a count."""
    Indicator.objects.filter(pk="IND-037").update(
        kind="count", formulas=[
            {"formula": "told", "kind": kind, "direction": "up", "compute": "declared", "since": since,
             "reason": "", "by": "", "at": "2026-05-01T08:00:00+07:00"}
            for kind, since in (("rate", None), ("count", "2026-06-01"))
        ],
    )  # fmt: skip


def test_what_is_told_of_a_day_is_asked_for_by_what_the_indicator_was_that_day(once, post, target):
    refused = post("IND-037", value="50")
    assert refused.status_code == 422 and "tử số và mẫu số" in refused.text
    page = post("IND-037", numerator="200", denominator="160")
    assert page.status_code == 200 and "Tử số lớn hơn mẫu số" in page.text
    assert DeclaredFigure.all_rows.get().value == 125
    refused = post("IND-037", numerator="40", denominator="160", day="10/6/2026")
    assert refused.status_code == 422 and "hãy ghi giá trị" in refused.text
    assert post("IND-037", value="50", day="10/6/2026").status_code == 200


def test_stretches_are_told_by_the_kind_of_their_own_last_day(once, post):
    """Rates of two times cross nothing, counts do."""
    assert post("IND-037", numerator="40", denominator="160").status_code == 200
    rest = {"numerator": "4", "denominator": "8", "since": "1/2/2026", "day": "30/4/2026"}
    assert post("IND-037", **rest).status_code == 200
    refused = post("IND-037", value="50", since="1/2/2026", day="10/6/2026")
    assert refused.status_code == 422 and "chồng lên" in refused.text

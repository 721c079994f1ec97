"""The form of a figure that a unit tells: parts in words, numbers as papers write them, what cannot be is refused."""

import datetime as dt
import html
import re
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from congdoan.indicators.judged.results import result
from congdoan.indicators.models import DeclaredFigure, Indicator

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 31)


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

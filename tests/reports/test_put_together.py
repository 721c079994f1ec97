"""The reports of unions above others are put together by the one above them."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.indicators.models import Span
from congdoan.orgs import changes
from congdoan.reports.registers.report import Report
from tests.pages import words
from tests.reports.above import PERIOD, begin, finish, opened, same, scorecard, standing
from tests.reports.conftest import take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


@pytest.fixture
def reported(records, as_):
    """The reports of HA1 and HA2, sent up."""
    return {
        unit: finish(as_("officer", unit), begin(as_("officer", unit), "half_upper")[0])
        for unit in ("HA1", "HA2")
    }


def test_the_units_of_the_province_add_up_to_its_net(reported, as_):
    client = as_("officer", "TA")
    whole, answer = begin(client, "half_province")
    below = standing(whole, "BELOW")
    assert below == {"Công đoàn HA1": 7, "Công đoàn HA2": 3}
    (net,) = standing(whole, "TARGETS").values()
    assert sum(below.values()) == standing(whole)["MOVE.net"] == net["value"] == 10
    assert same(standing(whole, "TARGETS"), scorecard(client))
    said = words(answer)
    assert "Đã nhận báo cáo của 2 trên 2 đơn vị trực thuộc." in said
    assert "số đoàn viên thực tăng là 10." in said and "Số trong sổ chênh" not in said
    assert "7 + 3 = 10" in said
    finish(client, whole)


def test_put_together_the_reports_have_the_columns_of_the_province(reported, as_):
    client = as_("officer", "TA")
    page = client.get(reverse("reports-together"), {"form": "half_upper", "period": PERIOD})
    whole, heads = page.context["whole"], [one.key for one in page.context["heads"]]
    assert whole["sent"] == whole["owed"] == 2
    assert whole["values"][heads.index("MOVE.net")] == "10"
    every = client.get(
        reverse("reports-together"), {"form": "half_upper", "period": PERIOD, "all": 1}
    )
    told = dict(
        zip(
            (one.label for one in every.context["heads"]),
            every.context["whole"]["values"],
            strict=True,
        )
    )
    assert told["Chỉ tiêu: Đoàn viên thực tăng"] == told["Đoàn viên thực tăng"] == "10"
    assert told["Chỉ tiêu: Chỉ số T-1"] == "40", "of the one that is held to it"
    for unit in ("HA1", "HA2"):
        take(client, reported[unit], "received")
        take(client, reported[unit], "accepted")
    client.post(f"{reverse('reports-together')}?form=half_upper&period={PERIOD}")
    assert set(Report.all_rows.values_list("status", flat=True)) == {"consolidated"}


def test_a_unit_that_has_not_sent_is_named_and_nothing_is_made_up_for_it(records, as_):
    finish(as_("officer", "HA1"), begin(as_("officer", "HA1"), "half_upper")[0])
    whole, answer = begin(as_("officer", "TA"), "half_province")
    assert standing(whole, "BELOW") == {"Công đoàn HA1": 7, "Công đoàn HA2": None}
    said = words(answer)
    assert "Đã nhận báo cáo của 1 trên 2 đơn vị" in said and "chưa gửi" in said
    assert "Chưa đủ số Các đơn vị cộng lại" in said


def test_a_record_that_comes_late_is_told_beside_what_was_reported(reported, people, as_):
    people("CS001", 1, joined_on="2026-06-20")
    client = as_("officer", "TA")
    whole, answer = begin(client, "half_province")
    assert sum(standing(whole, "BELOW").values()) == 10 and standing(whole)["MOVE.net"] == 11
    assert "Số trong sổ chênh 1 so với số các đơn vị đã báo cáo" in words(answer)
    finish(client, whole, "approved")
    page = words(opened(as_("officer", "HA1"), reported["HA1"]))
    assert "Sổ đã khác từ khi khoá" in page and "7/8 đoàn viên (87,5 %) → 8/8 đoàn viên" in page


def test_of_a_large_branch_records_of_today_are_counted_for_who_asks(
    reported,
    people,
    as_,
    monkeypatch,
):
    people("CS001", 1, joined_on="2026-06-20")
    monkeypatch.setattr("congdoan.reports.views.report.COUNTED", 1)
    client = as_("officer", "HA1")
    page = words(opened(client, reported["HA1"]))
    assert "So với sổ hôm nay" in page and "Sổ đã khác từ khi khoá" not in page
    assert "Sổ đã khác từ khi khoá" in words(opened(client, reported["HA1"], now=1))


def test_members_of_unions_right_under_the_province_have_a_line_of_their_own(
    world,
    people,
    reported,
    as_,
):
    world["CS900"] = changes.found(
        code="CS900", name="Công đoàn CS900", kind="CDCS", parent=world["TA"], number="03/QĐ",
        effective=dt.date(2026, 1, 5), ownership="state", sector="administrative",
    )  # fmt: skip
    people("CS900", 2)
    whole, _answer = begin(as_("officer", "TA"), "half_province")
    assert standing(whole, "BELOW")["Công đoàn cơ sở trực thuộc"] == 2
    assert sum(standing(whole, "BELOW").values()) == standing(whole)["MOVE.net"] == 12


def test_the_frozen_figures_are_those_of_the_scorecard_as_reported(reported, people, as_):
    people("CS001", 1, joined_on="2026-06-20")
    client, report = as_("officer", "HA1"), reported["HA1"]
    span = Span.objects.filter(record_id=report.pk, register="reports/reports").first()
    shown = scorecard(client, tree="reported", span=span.pk)
    report.refresh_from_db()
    frozen = {one.label: report.snapshot[one.key] for one in report.fields.filter(group="TARGETS")}
    assert same(frozen, {name: shown[name] for name in frozen})
    assert scorecard(client)[next(name for name in frozen if frozen[name]["value"] == 7)][0] == 8


def test_the_pages_of_these_reports_ask_few_queries(reported, as_, django_assert_max_num_queries):
    client = as_("officer", "TA")
    whole, _answer = begin(client, "half_province")
    finish(client, whole, "approved")
    for report, user in ((whole, "TA"), (reported["HA1"], "HA1")):
        signed = as_("officer", user)
        signed.get("/")
        for query in ({}, {"edition": "party"}):
            with django_assert_max_num_queries(30):
                assert opened(signed, report, **query).status_code == 200


# To the Party committee

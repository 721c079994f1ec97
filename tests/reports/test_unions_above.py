"""The report of a union above others quotes its scorecard of the last day."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.members.registers.membership import Membership
from tests.pages import words
from tests.reports.above import begin, finish, same, scorecard, standing, table, words_of
from tests.reports.conftest import tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_each_target_stands_as_the_scorecard_of_the_last_day_has_it(records, as_):
    client = as_("officer", "HA1")
    report, answer = begin(client, "half_upper")
    shown = scorecard(client)
    assert same(standing(report, "TARGETS"), shown) and len(shown) == 3
    assert {name: row[3] for name, row in table(answer).items()} == {
        name: line[3] for name, line in shown.items()
    }
    assert sorted(one["value"] for one in standing(report, "TARGETS").values()) == [1, 7, 40]
    assert "Đơn vị đang thực hiện 3 chỉ tiêu: 2 đã đạt" not in words(answer)
    assert "1 đã đạt, 1 đúng tiến độ, 1 chậm tiến độ" in words(answer)


def test_a_figure_opens_the_page_that_the_scorecard_opens(records, as_):
    client = as_("officer", "HA1")
    report, _answer = begin(client, "half_upper")
    client.post(reverse("look-through"), {"day": "30/6/2026"})
    page = client.get(reverse("indicators-scorecard"), {"all": 1}).content.decode()
    links = list(report.fields.filter(group="TARGETS").values_list("link", flat=True))
    assert len(links) == 3
    for link in links:
        assert f'href="{link.replace("&", "&amp;")}"' in page, link
        assert client.get(link).status_code == 200


def test_what_the_scorecard_says_is_written_over_by_nobody(records, as_):
    client = as_("officer", "HA1")
    report, _answer = begin(client, "half_upper")
    one = report.fields.filter(group="TARGETS").first()
    refused = client.post(reverse("report-write", args=[report.pk]),
                          {"key": one.key, "said": "99", "reason": "Cho đẹp"})  # fmt: skip
    assert refused.status_code == 422 and "lấy nguyên từ bảng điểm" in words_of(refused)
    one.refresh_from_db()
    assert one.typed is None and f"?field={one.key}" not in refused.content.decode()


def test_nothing_to_measure_is_said_in_words_and_is_neither_nought_nor_all(
    as_, target, measured, world
):
    target("IND-024", "HA1", 90)
    measured("Z-1", "count", "no_register.yet", compute="declared")
    target("Z-1", "HA1", 5)
    report, answer = begin(as_("officer", "HA1"), "half_upper")
    rows = table(answer)
    assert sorted(row[1] for row in rows.values()) == ["chưa có số", "không phát sinh"]
    assert all(row[2] == "–" for row in rows.values())
    assert all(one["value"] is None for one in standing(report, "TARGETS").values())
    said = words(answer)
    assert "Không phát sinh công đoàn cơ sở lập mới" in said
    assert "Chưa có công đoàn cơ sở nào gửi báo cáo của kỳ nên chưa có số liệu" in said
    assert "……" not in said.split("Toàn bộ số liệu")[0]


def test_a_unit_without_targets_says_so(as_):
    _report, answer = begin(as_("officer", "HA1"), "half_upper")
    assert "chưa có chỉ tiêu nào được ban hành hoặc được giao cho đơn vị" in words(answer)


def test_members_who_came_and_went_are_told_with_the_net(records, as_):
    gone = Membership.all_rows.filter(unit__code="CS001").first()
    Membership.all_rows.filter(pk=gone.pk).update(
        status="left", left_on=dt.date(2026, 5, 4), exit="resigned"
    )
    report, answer = begin(as_("officer", "HA1"), "half_upper")
    told = standing(report)
    assert (told["MOVE.opening"], told["MOVE.admitted"], told["MOVE.left"]) == (0, 7, 1)
    assert told["MOVE.net"] == 6 == told["GEN.members"] and told["MOVE.informal"] == 1
    said = words(answer)
    assert "kết nạp 7 đoàn viên" in said and "Số thực tăng của 6 tháng là 6 đoàn viên." in said
    assert "kết nạp 1 người" in said and "lập mới 1 công đoàn cơ sở" in said


def test_what_is_behind_is_offered_as_a_draft_of_the_shortcomings(records, as_):
    report, _answer = begin(as_("officer", "HA1"), "half_upper")
    offers = dict(report.fields.filter(kind="text").values_list("key", "offer"))
    assert "khu vực phi chính thức» chậm tiến độ: đến 30/6/2026 là 1/5 đoàn viên (20,0 %)." in (
        offers["RES-45"]
        .replace("\u00a0", " ")
        .replace("không có quan hệ lao động", "khu vực phi chính thức")
    )
    assert "T-1" not in offers["RES-45"], "what is reached is no shortcoming"
    assert "Tập trung thực hiện chỉ tiêu" in " ".join(offers[key] for key in offers if "47" in key)
    assert "Đề nghị cấp uỷ" in offers["PARTY.asks"]


def grassroots(as_, unit, complaints):
    client = as_("officer", unit)
    report, _answer = begin(client, "half_grassroots")
    tell(client, report)
    client.post(reverse("report-write", args=[report.pk]), {"key": "RES-41", "said": complaints})
    return finish(client, report)


def test_inspection_and_finance_are_added_up_from_the_grassroots_reports(records, as_):
    grassroots(as_, "CS001", "2")
    grassroots(as_, "CS002", "5")
    for unit, form, told in (("HA1", "half_upper", 2), ("HA2", "half_upper", 5),
                             ("TA", "half_province", 7)):  # fmt: skip
        report, answer = begin(as_("officer", unit), form)
        assert standing(report)["RES-41"] == told
        assert f"Các cấp nhận {told} đơn khiếu nại, tố cáo." in words(answer)
        assert "Không phát sinh thu đoàn phí." in words(answer)

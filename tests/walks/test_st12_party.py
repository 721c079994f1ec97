"""ST-12 in a real browser: the Party committee's programme is read and kept, its session leaves three tasks, its
viewer sees figures and nobody's name, and one report goes to it and to the union above."""

import re

import pytest

from congdoan.direction.registers.task import Task
from congdoan.indicators.catalogue.loading import load_catalogue
from congdoan.indicators.models import Target
from congdoan.reports.registers.report import Report
from congdoan.trail.models import IssuedPaper
from tests.people import crowd
from tests.reports.conftest import report_of  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]
NAME, PHONE = "Giàng Thị Mỷ Sa", "0987000111"
TASKS = (
    "Khảo sát nhà ở của công nhân",
    "Vận động lập tổ đảng ở hai doanh nghiệp",
    "Kiểm tra bữa ăn ca",
)


@pytest.fixture
def member(transactional_db, world, enter):
    """One member of a union below the city federation."""
    who = enter("members/people", code="", full_name=NAME, phone=PHONE, identity_number="").pk
    return enter("members/memberships", person=who, joined_on="2024-01-01", decided_on="2024-01-01")


def test_the_programme_is_read_and_the_party_sees_its_figures_alone(walk, sign_in, member, world):
    load_catalogue()
    city = walk("manager", "HA1").open("/read/")
    with city.page.expect_navigation():
        city.page.locator('[name=sample][value^="003"]').click()
    city.press("Nhận tất cả còn lại")
    with city.page.expect_navigation():
        city.page.get_by_role("link", name="Đưa vào chương trình").first.click()
    assert "Chỉ tiêu: 15" in city.text
    city.fill(period_start="1/1/2025", period_end="31/12/2028").press("Đưa vào chương trình")
    targets = list(Target.all_rows.filter(unit=world["HA1"]))
    assert len(targets) == 15 and "Giàng" not in city.text

    city.page.context.clear_cookies()
    party = walk("party", "HA1").open("/scorecard/?all=1")
    told = [one for one in targets if one.name in party.text]
    assert len(told) == 15, [one.name for one in targets if one not in told]
    assert re.search(r"\d+/500 đoàn viên", party.text), "a count of its area"
    for path in ("/", "/scorecard/", "/figures/?measure=members.on_roll&period=2026",
                 f"/targets/{targets[0].pk}/result/",
                 "/members/people/", f"/members/people/{member.person_id}/", "/members/memberships/",
                 "/direction/tasks/", "/api/v1/members/people"):  # fmt: skip
        answer = party.page.goto(path)
        said = party.page.content()
        assert NAME not in said and PHONE not in said, path
        assert answer.status in (200, 403, 404), path
        assert (answer.status == 200) == (path[1:4] in ("", "sco", "fig", "tar")), (
            path,
            answer.status,
        )


def test_the_yearly_working_session_leaves_three_tasks(walk, transactional_db, world):
    chair, secretary = crowd(world["HA1"], 2)
    session = walk("manager", "HA1").open("/direction/meetings/new/")
    session.fill(kind="conference", title="Thường trực cấp uỷ làm việc với Ban Chấp hành", headcount="30",
                 held_on="10/6/2026", chair=chair.full_name, secretary=secretary.full_name,
                 **{"opinions-0-speaker": "Bí thư", "opinions-0-text": "Sao có nơi chưa lập công đoàn?"})  # fmt: skip
    session.press("Lưu")
    session.press("Đã họp")
    for place, words in enumerate(TASKS):
        session.page.get_by_role("link", name="Sửa", exact=True).click()
        session.fill(**{f"conclusions-{place}-text": words, f"conclusions-{place}-due": "30/9/2026",
                        f"conclusions-{place}-lead": "Liên đoàn Lao động thành phố"}).press("Lưu")  # fmt: skip
    session.press("Đã ký biên bản").press("Đã ra kết luận")
    assert [one.text for one in Task.all_rows.order_by("pk")] == list(TASKS)
    assert all(one.unit == world["HA1"] and one.status == "assigned" for one in Task.all_rows.all())
    assert "Sao có nơi chưa lập công đoàn?" in session.text
    session.open("/direction/tasks/")
    assert all(words in session.text for words in TASKS)


def test_one_yearly_report_goes_to_the_party_committee_and_to_the_union_above(walk, report_of):  # noqa: F811
    report = report_of("signed")
    own = walk("officer", "CS001").open(f"/reports/paper/{report.pk}/")
    own.page.get_by_label("Cùng gửi cho").fill("Ban Thường vụ Thành uỷ")
    own.press("Thêm nơi cùng nhận").press("Đã gửi")
    assert own.text.count("Đã gửi · gửi ngày") == 2, own.text
    own.page.get_by_label("Lý do Ban Thường vụ Thành uỷ trả lại").fill("Bổ sung phần xây dựng Đảng")
    own.press("Bị trả lại")
    assert "Bị trả lại · gửi ngày" in own.text and "Bổ sung phần xây dựng Đảng" in own.text
    own.press("Đã gửi").press("Đã nhận")

    own.page.context.clear_cookies()
    above = walk("officer", "HA1").open(f"/reports/paper/{report.pk}/")
    above.press("Cấp trên đã nhận").press("Được chấp nhận")
    report.refresh_from_db()
    assert (report.status, report.copies.get().status) == ("accepted", "received")


def test_the_citys_report_goes_to_two_superiors_in_two_papers_of_the_same_figures(
    walk, sign_in, member, world
):
    city = walk("officer", "HA1").open("/reports/")
    city.page.locator("#form").select_option("half_upper")
    city.page.locator("#period").fill("6 tháng đầu năm 2025")
    city.press("Lấy số liệu và viết")
    assert "TÌNH HÌNH CHUNG" in city.text and "Bản gửi cấp uỷ" in city.text
    city.page.get_by_label("Cùng gửi cho").fill("Ban Thường vụ Thành uỷ")
    city.page.get_by_label("Bản gửi", exact=True).select_option("party")
    city.press("Thêm nơi cùng nhận").press("Ban Chấp hành thông qua")
    city.page.get_by_label("Người ký").fill("Nguyễn Thị Lan")
    city.press("Đã ký").press("Đã gửi")
    report = Report.all_rows.get()
    above, party = IssuedPaper.objects.of("reports/reports", report).order_by("serial")
    assert (report.status, report.copies.get().status) == ("sent", "sent")
    assert above.number in city.text and party.number in city.text

    told = city.page.locator("article.paper-sheet").inner_text()
    with city.page.expect_navigation():
        city.page.get_by_role("link", name="Bản gửi cấp uỷ").first.click()
    shown = city.page.locator("article.paper-sheet").inner_text()
    assert "ĐỀ NGHỊ VỚI CẤP UỶ" in shown and "ĐỀ NGHỊ VỚI CẤP UỶ" not in told
    figures = re.compile(r"có (\d+) công đoàn cơ sở với (\d+) đoàn viên, gồm (\d+) nam và (\d+) nữ")
    assert figures.search(told).groups() == figures.search(shown).groups() == ("1", "1", "0", "1")
    assert NAME not in told and NAME not in shown

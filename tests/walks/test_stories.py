"""ST-02, ST-03, ST-04 and ST-15 as officers walk them, in a real browser."""

import datetime as dt

import pytest
import time_machine

from congdoan.access.models import User
from congdoan.members.registers.membership import Membership
from congdoan.orgs.models import Unit
from congdoan.trail.parameters import ParameterEntry
from tests.members.conftest import all_of

pytestmark = [pytest.mark.browser, pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def worker(enter):
    return enter("members/people", code="", full_name="Khăm Phou", nationality="Lào", sex="male",
                 identity_number="")  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months", "has_form", "refused"),
    [
        (dt.date(2025, 6, 20), "24", True, "01/7/2025"),
        (dt.date(2025, 7, 5), "11", True, "đang ghi 11"),
        (dt.date(2025, 7, 5), "12", False, "Chưa có đơn gia nhập"),
        (dt.date(2025, 7, 5), "12", True, ""),
    ],
)
def test_st02_a_foreign_worker_is_admitted_by_the_rule_of_the_day(
    walk, worker, day, months, has_form, refused
):
    with time_machine.travel(dt.datetime.combine(day, dt.time(9)), tick=True):
        officer = walk("officer", "CS001").open("/members/applications/new/")
        officer.fill(person="Khăm Phou", has_form=has_form, voluntary=True, contract_months=months,
                     decided_on=f"{day:%d/%m/%Y}")  # fmt: skip
        officer.press("Lưu").press("Đã xét điều kiện").press("Đã quyết định kết nạp")
        if refused:
            assert refused in officer.text and not all_of(Membership).exists()
            return
        assert "QĐ-CĐCS" in officer.text
        assert [one.entry for one in all_of(Membership)] == ["admitted"]


def test_st03_a_committee_is_set_going_once_all_who_must_sit_there_do(walk, world):
    office = walk("officer", "TA").open("/workplaces/committees/new/")
    office.fill(name="Ban Chỉ đạo phát triển đoàn viên", decision_no="15/QĐ-TU", since="10/1/2026",
                **{"members-0-full_name": "Lò Văn Ba", "members-0-organisation": "Tỉnh uỷ",
                   "members-0-represents": "party"})  # fmt: skip
    office.press("Lưu").press("Đang hoạt động")
    assert "còn thiếu đại diện: Cơ quan quản lý nhà nước" in office.text
    office.fill(**{"members-1-full_name": "Vàng A Sử", "members-1-organisation": "Sở Nội vụ",
                   "members-1-represents": "state", "reviews-0-year": "2026",
                   "reviews-0-full_name": "Lò Văn Ba", "reviews-0-contribution": "Vắng cả bốn kỳ họp",
                   "reviews-0-verdict": "end", "reviews-0-concluded_on": "15/12/2026",
                   "reviews-0-successor": "Lò Thị Hoa"})  # fmt: skip
    office.press("Lưu")
    assert "Đang hoạt động" in office.text and "Lò Thị Hoa" in office.text


def test_st03_what_the_network_is_paid_stays_within_the_norm(walk, enter):
    helper = enter("members/people", code="", full_name="Tẩn Mẩy Pết")
    office = walk("officer", "CS001").open("/workplaces/collaborators/new/")
    office.fill(
        person=helper.full_name, area="Khu công nghiệp", since="15/1/2026", allowance="600.000"
    )
    office.press("Lưu")
    assert "thù lao cộng tác viên" in office.text, "without a norm the administrator is asked"
    _enter_norm(500_000)
    office.press("Lưu")
    assert "Định mức mỗi tháng là 500.000 đ (đang ghi 600.000 đ)" in office.text
    office.fill(allowance="500.000").press("Lưu")
    assert "Khu công nghiệp" in office.text and "500.000" in office.text


def _enter_norm(amount):
    ParameterEntry.objects.create(
        code="ALLOW-NETWORK", value=amount, valid_from=dt.date(2026, 1, 1), source="QĐ 9/QĐ-LĐLĐ",
        by=User.objects.first(),
    )  # fmt: skip


def test_st04_a_refusal_comes_back_and_a_union_is_founded(walk, enter, world):
    enter("workplaces/workplaces", "HA1", union_since="", state="potential", name="Công ty Lộc Sơn")
    office = walk("officer", "HA1").open("/workplaces/foundings/new/")
    office.fill(workplace="Công ty Lộc Sơn", code="CS900", name="Công đoàn Công ty Lộc Sơn",
                members="25", conference_on="20/5/2026", committee="elected", has_forms=True,
                has_list=True, has_minutes=True, contacted_on="10/2/2026",
                decided_on="1/6/2026")  # fmt: skip
    office.press("Lưu").press("Dừng, từ chối")
    assert "Ghi lý do dừng và ngày hẹn" in office.text
    office.fill(refusal="Chủ doanh nghiệp hẹn sau Tết", next_contact="1/3/2026").press("Lưu")
    assert "Chủ doanh nghiệp hẹn sau Tết" in office.text
    for step in ("Tiếp xúc", "vận động", "đơn", "nộp hồ sơ", "thẩm định", "Đã quyết định"):
        office.page.locator(".stepper button, .stepper form button", has_text=step).first.click()
        office.page.wait_for_load_state()
    assert Unit.objects.get(code="CS900").name == "Công đoàn Công ty Lộc Sơn"


def test_st15_two_districts_become_one_and_nobody_is_lost(walk, enter, world):
    for code in ("CS001", "CS002"):
        enter("members/memberships", code, person=_of(enter, code), joined_on="2024-01-01")
    leader = walk("manager", "TA").open(f"/units/{world['HA1'].pk}/merge/")
    leader.page.get_by_label("Công đoàn HA2").first.check()
    leader.fill(decided_on="25/6/2026", effective="1/7/2026").press("Xem trước")
    assert "Sẽ xảy ra" in leader.text and "1 đoàn viên" in leader.text
    leader.press("Ghi quyết định")
    assert Unit.objects.get(code="HA2").closed == dt.date(2026, 7, 1)
    with time_machine.travel(dt.datetime(2026, 7, 2, 9), tick=True):
        leader.open(f"/members/movements/?unit={world['TA'].pk}")
    assert all(one.left_on is None for one in all_of(Membership))
    under = Unit.objects.children_of(world["HA1"], dt.date(2026, 7, 1))
    assert {"CS001", "CS002"} <= {one.code for one in under}


def _of(enter, code):
    return enter("members/people", code, code="", full_name=f"Người {code}").pk

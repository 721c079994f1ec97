"""Who the members are in numbers that add up, and what their files still lack; nobody is recognised by a number."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from congdoan.members.composition import Composition
from congdoan.members.identity import keep_identity
from congdoan.members.registers.membership import Membership
from congdoan.orgs import changes
from congdoan.trail.parameters import ParameterEntry
from tests.conftest import START, TODAY
from tests.members.conftest import SYSTEM, all_of

pytestmark = pytest.mark.django_db
DAY = dt.date
FULL = {"born": DAY(1990, 5, 12), "phone": "0912000001", "job": "May", "address": "Bản Nà",
        "hometown": "Mường Kim", "confirmed_on": DAY(2026, 1, 1)}  # fmt: skip


@pytest.fixture
def office(world, member, someone):
    """The office of seed 002: 46 members, 30 men and 16 women, in four groups."""
    groups = [
        changes.found(
            code=f"T{n}", name=f"Tổ {n}", kind="TCD", parent=world["CS002"], effective=START, number=f"{n}/QĐ"
        )
        for n in range(1, 5)
    ]  # fmt: skip
    for at in range(46):
        facts = {"sex": "male" if at < 30 else "female", "born": DAY(1970 + at, 12, 31)}
        who = someone("CS002", ethnicity="Thái" if at % 4 else "thái", **facts)
        member("CS002", person=who, joined_on=DAY(2020, 1, 1), group=groups[at % 4])
    return world["CS002"]


def tables(unit, day=TODAY):
    return {title: {line.label: line.count for line in lines}
            for title, lines in Composition(SYSTEM, unit, day, TODAY).tables()}  # fmt: skip


def test_every_table_adds_up_to_the_roll(office, world):
    for unit in (office, world["TA"]):
        found = tables(unit)
        assert found["Giới tính"] == {"Nam": 30, "Nữ": 16}
        # Above a grassroots union there are hundreds of groups of one name.
        assert sum(found["Tổ, công đoàn bộ phận"].values()) == (46 if unit is office else 0)
        for title in ("Tuổi trong năm", "Quan hệ lao động", "Công việc", "Đảng viên", "Dân tộc"):
            assert sum(found[title].values()) == 46, title
    assert tables(world["TB"])["Giới tính"] == {}


def test_the_roll_is_that_of_the_day(office, member):
    member("CS002", joined_on=DAY(2026, 6, 1))
    assert sum(tables(office)["Giới tính"].values()) == 47
    assert sum(tables(office, DAY(2026, 5, 31))["Giới tính"].values()) == 46


def test_ages_are_those_of_the_calendar_year(office):
    ages = tables(office)["Tuổi trong năm"]
    assert ages["51–60"] == 6 and ages["≤ 30"] == 20, "born 1970 is 56, born 1996 is 30"


def test_small_numbers_of_sensitive_facts_are_hidden_with_one_beside_them(
    office, member, someone, person
):
    for name in ("Mảng",) * 3 + ("Hà Nhì",) * 7:
        member("CS002", person=someone("CS002", ethnicity=name), joined_on=DAY(2020, 1, 1))
    told = tables(office)["Dân tộc"]
    assert told == {"Thái": 46, "Hà Nhì": None, "Mảng": None}, (
        "one spelling, and no rest to work it out"
    )
    assert "Dân tộc" not in tables(office, DAY(2026, 5, 1)), "of today only"
    ParameterEntry.objects.create(
        code="PRIV-SMALL-CELL", value=2, valid_from=DAY(2026, 1, 1), source="thử", by=person("manager", "TLD")
    )  # fmt: skip
    assert tables(office)["Dân tộc"] == {"Thái": 46, "Hà Nhì": 7, "Mảng": 3}


def test_the_board_says_what_is_lacking_and_leads_to_whom(world, member, someone, as_):
    whole = someone("CS001", **FULL)
    keep_identity(whole, "012090001234")
    whole.save()
    member("CS001", person=whole, joined_on=DAY(2024, 1, 1))
    member("CS001", person=someone("CS001", **{**FULL, "phone": ""}), joined_on=DAY(2024, 1, 1))
    member("CS002", person=someone("CS002", **FULL), joined_on=DAY(2024, 1, 1))
    rows = {
        str(unit): told for unit, told in Composition(SYSTEM, world["TA"], TODAY, TODAY).board()
    }
    here = rows[str(world["HA1"])]
    assert (here["members.on_roll"], here["members.complete"]) == (2, 1)
    assert (here["members.on_roll.lacks_phone"], here["members.on_roll.lacks_number"]) == (1, 1)
    assert rows[str(world["TA"])]["members.on_roll.lacks_number"] == 2
    client = as_("reader", "TA")
    page = client.get(reverse("members-composition")).content.decode()
    assert "50,0\N{NO-BREAK SPACE}%" in page and "Hồ sơ còn thiếu gì" in page
    links = re.findall(r'href="([^"]*lacks_phone[^"]*)"', page)
    opened = client.get(links[0].replace("&amp;", "&")).content.decode()
    lacking = all_of(Membership).get(person__phone="", unit=world["CS001"])
    assert str(lacking.person) in opened and str(whole) not in opened


def test_an_empty_roll_says_what_to_do(as_, world):
    page = as_("reader", "CS001").get(reverse("members-composition")).content.decode()
    assert "Chưa có đoàn viên nào" in page


def test_an_application_above_waits_within_its_working_days(as_, enter):
    """Where no union is yet the one above admits within ten working days (HD 38/HD-TLĐ 3.1)."""
    asked = enter("members/applications", "HA1", applied_on="2026-06-01")
    url, home = reverse("members-applications-detail", args=[asked.pk]), reverse("home")
    page = as_("officer", "HA1").get(home).content.decode()
    assert url in page and "15/6/2026" in page
    late = enter("members/applications", "HA2", applied_on="2026-05-29")
    assert "Quá hạn" in as_("officer", "HA2").get(home).content.decode(), late.applied_on

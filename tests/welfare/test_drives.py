"""Money of a drive: what donors gave adds up to it, and nothing typed is lost when it does not."""

import datetime as dt

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.welfare.registers.drive import Drive
from tests.growing import example
from tests.people import crowd, figure, write

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_without_donors_the_declared_total_stands(enter, world):
    enter("welfare/drives")
    enter("welfare/drives", name="Quỹ của huyện", purpose="member_fund", amount=7_500_000)
    assert figure("drives.total", YEAR, world["HA1"]) == 50_000_000
    assert figure("drives.total.member_fund", YEAR) == 7_500_000


def test_donors_must_add_up_to_the_amount(enter, world):
    drive = enter("welfare/drives", amount=300_000)
    for person in crowd(world["CS001"], 2):
        drive.donors.create(person=person, amount=100_000)
    with pytest.raises(Mistake, match=r"200\.000\sđ.*300\.000\sđ"):
        write(drive)
    drive.donors.create(name="Tổ may 3", amount=100_000)
    write(drive)
    assert figure("drives.total", YEAR) == 300_000


def test_page_with_a_wrong_sum_keeps_what_was_typed_and_saves_nothing(as_, world):
    data = example(Drive.register, world["CS001"], {"status": "collecting", "transferred_on": ""})
    lines = {
        "donors-TOTAL_FORMS": 1, "donors-INITIAL_FORMS": 0, "donors-0-name": "Tổ may 3",
        "donors-0-amount": "100.000",
    }  # fmt: skip
    answer = as_("officer", "CS001").post("/welfare/drives/new/", {**data, **lines})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tổ may 3" in page and "cộng lại 100.000\N{NO-BREAK SPACE}đ" in page
    assert Drive.objects.across_units("test").count() == 0
    lines["donors-0-amount"] = "42.500.000"
    answer = as_("officer", "CS001").post("/welfare/drives/new/", {**data, **lines})
    assert answer.status_code == 302
    assert Drive.objects.across_units("test").get().donors.get().amount == 42_500_000


def test_money_not_yet_sent_is_not_counted(enter):
    enter("welfare/drives", status="collecting", transferred_on="")
    assert figure("drives.total", YEAR) == 0
    assert figure("drives.count", YEAR) == 1

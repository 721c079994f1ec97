"""Agencies' lists against our register, and what the years behind say of those ahead."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from congdoan.workplaces.outlook import foreseen
from congdoan.workplaces.registers.listed import Listed
from congdoan.workplaces.registers.workplace import Workplace

pytestmark = pytest.mark.django_db


def table(page, first):
    """{row's head: texts of its cells} of the table whose first column is headed so."""
    found = next(one for one in re.findall(r"<table.*?</table>", page, re.S) if f">{first}<" in one)
    return {
        text(re.search(r"<th scope=\"row\">(.*?)</th>", row, re.S)[1]):
            [text(cell) for cell in re.findall(r"<td.*?</td>", row, re.S)]
        for row in re.findall(r"<tr.*?</tr>", found, re.S) if 'scope="row"' in row
    }  # fmt: skip


def text(html):
    return " ".join(re.sub(r"<.*?>", " ", html).split())


@pytest.fixture
def lists(enter):
    """Chè: tax said 100 in January and 120 in March, insurance 80, ours is 120. May: all say 50."""
    blank = {"state": "potential", "union_since": ""}
    for code, name, workers in (("W1", "Chè Tam Đường", 120), ("W2", "May Sông Hồng", 50)):
        enter("workplaces/workplaces", "CS001", code=code, name=name, tax_code=code, **blank)
        enter("workplaces/headcounts", workplace=code, counted_on="2026-04-01", total=workers,
              female=None, ethnic_minority=None, direct_workers=None)  # fmt: skip
    for agency, day, place, workers, status in (
        ("tax", "2026-01-31", "W1", 100, "matched"), ("tax", "2026-03-31", "W1", 120, "matched"),
        ("insurance", "2026-02-28", "W1", 80, "matched"), ("tax", "2026-03-31", "W2", 50, "matched"),
        ("tax", "2026-03-31", "W9", 7, "imported"), ("tax", "2026-03-31", "W8", 7, "duplicate"),
        ("insurance", "2024-02-28", "W2", 9, "matched"),
    ):  # fmt: skip
        row = enter("workplaces/listed", agency=agency, listed_on=day, name=place, tax_code=place,
                    workers=workers)  # fmt: skip
        ours = Workplace.all_rows.filter(code=place).first()
        Listed.all_rows.filter(pk=row.pk).update(status=status, workplace=ours)


def test_rows_are_counted_by_agency_and_open_as_a_list(lists, as_):
    client = as_("officer", "TA")
    page = client.get(reverse("workplaces-differences")).content.decode()
    assert table(page, "Cơ quan cung cấp") == {
        "Cơ quan thuế": ["31/3/2026", "5", "3", "1", "1"],
        "Bảo hiểm xã hội": ["28/02/2026", "1", "1", "–", "–"],
    }
    url = next(u for u in re.findall(r'href="([^"]*listed_on_min[^"]*)"', page) if "imported" in u)
    assert [
        row.record.name for row in client.get(url.replace("&amp;", "&")).context["table"].rows
    ] == ["W9"]


def test_only_the_latest_list_of_an_agency_is_held_against_ours(lists, as_):
    page = as_("officer", "TA").get(reverse("workplaces-differences")).content.decode()
    assert table(page, "Sổ của ta") == {
        "Chè Tam Đường": ["120 01/4/2026", "120 31/3/2026", "80 28/02/2026", "40"]
    }


def test_another_branch_sees_none_of_these_lists(lists, as_):
    page = as_("officer", "TB").get(reverse("workplaces-differences")).content.decode()
    assert "Chưa có danh sách nào" in page and "Chè" not in page


def test_past_years_are_counted_as_they_stood_and_open(enter, as_):
    enter("workplaces/workplaces", code="OLD", opened_on="2020-01-01", union_since="2021-01-01")
    enter(
        "workplaces/workplaces",
        code="NEW",
        opened_on="2025-06-01",
        union_since="",
        state="potential",
    )
    for day, total in (("2024-06-01", 100), ("2026-03-01", 150)):
        enter("workplaces/headcounts", workplace="OLD", counted_on=day, total=total, female=None,
              ethnic_minority=None, direct_workers=None)  # fmt: skip
    client = as_("officer", "TA")
    page = client.get(reverse("workplaces-outlook")).content.decode()
    rows = table(page, "31/12/2023")
    assert rows["Nơi làm việc"][:4] == ["1", "1", "2", "2"]
    assert rows["Nơi có công đoàn"][:4] == ["1", "1", "1", "1"]
    assert rows["Nơi chưa có công đoàn"][:4] == ["–", "–", "1", "1"]
    assert rows["Người lao động"][:4] == ["–", "100", "100", "150"]
    assert "được đếm từ 01/3/2026 đến 01/3/2026" in page
    url = re.search(r'<a href="([^"]*workplaces.count[^"]*2025-12-31[^"]*)">2</a>', page)[1]
    assert len(client.get(url.replace("&amp;", "&")).context["table"].rows) == 2


@pytest.mark.parametrize(
    ("values", "wanted"),
    [((100, 110, 120), 130), ((0, 110, 120), 130), ((0, 0, 120), None), ((0, 0, 0), None),
     ((300, 100, 10), 0)],
    ids=["steady", "begun later", "too short", "nothing", "never below nothing"],
)  # fmt: skip
def test_what_is_foreseen_keeps_the_average_pace(values, wanted):
    days = [dt.date(year, 12, 31) for year in (2023, 2024, 2025)]
    assert foreseen(days, values, dt.date(2026, 12, 31)) == wanted

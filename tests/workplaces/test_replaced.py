"""Who was replaced on steering committees stands in a list of the year, with who follows."""

import io

import docx
import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.records.sheets import files
from congdoan.workplaces.registers.committee import Committee
from tests.conftest import TODAY
from tests.pages import source
from tests.people import figure
from tests.workplaces.seating import BOARD, rows

pytestmark = pytest.mark.django_db
SAID = {"contribution": "Không tham gia", "concluded_on": "5/5/2026", "year": "2026"}
GOES = {**SAID, "full_name": "Vàng A Sử", "verdict": "end", "successor": "Giàng A Páo"}
STAYS = {**SAID, "full_name": "Lò Văn Ba", "verdict": "keep"}


@pytest.fixture
def committee(make):
    make(rows("members", *BOARD), rows("reviews", GOES, STAYS))
    return Committee.all_rows.get()


def page(client, **asked):
    return source(client.get(reverse("workplaces-replaced"), asked))


def test_the_list_names_who_went_who_follows_and_the_committee(committee, as_):
    text = page(as_("reader", "TA"))
    assert "Vàng A Sử" in text and "Giàng A Páo" in text and "Huyện uỷ" in text
    assert "Lò Văn Ba" not in text and f"/workplaces/committees/{committee.pk}/" in text
    assert "Chưa thay ai" in page(as_("reader", "TB"))
    year = Period(TODAY.replace(month=1, day=1), TODAY)
    assert figure("steering.replaced", year) == text.count('<tr><th scope="row">')


def test_it_is_that_of_the_day_looked_through(committee, as_):
    assert "Chưa thay ai" in page(as_("reader", "TA"), day="2026-05-04")
    assert "Chưa thay ai" in page(as_("reader", "TA"), day="2025-12-31")


def test_it_comes_as_a_sheet(committee, as_):
    answer = as_("reader", "TA").get(reverse("workplaces-replaced"), {"format": "xlsx"})
    told = [row for row in files.read(answer.content, "x.xlsx") if "Vàng A Sử" in row]
    assert told and told[0][5] == "Giàng A Páo"


def test_the_report_to_the_standing_board_names_them(committee, as_):

    url = reverse("workplaces-committees-report-word", args=[committee.pk])
    paper = docx.Document(io.BytesIO(as_("reader", "CS001").get(url).content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Vàng A Sử" in cells and "Giàng A Páo" in cells

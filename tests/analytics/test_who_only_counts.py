"""What a Party viewer is told of persons: sums, but no small number and nothing that tells one."""

import pytest

from tests.analytics.test_scorecard import cells
from tests.stories.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(measured, target, people):
    """A target over members: three at HA1, nine at HA2."""
    measured("T-3", "stock", "members.on_roll", unit="đoàn viên")
    people("CS001", 3)
    people("CS002", 9)
    return target("T-3", "TA", 20)


def told(client, **query):
    rows = client.get("/scorecard/", query).context["rows"]
    return {row["unit"].code: row["cells"][0].value for row in rows}


def test_a_small_number_of_persons_is_hidden_with_the_one_that_would_tell_it(few, as_):
    assert told(as_("party", "TA")) == {"TA": "12", "HA1": "ẩn", "HA2": "ẩn"}
    assert told(as_("officer", "TA")) == {"TA": "12", "HA1": "3", "HA2": "9"}


def test_the_page_of_the_lower_unit_tells_no_more(few, as_, target, world):
    target("T-3", "HA2", 10, parent=few)
    assert set(told(as_("party", "TA"), at=world["HA2"].pk).values()) == {"ẩn"}
    assert told(as_("party", "HA2"))["HA2"] == "9", "who sees this unit alone learns of no other"


def test_the_result_and_its_sheet_hide_the_same(few, as_):
    client, url = as_("party", "TA"), f"/targets/{few.pk}/result/"
    page = client.get(url)
    assert {row["unit"].code for row in page.context["children"] if row["veiled"]} == {"HA1", "HA2"}
    rows = cells(client.get(url, {"format": "xlsx"}).content)
    assert ["Công đoàn HA1", "ẩn"] in [row[:2] for row in rows]
    assert client.get(url, {"part": "course"}).context["pickable"] == []


def test_the_page_of_figures_hides_the_same_numbers(few, as_):
    query = {"measure": "members.on_roll"}
    for by in ({}, {"by": "person__sex"}, {"by": "cut:women"}):
        answer = as_("party", "TA").get("/figures/", {**query, **by})
        rows = {
            row["name"]: [cell["value"] for cell in row["cells"]]
            for row in answer.context["shown"].rows
        }
        assert set(rows["Công đoàn HA1"]) == {None} == set(rows["Công đoàn HA2"]), by
        assert rows["Công đoàn TA"][-1] == 12
        assert 'href="/members' not in answer.content.decode()


def test_numbers_that_are_not_of_persons_are_shown_however_small(as_, measured, target, given):
    measured("T-4", "count", "drives.count", unit="cuộc")
    given("CS001", "2026-02-03", 40)
    target("T-4", "TA", 20)
    assert told(as_("party", "TA")) == {"TA": "1", "HA1": "1", "HA2": "0"}


def test_he_is_told_what_he_sees_and_offered_nothing_he_may_not_do(few, as_):
    page = as_("party", "TA").get("/scorecard/")
    assert "Giao chỉ tiêu" not in words(page) and "Chốt số liệu" not in words(page)
    assert "Ẩn vì số quá nhỏ" in page.content.decode()


def slipping(client, **query):
    return words(client.get("/slipping/", query))


def test_what_slips_is_not_told_of_so_few_as_no_page_tells(few, as_, target, world):
    target("T-3", "HA1", 15, parent=few)
    above, below = as_("party", "TA"), as_("party", "HA1")
    for text in (slipping(above, at=world["HA1"].pk), slipping(below)):
        assert "1 chỉ tiêu về quá ít người" in text
        assert "3/15" not in text and "Chậm tiến độ" not in text
    assert "12/20" in slipping(above), "the sum is told as on the scorecard"


def test_who_opens_the_records_reads_what_slips_with_its_number(few, as_, target):
    target("T-3", "HA1", 15, parent=few)
    text = slipping(as_("reader", "HA1"))
    assert "3/15" in text and "quá ít người" not in text


def test_that_few_are_counted_is_said_whether_or_not_they_slip(few, as_, target):
    """Else the list itself would tell: a target of two is reached by three."""
    target("T-3", "HA1", 2, parent=few)
    assert "1 chỉ tiêu về quá ít người" in slipping(as_("party", "HA1"))

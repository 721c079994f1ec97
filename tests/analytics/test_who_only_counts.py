"""What a Party viewer is told of persons: sums, but no small number and nothing that tells one."""

import pytest

from congdoan.indicators.models import Alert
from congdoan.indicators.nightly.alerting import look
from congdoan.trail.models import Notice
from tests.analytics.test_scorecard import cells
from tests.conftest import TODAY
from tests.pages import words

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
    return {row.unit.code: row.cells[0].value for row in rows}


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


def test_a_rate_tells_of_those_it_is_held_against_too(measured, target, people, as_):
    """«0 / 3» at HA1 would tell of the three that the figures hide."""
    measured("T-5", "rate", "100 * members.women / members.on_roll", unit="%")
    people("CS001", 3)
    people("CS002", 9)
    asked = target("T-5", "TA", 30)
    assert set(told(as_("officer", "TA")).values()) == {"0,0\xa0%"}
    assert told(as_("party", "TA")) == {"TA": "0,0\xa0%", "HA1": "ẩn", "HA2": "ẩn"}
    page = as_("party", "TA").get(f"/targets/{asked.pk}/result/")
    assert "0 / 12" in words(page) and "0 / 3" not in words(page)


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


def parts(client, target, unit):
    """{part: what the page of net growth tells of it}"""
    page = client.get(f"/targets/{target.pk}/net/", {"unit": unit.pk})
    told = {row["label"]: row["shown"] for row in page.context["rows"]}
    return told | {label: str(value) for label, value in page.context["sums"]}


def test_the_parts_of_growth_tell_nothing_that_the_scorecard_hides(target, people, as_, world):
    for unit, before, since in (("CS001", 6, 3), ("CS002", 7, 9)):
        people(unit, before, joined_on="2025-02-03")
        people(unit, since)
    grown, client = target("IND-001", "TA", 20), as_("party", "TA")
    assert told(client) == {"TA": "12", "HA1": "ẩn", "HA2": "ẩn"}
    for code in ("HA1", "HA2"):
        assert set(parts(client, grown, world[code]).values()) == {"ẩn"}
    assert parts(client, grown, world["TA"])["Thực tăng"] == "12"
    assert parts(as_("officer", "TA"), grown, world["HA1"])["Thực tăng"] == "3"


def test_growth_from_few_is_hidden_for_it_is_told_with_how_many_they_were(
    target, people, as_, world
):
    for unit, before, since in (("CS001", 2, 8), ("CS002", 7, 9)):
        people(unit, before, joined_on="2025-02-03")
        people(unit, since)
    grown = target("IND-001", "TA", 20)
    assert told(as_("party", "TA")) == {"TA": "17", "HA1": "ẩn", "HA2": "ẩn"}
    assert set(parts(as_("party", "TA"), grown, world["HA1"]).values()) == {"ẩn"}


def test_a_part_of_growth_is_hidden_where_the_part_beside_it_is_of_few(target, people, as_, world):
    gone = {
        "status": "left",
        "left_on": "2026-06-10",
        "exit": "resigned",
        "joined_on": "2025-02-03",
    }
    for unit, left, came in (("CS001", 2, 12), ("CS002", 6, 16)):
        people(unit, 6, joined_on="2025-02-03")
        people(unit, left, **gone)
        people(unit, came)
    grown, client = target("IND-001", "TA", 20), as_("party", "TA")
    assert told(client) == {"TA": "20", "HA1": "10", "HA2": "10"}
    assert parts(client, grown, world["TA"])["Thôi sinh hoạt"] == "8"
    for code in ("HA1", "HA2"):
        assert parts(client, grown, world[code])["Thôi sinh hoạt"] == "ẩn", code


@pytest.fixture
def few_before(target, people, world):
    """Targets of new members at TA and HA1, twenty each below; a year before three at HA1 and nine at HA2."""
    for unit, before in (("CS001", 3), ("CS002", 9)):
        people(unit, before, joined_on="2025-02-03")
        people(unit, 20)
    whole = target("IND-002", "TA", 100)
    return whole, target("IND-002", "HA1", 50, parent=whole)


def test_last_years_number_is_told_as_little_as_this_years(few_before, target, as_):
    whole, part = few_before
    beside, client = target("IND-002", "HA2", 50, parent=whole), as_("party", "TA")
    said = [words(client.get(f"/targets/{one.pk}/result/")) for one in (whole, part, beside)]
    assert ["Cùng kỳ năm trước" in text for text in said] == [True, False, False]
    chart = client.get(f"/targets/{beside.pk}/result/", {"part": "course"}).context["chart"]
    this, before = (series["values"] for series in chart["series"])
    assert this[-1] == 20 and set(before) == {None}, "nor month by month"


def test_a_goal_that_is_last_years_number_is_not_told_of_few(few_before, target, as_, world):
    target("IND-002", "HA1", None, comparator="increase", source_item="II")
    rows = as_("party", "TA").get("/scorecard/", {"at": world["HA1"].pk}).context["rows"]
    told = {cell.target.comparator: (cell.value, cell.veiled) for cell in rows[0].cells}
    assert told == {">=": ("20", False), "increase": ("ẩn", True)}


def test_of_the_years_of_units_none_follows_from_the_others(
    few_before, as_, world, django_assert_max_num_queries
):
    beside = [world[code].pk for code in ("HA1", "HA2")]
    client, url = as_("party", "TA"), f"/targets/{few_before[0].pk}/result/"
    assert client.get(url).status_code == 200
    with django_assert_max_num_queries(30):
        course = client.get(url, {"part": "course", "with": beside}).context
    years = course["years"]["series"]
    assert {one["name"]: one["values"] for one in years} == {
        "2024": [0, 0, 0], "2025": [12, None, None], "2026": [40, 20, 20],
    }  # fmt: skip


def test_an_alert_tells_no_number_of_persons_for_all_who_read_it(few, as_, target, person, holding):
    person("officer", "HA1")
    target("T-3", "HA1", 15, parent=few)
    look(TODAY)
    told = Alert.all_rows.get(unit__code="HA1", rule="late").told
    assert "chậm tiến độ" in told and "3/15" not in told
    assert told in Notice.objects.get(user__username="officer-ha1").text
    reader = holding(HA1={"indicators": "view", "members": "count"})
    assert told in words(reader.get("/indicators/alerts/"))


def test_the_page_of_an_indicator_hides_what_the_scorecard_hides(few, holding, world, as_):
    client = holding(TA={"indicators": "view", "members": "count"})

    def said(client, unit):
        page = client.get("/indicators/IND-003/", {"at": world[unit].pk})
        return page.context["value"]["shown"]

    assert [said(client, unit) for unit in ("TA", "HA1", "HA2")] == ["12", "ẩn", "ẩn"]
    assert said(as_("reader", "TA"), "HA1") == "3"
    page = client.get("/indicators/IND-003/", {"at": world["HA1"].pk})
    why = "Ẩn vì số quá nhỏ, hoặc vì từ nó suy ra được số quá nhỏ"
    assert why in words(page) and why in as_("party", "TA").get("/scorecard/").text


def test_the_page_of_an_indicator_tells_nothing_where_it_may_not_be_read(few, holding, world):
    client = holding(HA1={"indicators": "view"}, HA2={"welfare": "view"})
    page = client.get("/indicators/IND-003/", {"at": world["HA2"].pk})
    assert page.status_code == 200 and page.context["value"] is None

"""What stands behind a cell: the rest of a cut, a sum, what has no column, a unit's own, units, several numbers."""

import pytest
from django.urls import reverse

from congdoan.analytics import asking
from tests.conftest import TODAY
from tests.pages import words

pytestmark = pytest.mark.django_db
URL = "/figures/"


def cell(answer, row, head):
    """The cell of that row and column; of several rows of one name the first."""
    shown = answer.context["shown"]
    found = next(one for one in shown.rows if one["name"] == row)
    return found["cells"][shown.heads.index(head)]


def told(client, url):
    """The number that the list's page tells, with as many records under it."""
    page = client.get(url)
    assert page.context["table"].paginator.count == page.context["figure"]["value"]
    return page.context["figure"]["value"]


def test_what_a_cut_leaves_opens_those_it_leaves(people, as_):
    people("CS001", 3, employment="formal")
    people("CS001", 2, employment="informal", entry="existing")
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "members.on_roll", "by": "cut:informal"})
    for unit in ("Công đoàn TA", "Công đoàn HA1"):
        rest = cell(answer, unit, "Còn lại")
        assert rest["value"] == 3 == told(client, rest["url"])
    page = words(client.get(rest["url"]))
    assert "ngoài phần" in page


def test_a_sum_of_months_opens_what_came_about_in_all_of_them(enter, as_):
    for n, day in enumerate(("2026-02-03", "2026-04-03", "2026-04-20")):
        enter("welfare/drives", "CS001", name=f"Cuộc {n}", opened_on=day, closed_on=day,
              transferred_on=day)  # fmt: skip
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "drives.count", "per": "month"})
    total = cell(answer, "Công đoàn HA1", "Cộng")
    assert total["value"] == 3 == told(client, total["url"])


def test_values_without_a_column_open_together(people, as_, monkeypatch):
    monkeypatch.setattr(asking, "VALUES", 1)
    people("CS001", 3, employment="formal")
    people("CS001", 1, employment="informal", entry="existing")
    people("CS002", 1, employment="informal", entry="existing")
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "members.on_roll", "by": "employment"})
    rest = cell(answer, "Công đoàn TA", "Giá trị khác")
    assert rest["value"] == 2 == told(client, rest["url"])


def test_what_counts_once_counts_once_among_the_values_without_a_column_too(
    enter, as_, monkeypatch
):
    monkeypatch.setattr(asking, "VALUES", 1)
    for n, kind in enumerate(("periodic", "periodic", "sudden", "request")):
        enter("labour/dialogues", "CS001", kind=kind, held_on=f"2026-03-0{n + 1}")
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "dialogues.workplaces", "by": "kind"})
    rest = cell(answer, "Công đoàn TA", "Giá trị khác")
    assert rest["value"] == 1 == client.get(rest["url"]).context["figure"]["value"]


def test_what_stands_at_a_unit_itself_opens_without_those_below_it(enter, as_):
    for n, unit in enumerate(("TA", "HA1", "CS001")):
        enter("direction/required_plans", unit, triggered_on="2026-02-01", issued_on="2026-03-01",
              status="issued", issued_number="07/KH", title=f"Kế hoạch {n}")  # fmt: skip
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "required_plans.issued", "per": "month"})
    total = cell(answer, "Riêng Công đoàn TA", "Cộng")
    assert total["value"] == 1 == told(client, total["url"])


def test_a_value_beyond_those_that_may_be_asked_is_not_found(as_):
    query = {"measure": "members.on_roll", "period": "2026", "by": "employment"}
    client = as_("officer", "TA")
    assert client.get("/members/memberships/", {**query, "but": "nothing"}).status_code == 404
    query["by"] = "person__ethnicity"
    assert client.get("/members/memberships/", {**query, "but": "Thái"}).status_code == 404


def test_a_number_of_units_opens_them_and_is_closed_to_who_only_counts(world, as_):
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "orgs.grassroots", "by": "cut:state"})
    whole, rest = (cell(answer, "Công đoàn TA", head) for head in ("Tất cả", "Còn lại"))
    page = client.get(whole["url"])
    assert page.context["count"] == whole["value"] == 2
    assert "Công đoàn CS001" in words(page) and "Công đoàn CS101" not in words(page)
    assert [one.code for one, _above in client.get(rest["url"]).context["rows"]] == ["CS001"]
    sheet = client.get(f"{rest['url']}&format=xlsx")
    assert sheet.status_code == 200 and sheet["Content-Type"].startswith("application/vnd")
    for role, unit in (("party", "TA"), ("officer", "TB")):
        assert as_(role, unit).get(whole["url"]).status_code == 404
    assert not any(
        one["url"] for row in as_("party", "TA").get(URL, {"measure": "orgs.grassroots"}).context["shown"].rows
        for one in row["cells"]
    )  # fmt: skip


@pytest.fixture
def several(measured, target, given, enter):
    """A target of what two registers count together: money given less what plans were issued."""
    measured("IND-901", "count", "drives.count + 2 * required_plans.issued - orgs.guilds")
    given("CS001", "2026-02-03", 30)
    given("CS001", "2026-02-04", 30)
    enter("direction/required_plans", "CS001", triggered_on="2026-02-01", issued_on="2026-03-01",
          status="issued", issued_number="07/KH")  # fmt: skip
    return target("IND-901", "TA", 10)


def test_a_cell_of_several_numbers_opens_all_of_them_and_they_add_up(several, as_, world):
    client = as_("officer", "TA")
    card = client.get("/scorecard/")
    found = next(row for row in card.context["rows"] if row.unit == world["HA1"]).cells[0]
    assert found.result.value == 4
    page = client.get(found.url)
    assert page.context["total"] == 4
    made = {row["label"]: row for row in page.context["rows"]}
    assert sorted(row["value"] for row in made.values()) == [0, 1, 2]
    for row in made.values():
        listed = client.get(row["url"])
        number = (
            listed.context["count"]
            if "figure" not in listed.context
            else listed.context["figure"]["value"]
        )
        assert number == row["value"]
    assert client.get(f"{found.url}&format=xlsx").status_code == 200
    assert as_("party", "TA").get(found.url).status_code == 404
    assert as_("officer", "TB").get(found.url).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    ["indicator=IND-000", "cut=nothing", "threshold=x", "period=2026-13", "under=0", "tree=x"],
)
def test_an_address_that_asks_for_nothing_is_not_found(wrong, several, as_):
    name, value = wrong.split("=")
    query = {"indicator": "IND-901", "period": "2026", "tree": TODAY.isoformat(), name: value}
    assert as_("officer", "TA").get("/figures/parts/", query).status_code == 404


def test_no_list_of_late_records_is_offered_for_units(several, as_):
    from congdoan.analytics.doors import Doors
    from congdoan.base.periods import Period

    doors = Doors(as_("officer", "TA") and _actor(), [several.unit])
    year = Period.year(2026)
    assert doors.records_url("orgs.grassroots", year, several.unit, TODAY)
    assert not doors.records_url(
        "orgs.grassroots", year, several.unit, TODAY, written_after="2026-01-01"
    )


def _actor():
    from congdoan.access.actor import Actor
    from congdoan.access.models import User

    return Actor(User.objects.get(username="officer-ta"))


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("indicators-scorecard", "at=²"), ("indicators-scorecard", "sort=²"), ("indicators-net", "unit=²"),
        ("analytics-parts", "indicator=IND-008&threshold=²&period=2026"),
        ("analytics-parts", "indicator=IND-008&under=²&period=2026"),
        ("analytics-parts", "indicator=IND-001&period=0001-01"),
        ("analytics-pivot", "period=0003&per=year"), ("indicators-assign", "year=²²²²"),
    ],
)  # fmt: skip
def test_an_address_with_a_number_that_is_none_is_answered(name, query, target, as_):
    one = target("IND-001", "TA", 5)
    way = reverse(name, args=[one.pk] if name in ("indicators-net", "indicators-assign") else [])
    assert as_("manager", "TA").get(f"{way}?{query}").status_code in (200, 302, 404)

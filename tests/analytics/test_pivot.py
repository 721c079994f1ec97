"""Any measure told apart: the cells add up, open their records, hide what is small and what would tell it."""

import pytest
from django.urls import reverse

from congdoan.analytics.smallcells import LEAST
from tests.analytics.test_scorecard import cells
from tests.pages import words
from tests.sweeps.hands import queries

pytestmark = pytest.mark.django_db
URL = "/figures/"


def table(answer):
    """{row name: {head: value}}"""
    shown = answer.context["shown"]
    return {row["name"]: dict(zip(shown.heads, (c["value"] for c in row["cells"]), strict=True))
            for row in shown.rows}  # fmt: skip


def test_values_add_up_to_the_whole_and_units_to_their_union(people, as_):
    people("CS001", 3, employment="formal")
    people("CS002", 2, employment="informal", entry="existing")
    told = table(as_("officer", "TA").get(URL, {"measure": "members.on_roll", "by": "employment"}))
    heads = [head for head in next(iter(told.values())) if head != "Tất cả"]
    for row in told.values():
        assert sum(row[head] for head in heads) == row["Tất cả"]
    assert (
        told["Công đoàn TA"]["Tất cả"]
        == 5
        == told["Công đoàn HA1"]["Tất cả"] + told["Công đoàn HA2"]["Tất cả"]
    )


def test_a_cell_opens_exactly_the_records_it_counts(people, as_):
    people("CS001", 3, employment="formal")
    people("CS001", 2, employment="informal", entry="existing")
    client = as_("officer", "TA")
    answer = client.get(URL, {"measure": "members.on_roll", "by": "employment"})
    links = [(cell["value"], cell["url"]) for row in answer.context["shown"].rows
             for cell in row["cells"] if cell["url"]]  # fmt: skip
    assert {value for value, _url in links} == {2, 3, 5}
    for value, url in links:
        assert client.get(url).context["table"].paginator.count == value, url


def test_months_of_what_happens_add_up_and_those_of_what_there_is_do_not(given, as_):
    given("CS001", "2026-02-03", 30)
    given("CS001", "2026-04-03", 12)
    client = as_("officer", "TA")
    flow = table(client.get(URL, {"measure": "drives.total", "per": "month"}))["Công đoàn TA"]
    assert flow["tháng 2/2026"] == 30 and flow["tháng 4/2026"] == 12 and flow["Cộng"] == 42
    stock = client.get(URL, {"measure": "members.on_roll", "per": "month"})
    assert "Cộng" not in stock.context["shown"].heads and "không cộng với nhau" in words(stock)


def test_years_stand_beside_each_other_with_values_below_each_unit(given, as_):
    given("CS001", "2025-02-03", 30)
    given("CS001", "2026-04-03", 12)
    answer = as_("officer", "TA").get(
        URL, {"measure": "drives.total", "by": "purpose", "per": "year"}
    )
    values = {
        (row["of"], row["name"]): [c["value"] for c in row["cells"]]
        for row in answer.context["shown"].rows
    }
    disaster = next(
        line for (of, name), line in values.items() if of == "Công đoàn HA1" and name != of
    )
    assert disaster == [0, 0, 0, 30, 12, 42]


def test_a_cut_stands_beside_what_is_left(people, as_):
    people("CS001", 3, employment="formal")
    people("CS001", 2, employment="informal", entry="existing")
    told = table(
        as_("officer", "TA").get(URL, {"measure": "members.on_roll", "by": "cut:informal"})
    )
    assert list(told["Công đoàn TA"].values()) == [2, 3, 5]


def test_what_is_counted_once_is_said_not_to_add_up(as_):
    assert "không cộng thành tổng" in words(
        as_("officer", "TA").get(URL, {"measure": "members.admitted"})
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [({"measure": "nothing.such"}, "Không có số đo"), ({"by": "nothing"}, "không tách được"),
     ({"period": "2026-13"}, "không phải là kỳ"), ({"period": "2031"}, "chưa tới")],
)  # fmt: skip
def test_what_cannot_be_answered_is_said_and_the_page_still_shows_figures(query, said, as_):
    answer = as_("officer", "TA").get(URL, {"measure": "members.on_roll", **query})
    assert answer.status_code == 200 and said in words(answer)


def test_figures_of_an_area_are_told_at_the_units_where_it_may_be_counted(given, holding, world):
    given("CS001", "2026-02-03", 30)
    given("CS002", "2026-02-03", 90)
    client = holding(TA={"indicators": "view"}, CS001={"welfare": "view"})
    asked = {"measure": "drives.total"}
    above = client.get(URL, {**asked, "at": world["TA"].pk})
    assert "Không có số đo «drives.total»" in words(above) and "90" not in str(table(above))
    below = table(client.get(URL, {**asked, "at": world["CS001"].pk}))
    assert below["Công đoàn CS001"] == {"Tiền ủng hộ": 30}


def test_a_small_number_by_ethnicity_is_hidden_from_everyone_and_so_is_what_tells_it(people, as_):
    for unit, kinh, thai, mong in (("CS001", 9, 3, 6), ("CS002", 8, 7, 6)):
        people(unit, kinh, "Kinh")
        people(unit, thai, "Thái")
        people(unit, mong, "Mông")
    asked = {"measure": "members.on_roll", "by": "person__ethnicity"}
    for role in ("officer", "manager", "party"):
        answer = as_(role, "TA").get(URL, asked)
        told = table(answer)
        assert told["Công đoàn HA1"]["Thái"] is None
        assert told["Công đoàn TA"]["Thái"] == 10, "ten are not few"
        for line in (told["Công đoàn HA1"].values(), [row["Thái"] for row in told.values()]):
            assert list(line).count(None) >= 2, "one hidden cell of a line follows from its total"
        assert not [
            c for row in answer.context["shown"].rows for c in row["cells"][:-1] if c["url"]
        ]
        # The page of the lower unit does not tell what the page above hides.
        below = table(
            as_(role, "TA").get(URL, {**asked, "at": answer.context["shown"].pivot.below[0].pk})
        )
        assert below["Công đoàn HA1"]["Thái"] is None
        hidden = {head for head, value in told["Công đoàn HA1"].items() if value is None}
        assert hidden <= {head for head, value in below["Công đoàn HA1"].items() if value is None}


def test_the_sheet_hides_what_the_page_hides(people, as_):
    people("CS001", 9, "Kinh")
    people("CS001", 3, "Thái")
    query = {"measure": "members.on_roll", "by": "person__ethnicity", "format": "xlsx"}
    rows = cells(as_("officer", "TA").get(URL, query).content)
    assert next(row for row in rows if row[0] == "Công đoàn HA1")[1:3] == ["ẩn", "ẩn"]
    assert any("Tách theo: Dân tộc" in str(row[0]) for row in rows)


def test_no_list_is_opened_by_a_guarded_fact(people, as_):
    people("CS001", 2, "Thái")
    url = reverse("members-memberships-list")
    query = {
        "measure": "members.on_roll",
        "period": "2026-06",
        "by": "person__ethnicity",
        "is": "Thái",
    }
    assert as_("manager", "TA").get(url, query).status_code == 404


def test_months_of_a_part_of_the_year_begin_and_end_with_it(money, given, as_):
    for day, amount in (("2026-01-05", 7), ("2026-01-20", 10), ("2026-02-20", 5)):
        given("CS001", day, amount)
    asked = {"measure": "drives.total", "period": "từ 15/01/2026 đến 28/02/2026", "per": "month"}
    told = table(as_("officer", "TA").get(URL, asked))["Công đoàn TA"]
    assert list(told.values()) == [10, 5, 15]


@pytest.mark.parametrize(
    ("per", "columns", "since"), [("month", 24, "01/5/2024"), ("year", 5, "01/01/2022")]
)
def test_a_period_of_more_columns_than_a_table_has_says_from_when_it_tells(
    per, columns, since, money, given, as_
):
    given("CS001", "2020-01-05", 7)
    given("CS001", "2026-01-20", 10)
    asked = {"measure": "drives.total", "period": "từ 01/01/2020 đến 30/04/2026", "per": per}
    answer = as_("officer", "TA").get(URL, asked)
    told = table(answer)["Công đoàn TA"]
    assert (len(told), told["Cộng"]) == (columns + 1, 10)
    assert f"Kỳ dài hơn {columns} cột" in words(answer) and f"chỉ tính từ {since}" in words(answer)
    fits = as_("officer", "TA").get(URL, {**asked, "period": "2026"})
    assert "Kỳ dài hơn" not in words(fits)


def test_months_of_hidden_numbers_are_not_told(people, as_):
    people("CS001", LEAST - 1, "Thái")
    query = {"measure": "members.on_roll", "by": "person__ethnicity", "per": "month"}
    answer = as_("officer", "TA").get(URL, query)
    assert len(answer.context["shown"].pivot.spans) == 1 and "chỉ xem cho cả kỳ" in words(answer)


@pytest.mark.parametrize("query", ["by=person__ethnicity", "by=employment&per=month", "per=year"])
def test_the_page_costs_no_more_than_thirty_queries(query, people, as_):
    people("CS001", 3, "Thái")
    asked, _twice = queries(as_("party", "TA"), f"{URL}?measure=members.on_roll&{query}")
    assert asked <= 30

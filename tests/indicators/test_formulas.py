"""A formula that changes counts from its day on: what lies before and what was reported keeps the former one."""

import datetime as dt

import pytest

from congdoan.indicators.judged.results import result
from congdoan.indicators.models import Indicator
from congdoan.indicators.nightly.keeping import wanted_codes
from tests.conftest import TODAY
from tests.pages import words

pytestmark = pytest.mark.django_db
CODE = "IND-902"
FIELDS = ("code", "name", "name_en", "group", "kind", "unit", "direction", "compute", "formula")


@pytest.fixture
def asked(measured, target, given):
    """A target, «đạt» 10, of how many drives there were: one in May, one in June, one the year before."""
    measured(CODE, "count", "drives.count")
    for day in ("2025-03-03", "2026-05-03", "2026-06-03"):
        given("CS001", day, 30)
    return target(CODE, "TA", 10, comparator="=")


@pytest.fixture
def change(as_):
    """change("2 * drives.count", since=…, reason=…): the form posted by the office at the top."""

    def post(formula, since="01/6/2026", reason="Hướng dẫn 12/HD-TLĐ", **typed):
        stood = Indicator.objects.get(pk=CODE)
        said = {name: getattr(stood, name) for name in FIELDS} | {"group": "A"}
        said |= {"formula": formula, "since": since, "reason": reason, "cuts": "", **typed}
        return as_("manager", "TLD").post(f"/indicators/{CODE}/edit/", said, follow=True)

    return post


def value(asked, day):
    """Read anew, as a page does."""
    target = type(asked).all_rows.select_related("indicator", "unit").get(pk=asked.pk)
    return result(target, target.unit, day).value


def test_periods_before_the_day_keep_the_former_formula(asked, change, as_):
    assert change("2 * drives.count").status_code == 200
    assert value(asked, dt.date(2026, 5, 31)) == 1
    assert value(asked, TODAY) == 4
    page = as_("officer", "TA").get(f"/targets/{asked.pk}/result/")
    assert page.context["result"].value == 4 and page.context["result"].last_year == 1
    assert "Cùng kỳ năm trước, theo công thức cũ" in words(page)
    assert "theo định nghĩa áp dụng từ 01/6/2026" in words(page)
    course = as_("officer", "TA").get(f"/targets/{asked.pk}/result/", {"part": "course"})
    assert course.context["chart"]["series"][0]["values"][-2:] == [1, 4]


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"reason": " "}, "ghi lý do đổi"), ({"since": ""}, "ghi ngày bắt đầu"), ({"since": "32/6"}, "32/6")],
)  # fmt: skip
def test_a_change_without_its_reason_or_its_day_is_refused_and_stays_typed(
    typed, said, asked, change
):
    page = change("2 * drives.count", **typed)
    told = page.content.decode()
    assert page.status_code == 422 and said in told and "2 * drives.count" in told
    assert Indicator.objects.get(pk=CODE).formula == "drives.count"


def test_another_name_asks_for_no_reason_and_makes_no_version(asked, change):
    assert change("drives.count", since="", reason="", name="Số cuộc vận động").status_code == 200
    stood = Indicator.objects.get(pk=CODE)
    assert stood.name == "Số cuộc vận động" and stood.formulas == []


def test_what_was_reported_keeps_the_formula_of_then_beside_what_records_say_now(
    asked, change, as_
):
    client = as_("officer", "TA")
    client.post("/scorecard/freeze/")
    said = words(change("2 * drives.count", since="01/01/2026"))
    assert (
        "Số đã chốt giữ cách tính và cách đánh giá cũ: «Chốt Công đoàn TA, ngày 15/6/2026»" in said
    )
    cell = client.get("/scorecard/", {"tree": "reported"}).context["rows"][0].cells[0]
    assert cell.result.value == 2 and cell.now == "4"
    page = client.get(f"/targets/{asked.pk}/result/", {"tree": "reported"})
    assert page.context["result"].value == 2 and "Nay sổ cho số khác: 4" in words(page)
    assert client.get("/scorecard/").context["rows"][0].cells[0].result.value == 4


def test_a_formula_to_come_is_kept_ahead_and_counts_from_its_day(asked, change, as_):
    change("drives.count + required_plans.issued", since="01/7/2026")
    assert value(asked, TODAY) == 2 and Indicator.objects.get(pk=CODE).parsed.text == "drives.count"
    assert {"drives.count", "required_plans.issued"} <= set(wanted_codes())
    stood = Indicator.objects.get(pk=CODE)
    assert stood.formula_on(dt.date(2026, 7, 1)).text == "drives.count + required_plans.issued"


def test_what_was_written_last_holds_from_its_day_on(asked, change):
    change("2 * drives.count", since="01/6/2026")
    change("3 * drives.count", since="01/5/2026", reason="Đính chính")
    assert [value(asked, dt.date(2026, *day)) for day in ((4, 30), (5, 31), (6, 15))] == [0, 3, 6]


def test_the_page_of_the_indicator_tells_each_formula_with_who_and_why(asked, change, as_):
    change("2 * drives.count")
    page = as_("officer", "TA").get(f"/indicators/{CODE}/")
    rows = page.context["formulas"]
    assert [(one["formula"], one["in_force"]) for one in rows] == [
        ("2 * drives.count", True), ("drives.count", False)
    ]  # fmt: skip
    said = words(page)
    assert "Hướng dẫn 12/HD-TLĐ" in said and "Manager-Tld" in said and "01/6/2026" in said


def test_a_frozen_figure_keeps_the_numbers_its_formula_asked_for(asked, change, as_):
    client = as_("officer", "TA")
    client.post("/scorecard/freeze/")
    change("drives.total", since="01/01/2026")
    cell = client.get("/scorecard/", {"tree": "reported"}).context["rows"][0].cells[0]
    assert cell.result.value == 2 and cell.now == "60"


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"direction": "down", "reason": ""}, "Đã đổi: Chiều tốt; ghi lý do đổi"),
     ({"direction": "down", "since": ""}, "Đã đổi: Chiều tốt; ghi ngày bắt đầu"),
     ({"kind": "stock", "direction": "down", "since": ""}, "Đã đổi: Loại số, Chiều tốt; ghi ngày bắt đầu"),
     ({"compute": "declared", "reason": ""}, "Đã đổi: Cách có số; ghi lý do đổi")],
)  # fmt: skip
def test_another_kind_or_direction_asks_for_its_reason_and_its_day_too(typed, said, asked, change):
    page = change("drives.count", **typed)
    assert page.status_code == 422 and said in page.content.decode()
    stood = Indicator.objects.get(pk=CODE)
    assert (stood.kind, stood.direction, stood.compute, stood.formulas) == (
        "count",
        "up",
        "auto",
        [],
    )


def test_what_was_reported_is_judged_as_then_whatever_is_better_now(asked, change, as_):
    client = as_("officer", "TA")
    client.post("/scorecard/freeze/")
    change("drives.count", since="01/01/2026", direction="down")
    was = client.get("/scorecard/", {"tree": "reported"}).context["rows"][0].cells[0]
    now = client.get("/scorecard/").context["rows"][0].cells[0]
    assert (was.result.value, was.state) == (2, "late") and (now.result.value, now.state) == (
        2,
        "ontrack",
    )
    page = client.get(f"/targets/{asked.pk}/result/", {"tree": "reported"})
    assert page.context["result"].state == "late"


def test_a_target_is_shared_out_by_the_kind_of_its_own_last_day(asked, change, target):
    following = target(CODE, "TA", 10, start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31))
    change("drives.count", since="01/01/2027", kind="average")
    told = [type(one).all_rows.get(pk=one.pk).final_question.adds_up for one in (asked, following)]
    assert told == [True, False]


def test_periods_before_the_day_keep_the_former_kind_and_direction(asked, change, as_):
    """As a number in hand it has no pace: in the middle of the year it is held to the whole target."""
    change("drives.count", kind="stock", direction="down")
    target = type(asked).all_rows.select_related("indicator", "unit").get(pk=asked.pk)
    before, after = (result(target, target.unit, day) for day in (dt.date(2026, 5, 31), TODAY))
    assert (before.pace is None, after.pace is None) == (False, True)
    assert (before.state, after.state) == ("late", "ontrack")
    assert (before.question.kind, after.question.kind) == ("count", "stock")
    rows = as_("officer", "TA").get(f"/indicators/{CODE}/").context["formulas"]
    assert [(one["kind"], one["direction"], one["in_force"]) for one in rows] == [
        ("Số hiện có", "Càng thấp càng tốt", True), ("Số lượng trong kỳ", "Càng cao càng tốt", False)
    ]  # fmt: skip


def test_a_way_changed_after_a_formula_leaves_the_former_versions_as_they_were(asked, change):
    change("2 * drives.count", since="01/5/2026")
    change("2 * drives.count", since="01/6/2026", direction="down", reason="Đính chính chiều")
    stood = Indicator.objects.get(pk=CODE)
    told = [(one["formula"], one["direction"], one["since"]) for one in stood.formulas]
    assert told == [
        ("drives.count", "up", None), ("2 * drives.count", "up", "2026-05-01"),
        ("2 * drives.count", "down", "2026-06-01"),
    ]  # fmt: skip

"""A record that counts for a figure reported already is kept, and whoever wrote it is told so."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.indicators.kept import freezing
from congdoan.records.derive import form_class, held
from congdoan.records.register import REGISTERS
from congdoan.records.remarking import watch
from congdoan.records.views import bulk
from congdoan.trail.jobs import Job, run_next
from congdoan.welfare.registers.drive import Drive
from tests.growing import SYSTEM, example
from tests.pages import words
from tests.records.test_sheet_import import book, upload
from tests.records.test_sheet_import import write as write_sheet
from tests.sweeps.hands import no_lines

pytestmark = pytest.mark.django_db
YEAR, NAME = Period.year(2025), "Chốt Công đoàn TA, ngày 31/12/2025"
LATE = "thuộc kỳ đã chốt số"


@pytest.fixture
def frozen(world):
    """frozen("TA"): what that union and all below it gave in 2025 was reported."""

    def make(unit="TA", name=NAME, codes=("drives.total",)):
        return freezing.freeze(name, YEAR, dt.date(2025, 12, 31), list(codes), world[unit])

    return make


def facts(world, day, amount=7, unit="CS001"):
    told = {"name": "Ủng hộ vùng lũ", "opened_on": day, "closed_on": day, "transferred_on": day,
            "amount": amount}  # fmt: skip
    data = example(REGISTERS["welfare/drives"], world[unit], told)
    return {name: value for name, value in data.items() if value is not None}


NO_LINES = no_lines(Drive.register)


def add(client, world, day, **more):
    data = {**facts(world, day, **more), **NO_LINES}
    return client.post(reverse("welfare-drives-new"), data, follow=True)


@pytest.mark.parametrize("unit", ["CS001", "HA1", "TA"])
def test_a_form_says_which_report_and_what_to_do(unit, frozen, world, as_):
    frozen(unit)
    said = words(add(as_("officer", "CS001"), world, "2025-11-20"))
    assert "Đã lưu" in said and LATE in said and NAME in said
    assert "giữ nguyên" in said and "báo cáo bổ sung" in said
    assert Drive.all_rows.count() == 1


@pytest.mark.parametrize(
    ("unit", "day"), [("TA", "2026-02-03"), ("TB", "2025-11-20"), ("HA2", "2025-11-20")]
)
def test_nothing_is_said_of_another_year_or_another_branch(unit, day, frozen, world, as_):
    frozen(unit)
    assert LATE not in words(add(as_("officer", "CS001"), world, day))


def test_nothing_is_said_where_no_figure_of_that_register_was_reported(frozen, world, as_):
    frozen(codes=["gifts.count"])
    assert LATE not in words(add(as_("officer", "CS001"), world, "2025-11-20"))


@pytest.fixture
def change(as_, world, given):
    """change(amount=9): what the page says after that change of a record of 2025."""
    given("CS001", "2025-03-01", 40)
    record = Drive.all_rows.get()

    def make(**facts):
        form = form_class(Drive.register)(instance=record, actor=SYSTEM)
        data = {
            **held(form),
            **facts,
            "version": record.version,
            "reason": "đính chính",
            **NO_LINES,
        }
        url = reverse("welfare-drives-edit", args=[record.pk])
        answer = as_("officer", "CS001").post(
            url, {k: v for k, v in data.items() if v is not None}, follow=True
        )
        record.refresh_from_db()
        return words(answer)

    return make


def test_a_change_that_moves_a_reported_number_is_told(change, frozen):
    frozen()
    assert LATE in change(amount=41)


def test_a_record_that_leaves_the_reported_year_is_told(change, frozen):
    frozen()
    assert LATE in change(transferred_on="2026-01-05", closed_on="2026-01-05")


def test_a_change_that_moves_no_reported_number_says_nothing(change, frozen):
    frozen()
    said = change(name="Tên khác")
    assert "Đã lưu" in said and LATE not in said


def test_a_deleted_record_is_told(frozen, given, as_):
    given("CS001", "2025-03-01", 40)
    frozen()
    url = reverse("welfare-drives-remove", args=[Drive.all_rows.get().pk])
    said = words(as_("manager", "CS001").post(url, {"reason": "nhập nhầm"}, follow=True))
    assert "Đã xoá" in said and LATE in said


def test_the_api_answers_with_its_remarks(frozen, world, as_):
    frozen()
    client = as_("officer", "CS001")
    url = "/api/v1/welfare/drives/"
    told = [
        client.post(url, json.dumps(facts(world, day)), content_type="application/json").json()
        for day in ("2025-11-20", "2026-02-03")
    ]
    assert LATE in told[0]["remarks"][0] and told[0]["id"]
    assert told[1]["remarks"] == []


def sheet_of(world, days):
    labels = {
        name: str(field.label)
        for name, field in form_class(Drive.register)(actor=SYSTEM).fields.items()
    }
    rows = [facts(world, day, amount=n + 1) | {"name": f"Cuộc {n}"} for n, day in enumerate(days)]
    names = [name for name in labels if any(row.get(name) not in (None, "") for row in rows)]
    return book(
        [labels[name] for name in names],
        *[[str(row.get(name, "")) for name in names] for row in rows],
    )


@pytest.mark.parametrize("many", [2, 300])
def test_a_sheet_says_it_once_with_counts(many, frozen, world, as_):
    frozen()
    client = as_("officer", "CS001")
    days = ["2025-11-20"] * many + ["2026-02-03"]
    _answer, sheet = upload(client, sheet_of(world, days), register="welfare/drives")
    client.post(reverse("welfare-drives-import-step", args=[sheet.pk, "columns"]),
                {f"column-{place}": name for place, name in enumerate(sheet.mapping)})  # fmt: skip
    done = words(write_sheet(client, sheet))
    assert done.count(LATE) == 1 and f"{many} trên {many + 1} bản ghi" in done


@pytest.mark.parametrize("many", [3, 30])
def test_however_many_records_are_asked_about_at_once(
    many, frozen, given, world, django_assert_max_num_queries
):
    frozen()
    told = watch(SYSTEM, Drive.register)
    for _turn in range(many):
        given("CS001", "2025-03-01", 40)
    keys = list(Drive.all_rows.values_list("pk", flat=True))
    with django_assert_max_num_queries(4):
        (sentence,) = told(keys)
    assert f"{many} trên {many} bản ghi" in sentence


def test_more_than_three_reports_are_counted_and_not_all_named(frozen, world, as_):
    for place in range(5):
        frozen(name=f"Lần {place}")
    said = words(add(as_("officer", "CS001"), world, "2025-11-20"))
    assert "và 2 lần chốt khác" in said


@pytest.mark.parametrize("at_once", [500, 1])
def test_a_change_of_many_at_once_says_it_once(at_once, frozen, enter, as_, monkeypatch):
    for year in (2023, 2024):
        enter("reports/duties", "CS001", due="2025-12-05", period_start=f"{year}-01-01",
              period_end=f"{year}-12-31")  # fmt: skip
    frozen(codes=["reports.due"])
    monkeypatch.setattr(bulk, "LIMIT", at_once)
    client = as_("officer", "CS001")
    changes = {"all": "1", "query": "", "reason": "lùi hạn", "due": "5/1/2026"}
    answer = client.post(reverse("reports-duties-bulk"), changes, follow=True)
    run_next()
    said = words(answer) if at_once == 500 else Job.objects.get(kind="bulk-edit").message
    assert said.count(LATE) == 1 and "2 trên 2 bản ghi" in said


@pytest.fixture
def slip(enter):
    """A member of CS002 who is let go to CS001 on a day of 2025."""
    person = enter("members/people", "CS002", code="", identity_number="")
    enter(
        "members/memberships",
        "CS002",
        person=person.pk,
        joined_on="2024-01-01",
        decided_on="2024-01-01",
    )
    return enter("members/transfers", "CS001", from_unit="CS002", person=person.pk, status="released",
                 asked_on="2025-11-02", moved_on="2025-11-20")  # fmt: skip


def receive(client, slip):
    url = reverse("members-transfers-step", args=[slip.pk])
    return words(client.post(url, {"state": "received"}, follow=True))


def test_what_a_step_writes_in_another_register_is_told_once(frozen, slip, as_):
    frozen(codes=["members.transferred_in", "members.transferred_out"])
    said = receive(as_("officer", "CS001"), slip)
    assert "Đã chuyển bước" in said and said.count(LATE) == 1 and NAME in said


def test_a_step_that_moves_no_reported_number_says_nothing(frozen, slip, as_):
    frozen("TB", codes=["members.transferred_in", "members.transferred_out"])
    said = receive(as_("officer", "CS001"), slip)
    assert "Đã chuyển bước" in said and LATE not in said


def test_an_undone_sheet_says_which_report_it_leaves(frozen, world, as_):
    client = as_("officer", "CS001")
    _answer, sheet = upload(client, sheet_of(world, ["2025-11-20"]), register="welfare/drives")
    client.post(reverse("welfare-drives-import-step", args=[sheet.pk, "columns"]),
                {f"column-{place}": name for place, name in enumerate(sheet.mapping)})  # fmt: skip
    assert LATE not in words(write_sheet(client, sheet))
    frozen()
    undo = reverse("welfare-drives-import-step", args=[sheet.pk, "done"])
    said = words(client.post(undo, {"undo": "1"}, follow=True))
    assert not Drive.all_rows.exists() and said.count(LATE) == 1

"""A period closes by itself on the day the administrator set, with all that scorecards ask, and stays as it was."""

import datetime as dt

import pytest
import time_machine

from congdoan.base.periods import Period
from congdoan.indicators.judged.results import asked_of
from congdoan.indicators.kept import freezing
from congdoan.indicators.kept import rows as kept
from congdoan.indicators.models import Span
from congdoan.indicators.nightly import closing
from congdoan.indicators.remarks import remarks
from congdoan.trail.jobs import Job, run_next, start
from congdoan.trail.parameters import ParameterEntry
from congdoan.welfare.registers.drive import Drive
from tests.growing import SYSTEM
from tests.pages import words

pytestmark = pytest.mark.django_db
MAY = dt.date(2026, 5, 31)


@pytest.fixture
def after(person):
    """after("CLOSE-MONTH", 5): entered by the administrator, from the beginning of the year on."""

    def enter(code, days, since="2026-01-01"):
        ParameterEntry.objects.create(
            code=code, value=days, valid_from=since, source="Hướng dẫn", by=person("manager", "TLD")
        )

    return enter


@pytest.fixture
def night():
    """night(dt.date(…)): the daily job of that day; what it says."""

    def run(day):
        with time_machine.travel(dt.datetime.combine(day, dt.time(3))):
            start("closing", "Chốt số", None, {})
            while run_next():
                pass
            made = Job.objects.filter(kind="closing").latest("pk")
            assert made.state == "done", made.message
            return made.message

    return run


def names():
    return set(Span.objects.filter(frozen=True).values_list("name", flat=True))


@pytest.fixture
def asked(money, target, given):
    given("CS001", "2026-02-03", 40)
    given("CS101", "2026-05-03", 7)
    target("IND-002", "TB", 100)
    return target("T-1", "TA", 100)


def test_without_a_number_of_days_nothing_closes_by_itself(asked, night):
    assert night(dt.date(2026, 6, 5)) == "" and names() == set()


def test_a_month_closes_on_its_day_once(asked, after, night):
    after("CLOSE-MONTH", 5, since="2026-05-01")
    assert night(dt.date(2026, 6, 4)) == ""
    assert night(dt.date(2026, 6, 5)) == "Chốt tháng 5/2026"
    assert night(dt.date(2026, 6, 6)) == "" and names() == {"Chốt tháng 5/2026"}
    assert set(Span.objects.values_list("tree", flat=True)) == {MAY}


def test_what_a_server_that_stood_still_missed_is_closed_after(asked, after, night):
    after("CLOSE-MONTH", 5)
    assert night(dt.date(2026, 6, 20)) == "Chốt tháng 3/2026; Chốt tháng 4/2026; Chốt tháng 5/2026"


def test_a_closing_that_was_cut_off_stands_nowhere_and_is_made_whole_the_next_night(
    asked, after, night, monkeypatch, as_
):
    after("CLOSE-MONTH", 5, since="2026-05-01")
    add, frozen = freezing._add, []

    def cut_off_at_the_second(span, codes):
        frozen.append(span)
        if len(frozen) == 2:
            raise ConnectionError
        add(span, codes)

    with monkeypatch.context() as power, pytest.raises(ConnectionError):
        power.setattr(freezing, "_add", cut_off_at_the_second)
        closing.freeze(Period.months(2026, 5, 5))
    assert names() == set()
    assert night(dt.date(2026, 6, 6)) == "Chốt tháng 5/2026"
    page = as_("officer", "TA").get("/scorecard/", {"tree": "reported"})
    assert page.context["rows"][0].cells[0].result.value == 40


def test_a_year_closes_with_its_last_quarter_and_month_under_one_name(asked, after, night):
    for code in ("CLOSE-MONTH", "CLOSE-QUARTER", "CLOSE-YEAR"):
        after(code, 10, since="2026-12-01")
    assert night(dt.date(2027, 1, 10)) == "Chốt năm 2026"


def test_all_that_scorecards_ask_is_frozen_as_it_would_be_by_hand(asked, after, night, world):
    after("CLOSE-MONTH", 5, since="2026-05-01")
    night(dt.date(2026, 6, 5))
    frozen = 0
    for name, unit in (("tay TA", "TA"), ("tay TB", "TB")):
        targets = [one for one in asked.__class__.all_rows.all() if one.unit == world[unit]]
        for span in freezing.freeze_all(name, asked_of(targets, MAY), MAY, world[unit]):
            mine = Span.objects.get(register=closing.CLOSING, start=span.start, end=span.end)
            both = [kept.numbers_of(one) for one in (span, mine)]
            assert both[0].items() <= both[1].items(), (name, span)
            frozen += 1
    assert frozen, "else nothing was compared"


def test_it_stands_beside_what_records_say_now_and_who_writes_late_is_told(
    asked, after, night, given, as_
):
    after("CLOSE-MONTH", 5, since="2026-05-01")
    night(dt.date(2026, 6, 5))
    told = remarks(SYSTEM, Drive.register, [])
    late = given("CS001", "2026-05-20", 9)
    assert "«Chốt tháng 5/2026»" in next(iter(told([late.pk])))
    card = as_("officer", "HA1").get("/scorecard/", {"at": asked.unit.pk, "tree": "reported"})
    assert "Chốt tháng 5/2026" in words(card)
    page = as_("officer", "TA").get("/scorecard/", {"tree": "reported"})
    cell = page.context["rows"][0].cells[0]
    assert cell.result.value == 40 and cell.now == "49"


def test_every_closing_stays_within_reach_of_the_page(asked, as_, world):
    for month in range(1, 6):
        end = Period.months(2026, month, month).end
        freezing.freeze_everywhere(
            f"Chốt tháng {month}/2026", asked_of([asked], end), end, world["TLD"], closing.CLOSING
        )
    client = as_("officer", "TA")
    page = client.get("/scorecard/")
    older = page.context["seen"].older
    assert [one["label"] for one in older] == [
        "Chốt tháng 1/2026"
    ] and "Còn 1 lần chốt trước" in words(page)
    opened = client.get(f"/scorecard/{older[0]['url']}")
    assert [one["label"] for one in opened.context["seen"].tabs if one["active"]] == [
        "Chốt tháng 1/2026"
    ]
    assert opened.context["rows"][0].cells[0].result.value == 0


def test_years_of_closed_periods_are_no_more_than_a_statement_holds(
    asked, world, given, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.counting.by_register.AT_ONCE", 2)
    for month in range(1, 6):
        end = Period.months(2026, month, month).end
        freezing.freeze_everywhere(
            f"Chốt {month}", asked_of([asked], end), end, world["TLD"], closing.CLOSING
        )
    told = remarks(SYSTEM, Drive.register, [])
    late = given("CS001", "2026-02-20", 9)
    assert "lần chốt khác" in next(iter(told([late.pk])))

"""A span counted whole keeps nobody waiting, and loses nothing that is written while it is counted."""

import datetime as dt

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.indicators.counting.sources import OWN
from congdoan.indicators.kept import figures, filling, freezing, proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.rows import CLOSING, numbers_of
from congdoan.indicators.models import Recount, Span
from congdoan.indicators.nightly.keeping import keep_today
from congdoan.orgs import changes
from congdoan.records.write import remove
from congdoan.trail.models import Touch
from tests.growing import SYSTEM
from tests.indicators.agreements import TODAY, YEAR, agreement

pytestmark = pytest.mark.django_db
CODES = ["agreements.signed", "agreements.workers", "agreements.workplaces"]
FEBRUARY = dt.date(2026, 2, 1)


@pytest.fixture
def recount(monkeypatch):
    """Count the year whole, while something else happens once all is counted and nothing is kept yet."""

    def recount(meanwhile, span=None):
        span = span or Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
        fill = filling.fill

        def slowly(draft, codes):
            fill(draft, codes)
            with monkeypatch.context() as quick:
                quick.setattr(filling, "fill", fill)
                meanwhile(span)

        with monkeypatch.context() as slow:
            slow.setattr(filling, "fill", slowly)
            recounting.keep(span, CODES)
        span.refresh_from_db()
        return span

    return recount


@pytest.fixture
def signed(world, workplaces):
    def signed(number, unit="CS001", workers=10):
        return agreement(world, workplaces, number, (unit, FEBRUARY, 900, workers, number % 2))

    return signed


def test_what_is_written_while_all_is_counted_is_in_it(recount, signed, world):
    first = signed(1)
    catch_up()

    def written(_span):
        signed(2, "CS002", 20)
        remove(first, actor=SYSTEM)
        assert catch_up(), "somebody else takes the touches meanwhile"

    span = recount(written)
    assert list(proving.differences(span)) == []
    assert figures.value("agreements.workers", world["TLD"], YEAR, TODAY) == 20


def test_who_moves_while_all_is_counted_counts_where_he_went(recount, signed, world):
    signed(1)
    catch_up()

    def moved(_span):
        changes.transfer(unit=world["CS001"], parent=world["HB1"], effective=TODAY, number="02/QĐ")
        assert catch_up()

    span = recount(moved)
    assert list(proving.differences(span)) == []
    assert figures.value("agreements.workers", world["TB"], YEAR, TODAY) == 10


def test_what_was_kept_is_read_and_brought_level_until_it_is_replaced(recount, signed, world):
    signed(1)
    span = recount(lambda span: None)
    catch_up()
    told = []

    def read(_span):
        signed(2)
        catch_up()
        told.append(figures.kept("agreements.workers", world["TLD"], YEAR, TODAY))

    recount(read, span)
    assert told == [20] and not Touch.objects.exists()


def test_of_two_that_count_the_same_the_last_to_begin_is_kept(recount, signed):
    signed(1)
    catch_up()
    span = recount(lambda span: recounting.keep(span, CODES[:1]))
    assert span.codes == CODES[:1]
    assert list(proving.differences(span)) == []


@pytest.mark.django_db(transaction=True)
def test_who_is_overtaken_before_its_rows_are_written_leaves_it_to_the_other(signed, monkeypatch):
    signed(1)
    catch_up()
    span, counted = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY), filling.counted

    def overtaken(draft, codes):
        found = counted(draft, codes)
        with monkeypatch.context() as quick:
            quick.setattr(filling, "counted", counted)
            recounting.keep(span, CODES[:1])
        return found

    with monkeypatch.context() as slow:
        slow.setattr(filling, "counted", overtaken)
        recounting.keep(span, CODES)
    assert [one.codes for one in Span.objects.all()] == [CODES[:1]]


def test_a_count_that_was_cut_off_leaves_no_draft_behind_the_next_night(monkeypatch, signed):
    yesterday = Span.objects.create(
        start=YEAR.start, end=YEAR.end, tree=TODAY - dt.timedelta(days=1)
    )
    with monkeypatch.context() as power, pytest.raises(ConnectionError):
        power.setattr(filling, "fill", cut_off)
        recounting.keep(yesterday, CODES)
    assert Recount.objects.exists()
    keep_today(TODAY)
    assert not Span.objects.filter(frozen=True).exists() and not Recount.objects.exists()


def cut_off(_draft, _codes):
    raise ConnectionError


def test_a_closing_whose_figures_were_forgotten_meanwhile_freezes_nothing(
    signed, world, monkeypatch
):
    signed(1)
    monkeypatch.setattr(freezing, "catch_up", lambda: Span.objects.update(codes=[]) and 0)
    with pytest.raises(Mistake, match="đêm sau chốt lại"):
        freezing.freeze_everywhere(
            "Chốt", {("agreements.signed", YEAR)}, TODAY, world["TLD"], CLOSING
        )
    assert not Span.objects.filter(frozen=True).exists()


def test_nothing_is_noted_any_more_once_all_is_counted(recount, signed):
    span = recount(lambda span: signed(1))
    assert not Recount.objects.exists()
    assert list(Span.objects.all()) == [span], "no draft is left either"


def test_a_closing_holds_what_a_count_says_even_what_no_open_span_keeps(signed, world):
    signed(1)
    signed(2, "CS002", 20)
    day = Period.day(FEBRUARY)
    asked = {("agreements.signed", YEAR), (f"agreements.workers{OWN}", YEAR), ("agreements.signed", day),
             ("agreements.in_force", day)}  # fmt: skip
    freezing.freeze_everywhere("Chốt", asked, TODAY, world["TLD"], CLOSING)
    freezing.freeze_all("Bằng tay", asked, TODAY, world["TLD"])
    for period in (YEAR, day):
        closed, by_hand = (
            Span.objects.get(name=name, start=period.start, frozen=True)
            for name in ("Chốt", "Bằng tay")
        )
        assert numbers_of(closed) == numbers_of(by_hand) != {}
        assert set(closed.codes) == set(by_hand.codes)

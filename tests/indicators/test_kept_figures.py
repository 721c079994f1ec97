"""Kept figures stay equal to live ones whatever changes: records, what they point at, the tree."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import F
from django.urls import reverse

from congdoan.indicators.kept import figures, freezing, proving, recounting
from congdoan.indicators.kept import rows as kept
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.indicators.nightly import keeping
from congdoan.orgs import changes
from congdoan.records.write import remove, save
from congdoan.trail.jobs import run_next
from congdoan.trail.models import Touch
from tests.growing import SYSTEM
from tests.indicators.agreements import TODAY, YEAR, agreement

pytestmark = pytest.mark.django_db


def test_a_change_of_what_is_pointed_at_reaches_the_figure(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 2))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    recounting.keep(span, ["agreements.workplaces"])
    catch_up()
    assert figures.value("agreements.workplaces", world["TA"], YEAR, TODAY) == 0
    workplaces[2].cba_eligible = True
    save(workplaces[2], actor=SYSTEM)
    catch_up()
    assert figures.value("agreements.workplaces", world["TA"], YEAR, TODAY) == 1
    span.refresh_from_db()
    assert list(proving.differences(span)) == []


def test_a_page_leaves_the_last_moment_to_the_worker_and_counts_what_is_older(
    world, workplaces, target, as_, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.kept.catching_up.MOMENT", dt.timedelta(hours=1))
    target("IND-024", "TA", 80)
    keeping.keep_today(TODAY)
    catch_up()
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    officer, page = as_("officer", "TA"), reverse("indicators-scorecard")
    assert officer.get(page).status_code == 200
    assert Touch.objects.exists()
    Touch.objects.update(at=F("at") - dt.timedelta(hours=2))
    assert officer.get(page).status_code == 200
    assert not Touch.objects.exists()


def test_spans_kept_anew_in_another_order_or_dropped_are_not_read_as_they_were(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    told = [
        (code, figures.value(code, world["TA"], YEAR, TODAY))
        for code in ("agreements.signed", "agreements.workers")
    ]
    assert told == [("agreements.signed", 1), ("agreements.workers", 10)]
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    orders = (["agreements.signed", "agreements.workers"], ["agreements.workers", "agreements.signed"],
              ["agreements.signed"])  # fmt: skip
    for codes in orders:
        recounting.keep(span, codes)
        for code, value in told:
            assert figures.value(code, world["TA"], YEAR, TODAY) == value
    span.delete()
    for code, value in told:
        assert figures.value(code, world["TA"], YEAR, TODAY) == value


def moved(world, workplaces, target):
    """A union with an agreement moves from one province to the other while figures are kept."""
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    target("IND-024", "TLD", 80)
    keeping.keep_today(TODAY)
    catch_up()
    changes.transfer(unit=world["CS001"], parent=world["HB1"], effective=TODAY, number="02/QĐ")
    catch_up()
    assert figures.value("agreements.workplaces", world["TB"], YEAR, TODAY) == 1
    assert figures.value("agreements.workplaces", world["TA"], YEAR, TODAY) == 0


def test_a_new_place_in_the_tree_moves_the_kept_figures_and_leaves_the_others(
    world, workplaces, target
):
    moved(world, workplaces, target)
    spans = Span.objects.filter(end=TODAY)
    assert spans
    assert all(span.codes and list(proving.differences(span)) == [] for span in spans)
    assert not run_next()


CHANGED = {
    "a district moves": lambda w, how: changes.transfer(unit=w["HA1"], parent=w["TB"], **how),
    "two districts become one": lambda w, how: changes.merge(units=[w["HA1"]], into=w["HB1"], **how),
    "two provinces become one": lambda w, how: changes.merge(units=[w["TA"]], into=w["TB"], **how),
    "two unions become one": lambda w, how: changes.merge(units=[w["CS001"]], into=w["CS002"], **how),
    "a union is parted": lambda w, how: changes.split(
        unit=w["CS001"], parts=[{"code": f"N{n}", "name": f"Phần {n}"} for n in (1, 2)], **how),
    "a union ends": lambda w, how: changes.dissolve(unit=w["CS001"], **how),
    "a union is founded": lambda w, how: changes.found(
        code="N1", name="Mới", kind="CDCS", parent=w["HB1"], **how),
    "a move is due tomorrow": lambda w, how: changes.transfer(
        unit=w["HA1"], parent=w["TB"], **how | {"effective": TODAY + dt.timedelta(1)}),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGED)
def test_kept_figures_stay_right_and_kept_when(change, world, workplaces, target):
    for n, union in enumerate(("CS001", "CS002"), start=1):
        agreement(world, workplaces, n, (union, dt.date(2026, 2, 1), 900, 10 * n, 0))
    for indicator in ("IND-001", "IND-003", "IND-024"):
        target(indicator, "TLD", 80)
    keeping.keep_today(TODAY)
    catch_up()
    CHANGED[change](world, {"effective": TODAY, "number": "02/QĐ"})
    catch_up()
    spans = Span.objects.filter(end=TODAY)
    assert spans
    assert all(span.codes and list(proving.differences(span)) == [] for span in spans)
    assert "agreements.workplaces" in {code for span in spans for code in span.codes}


def test_who_is_met_at_several_units_counts_once_above_them_while_records_and_tree_change(
    world, workplaces
):
    """By hand, one workplace with agreements at three unions of two provinces."""

    def seen(*expected):
        catch_up()
        found = figures.values({("agreements.workplaces", YEAR)}, nodes, TODAY)
        told = found["agreements.workplaces", YEAR]
        assert tuple(told.get(node, 0) for node in nodes) == expected
        span.refresh_from_db()
        assert span.codes and list(proving.differences(span)) == []

    nodes = [world[code].pk for code in ("TLD", "TA", "TB", "CS001", "CS101")]
    first = agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    agreement(world, workplaces, 2, ("CS101", dt.date(2026, 2, 1), 900, 10, 0))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    recounting.keep(span, ["agreements.workplaces"])
    seen(1, 1, 1, 1, 1)
    agreement(world, workplaces, 3, ("CS002", dt.date(2026, 2, 1), 900, 10, 0))
    seen(1, 1, 1, 1, 1)
    changes.transfer(unit=world["HA1"], parent=world["TB"], effective=TODAY, number="02/QĐ")
    seen(1, 1, 1, 1, 1)
    first.workplace = workplaces[1]
    save(first, actor=SYSTEM)
    seen(2, 1, 2, 1, 1)
    remove(first, actor=SYSTEM)
    seen(1, 1, 1, 0, 1)


def test_an_overlap_seen_early_goes_again_when_the_record_behind_it_went_before_its_turn(
    world, workplaces
):
    """The touch of one union is taken while the other's record stands, and that record is gone when
    its own touch is taken: nothing of it may stay."""
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    recounting.keep(span, ["agreements.workplaces"])
    catch_up()
    agreement(world, workplaces, 2, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    brief = agreement(world, workplaces, 3, ("CS101", dt.date(2026, 2, 1), 900, 10, 0))
    catch_up(limit=1)
    remove(brief, actor=SYSTEM)
    catch_up()
    span.refresh_from_db()
    assert figures.value("agreements.workplaces", world["TLD"], YEAR, TODAY) == 1
    assert list(proving.differences(span)) == []


def test_when_too_much_of_the_tree_moved_the_figures_are_kept_again(
    world, workplaces, target, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.kept.catching_up.MOST", 0)
    moved(world, workplaces, target)
    assert run_next()
    assert all(span.codes for span in Span.objects.filter(end=TODAY))
    assert figures.value("agreements.workplaces", world["TB"], YEAR, TODAY) == 1


def test_frozen_figures_stand_whatever_comes_after(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    span = freezing.freeze("6 tháng", YEAR, TODAY, ["agreements.workers"], world["TA"])
    agreement(world, workplaces, 2, ("CS002", dt.date(2026, 2, 1), 900, 90, 0))
    catch_up()
    assert kept.numbers_of(span)["agreements.workers", world["TA"].pk] == 10
    assert figures.value("agreements.workers", world["TA"], YEAR, TODAY) == 100
    assert ("agreements.workers", world["TB"].pk) not in kept.numbers_of(span)


def test_figures_read_whole_when_kept(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    recounting.keep(span, ["agreements.workers"])
    value = figures.value("agreements.workers", world["TLD"], YEAR, TODAY)
    assert (value, type(value)) == (10, int)
    assert [kept.plain(kept.hundredths(n)) for n in (3, Decimal("1.50"))] == [3, Decimal("1.5")]

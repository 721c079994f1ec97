"""Figures against a brute-force count, in small random worlds; kept figures against live ones."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import F
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.base.periods import Period
from congdoan.indicators import figures, keeping, kept, measures_of_units, sources
from congdoan.indicators.catching_up import catch_up
from congdoan.indicators.counting import counts
from congdoan.indicators.models import Span
from congdoan.orgs import changes
from congdoan.orgs.models import Unit, UnitPath
from congdoan.records.register import REGISTERS
from congdoan.records.write import remove, save
from congdoan.trail.jobs import run_next
from congdoan.trail.models import Touch
from tests.growing import SYSTEM

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 15)
YEAR = Period(dt.date(2026, 1, 1), TODAY)
BASES = ("CS001", "CS002", "CS101")
AGREEMENTS = ("agreements.signed", "agreements.in_force", "agreements.workers",
              "agreements.workplaces", "agreements.signed.nonstate", "agreements.in_force.state")  # fmt: skip

days = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
one = st.tuples(
    st.sampled_from(BASES), days, st.integers(1, 900), st.integers(0, 500), st.integers(0, 2)
)
SLOWLY = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def workplaces(enter):
    """Two that may sign an agreement and one that may not, kept by different units."""
    return [
        enter("workplaces/workplaces", "CS001", code="NLV-A"),
        enter("workplaces/workplaces", "CS101", code="NLV-B", ownership="state"),
        enter("workplaces/workplaces", "HA2", code="NLV-C", cba_eligible=False),
    ]


def agreement(world, workplaces, number, facts):
    unit, signed, length, workers, workplace = facts
    Agreement = REGISTERS["labour/agreements"].model
    return save(
        Agreement(
            unit=world[unit], number=str(number), workplace=workplaces[workplace], signed_on=signed,
            valid_from=signed, valid_until=signed + dt.timedelta(days=length), workers=workers,
        ),
        actor=SYSTEM,
    )  # fmt: skip


def below(world, code):
    paths = UnitPath.objects.filter(ancestor=world[code], during__contains=TODAY)
    return set(paths.values_list("unit_id", flat=True))


def by_hand(code, rows, units):
    """What a person with a pencil would count."""
    held = [row for row in rows if row.unit_id in units]
    *_name, cut = code.split(".")
    if cut in ("state", "nonstate"):
        held = [r for r in held if r.workplace.ownership == {"nonstate": "non_state"}.get(cut, cut)]
    signed = [r for r in held if YEAR.contains(r.signed_on)]
    lasting = [r for r in held if r.valid_from <= TODAY <= r.valid_until]
    if code.startswith("agreements.signed"):
        return len(signed)
    if code.startswith("agreements.in_force"):
        return len(lasting)
    if code == "agreements.workers":
        return sum(r.workers for r in lasting)
    return len({r.workplace_id for r in lasting if r.workplace.cba_eligible})


@SLOWLY
@given(st.lists(one, max_size=8))
def test_every_node_counts_as_a_person_with_a_pencil(world, workplaces, facts):
    Agreement = REGISTERS["labour/agreements"].model
    Agreement.objects.across_units("a fresh world").delete()
    rows = [agreement(world, workplaces, n, f) for n, f in enumerate(facts)]
    nodes = [unit.pk for unit in world.values()]
    found = figures.values({(code, YEAR) for code in AGREEMENTS}, nodes, TODAY)
    for name, unit in world.items():
        for code in AGREEMENTS:
            assert found[code, YEAR].get(unit.pk, 0) == by_hand(code, rows, below(world, name)), (
                name, code,
            )  # fmt: skip


@SLOWLY
@given(st.lists(one, max_size=5), st.lists(one, min_size=1, max_size=6), st.data())
def test_kept_figures_equal_live_ones_after_random_saves(world, workplaces, first, then, data):
    Agreement = REGISTERS["labour/agreements"].model
    Agreement.objects.across_units("a fresh world").delete()
    Span.objects.all().delete()
    rows = [agreement(world, workplaces, n, f) for n, f in enumerate(first)]
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    keeping.keep(span, list(AGREEMENTS))
    for n, facts in enumerate(then, start=100):
        if rows and data.draw(st.booleans()):
            row = rows.pop(data.draw(st.integers(0, len(rows) - 1)))
            if data.draw(st.booleans()):
                remove(row, actor=SYSTEM)
            else:
                row.unit, row.workers = world[facts[0]], facts[3]
                save(row, actor=SYSTEM)
        else:
            rows.append(agreement(world, workplaces, n, facts))
        if data.draw(st.booleans()):
            catch_up()
    catch_up()
    span.refresh_from_db()
    assert span.codes
    assert list(keeping.differences(span)) == []
    assert not Touch.objects.exists()


def test_a_change_of_what_is_pointed_at_reaches_the_figure(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 2))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    keeping.keep(span, ["agreements.workplaces"])
    catch_up()
    assert figures.value("agreements.workplaces", world["TA"], YEAR, TODAY) == 0
    workplaces[2].cba_eligible = True
    save(workplaces[2], actor=SYSTEM)
    catch_up()
    assert figures.value("agreements.workplaces", world["TA"], YEAR, TODAY) == 1
    span.refresh_from_db()
    assert list(keeping.differences(span)) == []


def test_a_page_leaves_the_last_moment_to_the_worker_and_counts_what_is_older(
    world, workplaces, target, as_, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.catching_up.MOMENT", dt.timedelta(seconds=1))
    target("IND-024", "TA", 80)
    keeping.keep_today(TODAY)
    catch_up()
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    officer, page = as_("officer", "TA"), reverse("indicators-scorecard")
    assert officer.get(page).status_code == 200
    assert Touch.objects.exists()
    Touch.objects.update(at=F("at") - dt.timedelta(seconds=2))
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
        keeping.keep(span, codes)
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
    assert all(span.codes and list(keeping.differences(span)) == [] for span in spans)
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
    assert all(span.codes and list(keeping.differences(span)) == [] for span in spans)
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
        assert span.codes and list(keeping.differences(span)) == []

    nodes = [world[code].pk for code in ("TLD", "TA", "TB", "CS001", "CS101")]
    first = agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    agreement(world, workplaces, 2, ("CS101", dt.date(2026, 2, 1), 900, 10, 0))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    keeping.keep(span, ["agreements.workplaces"])
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
    keeping.keep(span, ["agreements.workplaces"])
    catch_up()
    agreement(world, workplaces, 2, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    brief = agreement(world, workplaces, 3, ("CS101", dt.date(2026, 2, 1), 900, 10, 0))
    catch_up(limit=1)
    remove(brief, actor=SYSTEM)
    catch_up()
    span.refresh_from_db()
    assert figures.value("agreements.workplaces", world["TLD"], YEAR, TODAY) == 1
    assert list(keeping.differences(span)) == []


def test_when_too_much_of_the_tree_moved_the_figures_are_kept_again(
    world, workplaces, target, monkeypatch
):
    monkeypatch.setattr("congdoan.indicators.catching_up.MOST", 0)
    moved(world, workplaces, target)
    assert run_next()
    assert all(span.codes for span in Span.objects.filter(end=TODAY))
    assert figures.value("agreements.workplaces", world["TB"], YEAR, TODAY) == 1


def test_frozen_figures_stand_whatever_comes_after(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    span = keeping.freeze("6 tháng", YEAR, TODAY, ["agreements.workers"], world["TA"])
    agreement(world, workplaces, 2, ("CS002", dt.date(2026, 2, 1), 900, 90, 0))
    catch_up()
    assert figures.quoted(span)["agreements.workers", world["TA"].pk] == 10
    assert figures.value("agreements.workers", world["TA"], YEAR, TODAY) == 100
    assert ("agreements.workers", world["TB"].pk) not in figures.quoted(span)


@pytest.mark.parametrize("path", sorted(REGISTERS))
def test_the_list_behind_every_figure_adds_up_to_it(path, world, enter):
    register = REGISTERS[path]
    if not register.measures:
        pytest.skip("no measures")
    enter(path, "CS001")
    period = Period(dt.date(2020, 1, 1), TODAY)
    nodes = [world[code].pk for code in ("TLD", "TA", "TB", "HA1", "CS001")]
    for measure in register.measures:
        source = sources.source_of(register)
        found = counts({(measure.code, period)}, TODAY, nodes)[measure.code, period]
        for node in nodes:
            inside = {f"{source.paths}__ancestor": node, f"{source.paths}__during__contains": TODAY}
            listed = measure.records(source.rows.filter(**inside), period)
            assert found.get(node, 0) == measure.value(listed, period), (measure.code, node)
        if not measure.distinct:
            halves = found.get(world["TA"].pk, 0) + found.get(world["TB"].pk, 0)
            assert halves + _own(measure, source, world["TLD"], period) == found.get(
                world["TLD"].pk, 0
            )


def _own(measure, source, unit, period):
    return measure.value(source.rows.filter(**{source.unit: unit.pk}), period)


def test_units_are_counted_while_they_are_open(world):
    changes.dissolve(unit=world["CS002"], effective=dt.date(2026, 3, 1), number="03/QĐ")
    before = Period(dt.date(2026, 2, 28), dt.date(2026, 2, 28))
    assert figures.value("orgs.grassroots", world["TLD"], before, TODAY) == 3
    assert figures.value("orgs.grassroots", world["TLD"], YEAR, TODAY) == 2
    assert figures.value("orgs.grassroots.nonstate", world["TLD"], YEAR, TODAY) == 2
    assert figures.value("orgs.upper", world["TA"], YEAR, TODAY) == 2
    assert figures.value("orgs.closed", world["TA"], YEAR, TODAY) == 1
    open_now = Unit.objects.under(world["TLD"], TODAY).open_on(TODAY).filter(kind="CDCS")
    assert open_now.count() == 2
    with pytest.raises(KeyError):
        measures_of_units.find("orgs.nothing")


def test_figures_read_whole_when_kept(world, workplaces):
    agreement(world, workplaces, 1, ("CS001", dt.date(2026, 2, 1), 900, 10, 0))
    span = Span.objects.create(start=YEAR.start, end=YEAR.end, tree=TODAY)
    keeping.keep(span, ["agreements.workers"])
    value = figures.value("agreements.workers", world["TLD"], YEAR, TODAY)
    assert (value, type(value)) == (10, int)
    assert [kept.plain(kept.hundredths(n)) for n in (3, Decimal("1.50"))] == [3, Decimal("1.5")]

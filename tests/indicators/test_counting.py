"""Figures against a brute-force count, live and kept ones, in small random worlds."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.base.periods import Period
from congdoan.indicators.counting import measures_of_units, sources
from congdoan.indicators.counting.by_register import counts
from congdoan.indicators.kept import figures, proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.orgs import changes
from congdoan.orgs.models import Unit, UnitPath
from congdoan.records.register import REGISTERS
from congdoan.records.write import remove, save
from congdoan.trail.models import Touch
from tests.growing import SYSTEM
from tests.indicators.agreements import TODAY, YEAR, agreement

pytestmark = pytest.mark.django_db
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


def below(world, code):
    paths = UnitPath.objects.under(world[code], TODAY)
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
    recounting.keep(span, list(AGREEMENTS))
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
    assert list(proving.differences(span)) == []
    assert not Touch.objects.exists()


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

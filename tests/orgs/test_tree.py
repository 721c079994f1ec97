"""The dated tree: merges, splits, moves and ends, seen from any day."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.base.errors import Mistake
from congdoan.orgs import changes
from congdoan.orgs.models import Unit, UnitPath
from congdoan.orgs.paths import rebuild_paths

JULY = dt.date(2026, 7, 1)
JUNE = dt.date(2026, 6, 30)


def below(unit, day):
    return set(Unit.objects.under(unit, day).values_list("code", flat=True))


def test_a_merged_unit_hangs_closed_under_its_heir_from_that_day_on(world):
    changes.merge(units=[world["HA1"]], into=world["HA2"], effective=JULY, number="5/QĐ")
    assert "CS001" in below(world["HA1"], JUNE)
    assert below(world["HA2"], JUNE) == {"HA2", "CS002"}
    assert below(world["HA2"], JULY) == {"HA2", "CS002", "HA1", "CS001"}
    world["HA1"].refresh_from_db()
    assert not world["HA1"].is_open(JULY)
    assert world["CS001"].parent_on(JULY) == world["HA2"]


def test_a_split_leaves_the_past_with_the_closed_unit_under_the_parent(world):
    heirs = changes.split(
        unit=world["HA1"], effective=JULY, number="6/QĐ",
        parts=[{"code": "N1", "name": "Nửa một", "children": [world["CS001"]]},
               {"code": "N2", "name": "Nửa hai"}],
    )  # fmt: skip
    assert [heir.code for heir in heirs] == ["N1", "N2"]
    assert below(heirs[0], JULY) == {"N1", "CS001"}
    assert world["HA1"].code not in below(heirs[0], JULY)
    assert "HA1" in below(world["TA"], JULY)


def test_a_moved_unit_is_seen_where_it_hung_on_that_day(world):
    changes.transfer(unit=world["CS001"], parent=world["HA2"], effective=JULY, number="7/QĐ")
    assert "CS001" in below(world["HA1"], JUNE)
    assert "CS001" in below(world["HA2"], JULY)


def test_ways_up_and_down_are_asked_of_one_unit_or_of_several(world):
    changes.transfer(unit=world["CS001"], parent=world["HA2"], effective=JULY, number="7/QĐ")
    moved, both = world["CS001"], [world["HA1"], world["HA2"]]

    def under(node, day):
        found = UnitPath.objects.under(node, day).values_list("ancestor__code", "unit__code")
        return {(node, unit) for node, unit in found if node != unit}

    def over(unit, day):
        return set(UnitPath.objects.over(unit, day).values_list("ancestor__code", flat=True))

    assert under(both, JUNE) == {("HA1", "CS001"), ("HA2", "CS002")}
    assert under(both, JULY) == {("HA2", "CS001"), ("HA2", "CS002")}
    assert under(world["HA1"], JUNE) == under(world["HA1"].pk, JUNE) == {("HA1", "CS001")}
    assert over(moved, JUNE) == over({moved.pk}, JUNE) == {"CS001", "HA1", "TA", "TLD"}
    assert over(moved, JULY) == {"CS001", "HA2", "TA", "TLD"}


def test_a_unit_with_units_under_it_cannot_be_dissolved(world):
    with pytest.raises(Mistake, match="Còn 1 đơn vị"):
        changes.dissolve(unit=world["HA1"], effective=JULY, number="8/QĐ")


def test_a_circle_and_a_wrong_kind_are_refused(world):
    with pytest.raises(Mistake):
        changes.transfer(unit=world["TA"], parent=world["HA1"], effective=JULY, number="9/QĐ")
    with pytest.raises(Mistake):
        changes.transfer(unit=world["CS001"], parent=world["CS002"], effective=JULY, number="9/QĐ")


def test_no_decision_no_change(world):
    with pytest.raises(Mistake, match="số quyết định"):
        changes.transfer(unit=world["CS001"], parent=world["HA2"], effective=JULY, number="")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "transfer", "split", "dissolve", "rename"]),
        st.integers(0, 11),
        st.integers(0, 11),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_kept_paths_equal_derived_ones_after_any_history(world, transactional_free, steps):
    with transactional_free():
        play(steps)
        kept = facts()
        rebuild_paths()
        assert kept == facts()
        top = world["TLD"]
        for day in (JUNE, JULY, dt.date(2027, 1, 1)):
            everyone = set(Unit.objects.filter(founded__lte=day).values_list("code", flat=True))
            assert below(top, day) == everyone


@pytest.fixture
def transactional_free():
    """Each example is undone after it."""
    from contextlib import contextmanager

    from django.db import transaction

    @contextmanager
    def undone():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone


def facts():
    rows = UnitPath.objects.values_list("unit_id", "ancestor_id", "depth", "during")
    return sorted(map(str, rows))


def play(steps):
    for place, (kind, one, other) in enumerate(steps):
        day = JULY + dt.timedelta(days=30 * place)
        units = list(Unit.objects.order_by("code"))
        unit, target = units[one % len(units)], units[other % len(units)]
        more = {"effective": day, "number": f"{place}/QĐ"}
        try:
            if kind == "merge":
                changes.merge(units=[unit], into=target, **more)
            elif kind == "transfer":
                changes.transfer(unit=unit, parent=target, **more)
            elif kind == "rename":
                changes.rename(unit=unit, name=f"{unit.name} mới", **more)
            elif kind == "dissolve":
                changes.dissolve(unit=unit, **more)
            else:
                parts = [{"code": f"N{place}", "name": f"Nửa {place}",
                          "children": list(Unit.objects.children_of(unit, day).open_on(day))}]  # fmt: skip
                changes.split(unit=unit, parts=parts, **more)
        except Mistake:
            continue

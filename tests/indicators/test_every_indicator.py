"""All sixty indicators and all targets of the programmes stand as data, and those without records say so."""

import datetime as dt

import pytest
from django.db.models import Q

from congdoan.indicators.catalogue.loading import _rows, shipped
from congdoan.indicators.counting import sources
from congdoan.indicators.judged.results import result
from congdoan.indicators.models import Indicator, Target
from congdoan.labour.registers.dialogue import Dialogue
from congdoan.records.declare import Measure, Register
from congdoan.records.register import REGISTERS

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 15)


def catalogue():
    return {row["code"]: row for shipped_row in shipped("indicators") for row in _rows(shipped_row)}


def test_every_indicator_stands_with_its_formula_and_parts():
    stood = {one.pk: one for one in Indicator.objects.all()}
    assert len({code.partition(".")[0] for code in stood}) == 60
    for code, row in catalogue().items():
        one = stood[code]
        assert (one.formula, one.cuts, one.default_cut) == (
            row["formula"], row["cuts"], row["default_cut"],
        ), code  # fmt: skip
        one.clean()


def test_each_part_of_an_indicator_is_answered_where_the_whole_is():
    lacking = set()
    for one in Indicator.objects.all():
        names = [name for name, _opening in one.parsed.names]
        counted = one.compute != "declared" and all(map(sources.known, names))
        for cut in one.cuts if counted else ():
            if not one.asked(cut).is_ready:
                lacking.add((one.pk, cut))
    assert lacking == set()


def level_or_number(row, indicator):
    """A required rating is its place among the levels."""
    if not isinstance(row["value"], str):
        return row["value"]
    same = next(one for one in shipped("indicators") if one["code"] == "IND-014")["same_level"]
    return indicator.levels.index(same.get(row["value"], row["value"])) + 1


def as_target(row, unit):
    code = row["indicator"] + (f".{row['variant']}" if row["variant"] else "")
    indicator = Indicator.objects.get(pk=code)
    return Target(
        unit=unit, indicator=indicator, cut=row["cut"] or "", comparator=row["comparator"],
        value=level_or_number(row, indicator), value_max=row["value_max"],
        start=row["period"]["from"], end=row["period"]["to"], source_item=row["item"],
        per_year=row["period"]["type"] == "every_year",
    )  # fmt: skip


def test_all_targets_of_the_five_programmes_are_expressed(world):
    made = {}
    for row in shipped("targets"):
        one = as_target(row, world["TA"])
        one.part_of = made.get(row["parent"])
        one.full_clean()
        one.save()
        one.refresh_from_db()
        assert result(one, world["TA"], DAY).target == (
            None if one.comparator == "increase" else one.value
        )
        made[row["id"]] = one
    assert len(made) == 107


def test_what_no_register_counts_says_so_and_counts_when_the_register_lands(world, as_, enter):
    letters = "/indicators/IND-050/"
    page = as_("officer", "TA").get(letters).content.decode()
    assert "chưa có sổ" in page and "letters.overdue" in page
    assert "Chưa có sổ" in as_("officer", "TA").get("/indicators/").content.decode()
    enter("labour/dialogues", "CS001", kind="leaders", workplace=None, place="Tam Đường")
    overdue = Measure("letters.overdue", "Đơn quá hạn", during="held_on", where=Q(minutes=True))
    with landed("test/letters", overdue):
        indicator = Indicator.objects.get(pk="IND-050")
        assert indicator.asked().is_ready and not indicator.lacks_records
        one = Target(pk=0, unit=world["TA"], indicator=indicator, comparator="track",
                     start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))  # fmt: skip
        assert result(one, world["TA"], DAY).value == 1
        assert result(one, world["TB"], DAY).value == 0
    assert Indicator.objects.get(pk="IND-050").lacks_records


class landed:
    """A register with that measure, as long as it lasts."""

    def __init__(self, path, measure):
        declared = type("Landed", (Register,), {"model": Dialogue, "measures": (measure,)})
        self.path, self.register = path, declared(path)

    def __enter__(self):
        REGISTERS[self.path] = self.register
        sources.leaning_on.cache_clear()
        sources.find.cache_clear()

    def __exit__(self, *_failure):
        del REGISTERS[self.path]
        sources.leaning_on.cache_clear()
        sources.find.cache_clear()


def test_a_units_own_plans_are_without_those_below_it_and_open_so(world, enter, as_, target):
    for number, unit in enumerate(("TA", "HA1", "HA1")):
        facts = {"triggered_on": "2026-02-01", "issued_on": "2026-03-01", "status": "issued",
                 "issued_number": "07/KH", "title": f"Kế hoạch {number}"}  # fmt: skip
        enter("direction/required_plans", unit, **facts)
    own = target("IND-058", "TA", 3)
    below = own.like(pk=0, unit=world["HA1"], start=own.start, end=own.end, comparator="track")
    assert (result(own, world["TA"], DAY).value, result(below, world["HA1"], DAY).value) == (1, 2)
    page = as_("officer", "TA").get(f"/targets/{own.pk}/result/").content.decode()
    assert "required_plans.issued&amp;own=1" in page
    listed = as_("officer", "TA").get(
        "/direction/required_plans/",
        {"measure": "required_plans.issued", "own": 1, "period": "2026", "under": world["TA"].pk},
    )
    assert listed.context["table"].paginator.count == listed.context["figure"]["value"] == 1

"""What holds for every measure: it counts one thing and not another, its branches make the whole, each
person and employer counts once at every level, and the list that a figure opens adds up to it."""

import datetime as dt
import random

import pytest

from congdoan.base.periods import Period
from congdoan.indicators import words
from congdoan.indicators.counting import measures_of_units, sources
from congdoan.indicators.counting.by_register import counts
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.records.measure import BUT
from congdoan.records.register import REGISTERS
from tests.conftest import TODAY
from tests.indicators.oracle.doors import COUNTED, Doors

pytestmark = pytest.mark.django_db
YEAR = Period(dt.date(2025, 10, 1), TODAY)
LONG_AGO = Period(dt.date(1990, 1, 1), dt.date(1990, 12, 31))
MEASURES = [(path, measure.code) for path in COUNTED for measure in REGISTERS[path].measures]


@pytest.fixture
def full(world):
    """A world in which nearly every measure counts something, and some of it in both branches."""
    doors = Doors(random.Random(20))
    doors.begin()
    for path in COUNTED:
        for time in range(9):
            if time > 2 and all(numbers(one.code, YEAR, TODAY) for one in REGISTERS[path].measures):
                break
            doors.enter(path)
            doors.amend(path)
            AFTER.get(path, lambda _doors: None)(doors)
    # Limited papers count in the figure and stay off the list of whoever may not read them.
    for path in ("direction/documents", "direction/incoming"):
        REGISTERS[path].model.all_rows.update(confidentiality="open")
    day = dt.date(2026, 5, 4)
    changes.transfer(unit=world["CS001"], parent=world["HB1"], effective=day, number="09/QĐ")
    return world


# What forms alone do not bring about.
AFTER = {"members/memberships": Doors.move_member, "workplaces/foundings": Doors.found_union,
         "reports/duties": Doors.send_report, "direction/documents": Doors.issue_document,
         "direction/incoming": Doors.handle_incoming, "direction/tasks": Doors.report_task,
         "direction/meetings": Doors.hold_meeting, "direction/required_plans": Doors.issue_plan,
         "direction/difficulties": Doors.answer_difficulty}  # fmt: skip


def numbers(code, period, tree):
    nodes = list(Unit.objects.values_list("pk", flat=True))
    return counts({(code, period)}, tree, nodes)[code, period]


def branches(full, day):
    """(unit, those right below it) of every unit."""
    for unit in full.values():
        yield unit, list(Unit.objects.children_of(unit, day))


def test_a_branch_and_a_branch_are_the_whole_and_the_page_of_each_number_tells_it(full, as_):
    client, counted = as_("officer", "TLD"), set()
    for _path, code in MEASURES:
        found = sources.find(code)
        assert numbers(code, LONG_AGO, TODAY) == {}, code
        for tree in (dt.date(2026, 3, 1), TODAY):
            made = numbers(code, YEAR, tree)
            counted |= {code} if made else set()
            for unit, below in branches(full, tree):
                whole = made.get(unit.pk, 0)
                parts = [made.get(one.pk, 0) for one in below]
                own = found.measure.value(
                    found.source.rows.filter(**{found.source.unit: unit.pk}), YEAR
                )
                if found.adds_up:
                    assert whole == sum(parts) + own, (code, unit.code)
                else:
                    assert max([own, *parts]) <= whole <= sum(parts) + own, (code, unit.code)
                    assert whole == _different(found, unit, tree), (code, unit.code)
        for unit in [one for one in full.values() if one.pk in made][:2]:
            _page_tells(client, code, unit, made[unit.pk])
    # A sweep over nothing would prove nothing.
    assert len(counted) > len(MEASURES) * 2 / 3


def test_a_part_and_what_it_leaves_are_the_whole_and_the_rest_opens_as_units_do(full, as_):
    client, counted = as_("officer", "TLD"), set()
    for place, (path, code) in enumerate(MEASURES):
        cuts = REGISTERS[path].all_cuts
        split = [name for name in cuts if sources.find(code).is_split_by(cuts[name][1])]
        asked = {f"{code}{part}" for name in split for part in ("", f".{name}", f".{BUT}{name}")}
        nodes = list(Unit.objects.values_list("pk", flat=True))
        made = counts({(one, YEAR) for one in asked}, TODAY, nodes)
        for name in split:
            whole, part, rest = (
                made[f"{code}{x}", YEAR] for x in ("", f".{name}", f".{BUT}{name}")
            )
            for node in nodes:
                assert whole.get(node, 0) == part.get(node, 0) + rest.get(node, 0), (code, name)
        left = [name for name in split if made[f"{code}.{BUT}{name}", YEAR]]
        for name in left[place % len(left) :][:1] if left else ():
            told, rest = made[f"{code}.{BUT}{name}", YEAR], f"{code}.{BUT}{name}"
            counted.add(code)
            unit = next(one for one in full.values() if one.pk in told)
            _page_tells(client, rest, unit, told[unit.pk])
    assert len(counted) > len(MEASURES) / 2
    _units_are_told(client, full)


def _units_are_told(client, full):
    """Figures of units open the units they count."""
    gone = changes.found(
        code="CS909", name="Công đoàn sẽ hết", kind="CDCS", parent=full["HA2"], ownership="non_state",
        sector="enterprise", effective=dt.date(2026, 2, 5), number="9/QĐ",
    )  # fmt: skip
    changes.dissolve(unit=gone, effective=dt.date(2026, 5, 5), number="10/QĐ")
    codes = [
        f"{one.code}{part}" for one in measures_of_units.MEASURES for part in ("", f".{BUT}state")
    ]
    for code in codes:
        made = numbers(code, YEAR, TODAY)
        for unit in (full["TLD"], full["HB1"]):
            page = client.get(words.records_url(code, YEAR, unit, TODAY))
            listed = {one.pk for one, _above in page.context["rows"]}
            assert len(listed) == page.context["count"] == made.get(unit.pk, 0), (code, unit.code)


def _different(found, unit, tree):
    """How many different values stand in the list of the branch, told one by one."""
    below = Unit.objects.under(unit, tree).values("pk")
    rows = found.source.rows.filter(**{f"{found.source.unit}__in": below})
    rows = rows.filter(found.measure.counted(YEAR)).values_list(found.measure.distinct, flat=True)
    return len({value for value in rows if value is not None})


def _page_tells(client, code, unit, number):
    page = client.get(words.records_url(code, YEAR, unit, TODAY))
    assert page.status_code == 200, (code, unit.code)
    assert page.context["figure"]["value"] == number, (code, unit.code)
    listed = [row.record for row in page.context["table"].rows]
    assert _told(sources.find(code).measure, listed) == number, (code, unit.code)


def _told(measure, listed):
    """The number that a reader gets who goes through the list with a pencil."""
    rows = type(listed[0]).objects.across_units("the list on the page")
    here = rows.filter(pk__in=[one.pk for one in listed])
    assert len({one.pk for one in listed}) == len(listed)
    if measure.total and "__" not in measure.total:
        return sum(getattr(one, measure.total) or 0 for one in listed)
    if not measure.distinct and not measure.total:
        return len(listed)
    return measure.value(here, YEAR)

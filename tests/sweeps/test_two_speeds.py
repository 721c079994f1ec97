"""A sheet judged by columns says of every row what the form says of it, in the same words."""

import random
from collections import defaultdict

import pytest

from congdoan.access.actor import Actor
from congdoan.records.fields import DayFormField, PickerField, WholeFormField
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import columns
from congdoan.records.sheets.bycolumns import ByColumns
from congdoan.records.sheets.cells import flat
from congdoan.records.sheets.fitting import fits
from congdoan.records.sheets.judge import Judge
from congdoan.records.sheets.models import SheetImport
from tests.sweeps.hands import home

pytestmark = pytest.mark.django_db
# People first: what others grow on the way must not be there before.
FAST = sorted(
    (path for path, register in REGISTERS.items() if fits(register)),
    key=lambda path: (path != "members/people", path),
)
ROWS = 60
DAYS = [
    "",
    "1/3/2024",
    "15/7/2025",
    "2026-02-10",
    "31/02/2024",
    "1/1/0202",
    45000,
    "hôm kia kìa",
    "3/2031",
]
WHOLES = ["", 0, 1, 12, "1.250", -5, "nhiều", 2.5, 10**12]
TEXTS = [
    "",
    "A",
    "Lò Thị Mai",
    "Lò  Thị  Mai",
    "x" * 400,
    "Trần Văn Bình",
    12,
    7.5,
    "=1+1",
    "012190001234",
]


def pool(field, register):
    """Cells that somebody might type under that heading."""
    if isinstance(field, PickerField):
        some = field.queryset[:4]
        return ["", "không có", *(getattr(one, "code", "") or f"#{one.pk}" for one in some)]
    if isinstance(field, DayFormField):
        return DAYS
    if isinstance(field, WholeFormField):
        return WHOLES
    if getattr(field, "choices", None):
        return ["", "lạ", *(str(label) for value, label in flat(field.choices) if value)]
    if type(field).__name__ == "BooleanField":
        return ["", "Có", "Không", "x", "có lẽ"]
    return TEXTS


def sheet(register, unit, user, seed):
    """Rows drawn from the pools, some of them good ones."""
    draw = random.Random(seed)
    form = columns.sheet_form(register, Actor(user))
    names = [name for name in form.fields if draw.random() < 0.8 or form.fields[name].required]
    pools = {name: pool(form.fields[name], register) for name in names}
    rows = [[draw.choice(pools[name]) for name in names] for _row in range(ROWS)]
    return SheetImport(
        register=register.path, owner=user, unit=draw.choice([unit, None]), name="x", heading=0,
        rows=[names, *rows], headings=names, mapping=names,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("path", FAST)
def test_both_speeds_say_the_same(path, seed, world, enter, person):
    register = REGISTERS[path]
    unit = enter(path, register.example["unit"]).unit
    user = person("officer", home(register))
    one = sheet(register, unit, user, seed)
    judge = Judge(register, Actor(user), one)
    by_form = [judge.row(number) for number in one.numbers]
    by_columns = ByColumns(judge, one.numbers).judged()
    filled = [one.rows[number] for number in one.numbers]
    for row, fast, slow in zip(filled, by_columns, by_form, strict=True):
        assert fast == slow, dict(zip(one.headings, row, strict=True))


@pytest.mark.parametrize("path", FAST)
def test_a_record_is_completed_without_asking_the_database(
    path, world, enter, person, django_assert_num_queries
):
    """Its neighbours are on their way in by COPY: nothing can be asked meanwhile."""
    register = REGISTERS[path]
    unit = enter(path, register.example["unit"]).unit
    user, made = person("officer", home(register)), []
    for seed in range(20):
        one = sheet(register, unit, user, seed)
        rows = ByColumns(Judge(register, Actor(user), one), one.numbers)
        list(rows.refused())
        made += rows.records()
    assert made, "else nothing was tried"
    with django_assert_num_queries(0):
        for _number, record, row in made:
            register.complete(record, row)
            record.derive()


def test_the_rows_are_of_every_kind(world, enter, person):
    """Else the comparison would compare nothing."""
    states = defaultdict(int)
    for path in FAST:
        register = REGISTERS[path]
        unit = enter(path, register.example["unit"]).unit
        user = person("officer", home(register))
        for seed in range(6):
            one = sheet(register, unit, user, seed)
            for said in ByColumns(Judge(register, Actor(user), one), one.numbers).judged():
                states["faulty" if said.get("faults") else said["state"]] += 1
    assert states["faulty"] > 100 and states["new"] > 20


def test_the_great_registers_are_fast():
    assert {"members/people"} <= set(FAST)

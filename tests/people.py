"""People by the handful, and records written with their lines, for the tests of the areas."""

from congdoan.records.write import save
from tests.growing import SYSTEM, grow


def crowd(unit, count):
    """So many people kept by the unit."""
    return [
        grow("members/people", unit, {"code": f"NG-{unit.code}-{n}", "full_name": f"Lò Văn Số {n}"})
        for n in range(1, count + 1)
    ]


def write(record, **facts):
    """Change the facts of a record and save it by the one door."""
    for name, value in facts.items():
        setattr(record, name, value)
    return save(record, actor=SYSTEM)


def figure(code, period, unit=None):
    """The measure's number over the whole world, or over one unit and all below it."""
    from congdoan.records.register import find_measure

    register, measure = find_measure(code)
    rows = register.rows(SYSTEM)
    if unit is None:
        return measure.value(rows, period)
    return measure.values(rows, period, period.end, [unit.pk]).get(unit.pk, 0)

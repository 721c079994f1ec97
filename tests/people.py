"""People by the handful, and records written with their lines, for the tests of the areas."""

from congdoan.records.derive import lines_class
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


def write_lines(record, name, *lines, **facts):
    """Change lines of a record as its page does: dicts of fields; with `id` a line that stands, with
    `DELETE` one that goes."""
    data = {f"{name}-TOTAL_FORMS": len(lines), f"{name}-INITIAL_FORMS": 0}
    for place, line in enumerate(sorted(lines, key=lambda one: "id" not in one)):
        data[f"{name}-INITIAL_FORMS"] += "id" in line
        data |= {f"{name}-{place}-{field}": value for field, value in line.items()}
    formset = lines_class(record.register, name)(data, instance=record, prefix=name)
    assert formset.is_valid(), (record, formset.errors, formset.non_form_errors())
    for field, value in facts.items():
        setattr(record, field, value)
    return save(record, actor=SYSTEM, lines=[formset])


def figure(code, period, unit=None):
    """The measure's number over the whole world, or over one unit and all below it."""
    from congdoan.records.register import find_measure

    register, measure = find_measure(code)
    rows = register.rows(SYSTEM)
    if unit is None:
        return measure.value(rows, period)
    return measure.values(rows, period, period.end, [unit.pk]).get(unit.pk, 0)

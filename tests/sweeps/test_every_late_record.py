"""Whatever a register counts: its late records are told of, and open from the figure they moved."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.indicators.kept import freezing
from congdoan.records.register import REGISTERS
from congdoan.records.remarking import watch
from tests.conftest import TODAY
from tests.growing import SYSTEM, grow

pytestmark = pytest.mark.django_db
COUNTED = [path for path, register in REGISTERS.items() if register.measures]
# Long enough that the day of every example lies in it.
AGES = Period(dt.date(2000, 1, 1), dt.date(2035, 12, 31))


@pytest.mark.parametrize("path", COUNTED)
def test_a_record_that_moves_a_reported_figure_is_told_and_opens(path, world, as_):
    register = REGISTERS[path]
    codes = [measure.code for measure in register.measures]
    freezing.freeze("Mọi số", AGES, TODAY, codes, world["TLD"])
    told = watch(SYSTEM, register)
    record = grow(register, world["CS001"])
    rows = register.model.objects.across_units("the example alone").filter(pk=record.pk)
    moved = any(measure.value(rows, AGES) for measure in register.measures)
    assert len(told([record.pk])) == moved
    client = as_("manager", "CS001")
    for measure in register.measures:
        url = register.behind(measure.code, world["CS001"], AGES, TODAY)
        page = client.get(f"{url}&written_after=2001-01-01T00:00:00%2B00:00")
        shown = {row.record.pk for row in page.context["table"].page.object_list}
        assert (record.pk in shown) == measure.records(rows, AGES).exists(), measure.code

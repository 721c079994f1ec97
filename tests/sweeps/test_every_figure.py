"""What holds for each measure of each register: the list behind it adds up, branches make the whole."""

import pytest

from congdoan.base.periods import Period
from congdoan.records.attributes import attributes
from tests.conftest import TODAY
from tests.sweeps.hands import SYSTEM, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("period", ["2026-Q1", "2026-Q2", "2026", "2025"])
def test_the_list_behind_a_figure_adds_up_and_branches_make_the_whole(
    register, unit, record, as_, period, world
):
    for measure in register.measures:
        span = Period.parse(period)
        rows = register.rows(SYSTEM)
        values = measure.values(rows, span, span.end if span.end > TODAY.replace(2020) else TODAY)
        at = {code: values.get(world[code].pk, 0) for code in ("TLD", "TA", "TB")}
        if not measure.distinct:
            assert at["TLD"] == at["TA"] + at["TB"], measure.code
        assert measure.value(rows, span) == at["TLD"], measure.code
        if not measure.distinct and not measure.total:
            assert measure.records(rows, span).count() == at["TLD"], measure.code


def test_a_figure_opens_as_the_list_of_its_records(register, record, officer):
    for measure in register.measures:
        query = {"measure": measure.code, "period": "2026-Q2"}
        answer = officer.get(url(register, "list"), query)
        assert answer.status_code == 200, measure.code
        rows = measure.records(register.rows(SYSTEM), Period.parse("2026-Q2"))
        assert answer.context["table"].paginator.count == rows.count(), measure.code


def test_every_cell_of_the_page_of_figures_opens_as_many_records_as_it_says(
    register, record, officer
):
    measures = [one for one in register.measures if not one.total and not one.distinct][:2]
    for measure in measures:
        for by in ["", *attributes(register)]:
            query = {"measure": measure.code, "by": by, "period": "2026"}
            shown = officer.get("/figures/", query).context["shown"]
            for cell in (cell for row in shown.rows for cell in row["cells"] if cell["url"]):
                table = officer.get(cell["url"]).context["table"]
                assert table.paginator.count == cell["value"], (measure.code, by, cell["head"])

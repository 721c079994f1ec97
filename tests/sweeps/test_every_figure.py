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
    cut = f"cut:{next(iter(register.cuts), 'state')}"
    for measure in measures:
        # The page counts up to today: what is planned or falls due later is in no cell yet.
        opened, counted = (
            0,
            measure.value(register.rows(SYSTEM), Period(TODAY.replace(month=1, day=1), TODAY)),
        )
        for by in ["", cut, *attributes(register)]:
            for per in ("",) if by else ("", "month"):
                query = {"measure": measure.code, "by": by, "per": per, "period": "2026"}
                opened += _opens(register, officer, query)
        assert opened or not counted, (measure.code, "no cell leads to what was counted")


def _opens(register, officer, query):
    """How many cells lead to a list: parts, what is left of them and sums; each list is as long as its cell says,
    and none is missing."""
    opened = 0
    shown = officer.get("/figures/", query).context["shown"]
    one = attributes(register).get(query["by"])
    closed = {part.label for part in shown.pivot.parts} if one and one.guard else set()
    for row in shown.rows:
        for cell in row["cells"]:
            if not cell["value"] or cell["head"] in closed:
                assert not cell["url"] or cell["value"], (query, cell["head"])
                continue
            table = officer.get(cell["url"]).context["table"]
            assert table.paginator.count == cell["value"], (query, row["name"], cell["head"])
            opened += 1
    return opened

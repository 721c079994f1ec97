"""Random histories through the real doors, and after them every number four times: kept, counted live,
told apart by day and worked out by the oracle. Zero differences. So for indicators of this year and of years
before it, by the tree of then and of now, for what units declare, and for numbers told apart by an attribute.

`CONGDOAN_ORACLE=200` walks so many longer histories, others each time, and tells what they met; a
failure prints the steps that led to it, each with its seed.
"""

import datetime as dt
import os
import random
import re
from collections import Counter
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from congdoan.base.periods import Period
from congdoan.indicators.counting import measures_of_units
from congdoan.indicators.counting.by_day import ByDay
from congdoan.indicators.counting.by_register import counts_by
from congdoan.indicators.judged.results import results
from congdoan.indicators.kept import figures, proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Indicator, Span, Target
from congdoan.orgs.models import Unit
from congdoan.records.attributes import attributes
from congdoan.records.register import REGISTERS
from tests.conftest import TODAY
from tests.indicators.oracle import directing, people, places, work  # noqa: F401  (each writes its definitions)
from tests.indicators.oracle.definitions import DEFINED
from tests.indicators.oracle.doors import FIRST, SPAN, Doors
from tests.indicators.oracle.facts import Facts, totals
from tests.indicators.oracle.indicators import SAID
from tests.indicators.oracle.parts import parts_of
from tests.indicators.oracle.telling import DECLARED, declared, known, told_apart

pytestmark = pytest.mark.django_db
LONG = int(os.environ.get("CONGDOAN_ORACLE", 0))
PROFILE = settings(
    max_examples=LONG or 12, stateful_step_count=50 if LONG else 30, deadline=None,
    derandomize=not LONG, print_blob=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
MEASURES = {measure.code for register in REGISTERS.values() for measure in register.measures}
MEASURES |= {measure.code for measure in measures_of_units.MEASURES}
CODES = sorted(DEFINED)
seeds = st.integers(0, 2**32 - 1)
days = st.integers(0, SPAN + 60).map(lambda more: FIRST + dt.timedelta(days=more))
COMPARED = Counter()
# Looks at years before this one, by the tree of then and of now; each history takes one of them.
EARLIER = [
    (dt.date(2025, 12, 31), dt.date(2025, 12, 31)),
    (dt.date(2025, 12, 31), TODAY),
    (dt.date(2025, 11, 20), dt.date(2025, 11, 20)),
    (dt.date(2024, 12, 31), TODAY),
]
# What measures may be told apart by, where the oracle knows the way to what a record says.
APART = [
    (measure.code, name)
    for register in REGISTERS.values() for measure in register.measures
    for name in attributes(register) if known(name)
]  # fmt: skip


def test_the_oracle_has_its_own_definition_of_every_measure():
    """A new register's measures are defined in `oracle/` too, by hand, from what they are to mean."""
    assert set(DEFINED) - MEASURES == set()
    assert MEASURES - set(DEFINED) == set()


def test_the_oracle_says_what_every_indicator_with_records_gives():
    every = {one.pk for one in Indicator.objects.exclude(kind="boolean") if one.asked().is_ready}
    assert every - {"IND-058"} == set(SAID)  # of a unit's own, in a test of its own


def oracle(facts, code, period, tree):
    """{unit: number} by the oracle; the code may bear one cut."""
    key = (code, period, tree)
    if key not in facts.counted:
        base = next(one for one in (code, code.rpartition(".")[0]) if one in DEFINED)
        part, definition = code[len(base) + 1 :], DEFINED[base]
        belongs = parts_of(definition.table)[part] if part else lambda facts, row: True
        facts.counted[key] = totals(facts, definition, period, tree, partial(belongs, facts))
    return facts.counted[key]


def with_parts(rnd, codes, share=0.1):
    """The codes and, of some, one part."""
    for code in codes:
        yield code
        if rnd.random() < share:
            yield f"{code}.{rnd.choice(sorted(parts_of(DEFINED[code].table)))}"


def _asked(rnd, indicator, number, year):
    """The indicator of that year for one of its parts that can be answered, or the whole."""
    cut = rnd.choice(["", *indicator.cuts])
    threshold = rnd.choice((None, 20, 15, 5)) if indicator.threshold else None
    cut = cut if indicator.asked(cut, threshold).is_ready else ""
    return Target(pk=number, indicator=indicator, cut=cut, threshold=threshold, comparator="track",
                  unit_id=0, start=dt.date(year, 1, 1), end=dt.date(year, 12, 31))  # fmt: skip


def _same(value, expected):
    return value == expected or abs(float(value) - float(expected)) < 1e-9


class History(RuleBasedStateMachine):
    """A year of a small union as it may go; numbers are compared at random moments and at the end."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    @initialize(seed=seeds)
    def begin(self, seed):
        doors = Doors(random.Random(seed))
        doors.begin()
        for _one in range(5):
            doors.declare()

    @rule(seed=seeds, many=st.integers(1, 20))
    def live(self, seed, many):
        doors = Doors(random.Random(seed))
        for _one in range(many):
            doors.live()

    @rule(start=days, end=days, tree=days)
    def keep(self, start, end, tree):
        start, end = sorted((start, end))
        if Span.objects.count() < 3:
            Span.objects.get_or_create(start=start, end=end, tree=tree, frozen=False)
        for span in Span.objects.filter(codes=[]):
            catch_up()
            recounting.keep(span, CODES)

    @rule()
    def catch_up(self):
        catch_up()

    @rule(seed=seeds, start=days, end=days, tree=days)
    def compare(self, seed, start, end, tree):
        rnd = random.Random(seed)
        codes = rnd.sample(CODES, 30)
        self._compare(rnd, codes, Period(*sorted((start, end))), tree)

    def _compare(self, rnd, codes, period, tree):
        catch_up()
        self._agree({(code, period) for code in with_parts(rnd, codes)}, tree)
        for span in Span.objects.exclude(codes=[]):
            self._agree({(code, span.period) for code in rnd.sample(CODES, len(codes))}, span.tree)

    def _agree(self, asked, tree):
        facts, nodes = Facts(), list(Unit.objects.values_list("pk", flat=True))
        few = nodes[:: max(1, len(nodes) // 3)]
        shown, by_day = figures.values(asked, nodes, tree), ByDay()(asked, tree, few)
        for code, period in sorted(asked):
            expected = oracle(facts, code, period, tree)
            assert shown[code, period] == expected, (code, period, tree)
            at_few = {node: value for node, value in expected.items() if node in few}
            assert by_day[code, period] == at_few, (code, period, tree)
            COMPARED[code] += bool(expected)

    def _apart_agree(self, rnd):
        """A few measures told apart by one of their attributes, at every unit."""
        facts, nodes = Facts(), list(Unit.objects.values_list("pk", flat=True))
        period = Period(FIRST, TODAY)
        for code, name in rnd.sample(APART, 12):
            found = counts_by(code, [period], name, TODAY, nodes)[period]
            expected = told_apart(facts, DEFINED[code], period, TODAY, name)
            assert found == expected, (code, name)
            COMPARED["told apart"] += bool(expected)

    def _indicators_agree(self, rnd, day, tree):
        """Some part of every indicator that records can answer, over the year so far, at every unit; and the
        year before beside it."""
        facts, units = Facts(), list(Unit.objects.all())
        year = Period(dt.date(day.year, 1, 1), day)
        asked = [
            _asked(rnd, indicator, n, day.year)
            for n, indicator in enumerate(Indicator.objects.filter(pk__in=SAID))
        ]
        found = results(asked, units, day, tree)
        for one in asked:
            for period, name in ((year, "value"), (year.year_before(), "last_year")):
                said = partial(self._number, facts, one, tree)
                opening = period.opening
                for unit in units:
                    expected = SAID[one.indicator_id](
                        partial(said, period, unit.pk), partial(said, opening, unit.pk)
                    )
                    value = getattr(found[one.pk, unit.pk], name)
                    where = (one.indicator_id, one.cut, one.threshold, name, day, tree, unit.code)
                    assert _same(value, expected), (*where, value, expected)
            COMPARED["indicators"] += 1

    def _number(self, facts, one, tree, period, unit, code):
        if one.threshold:
            code = re.sub(r"(ge|blank)\d+", rf"\g<1>{one.threshold}", code)
        cut = one.cut or one.indicator.default_cut
        return oracle(facts, f"{code}.{cut}" if cut else code, period, tree).get(unit, 0)

    def _declared_agree(self, day, tree):
        """What units told, at each of them and at all above."""
        facts, units = Facts(), list(Unit.objects.all())
        year = Period(dt.date(day.year, 1, 1), day)
        asked = [
            Target(pk=n, indicator=one, comparator="track", unit_id=0, start=year.start, end=day)
            for n, one in enumerate(Indicator.objects.filter(pk__in=DECLARED))
        ]
        found = results(asked, units, day, tree)
        for one in asked:
            told = declared(facts, one.indicator_id, one.indicator.default_cut, year, tree)
            for unit in units:
                result, expected = found[one.pk, unit.pk], told.get(unit.pk)
                assert result.declared, one.indicator_id
                assert _same(result.value, expected), (
                    one.indicator_id,
                    day,
                    unit.code,
                    result.value,
                    expected,
                )
                COMPARED["declared"] += expected is not None

    def teardown(self):
        try:
            self._indicators_agree(random.Random(7), TODAY, TODAY)
            turn = EARLIER[COMPARED["histories"] % len(EARLIER)]
            self._indicators_agree(random.Random(8), *turn)
            for looked in ((TODAY, TODAY), turn):
                self._declared_agree(*looked)
            self._apart_agree(random.Random(COMPARED["histories"]))
            self._compare(random.Random(7), CODES, Period(FIRST, TODAY), TODAY)
            for span in Span.objects.exclude(codes=[]):
                assert list(proving.differences(span)) == []
        finally:
            COMPARED["histories"] += 1
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


def test_kept_live_and_oracle_agree_after_any_history(world):
    run_state_machine_as_test(History, settings=PROFILE)
    if LONG:
        print(COMPARED, *sorted(Doors.taken.items()), sep="\n")
    assert COMPARED["declared"] and COMPARED["told apart"]
    # Histories in which nothing happens would prove nothing.
    assert sum(COMPARED[code] > 0 for code in CODES) > len(CODES) * 2 / 3

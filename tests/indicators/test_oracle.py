"""Random histories through the real doors, and after them every number four times: kept, counted live,
told apart by day and worked out by the oracle. Zero differences.

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
from congdoan.indicators import figures, keeping, measures_of_units
from congdoan.indicators.by_day import ByDay
from congdoan.indicators.catching_up import catch_up
from congdoan.indicators.models import Indicator, Span, Target
from congdoan.indicators.results import results
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from tests.conftest import TODAY
from tests.indicators.oracle import directing, people, places, work  # noqa: F401  (each writes its definitions)
from tests.indicators.oracle.definitions import DEFINED
from tests.indicators.oracle.doors import FIRST, SPAN, Doors
from tests.indicators.oracle.facts import Facts, totals
from tests.indicators.oracle.indicators import SAID
from tests.indicators.oracle.parts import parts_of

pytestmark = pytest.mark.django_db
LONG = int(os.environ.get("CONGDOAN_ORACLE", 0))
PROFILE = settings(
    max_examples=LONG or 12, stateful_step_count=50 if LONG else 30, deadline=None,
    derandomize=not LONG, print_blob=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
DECLARED = {measure.code for register in REGISTERS.values() for measure in register.measures}
DECLARED |= {measure.code for measure in measures_of_units.MEASURES}
CODES = sorted(DEFINED)
seeds = st.integers(0, 2**32 - 1)
days = st.integers(0, SPAN + 60).map(lambda more: FIRST + dt.timedelta(days=more))
COMPARED = Counter()


def test_the_oracle_has_its_own_definition_of_every_measure():
    """A new register's measures are defined in `oracle/` too, by hand, from what they are to mean."""
    assert set(DEFINED) - DECLARED == set()
    assert DECLARED - set(DEFINED) == set()


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


def _asked(rnd, indicator, number):
    """The indicator of 2026 for one of its parts that can be answered, or the whole."""
    cut = rnd.choice(["", *indicator.cuts])
    threshold = rnd.choice((None, 20, 15, 5)) if indicator.threshold else None
    cut = cut if indicator.asked(cut, threshold).is_ready else ""
    return Target(pk=number, indicator=indicator, cut=cut, threshold=threshold, comparator="track",
                  unit_id=0, start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))  # fmt: skip


class History(RuleBasedStateMachine):
    """A year of a small union as it may go; numbers are compared at random moments and at the end."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    @initialize(seed=seeds)
    def begin(self, seed):
        Doors(random.Random(seed)).begin()

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
            keeping.keep(span, CODES)

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

    def _indicators_agree(self, rnd):
        """Some part of every indicator that records can answer, over the year so far, at every unit."""
        facts, units, year = Facts(), list(Unit.objects.all()), Period(dt.date(2026, 1, 1), TODAY)
        asked = [
            _asked(rnd, indicator, n)
            for n, indicator in enumerate(Indicator.objects.filter(pk__in=SAID))
        ]
        found = results(asked, units, TODAY)
        for one in asked:
            n = partial(self._number, facts, one, year)
            before = partial(self._number, facts, one, Period(year.day_before(), year.day_before()))
            for unit in units:
                expected = SAID[one.indicator_id](partial(n, unit.pk), partial(before, unit.pk))
                value = found[one.pk, unit.pk].value
                met = value == expected or abs(float(value) - float(expected)) < 1e-9
                assert met, (one.indicator_id, one.cut, one.threshold, unit.code, value, expected)
            COMPARED["indicators"] += 1

    def _number(self, facts, one, period, unit, code):
        if one.threshold:
            code = re.sub(r"(ge|blank)\d+", rf"\g<1>{one.threshold}", code)
        cut = one.cut or one.indicator.default_cut
        return oracle(facts, f"{code}.{cut}" if cut else code, period, TODAY).get(unit, 0)

    def teardown(self):
        try:
            self._indicators_agree(random.Random(7))
            self._compare(random.Random(7), CODES, Period(FIRST, TODAY), TODAY)
            for span in Span.objects.exclude(codes=[]):
                assert list(keeping.differences(span)) == []
        finally:
            COMPARED["histories"] += 1
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


def test_kept_live_and_oracle_agree_after_any_history(world):
    run_state_machine_as_test(History, settings=PROFILE)
    if LONG:
        print(COMPARED, *sorted(Doors.taken.items()), sep="\n")
    # Histories in which nothing happens would prove nothing.
    assert sum(COMPARED[code] > 0 for code in CODES) > len(CODES) * 2 / 3

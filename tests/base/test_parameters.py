from datetime import date
from decimal import Decimal

import pytest

from congdoan.base.errors import NotSet
from congdoan.base.parameters import Parameter, Parameters, shipped


def wage(value, first=None, last=None):
    return Parameter("WAGE", "mức lương", value, valid_from=first, valid_to=last)


WAGES = Parameters(
    [
        wage(253, date(2026, 7, 1)),
        wage(234, date(2024, 7, 1), date(2026, 6, 30)),
        wage(180, date(2023, 7, 1), date(2024, 6, 30)),
    ]
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 7, 1), 180),
        (date(2024, 6, 30), 180),
        (date(2024, 7, 1), 234),
        (date(2026, 6, 30), 234),
        (date(2099, 1, 1), 253),
    ],
)
def test_the_value_is_that_of_the_day_of_the_event(on, expected):
    assert WAGES.value("WAGE", on) == expected


def test_a_day_without_a_row_says_who_must_enter_the_value():
    assert WAGES.row("WAGE", date(2023, 6, 30)) is None
    with pytest.raises(NotSet, match=r"«mức lương» .* 30/6/2023.*người quản trị"):
        WAGES.value("WAGE", date(2023, 6, 30))


def test_a_row_without_a_value_is_not_zero():
    with pytest.raises(NotSet):
        Parameters([wage(None)]).value("WAGE", date(2026, 1, 1))
    assert Parameters([wage(0)]).value("WAGE", date(2026, 1, 1)) == 0


def test_an_unknown_code_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        WAGES.value("WAGES", date(2026, 1, 1))


@pytest.mark.parametrize(
    "rows",
    [
        [wage(1, date(2024, 1, 1)), wage(2, date(2025, 1, 1))],
        [wage(1, None, date(2025, 1, 1)), wage(2, date(2025, 1, 1))],
        [wage(1), wage(2)],
        [wage(1, date(2025, 1, 2), date(2025, 1, 1))],
    ],
)
def test_rows_that_overlap_or_end_before_they_begin_are_refused(rows):
    with pytest.raises(ValueError, match="WAGE"):
        Parameters(rows)


def test_the_administrators_row_wins_while_it_holds():
    mine = WAGES.with_entries([wage(240, date(2026, 1, 1), date(2026, 12, 31))])
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [mine.value("WAGE", day) for day in days] == [234, 240, 240, 253]
    assert WAGES.value("WAGE", date(2026, 1, 1)) == 234
    assert len(list(mine)) == 4


def test_a_size_falls_into_its_band():
    rates, day = shipped(), date(2026, 1, 1)
    assert [rates.band("BCH-CDCS", day, size)["max"] for size in (0, 49, 50, 320, 99999)] == [
        3, 3, 5, 9, 25,
    ]  # fmt: skip
    assert rates.band("DEL-CDCS", day, 199) is None


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("BASE-LCS", date(2026, 6, 30), 2_340_000),
        ("BASE-LCS", date(2026, 7, 1), 2_530_000),
        ("KPCD-RATE", date(2026, 1, 1), Decimal("0.02")),
        ("SPLIT-DP", date(2022, 12, 31), Decimal("0.6")),
        ("SPLIT-DP", date(2023, 1, 1), Decimal("0.7")),
        ("ORG-FOREIGN", date(2025, 7, 1), 12),
        ("ORG-TARGET", date(2025, 3, 14), 20),
        ("ORG-WORKPLACE-FOCUS", date(2022, 1, 1), 15),
        ("ORG-WORKPLACE-ENCOURAGED", date(2022, 1, 1), 5),
        ("TARGET-MOST", date(2025, 3, 14), Decimal("0.9")),
        ("TARGET-MAJORITY", date(2025, 3, 14), Decimal("0.5")),
        ("PRIV-SMALL-CELL", date(2026, 1, 1), 5),
        ("ADM-PROV", date(2025, 6, 30), 63),
        ("ADM-CITY", date(2026, 9, 19), 8),
    ],
)
def test_the_shipped_rows_hold_what_their_sources_say(code, on, expected):
    assert shipped().value(code, on) == expected


def test_no_rule_on_foreign_workers_before_the_law():
    assert shipped().row("ORG-FOREIGN", date(2025, 6, 30)) is None


def test_every_shipped_row_names_itself_its_source_and_how_sure_it_is():
    rows = list(shipped())
    assert len(rows) > 140
    for row in rows:
        assert row.name and row.source and row.unit and row.group, row.code
        assert row.confidence in "ABC", row.code


def test_what_the_sources_do_not_say_is_left_to_the_administrator():
    empty = {row.code for row in shipped() if row.value is None}
    assert {"PEN-INT", "DP-2-G4", "ALLOW-CHAIR", "WF-BUACA"} <= empty

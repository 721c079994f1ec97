"""One decision for several targets: each stands with its own past, and all cost no more questions than one."""

import pytest

from tests.analytics.test_scorecard import cells
from tests.sweeps.hands import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_two(draft, target, step, given, measured, enter):
    """A draft of two targets; of the second, money, HA1 gave 40 last year and registers 55."""
    measured("IND-903", "count", "drives.total", unit="đồng")
    given("CS001", "2025-03-03", 40)
    second = target("IND-903", "TA", 90)
    enter("indicators/registrations", "HA1", year=2026, indicator="IND-903", value="55")
    enter("indicators/registrations", "HA2", year=2026, indicator="IND-002", value="8")
    step(draft, "add", target=second.pk)
    return draft


def lines(page):
    """{unit's code: [(heading, cell as shown)]}"""
    heads = page.context["columns"]
    return {
        row["cells"][0]["value"].code: [
            (head, str(cell["value"])) for head, cell in zip(heads, row["cells"], strict=True)
        ]
        for row in page.context["rows"]
    }


def test_beside_each_target_stand_its_own_last_year_and_what_was_registered_of_it(of_two, boss):
    told = lines(boss.get(f"/assign/{of_two.pk}/"))
    past = {
        code: [said for head, said in line if head == "Năm trước"] for code, line in told.items()
    }
    offered = {
        code: [said for head, said in line if head == "Đăng ký"] for code, line in told.items()
    }
    assert past == {"HA1": ["0", "40"], "HA2": ["0", "0"]}
    assert offered == {"HA1": ["", "55"], "HA2": ["8", ""]}
    book = cells(boss.get(f"/assign/{of_two.pk}/?format=xlsx").content)
    assert any("Đăng ký: Chỉ số IND-903" in map(str, row) for row in book)


def test_who_has_not_handed_on_is_told_for_each_target(of_two, boss, write, step, world):
    write(of_two, HA1="60", HA2="40")
    for state in ("submitted", "decided", "sent"):
        step(of_two, state)
    page = boss.get(f"/assign/{of_two.pk}/")
    assert {unit.code: len(names) for unit, names in page.context["waiting"].items()} == {
        "HA1": 2,
        "HA2": 2,
    }
    assert len(page.context["cascades"]) == 2


def test_a_decision_of_twelve_targets_costs_no_more_than_thirty_queries(draft, target, step, boss):
    for indicator in ("IND-001", "IND-003", "IND-004", "IND-006", "IND-010", "IND-011", "IND-015", "IND-018",
                      "IND-024", "IND-029", "IND-045"):  # fmt: skip
        step(draft, "add", target=target(indicator, "TA", 10).pk)
    asked, _twice = queries(boss, f"/assign/{draft.pk}/")
    assert asked <= 30

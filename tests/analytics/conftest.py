"""Targets and measures as in tests/indicators, money given on a day, people with what they told of themselves."""

from itertools import count

import pytest

from tests.indicators.conftest import given, holding, measured, money, target  # noqa: F401

_number = count(1)


@pytest.fixture
def people(enter):
    """people("CS001", 7, "Thái"): so many members of the union who told that ethnicity."""

    def make(unit, many, ethnicity="", joined_on="2026-02-03", **facts):
        for _turn in range(many):
            code = f"DV-{next(_number) + 500:06d}"
            enter("members/people", unit, code=code, full_name=f"Lò Văn {code}", ethnicity=ethnicity,
                  phone="", sex="male")  # fmt: skip
            said = {"person": code, "card_no": "", "joined_on": joined_on, **facts}
            enter("members/memberships", unit, **said)

    return make

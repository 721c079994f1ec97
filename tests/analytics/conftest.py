"""Targets and measures as in tests/indicators, money given on a day, people with what they told of themselves."""

from itertools import count

import pytest

from tests.indicators.conftest import measured, target  # noqa: F401

_number = count(1)


@pytest.fixture
def given(enter):
    """given("CS001", "2026-02-03", 40): a drive that sent so much on that day."""

    def make(unit, day, amount):
        return enter("welfare/drives", unit, name=f"Cuộc {next(_number)}", opened_on=day, closed_on=day,
                     transferred_on=day, amount=amount)  # fmt: skip

    return make


@pytest.fixture
def money(measured):  # noqa: F811
    """An indicator that counts what was given in the period."""
    return measured("T-1", "count", "drives.total", unit="đồng")


@pytest.fixture
def people(enter):
    """people("CS001", 7, "Thái"): so many members of the union who told that ethnicity."""

    def make(unit, many, ethnicity="", **facts):
        for _turn in range(many):
            code = f"DV-{next(_number) + 500:06d}"
            enter("members/people", unit, code=code, full_name=f"Lò Văn {code}", ethnicity=ethnicity,
                  phone="", sex="male")  # fmt: skip
            enter(
                "members/memberships",
                unit,
                person=code,
                card_no="",
                joined_on="2026-02-03",
                **facts,
            )

    return make

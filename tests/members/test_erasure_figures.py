"""What is counted of requests to erase."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.members.registers.erasure import Erasure
from congdoan.records.register import find_measure
from tests.growing import SYSTEM

pytestmark = pytest.mark.django_db
DAY = dt.date


def test_a_request_carried_out_late_was_late_until_that_day(enter):
    asked = enter("members/erasures", received_on="2026-06-01")
    Erasure.all_rows.filter(pk=asked.pk).update(status="erased", erased_on=DAY(2026, 6, 25))
    register, measure = find_measure("erasures.late")
    rows = register.rows(SYSTEM)
    days = [DAY(2026, 6, day) for day in (21, 22, 24, 25)]
    assert [measure.value(rows, Period(day, day)) for day in days] == [0, 1, 1, 0]

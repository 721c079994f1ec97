"""An office once at a time; the Party is reached straight where a workplace has no cell."""

import datetime as dt

import pytest

from congdoan.base.periods import Period
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from tests.growing import SYSTEM, example
from tests.people import figure

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def faults(world):
    """The sentences by field that the register's form says of its example so changed."""

    def judge(path, **changes):
        data = example(REGISTERS[path], world["CS001"], changes)
        return form_class(REGISTERS[path])(data, actor=SYSTEM).errors

    return judge


def test_same_office_twice_at_a_time_is_refused(enter, faults):
    enter("cadres/officials")
    assert "since" in faults("cadres/officials", since="2026-06-01")
    assert not faults("cadres/officials", position="accountant")


def test_same_office_after_the_first_has_ended_is_allowed(enter, faults):
    enter("cadres/officials", until="2026-05-31")
    assert not faults("cadres/officials", since="2026-06-01", elected_on="2026-06-01")


def test_elected_needs_a_day_and_appointed_has_none(faults):
    assert "Ngày bầu" in str(faults("cadres/officials", elected_on=""))
    assert "Ngày bầu" in str(faults("cadres/officials", election="appointed"))


def test_chair_of_an_upper_union_is_no_new_grassroots_chair(enter):
    enter("cadres/officials", "HA1")
    assert figure("officials.new_chairs", YEAR) == 0


def test_without_a_party_cell_one_goes_straight_to_the_upper_committee(enter, faults):
    assert "chưa có tổ chức Đảng" in str(faults("cadres/introductions", to_upper="")["to_upper"])
    enter("workplaces/workplaces", code="NLV-007", party_cell=True, name="Công ty có chi bộ")
    assert not faults("cadres/introductions", to_upper="", workplace="NLV-007")


def test_who_is_only_spotted_has_no_day_and_is_not_counted(enter, faults):
    assert "Ngày giới thiệu" in str(faults("cadres/introductions", status="spotted"))
    enter("cadres/introductions", status="spotted", introduced_on="")
    assert figure("introductions.made", YEAR) == 0


def test_one_introduced_twice_is_one_person(enter):
    enter("cadres/introductions")
    enter("cadres/introductions", introduced_on="2026-06-02")
    assert figure("introductions.made", YEAR) == 2
    assert figure("introductions.persons", YEAR) == 1

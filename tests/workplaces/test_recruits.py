"""Recruits: known by name and birthday from the employer's list, joined once they stand on a roll."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.indicators.catalogue.indicator import Indicator
from congdoan.indicators.kept import figures
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from congdoan.workplaces.registers.recruit import Recruit

pytestmark = pytest.mark.django_db
HEADS = ["Đơn vị", "Nơi làm việc", "Họ và tên", "Ngày sinh", "Ngày tuyển dụng"]


@pytest.fixture
def brought(enter, as_):
    """An employer's list of three; one of them is on record, one has a namesake born elsewhen."""
    enter("workplaces/workplaces", code="NLV-001")
    for code, name, born in (
        ("DV-000011", "Vàng Thị Sua", "2001-08-15"), ("DV-000012", "Lò Văn Pản", "1990-01-01"),
    ):  # fmt: skip
        enter("members/people", code=code, full_name=name, born=born, phone="")
    rows = [["CS001", "NLV-001", "VÀNG THỊ SUA", "15/8/2001", "2/3/2026"],
            ["CS001", "NLV-001", "Lò Văn Pản", "5/5/2002", "2/3/2026"],
            ["CS001", "NLV-001", "Giàng A Tủa", "", "20/4/2026"]]  # fmt: skip
    client = as_("officer", "CS001")
    file = SimpleUploadedFile("tuyen.csv", files.write("csv", HEADS, rows))
    client.post(reverse("workplaces-recruits-import"), {"file": file})
    sheet = SheetImport.objects.get()
    client.post(
        reverse("workplaces-recruits-import-step", args=[sheet.pk, "cells"]), {"write": "1"}
    )
    return {one.full_name: one for one in Recruit.all_rows.select_related("person")}


def test_the_employers_list_finds_who_is_known_already(brought):
    assert len(brought) == 3
    assert brought["VÀNG THỊ SUA"].person.code == "DV-000011"
    assert brought["Lò Văn Pản"].person is None and brought["Giàng A Tủa"].person is None


def test_a_recruit_has_joined_once_on_the_roll_by_the_end_of_the_period(brought, enter, world):
    def rate(day):
        """(joined, taken on) from the year's beginning to that day."""
        period = Period(dt.date(2026, 1, 1), day)
        return tuple(
            figures.value(code, world["TA"], period, dt.date(2026, 6, 15))
            for code in ("recruits.joined", "recruits.count")
        )

    person = brought["VÀNG THỊ SUA"].person
    enter("members/memberships", person=person.pk, joined_on="2026-05-04")
    assert rate(dt.date(2026, 3, 31)) == (0, 2)
    assert rate(dt.date(2026, 6, 15)) == (1, 3)
    assert figures.value(
        "recruits.joined.nonstate", world["TA"], Period.year(2026), dt.date(2026, 6, 15)
    ) == 1  # fmt: skip


def test_indicator_of_recruits_is_worked_out_from_records(world):
    assert Indicator.objects.get(pk="IND-005").asked().is_ready


def test_another_day_shows_the_whole_list_of_recruits(brought, as_):
    """A flow with a stock in its condition is no stock: nobody is hidden who has not joined."""
    client = as_("officer", "CS001")
    client.post(reverse("look-through"), {"day": "1/5/2026"})
    answer = client.get(reverse("workplaces-recruits-list"))
    assert len(answer.context["table"].rows) == 3

"""However many people go out, in a sheet or through the API, the database is asked as often."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files

PEOPLE = REGISTERS["members/people"]
BORN = dt.date(1990, 5, 12)
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(as_):
    """asked(path): (how many questions the officer's GET asks, the answer)."""
    client = as_("officer", "CS001")

    def ask(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        assert answer.status_code == 200
        return len(captured), answer

    return ask


@pytest.mark.parametrize("path", [reverse("members-people-export"), "/api/v1/members/people/"])
def test_twenty_people_cost_no_more_questions_than_two(asked, someone, path):
    for _one in range(2):
        someone(born=BORN)
    few, _answer = asked(path)
    for _one in range(18):
        someone(born=BORN)
    many, _answer = asked(path)
    assert many == few


def test_who_has_a_namesake_is_told_in_the_sheet(asked, someone):
    for name, born in (("Lò Thị Mai", BORN), ("Lò Thị Mài", BORN), ("Lò Thị Mai", BORN.replace(1991)),
                       ("Mai Lò Thị", BORN), ("Vàng A Páo", None)):  # fmt: skip
        someone(full_name=name, born=born)
    _questions, answer = asked(reverse("members-people-export"))
    heads, *rows = files.read(answer.content, "x.xlsx")
    name = heads.index("Họ và tên *")
    told = heads.index("Là người khác, trùng họ tên và ngày sinh")
    assert sorted((row[name], row[told]) for row in rows) == [
        ("Lò Thị Mai", "Có"), ("Lò Thị Mai", "Không"), ("Lò Thị Mài", "Có"),
        ("Mai Lò Thị", "Không"), ("Vàng A Páo", "Không"),
    ]  # fmt: skip


def test_a_namesake_once_told_stays_told_on_the_form(as_, someone):
    first = someone(full_name="Lò Thị Mai", born=BORN)
    client, path = as_("officer", "CS001"), reverse("members-people-edit", args=[first.pk])
    assert client.get(path).context["form"]["namesake"].value() is False
    someone(full_name="LÒ THỊ MAI", born=BORN)
    assert client.get(path).context["form"]["namesake"].value() is True

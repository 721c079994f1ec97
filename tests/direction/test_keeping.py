"""How long a document is kept is asked of the administrator; what is past its day is listed, never deleted."""

import datetime as dt
import io

import pytest
import python_calamine
from django.urls import reverse

from congdoan.access.models import User
from congdoan.base.parameters import shipped
from congdoan.direction.documents.kinds import Kind
from congdoan.direction.registers.document import Document
from congdoan.direction.registers.incoming import Incoming
from congdoan.trail.parameters import ParameterEntry

URL = "direction-keeping"


@pytest.fixture
def term(db):
    by = User.objects.create(username="quan-tri-luu-tru")

    def enter(kind, years, since=dt.date(2026, 1, 1)):
        return ParameterEntry.objects.create(
            code=f"KEEP-{kind}",
            value=years,
            by=by,
            valid_from=since,
            source="Bảng thời hạn bảo quản",
        )

    return enter


def issued(enter, year, **changes):
    one = enter("direction/documents", "TA", **changes)
    Document.all_rows.filter(pk=one.pk).update(
        status="issued", dated=dt.date(year, 5, 4), number=f"{year}/KH"
    )
    return Document.all_rows.get(pk=one.pk)


def listed(client, **query):
    return [str(row["record"].number) for row in client.get(reverse(URL), query).context["rows"]]


def test_every_kind_of_document_has_a_term_that_nobody_has_guessed():
    for kind in Kind:
        [row] = shipped().rows(f"KEEP-{kind.name}")
        assert row.value is None and row.unit == "năm"


def test_a_page_without_a_term_says_whom_to_ask(enter, as_):
    document = issued(enter, 2010)
    page = as_("reader", "TA").get(document.register.url_of(document.pk))
    assert "chưa đặt thời hạn cho loại văn bản này" in page.text
    shown = as_("reader", "TA").get(reverse(URL))
    assert shown.context["rows"] == [] and "Chưa đặt thời hạn bảo quản cho:" in shown.text


@pytest.mark.parametrize(("year", "due"), [(2020, True), (2021, False), (2022, False)])
def test_a_document_is_due_once_the_year_of_its_term_is_over(enter, as_, term, year, due):
    """Five years: one of 2020 until 31/12/2025, one of 2021 until 31/12/2026. Today is 15/6/2026."""
    term("PLAN", 5)
    document = issued(enter, year)
    page = as_("reader", "TA").get(document.register.url_of(document.pk))
    assert f"31/12/{year + 5}" in page.text
    assert listed(as_("reader", "TA")) == ([f"{year}/KH"] if due else [])


def test_what_is_kept_for_ever_is_never_due(enter, as_, term):
    term("PLAN", 0)
    document = issued(enter, 1990)
    assert "vĩnh viễn" in as_("reader", "TA").get(document.register.url_of(document.pk)).text
    assert listed(as_("reader", "TA")) == []


def test_drafts_and_what_came_and_is_not_filed_are_not_listed(enter, as_, term):
    term("PLAN", 1)
    term("LETTER", 1)
    enter("direction/documents", "TA", dated="2015-01-05")
    came = enter(
        "direction/incoming", "TA", arrived_on="2015-01-06", dated="2015-01-05", number="45/CV"
    )
    assert listed(as_("reader", "TA")) == []
    Incoming.all_rows.filter(pk=came.pk).update(status="filed")
    assert listed(as_("reader", "TA")) == ["45/CV"]


def test_the_list_is_the_units_own_and_goes_to_excel_and_nothing_is_gone(enter, as_, term):
    term("PLAN", 5)
    issued(enter, 2012)
    reader = as_("reader", "TA")
    book = reader.get(reverse(URL), {"format": "xlsx"})
    rows = python_calamine.load_workbook(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert any("2012/KH" in row and "31/12/2017" in row for row in rows)
    assert listed(as_("reader", "HA1")) == [] and listed(as_("reader", "TB")) == []
    assert Document.all_rows.count() == 1

"""Two at once: overlapping sheets and the two sides of a move, each on a connection of its own."""

import datetime as dt
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import bycolumns, files, work
from congdoan.records.sheets.models import SheetImport
from tests.members.conftest import all_of
from tests.members.test_sheet_of_people import HEADS, row

PEOPLE = REGISTERS["members/people"]
pytestmark = [pytest.mark.realtime, pytest.mark.django_db(transaction=True)]


def at_once(*tasks):
    """Runs the tasks side by side, let go together; gives what each came to."""
    gate, came = threading.Barrier(len(tasks)), [None] * len(tasks)

    def run(place, task):
        try:
            gate.wait()
            came[place] = task()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came


def checked(client, places):
    """The import of those rows, after its check."""
    file = SimpleUploadedFile("ds.csv", files.write("csv", HEADS, [row(at) for at in places]))
    client.post(reverse(PEOPLE.url_name("import")), {"file": file})
    return SheetImport.objects.order_by("-pk").first()


def writing(client, sheet):
    """A task that presses the last button and gives the answer's status."""
    url = reverse(PEOPLE.url_name("import-step"), args=[sheet.pk, "cells"])
    return lambda: client.post(url, {"write": "1"}, follow=True).status_code


@pytest.mark.parametrize("many", [1, 10_000], ids=["by columns", "by form"])
def test_two_officers_bring_overlapping_sheets_and_nobody_is_there_twice(as_, many, monkeypatch):
    monkeypatch.setattr(bycolumns, "MANY", many)
    monkeypatch.setattr("congdoan.records.sheets.work.MANY", many)

    officers = [as_("officer", "CS001"), as_("officer", "CS001")]
    sheets = [checked(officers[0], range(40)), checked(officers[1], range(20, 60))]
    assert [sheet.counts["new"] for sheet in sheets] == [40, 40], "each is checked before either"

    assert set(at_once(*map(writing, officers, sheets))) <= {200, 409}
    marks = [one.identity_mark for one in all_of(Person)]
    assert len(marks) == len(set(marks)) == all_of(Membership).count()
    for sheet in sheets:
        sheet.refresh_from_db()
    first = [sheet for sheet in sheets if sheet.state == "done"]
    assert first, "one of them is written whole"
    for client, sheet in zip(officers, sheets, strict=True):
        if sheet.state != "done":  # told to look again: the overlap is known by now
            writing(client, sheet)()
            sheet.refresh_from_db()
    assert all_of(Person).count() == 60


@pytest.fixture
def crossing(monkeypatch):
    """Two imports that write slice after slice, each going on once the other has written its first."""
    monkeypatch.setattr("congdoan.records.sheets.work.SLICE", 20)
    gate, met = threading.Barrier(2), threading.local()
    plain = work.save_all

    def wrote(records, **more):
        made = plain(records, **more)
        if not getattr(met, "already", False):
            met.already = True
            gate.wait(30)
        return made

    monkeypatch.setattr("congdoan.records.sheets.work.save_all", wrote)


def test_two_sheets_in_opposite_orders_do_not_end_in_a_deadlock(as_, monkeypatch, crossing):
    monkeypatch.setattr(bycolumns, "MANY", 1)
    monkeypatch.setattr("congdoan.records.sheets.work.MANY", 1)
    clients = [as_("officer", "CS001"), as_("officer", "CS001")]
    sheets = [checked(clients[0], range(40)), checked(clients[1], range(39, -1, -1))]
    came = at_once(*map(writing, clients, sheets))
    assert sorted(came) == [200, 409], "one is written whole, the other told to look again"
    for sheet in sheets:
        sheet.refresh_from_db()
    first, second = sorted(sheets, key=lambda sheet: sheet.state != "done")
    assert first.state == "done" and second.state == "cells"
    assert second.counts == {"new": 0, "changed": 0, "same": 40, "faulty": 0}
    assert all_of(Person).count() == all_of(Membership).count() == 40


@pytest.fixture
def released(member, enter, as_):
    moving = member("CS001", joined_on=dt.date(2025, 1, 1))
    transfer = enter(
        "members/transfers", "CS002", from_unit="CS001", person=moving.person,
        asked_on="2026-05-04", moved_on="2026-05-15",
    )  # fmt: skip
    url = f"/members/transfers/{transfer.pk}/step/"
    assert as_("officer", "CS001").post(url, {"state": "released"}).status_code == 302
    return transfer, url


def stepping(client, url, state):
    """A task that presses the button of a step and says whether the step was taken."""
    return lambda: "Đã chuyển bước" in client.post(url, {"state": state}, follow=True).text


def test_a_move_raced_from_both_sides_ends_one_way(released, as_):
    transfer, url = released
    giving, taking = as_("officer", "CS001"), as_("officer", "CS002")
    came = at_once(stepping(giving, url, "withdrawn"), stepping(taking, url, "received"))
    transfer.refresh_from_db()
    assert came == [transfer.status == "withdrawn", transfer.status == "received"]
    open_rows = [one for one in all_of(Membership) if one.left_on is None]
    home = "CS002" if transfer.status == "received" else "CS001"
    assert [one.unit.code for one in open_rows] == [home]


def test_received_twice_at_once_makes_one_membership(released, as_):
    _transfer, url = released
    clerks = [as_("officer", "CS002"), as_("officer", "CS002")]
    came = at_once(*(stepping(clerk, url, "received") for clerk in clerks))
    assert sorted(came) == [False, True]
    assert all_of(Membership).count() == 2


def test_a_merger_under_way_keeps_no_reader_waiting(as_, world, member):
    member("CS001", joined_on=dt.date(2025, 1, 1))
    reader, begun, may_end = as_("officer", "HA1"), threading.Event(), threading.Event()

    def merging():
        with transaction.atomic():
            changes.merge(
                units=[world["HA2"]],
                into=world["HA1"],
                effective=dt.date(2026, 7, 1),
                number="1/QĐ",
            )
            begun.set()
            may_end.wait(30)

    def reading():
        begun.wait(30)
        try:
            return reader.get("/members/memberships/").status_code, may_end.is_set()
        finally:
            may_end.set()

    _merged, read = at_once(merging, reading)
    assert read == (200, False), "the list came while the merger was still open"
    assert Unit.objects.get(code="HA2").closed

"""A yearly report on its way: drafted, told by hand what no register knows, approved, sent, accepted."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from congdoan.access.actor import Actor
from congdoan.access.models import User
from congdoan.orgs import changes
from congdoan.reports import typed
from congdoan.reports.registers.report import Report
from tests.analytics.conftest import given, money, people  # noqa: F401
from tests.indicators.conftest import measured, target  # noqa: F401

NUMBERS = ("number", "amount", "rate")


@pytest.fixture
def report_of(as_):
    """report_of("accepted"): the report of CS001 for 2025, taken step by step to that state."""
    way = {
        "approved": "CS001",
        "signed": "CS001",
        "sent": "CS001",
        "received": "HA1",
        "accepted": "HA1",
    }

    def make(state):
        own = as_("officer", "CS001")
        own.post(reverse("reports-home"), {"form": "yearly_grassroots", "period": "2025"})
        report = Report.all_rows.get()
        tell(own, report)
        for step, unit in way.items():
            taken(as_("officer", unit), report, step, signer="Lò Thị Mai")
            if step == state:
                return report
        raise KeyError(state)

    return make


def tell(client, report):
    """Type nought or a word wherever the form has no register to ask: what comes last on its page, all before it
    as the page keeps it, for each number typed there works out the whole report anew."""
    fields = report.fields.filter(origin="declared")
    *kept, last = sorted(fields, key=lambda field: field.kind in NUMBERS)
    who = User.objects.get(pk=client.session[SESSION_KEY])
    for field in kept:
        typed.put(field, _said(field), "", "", Actor(who).label)
        field.save()
    url = reverse("report-write", args=[report.pk])
    assert client.post(url, {"key": last.key, "said": _said(last)}).status_code == 302


def _said(field):
    return "0" if field.kind in NUMBERS else "Đã làm"


def take(client, report, state, **more):
    """The step, and the page that follows it."""
    return client.get(taken(client, report, state, **more).url)


def taken(client, report, state, **more):
    """The step alone."""
    answer = client.post(reverse("report-step", args=[report.pk]), {"state": state, **more})
    report.refresh_from_db()
    assert report.status == state, answer.content.decode()
    return answer


@pytest.fixture
def july():
    """The third of July: the half year is over."""
    with time_machine.travel(dt.datetime(2026, 7, 3, 9, 0), tick=True):
        yield


@pytest.fixture
def records(world, people, target, given, money):  # noqa: F811
    """HA1 gained seven members, one of them informal, HA2 three; each has its share of what TA is held to."""
    people("CS001", 6)
    world["ND001"] = changes.found(
        code="ND001", name="Nghiệp đoàn xe ôm", kind="NDCS", parent=world["HA1"], number="02/QĐ",
        effective=dt.date(2026, 3, 2), sector="guild",
    )  # fmt: skip
    people("ND001", 1, employment="informal", joined_on="2026-03-05")
    people("CS002", 3)
    given("CS001", "2026-03-01", 40)
    whole = target("IND-001", "TA", 20)
    target("IND-001", "HA1", 8, parent=whole, status="assigned")
    target("IND-001", "HA2", 12, parent=whole, status="assigned")
    target("IND-001", "HA1", 5, cut="informal")
    target("T-1", "HA1", 30)

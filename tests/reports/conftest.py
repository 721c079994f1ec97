"""A yearly report on its way: drafted, told by hand what no register knows, approved, sent, accepted."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from congdoan.access.actor import Actor
from congdoan.access.models import User
from congdoan.reports import typed
from congdoan.reports.registers.report import Report
from tests.analytics.conftest import given, money  # noqa: F401
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

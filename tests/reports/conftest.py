"""A yearly report on its way: drafted, told by hand what no register knows, approved, sent, accepted."""

import pytest
from django.urls import reverse

from congdoan.reports.registers.report import Report
from tests.analytics.conftest import given, money  # noqa: F401
from tests.indicators.conftest import measured, target  # noqa: F401


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
            take(as_("officer", unit), report, step, signer="Lò Thị Mai")
            if step == state:
                return report
        raise KeyError(state)

    return make


def tell(client, report):
    """Type nought or a word wherever the form has no register to ask."""
    for field in report.fields.filter(origin="declared"):
        said = "0" if field.kind in ("number", "amount", "rate") else "Đã làm"
        client.post(reverse("report-write", args=[report.pk]), {"key": field.key, "said": said})


def take(client, report, state, **more):
    answer = client.post(
        reverse("report-step", args=[report.pk]), {"state": state, **more}, follow=True
    )
    report.refresh_from_db()
    assert report.status == state, answer.content.decode()
    return answer

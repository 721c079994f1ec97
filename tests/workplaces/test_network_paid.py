"""What the network of collaborators did is counted, and what it was paid stays within norm and service."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from congdoan.access.models import User
from congdoan.base.periods import Period
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import ParameterEntry
from congdoan.workplaces.registers.collaborator import Collaborator
from tests.people import figure
from tests.sweeps.hands import as_held
from tests.workplaces.seating import BOARD, rows

pytestmark = pytest.mark.django_db
YEAR = Period.year(2026)


def test_meetings_inspections_and_reports_are_counted(make):
    held = [{"held_on": "5/3/2026", "kind": kind, "content": "Giao việc quý II"}
            for kind in ("meeting", "inspection")]  # fmt: skip
    make(rows("members", *BOARD), rows("meetings", *held))
    assert figure("steering.meetings", YEAR) == 2


@pytest.fixture
def helper(enter):
    User.objects.get_or_create(username="norm")
    ParameterEntry.objects.create(
        code="ALLOW-NETWORK", value=500_000, valid_from=dt.date(2026, 1, 1), source="QĐ 9/QĐ-LĐLĐ",
        by=User.objects.get(username="norm"),
    )  # fmt: skip
    return enter("workplaces/collaborators", since="2026-01-15")


@pytest.mark.parametrize(
    ("month", "amount", "words"),
    [("20/2/2026", "500.000", ""), ("1/3/2026", "600.000", "Định mức mỗi tháng là 500.000\N{NO-BREAK SPACE}đ"),
     ("1/12/2025", "400.000", "ngoài thời gian làm cộng tác viên")],
    ids=["within", "beyond the norm", "before the service"],
)  # fmt: skip
def test_what_is_paid_for_a_month_stays_within_norm_and_service(helper, as_, month, amount, words):
    data = as_held(REGISTERS["workplaces/collaborators"], helper)
    data |= rows("payments", {"month": month, "amount": amount})
    url = reverse("workplaces-collaborators-edit", args=[helper.pk])
    answer = as_("officer", "CS001").post(url, data)
    assert answer.status_code == (422 if words else 302) and words in answer.content.decode()
    if not words:
        paid = Collaborator.all_rows.get().payments.get()
        assert paid.month == dt.date(2026, 2, 1) and figure("network.paid", YEAR) == 500_000


def test_the_page_of_a_collaborator_tells_where_he_went_and_opens_those_visits(helper, enter, as_):
    enter("workplaces/workplaces")
    for day, forms in (("2026-03-12", 4), ("2026-03-20", 2)):
        enter("workplaces/contacts", held_on=day, applications=forms, collaborator=helper.pk)
    enter("workplaces/contacts", held_on="2026-04-01", applications=9)
    client = as_("officer", "CS001")
    page = client.get(reverse("workplaces-collaborators-detail", args=[helper.pk]))
    section = page.content.decode().split("Đã làm được")[1].split("</section>")[0]
    told = re.findall(r'<dd>(?:<a href="([^"]*)">)?([^<]*)', section)
    assert [value.strip() for _url, value in told] == ["2", "1", "6", "0\N{NO-BREAK SPACE}đ"]
    assert len(client.get(told[0][0]).context["table"].rows) == 2

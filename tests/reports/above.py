"""A province, two districts and their targets on a day of July, for what unions above others report."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.analytics.test_scorecard import cells
from tests.reports.conftest import take

PERIOD = "2026-H1"


def begin(client, form, period=PERIOD):
    answer = client.post(reverse("reports-home"), {"form": form, "period": period}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.context["record"], answer


def finish(client, report, until="sent"):
    for state in ("approved", "signed", "sent"):
        take(client, report, state, signer="Lò Thị Mai")
        if state == until:
            return report
    return report


def opened(client, report, **query):
    return client.get(reverse("report", args=[report.pk]), query)


def standing(report, group=None):
    """{key: value} of the report, or {label: value} of one of its groups."""
    if group:
        return {one.label: one.standing for one in report.fields.filter(group=group)}
    return {one.key: one.standing for one in report.fields.all()}


def table(answer):
    """{label: the cells after it} of the first table of the paper on the page."""
    body = answer.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in body.split("</tr>")[:-1]]
    texts = [[unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in row] for row in rows]
    return {row[1]: row[2:] for row in texts}


def scorecard(client, **query):
    """{target: [value, goal, hundredths, state]} of the unit's own line of the scorecard's sheet."""
    client.post(reverse("look-through"), {"day": "30/6/2026"})
    answer = client.get(reverse("indicators-scorecard"), {"format": "xlsx", "all": 1, **query})
    rows = cells(answer.content)
    heads = next(row for row in rows if "Tình trạng" in row)
    line = rows[rows.index(heads) + 1]
    return {heads[at]: line[at : at + 4] for at in range(1, len(heads), 4)}


def same(told, shown):
    """The report's values and the scorecard's are one."""
    assert told.keys() == shown.keys() and told
    for name, (number, goal, share, _state) in shown.items():
        mine = told[name]
        assert (mine["value"], mine["target"]) == (number, goal), name
        assert mine["attained"] == pytest.approx(share, abs=0.05), name
    return True


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))

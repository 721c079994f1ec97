"""ST-01, its end: on 30 June every upper union reports six months, and the province puts their reports together."""

import pytest
from django.urls import reverse

from congdoan.access.system import System
from congdoan.base.periods import Period
from congdoan.orgs.models import Unit
from congdoan.reports import services
from congdoan.reports.registers.report import Report
from tests.pages import words

HALF = Period.parse("2025-H1")
BY_HAND = "M000-01"
WAY = ("approved", "signed", "sent")


@pytest.fixture
def uppers(demo):
    return list(Unit.objects.children_of(demo["M000"], HALF.end).order_by("code"))


def step(client, report, state):
    url = reverse("report-step", args=[report.pk])
    client.post(url, {"state": state, "signer": "Lò Văn Sơn"})
    report.refresh_from_db()
    assert report.status == state
    return report


@pytest.fixture
def reported(demo, uppers, signed_in):
    """Twenty reports are with the province; one was drawn up on its pages, the others by the same verbs."""
    client, system = signed_in("huyen"), System("other officers")
    client.post(reverse("reports-home"), {"form": "half_upper", "period": "2025-H1"})
    for state in WAY:
        step(client, Report.all_rows.get(unit=demo[BY_HAND]), state)
    for unit in uppers:
        if unit.code != BY_HAND:
            report = services.start(actor=system, unit=unit, form="half_upper", period=HALF)
            for state in WAY:
                services.step(actor=system, report=report, state=state, signer="Lò Văn Sơn")
    return Report.all_rows.filter(form="half_upper", unit__in=uppers)


@pytest.fixture
def office(demo, signed_in):
    client = signed_in("tinh")
    client.post(reverse("look-through"), {"day": "30/6/2025"})
    return client


@pytest.fixture
def whole(reported, office):
    """The province's report drawn from them, and its page."""
    query = {"form": "half_province", "period": "2025-H1"}
    page = office.post(reverse("reports-home"), query, follow=True)
    return page.context["record"], page


def test_the_province_reports_what_its_dashboard_says_and_what_its_units_reported(
    demo, uppers, reported, whole, office, signed_in
):
    report, page = whole
    told = {one.key: one for one in report.fields.all()}
    said = words(page).replace("\u00a0", " ")
    assert reported.count() == len(uppers) == 20

    # Figures of the report are those of the dashboard of the frozen date.
    card = office.get(reverse("indicators-scorecard"), {"all": 1})
    cells = {cell.target.pk: cell for cell in card.context["rows"][0].cells}
    targets = {int(key.split("/")[1]): one for key, one in told.items() if one.group == "TARGETS"}
    assert targets.keys() == cells.keys() and len(cells) == 22
    for key, one in targets.items():
        result = cells[key].result
        assert one.value["value"] == (None if result.value is None else float(result.value))
        assert one.value["state"] == cells[key].state
        if result.value is not None:
            assert cells[key].value == one.detail["cells"][1]
            assert cells[key].url is None or cells[key].url == one.link
    assert "1.534/3.000 đoàn viên (51,1 %)" in said and "61/200 đoàn viên (30,5 %)" in said

    # The sum of the units is the provincial net.
    below = {key: one.value for key, one in told.items() if one.group == "BELOW"}
    assert sum(below.values()) == told["MOVE.net"].value == 1534 and len(below) == 20
    assert told["BELOW.beside"].value == 0 and "Đã nhận báo cáo của 20 trên 20 đơn vị" in said
    own = reported.get(unit=demo[BY_HAND])
    assert below[f"BELOW/{own.unit_id}"] == own.snapshot["MOVE.net"]

    # What is behind stands in the draft of the shortcomings.
    assert "61/200" in told["RES-45"].offer and "chậm tiến độ" in told["RES-45"].offer

    # The reports are taken in, and the province's own is decided with the same numbers.
    for one in reported:
        for state in ("received", "accepted"):
            services.step(actor=System("the province"), report=one, state=state)
    office.post(f"{reverse('reports-together')}?form=half_upper&period=2025-H1")
    assert set(reported.values_list("status", flat=True)) == {"consolidated"}
    step(office, report, "approved")
    assert report.snapshot["MOVE.net"] == 1534
    together = office.get(reverse("reports-together"), {"form": "half_upper", "period": "2025-H1"})
    assert "1.534" in words(together)

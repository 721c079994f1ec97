"""Every address beside the registers' own is named here with what it answers each person, and asked.

An address that nobody named fails here, and so does a name that no address bears any more.
"""

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from congdoan.access.models import Role
from congdoan.members import own_file
from congdoan.members.gate import SIGNER
from congdoan.orgs import changes
from congdoan.records.register import REGISTERS
from congdoan.records.views import ROUTES
from congdoan.trail.jobs import start
from tests.sweeps.hands import queries

pytestmark = pytest.mark.django_db
QUERIES = 30

# Answers to: the anonymous, a stranger, another branch, and the reader, officer and manager of TA.
GET = {
    "200 200 200 200 200 200":
        "health styleguide api-1:openapi-json members-join member-card member-card-worker members-move "
        "member-card-ended "
        "member-card-lost member-card-loss members-own-file direction-published",
    "302 404 200 403 200 200": "members-gate members-scan unit-projects",
    "302 404 403 403 403 200": "unit-project-new unit-project-sheet",
    "302 404 404 403 404 404":
        "unit-project unit-project-paper direction-decide direction-take direction-take-rest direction-own-item",
    "200 302 302 302 302 302": "login",
    "302 302 302 302 302 302": "set_language stand look-through indicators-targets",
    "302 200 200 200 200 200": "home home-slipping jobs notices palette api pick password_change second-factor",
    "302 405 405 405 405 405": "logout notices-read job-stop job-resume indicators-answer analytics-freeze",
    "302 404 404 404 404 200": "job accounts account roles parameters audit looks",
    "302 404 404 404 404 403": "role-new role",
    "302 404 200 200 200 200":
        "units members-movements members-cards-due emulation-spread workplaces-blanks workplaces-differences "
        "workplaces-network workplaces-replaced workplaces-outlook "
        "indicators-catalogue indicators-indicator indicators-scorecard indicators-assign-list "
        "direction-read direction-papers reports-home reports-together direction-compose direction-book "
        "direction-keeping "
        "direction-calendar direction-attendance direction-desk direction-procedures-times "
        "direction-adoption direction-adoption-line members-composition analytics-pivot",
    "302 404 404 200 200 200":
        "unit unit-chart indicators-result indicators-cascade indicators-assign indicators-decision "
        "direction-reading direction-coverage direction-align report report-draft direction-draft "
        "direction-incoming-read direction-coverage-sheet direction-programme-paper direction-charge "
        "direction-charge-paper direction-procedure-cases direction-task-parts "
        "direction-consultation direction-opinions",
    "302 404 404 403 403 403": "unit-change",
    "302 404 404 403 403 200": "unit-rights",
    "302 404 404 404 200 200": "members-roll",
    "302 404 404 403 200 200": "direction-adopt direction-roll",
    "302 404 405 403 405 405":
        "direction-decide-all direction-results report-write report-refresh report-step report-copies direction-send "
        "report-tell "
        "direction-widen direction-incoming-opinion direction-incoming-collect direction-incoming-sets-off "
        "direction-invite "
        "direction-meeting-assign direction-review-meet",
    "302 404 404 404 404 404":
        "workplaces-supply workplaces-supply-sheet workplaces-supplied "
        "indicators-net analytics-units analytics-parts analytics-told "
        "indicators-preview direction-derive direction-paper reports-ask unit-paper "
        "indicators-proofs indicators-proof indicators-define indicators-define-new "
        "direction-incoming-issued direction-incoming-file direction-consultation-file",
    "404 404 404 404 404 404": "api-1:api-root direction-published-paper",
}  # fmt: skip
# The same to an empty POST.
POST = {
    "200 200 200 200 200 200": "health api-1:openapi-json",
    "405 405 405 405 405 405": 
        "styleguide member-card member-card-worker member-card-ended member-card-lost direction-published "
        "direction-published-paper",
    "422 422 422 422 422 422": "members-join members-move member-card-loss members-own-file",
    "302 404 405 403 405 405": "members-gate unit-projects unit-project-paper",
    "302 404 302 403 302 302": "members-scan analytics-freeze",
    "302 404 403 403 403 405": "unit-project-sheet",
    "302 404 403 403 403 422": "unit-project-new",
    "200 302 302 302 302 302": "login",
    "302 302 302 302 302 302": "set_language stand look-through indicators-targets logout notices-read",
    "302 200 200 200 200 200": "home home-slipping palette api password_change",
    "302 422 422 422 422 422": "second-factor",
    "302 405 405 405 405 405":
        "jobs job notices members-movements members-cards-due workplaces-blanks workplaces-differences "
        "workplaces-network workplaces-replaced workplaces-outlook emulation-spread pick members-composition",
    "302 404 404 404 404 302": "job-stop job-resume",
    "302 404 404 404 404 422": "accounts account",
    "302 404 404 404 404 405": "roles audit looks",
    "302 404 404 404 404 403": "role-new role parameters",
    "302 404 200 200 200 200":
        "units indicators-catalogue indicators-indicator indicators-scorecard indicators-assign-list "
        "analytics-pivot",
    "302 404 404 200 200 200": "indicators-result indicators-cascade",
    "302 404 404 405 405 405": "unit unit-chart",
    "302 404 404 403 403 403": "unit-change",
    "302 404 404 403 403 404": "unit-rights",
    "302 404 404 404 422 422": "members-roll",
    "302 404 404 403 302 302":
        "indicators-assign indicators-decision direction-decide-all direction-results direction-derive "
        "direction-align report-refresh report-tell report-step direction-send direction-widen "
        "direction-incoming-opinion direction-incoming-collect direction-incoming-sets-off "
        "direction-invite direction-roll "
        "direction-meeting-assign direction-review-meet direction-take-rest direction-own-item direction-opinions",
    "302 404 404 403 422 422": "direction-adopt report-copies",
    "302 404 404 403 404 404": "unit-project indicators-answer direction-decide direction-take report-write",
    "302 404 422 403 422 422": "direction-read reports-home reports-ask direction-compose",
    "302 404 405 405 405 405":
        "direction-reading direction-coverage direction-papers direction-paper report report-draft "
        "direction-draft direction-incoming-read direction-book direction-keeping direction-incoming-issued "
        "direction-incoming-file direction-consultation-file direction-calendar direction-attendance "
        "direction-coverage-sheet "
        "direction-programme-paper direction-charge direction-charge-paper direction-desk "
        "direction-procedures-times direction-procedure-cases direction-adoption direction-adoption-line",
    "302 404 302 302 302 302": "reports-together",
    "302 404 404 404 404 404":
        "direction-consultation "
        "workplaces-supply workplaces-supply-sheet workplaces-supplied "
        "indicators-net analytics-units analytics-parts analytics-told "
        "indicators-preview unit-paper indicators-proofs indicators-proof "
        "indicators-define indicators-define-new direction-task-parts",
    "404 404 404 404 404 404": "api-1:api-root",
}  # fmt: skip


def own_addresses():
    """Names of all addresses that are not swept with the registers."""
    swept = {found.url_name(action) for found in REGISTERS.values()
             for action in {**ROUTES, **found.routes}}  # fmt: skip
    # The four operations of a register bear the name of ninja's function, not one of their own.
    return {*_walk(get_resolver().url_patterns)} - swept - {"api-1:operation"}


def _walk(patterns, space=""):
    for found in patterns:
        if hasattr(found, "url_patterns"):
            inner = f"{found.namespace}:" if found.namespace else ""
            yield from _walk(found.url_patterns, space + inner)
        else:
            yield f"{space}{found.name}"


def named(table):
    return {name: tuple(map(int, codes.split())) for codes, names in table.items()
            for name in names.split()}  # fmt: skip


@pytest.mark.parametrize("table", [GET, POST], ids=["get", "post"])
def test_every_address_is_named_once(table):
    names = " ".join(table.values()).split()
    assert len(names) == len(set(names))
    assert set(names) == own_addresses()


@pytest.fixture
def keys(world, enter, person):
    """What each address takes: the records behind it, made once."""

    def made(path):
        return {"pk": enter(path, REGISTERS[path].example["unit"]).pk}

    target, decision = made("indicators/targets"), made("indicators/assignments")
    reading, programme = made("direction/readings"), made("direction/programmes")
    document, came = made("direction/documents"), made("direction/incoming")
    meeting, review = made("direction/meetings"), made("direction/reviews")
    report, unit = made("reports/reports"), {"pk": world["TA"].pk}
    charge, procedure = made("direction/charges"), made("direction/procedures")
    task, consultation = made("direction/tasks"), made("direction/consultations")
    member = enter("members/memberships")
    mine = {"pk": start("sheet-check", "việc", person("manager", "TA"), {}).pk}
    return {
        "job": mine, "job-stop": mine, "job-resume": mine, "indicators-result": target,
        "indicators-net": target, "indicators-cascade": target, "indicators-assign": target,
        "indicators-decision": decision,
        "indicators-preview": decision, "indicators-answer": {"pk": 0}, "indicators-proof": {"pk": 0},
        "indicators-indicator": {"code": "IND-001"}, "indicators-define": {"code": "IND-001"},
        "direction-reading": reading,
        "direction-decide-all": reading, "direction-results": reading, "direction-adopt": reading,
        "direction-decide": {**reading, "finding": 0}, "direction-coverage": programme,
        "direction-derive": programme, "direction-align": reading, "direction-take": {**programme, "item": 0},
        "direction-draft": {**document, "form": "pdf"}, "direction-send": document, "direction-widen": document,
        "direction-published-paper": document,
        "direction-incoming-read": came, "direction-incoming-issued": {**came, "form": "pdf"},
        "direction-incoming-file": {**came, "attachment": 0}, "direction-incoming-opinion": came,
        "direction-incoming-collect": came, "direction-incoming-sets-off": came,
        "report": report, "report-write": report,
        "report-refresh": report, "report-step": report, "report-copies": report, "report-tell": report,
        "direction-invite": meeting, "direction-roll": meeting, "direction-meeting-assign": meeting,
        "direction-review-meet": review,
        "direction-coverage-sheet": programme, "direction-programme-paper": programme, "direction-take-rest": programme,
        "direction-own-item": programme, "direction-charge": charge,
        "direction-charge-paper": {**charge, "form": "pdf"}, "direction-procedure-cases": procedure,
        "direction-adoption-line": {"line": "steering"}, "direction-task-parts": task,
        "direction-consultation": consultation, "direction-opinions": consultation,
        "direction-consultation-file": {**consultation, "attachment": 0},
        "report-draft": {**report, "form": "pdf"}, "unit": unit, "unit-chart": unit,
        "unit-change": {**unit, "kind": "rename"}, "unit-paper": {"pk": 0, "form": "pdf"},
        "unit-project": {"pk": 0}, "unit-project-paper": {"pk": 0, "what": "decision", "form": "pdf"},
        "members-join": {"token": SIGNER.sign("CS001")},
        "members-own-file": {"token": own_file.SIGNER.sign(member.person_id)},
        "member-card-ended": {"block": 1}, "members-move": {"token": SIGNER.sign("CS001")},
        "account": {"pk": person("officer", "TA").pk},
        "role": {"pk": Role.objects.get(code="officer").pk}, "pick": {"source": "units"},
        "workplaces-supplied": {"pk": 0}, "members-roll": {"pk": _ended(world["TA"]).pk},
        "unit-rights": {"pk": _split(world["TA"]).pk},
    }  # fmt: skip


def _ended(above):
    """A union that was below it once."""
    said = {"number": "1/QĐ", "actor": "test"}
    unit = changes.found(code="X8", name="Công đoàn xã Tám", kind="CDX", parent=above,
                         effective=dt.date(2026, 1, 1), **said)  # fmt: skip
    changes.dissolve(unit=unit, effective=dt.date(2026, 6, 1), **said)
    return unit


def _split(above):
    """A union that was below it once and went on as two."""
    unit = changes.found(code="X9", name="Công đoàn xã Chín", kind="CDX", parent=above,
                         effective=dt.date(2026, 1, 1), number="1/QĐ")  # fmt: skip
    parts = [{"code": code, "name": f"Công đoàn {code}"} for code in ("X91", "X92")]
    changes.split(unit=unit, parts=parts, effective=dt.date(2026, 6, 1), number="2/QĐ")
    unit.refresh_from_db()
    return unit


@pytest.fixture
def persons(as_):
    return [lambda: as_("none"), lambda: as_("officer", "TB"), lambda: as_("reader", "TA"),
            lambda: as_("officer", "TA"), lambda: as_("manager", "TA")]  # fmt: skip


def as_signed_in(client):
    """The same person's browser with nothing in it yet but the sign-in: pages before may have ended that."""
    fresh = Client()
    fresh.cookies.load({name: found.value for name, found in client.cookies.items()})
    return fresh


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_each_person_rightly(method, persons, keys):
    got, everyone = {}, [Client(), *(sign_in() for sign_in in persons)]
    for name in own_addresses():
        path = reverse(name, kwargs=keys.get(name))
        codes = []
        for client in map(as_signed_in, everyone):
            with transaction.atomic():
                codes.append(getattr(client, method)(path).status_code)
                transaction.set_rollback(True)
        got[name] = tuple(codes)
    wanted = named(GET if method == "get" else POST)
    assert {name: codes for name, codes in got.items() if codes != wanted.get(name)} == {}


def test_no_page_costs_more_than_thirty_queries(persons, keys):
    manager, costs = persons[-1](), {}
    for name, codes in named(GET).items():
        if codes[-1] == 200:
            costs[name], _twice = queries(manager, reverse(name, kwargs=keys.get(name)))
    assert {name: asked for name, asked in costs.items() if asked > QUERIES} == {}

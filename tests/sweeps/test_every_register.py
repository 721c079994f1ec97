"""What holds for each register there is, on the page, in sheets and by the API."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access.system import System
from congdoan.base.periods import Period
from congdoan.orgs.models import Unit
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from congdoan.records.views import ROUTES
from congdoan.records.write import remove
from tests.conftest import TODAY
from tests.sweeps.hands import PATHS, another, home, typed

pytestmark = pytest.mark.django_db
SYSTEM = System("sweep")
QUERIES = 30

# What a GET of each general route answers: (other branch, reader, officer, manager). Strangers find
# nothing anywhere; nobody is led to the sign-in.
ANSWERS = {
    "list": (200, 200, 200, 200), "new": (200, 403, 200, 200), "bulk": (404, 403, 200, 200),
    "save-view": (404, 404, 404, 404), "detail": (404, 200, 200, 200), "edit": (404, 403, 200, 200),
    "step": (404, 403, 404, 404), "remove": (403, 403, 403, 404), "attach": (404, 403, 404, 404),
    "attachment": (404, 404, 404, 404), "comment": (404, 404, 404, 404), "paper": (404, 404, 404, 404),
    "import": (200, 403, 200, 200), "import-step": (404, 403, 404, 404),
    "sheet": (200, 403, 200, 200), "export": (200, 200, 200, 200),
}  # fmt: skip


@pytest.fixture(params=PATHS)
def register(request):
    return REGISTERS[request.param]


@pytest.fixture
def unit(register, world):
    return world[register.example["unit"]]


@pytest.fixture
def record(register, unit, enter):
    return enter(register, unit.code)


@pytest.fixture
def people(register, as_):
    """Signed-in clients by what they are."""
    at = home(register)
    return {
        "other": as_("officer", "TB"), "reader": as_("reader", at), "officer": as_("officer", at),
        "manager": as_("manager", at),
    }  # fmt: skip


@pytest.fixture
def officer(register, as_):
    return as_("officer", home(register))


def url(register, action, *args):
    return reverse(register.url_name(action), args=args)


def api(register, pk=""):
    return f"/api/v1/{register.path}/{pk}"


def send(client, method, path, payload):
    return getattr(client, method)(path, json.dumps(payload), content_type="application/json")


def route_args(tail, record):
    """Arguments of a route: the record's number, and numbers that nothing bears."""
    given = {"pk": record.pk, "step": "cells", "form": "pdf"}
    names = [part.split(">")[0].split(":") for part in tail.split("<")[1:]]
    return {name: given.get(name, 0) for _kind, name in names}


def others(register):
    """Records of the register beside those that relations of the example brought along."""
    return register.model.objects.across_units("sweep")


def test_every_route_answers_each_person_rightly(register, record, people, as_):
    stranger = as_("none")
    wrong = []
    for action, (tail, _view) in {**ROUTES, **register.routes}.items():
        path = reverse(register.url_name(action), kwargs=route_args(tail, record))
        path += f"?id={record.pk}" if action == "bulk" else ""
        wrong += [
            (action, "anonymous", got) for got in [Client().get(path).status_code] if got != 302
        ]
        wrong += [
            (action, "stranger", got)
            for got in [stranger.get(path).status_code]
            if got not in (404, 405)
        ]
        for who, client in people.items():
            got = client.get(path).status_code
            if not _right(register, action, who, got, tail):
                wrong.append((action, who, got))
    assert not wrong


def _right(register, action, who, got, tail):
    """Routes that a register adds are held to the scope and must not break."""
    if action in register.routes:
        return got in (403, 404, 405) if who == "other" and "<int:pk>" in tail else got < 500
    return got == ANSWERS[action][("other", "reader", "officer", "manager").index(who)]


def test_the_example_is_entered_on_its_page_with_author_and_source(register, unit, officer):
    before = set(others(register).values_list("pk", flat=True))
    data = typed(register, unit)
    before |= set(others(register).values_list("pk", flat=True))
    answer = officer.post(url(register, "new"), data)
    assert answer.status_code == 302, _told(answer)
    made = others(register).exclude(pk__in=before).get()
    event = register.model.pgh_event_model.objects.filter(pgh_obj_id=made.pk).latest("pgh_id")
    assert event.pgh_context.metadata["who"]
    assert event.pgh_context.metadata["source"].startswith("web /")


def _told(answer):
    form = (answer.context or {}).get("form")
    return form.errors if form is not None else answer.content[:500]


def as_held(register, record):
    """The record as its form posts it."""
    blank = form_class(register)(instance=record, actor=SYSTEM)
    data = {name: blank[name].value() for name in blank.fields}
    data = {
        name: "on" if value is True else value
        for name, value in data.items()
        if value not in (None, False)
    }
    for name, lines in register.lines.items():
        count = lines.model._default_manager.filter(record=record).count()
        data.update({f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"})
        assert not count, "the example brings no lines"
    return data


def test_a_second_saver_is_told_and_keeps_what_was_typed(register, record, officer):
    if "edit" in register.routes:
        pytest.skip("the register has an edit page of its own")
    data = {**as_held(register, record), "reason": "sweep"}
    path = url(register, "edit", record.pk)
    first = officer.post(path, {**data, "version": record.version})
    assert first.status_code == 302, _told(first)
    second = officer.post(path, {**data, "version": record.version})
    assert second.status_code == 409
    assert second.context["form"].is_bound
    again = officer.post(path, {**data, "version": second.context["opened"]})
    assert again.status_code == 302, _told(again)


def test_another_branchs_unit_is_refused(register, unit, as_):
    stranger_there = as_("officer", "TB")
    data = typed(register, unit)
    before = others(register).count()
    answer = stranger_there.post(url(register, "new"), data)
    assert answer.status_code in (403, 422)
    assert others(register).count() == before


def test_the_next_step_is_taken_by_its_button_or_says_why_not(register, record, officer):
    for state in register.next_states(record) if register.flow else ():
        answer = officer.post(
            url(register, "step", record.pk), {"state": state, "version": record.version}
        )
        assert answer.status_code in (302, 422), state
        if answer.status_code == 302:
            return
    answer = officer.post(url(register, "step", record.pk), {"state": "no such state"})
    assert answer.status_code == 302


def test_bulk_edit_sets_what_was_chosen(register, record, officer):
    for name in register.words("bulk"):
        value = as_held(register, record).get(name)
        if value in (None, ""):  # an empty box chooses nothing
            continue
        answer = officer.post(url(register, "bulk"), {"id": record.pk, name: value})
        assert answer.status_code == 302, answer.context and answer.context["faults"]
        record.refresh_from_db()
    assert officer.post(url(register, "bulk"), {"id": record.pk}).status_code == 422


def test_the_empty_sheet_goes_in_and_the_export_changes_nothing(register, unit, officer):
    if "new" in register.routes:
        pytest.skip("its records are made by a page of their own")
    typed(register, unit)
    empty = officer.get(url(register, "sheet")).content
    sheet = _import(register, officer, empty)
    assert not sheet.counts["faulty"], [one["faults"] for one in sheet.judged]
    export = officer.get(url(register, "export")).content
    again = _import(register, officer, export)
    counts = again.counts
    assert counts["same"] == others(register).count()
    assert not counts["new"] + counts["changed"] + counts["faulty"], [
        (one["changed"], one["faults"]) for one in again.judged
    ]


def _import(register, client, content):
    """Upload, and write what is new; the import as it then is."""
    file = SimpleUploadedFile("bang.xlsx", content)
    client.post(url(register, "import"), {"file": file})
    sheet = SheetImport.objects.first()
    assert sheet.state == "cells", (sheet.state, sheet.headings, sheet.mapping)
    if sheet.counts["new"] and not sheet.counts["faulty"]:
        client.post(url(register, "import-step", sheet.pk, "cells"), {"write": "1"})
        sheet.refresh_from_db()
        assert sheet.state == "done"
    return sheet


def test_the_api_keeps_the_same_door(register, record, people, as_):
    one = api(register, record.pk)
    assert Client().get(api(register)).status_code == 401
    assert as_("none").get(api(register)).status_code == 404
    assert people["other"].get(one).status_code == 404
    assert people["reader"].get(one).json()["id"] == record.pk
    assert send(people["reader"], "patch", one, {"version": 1}).status_code == 403
    assert send(people["reader"], "post", api(register), {}).status_code == 403
    assert people["reader"].get(api(register)).json()["count"] >= 1
    assert people["other"].get(api(register)).json()["count"] == 0
    assert send(people["officer"], "post", api(register), {}).status_code == 422


def test_the_api_creates_changes_and_refuses_an_old_version(register, unit, officer):
    data = typed(register, unit)
    data = {
        name: True if value == "on" else value
        for name, value in data.items()
        if "_FORMS" not in name
    }
    made = send(officer, "post", api(register), data)
    assert made.status_code == 201, made.json()
    one = api(register, made.json()["id"])
    changed = send(officer, "patch", one, {"version": made.json()["version"], "reason": "sweep"})
    assert changed.status_code == 200, changed.json()
    stale = send(officer, "patch", one, {"version": made.json()["version"]})
    assert stale.status_code == 409
    assert stale.json()["current"]["version"] == changed.json()["version"]
    assert send(officer, "patch", one, {}).status_code == 422


def test_four_rows_cost_no_more_queries_than_one(register, unit, record, officer):
    path = url(register, "list")
    officer.get(path)
    with CaptureQueriesContext(
        connection,
    ) as one:
        officer.get(path)
    for n in range(1, 4):
        another(register, unit, n)
    with CaptureQueriesContext(connection) as four:
        answer = officer.get(path)
    assert len(answer.context["table"].rows) >= 4
    assert len(four) <= QUERIES
    assert len(four) <= len(one), _twice(four)


def _twice(captured):
    found = [query["sql"][:200] for query in captured]
    return [sql for sql in found if found.count(sql) > 1] or found


def test_the_list_is_searched_without_accents(register, record, officer):
    from congdoan.base.text import fold

    texts = [text for text in _search_texts(register, record) if len(fold(text)) > 2]
    if not texts:
        pytest.skip("the example fills no search field")
    answer = officer.get(url(register, "list"), {"q": fold(texts[0]).upper()})
    assert record.pk in [row.record.pk for row in answer.context["table"].rows]
    nothing = officer.get(url(register, "list"), {"q": "zzqx"})
    assert not list(nothing.context["table"].rows)


def _search_texts(register, record):
    for name in register.words("search"):
        value = record
        for step in name.split("__"):
            value = getattr(value, step, None)
        if value:
            yield str(value)


@pytest.mark.parametrize("period", ["2026-Q1", "2026-Q2", "2026", "2025"])
def test_the_list_behind_a_figure_adds_up_and_branches_make_the_whole(
    register, unit, record, as_, period, world
):
    for measure in register.measures:
        span = Period.parse(period)
        rows = register.rows(SYSTEM)
        values = measure.values(rows, span, span.end if span.end > TODAY.replace(2020) else TODAY)
        at = {code: values.get(world[code].pk, 0) for code in ("TLD", "TA", "TB")}
        if not measure.distinct:
            assert at["TLD"] == at["TA"] + at["TB"], measure.code
        assert measure.value(rows, span) == at["TLD"], measure.code
        if not measure.distinct and not measure.total:
            assert measure.records(rows, span).count() == at["TLD"], measure.code


def test_a_figure_opens_as_the_list_of_its_records(register, record, officer):
    for measure in register.measures:
        query = {"measure": measure.code, "period": "2026-Q2"}
        answer = officer.get(url(register, "list"), query)
        assert answer.status_code == 200, measure.code
        rows = measure.records(register.rows(SYSTEM), Period.parse("2026-Q2"))
        assert answer.context["table"].paginator.count == rows.count(), measure.code


def test_attachments_are_reached_through_the_record_alone(register, record, people):
    file = SimpleUploadedFile("giay.txt", b"noi dung")
    people["officer"].post(url(register, "attach", record.pk), {"file": file})
    from congdoan.trail.models import Attachment

    kept = Attachment.objects.of(register.path, record).get()
    path = url(register, "attachment", record.pk, kept.pk)
    assert b"".join(people["reader"].get(path).streaming_content) == b"noi dung"
    assert people["other"].get(path).status_code == 404
    assert Client().get(path).status_code == 302


def test_guarded_fields_are_hidden_from_page_sheet_and_api(register, record, people):
    reader, manager = people["reader"], people["manager"]
    form = form_class(register)(instance=record, actor=SYSTEM)
    guarded = [name for name, level in register.guarded.items() if level != "view"]
    seen, page = reader.get(api(register, record.pk)).json(), _labels(reader, register, record)
    heads = files.read(reader.get(url(register, "export")).content, "x.xlsx")[0]
    for name in guarded:
        label = str(form.fields[name].label)
        assert name not in seen
        assert label not in page
        assert label not in [head.removesuffix(" *") for head in heads]
        assert name in manager.get(api(register, record.pk)).json()


def _labels(client, register, record):
    """Every label on the record's page."""
    facts = client.get(url(register, "detail", record.pk)).context["facts"]
    return {str(fact[0]) for _title, rows in facts for fact in rows}


def test_a_record_is_removed_by_the_manager_with_a_reason_only(register, record, people):
    path = url(register, "remove", record.pk)
    assert people["officer"].post(path, {"reason": "nhầm"}).status_code == 403
    people["manager"].post(path, {})
    assert others(register).filter(pk=record.pk).exists()
    people["manager"].post(path, {"reason": "nhập nhầm"})
    assert not others(register).filter(pk=record.pk).exists()


def test_history_keeps_what_was_removed(register, record):
    remove(record, actor=SYSTEM, reason="sweep")
    events = register.model.pgh_event_model.objects.filter(pgh_obj_id__isnull=False)
    assert events.latest("pgh_id").pgh_context.metadata["reason"] == "sweep"


def test_units_of_the_world_are_all_there(world):
    assert Unit.objects.count() == len(world)

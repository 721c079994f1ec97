"""What holds for the pages of each register there is: who may open, who may write, what it costs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from congdoan.base.text import fold
from congdoan.records.views import ROUTES
from congdoan.trail.models import Attachment, SavedView
from tests.sweeps.hands import another, api, others, queries, url

pytestmark = pytest.mark.django_db
QUERIES = 30

# What each general route answers: (other branch, reader, officer, manager). Strangers find nothing
# anywhere; the anonymous are led to the sign-in.
ANSWERS = {
    "list": (200, 200, 200, 200), "new": (200, 403, 200, 200), "bulk": (404, 403, 200, 200),
    "save-view": (404, 404, 404, 404), "detail": (404, 200, 200, 200), "edit": (404, 403, 200, 200),
    "step": (404, 403, 404, 404), "remove": (403, 403, 403, 404), "attach": (404, 403, 404, 404),
    "attachment": (404, 404, 404, 404), "comment": (404, 404, 404, 404), "paper": (404, 404, 404, 404),
    "import": (200, 403, 200, 200), "import-step": (404, 403, 404, 404),
    "sheet": (200, 403, 200, 200), "export": (200, 200, 200, 200), "grid": (404, 403, 404, 404),
    "view": (404, 404, 404, 404),
    "own": (200, 200, 200, 200), "own-new": (403, 403, 403, 200), "own-field": (403, 403, 403, 404),
    "own-asked": (404, 403, 404, 404),
}  # fmt: skip
# What it answers to an empty POST: (other branch, reader). Those who may write are tested by writing.
REFUSALS = {
    "new": (422, 403), "bulk": (404, 403), "save-view": (302, 302), "edit": (404, 403),
    "step": (404, 403), "remove": (403, 403), "attach": (404, 403), "comment": (404, 302),
    "import": (422, 403), "import-step": (404, 403), "grid": (302, 403), "view": (404, 404),
    "own-new": (403, 403), "own-field": (403, 403), "own-asked": (204, 403),
}  # fmt: skip
PERSONS = ("other", "reader", "officer", "manager")


def addresses(register, record):
    """(action, path below the register's own, whole address) of every route."""
    given = {
        "pk": record.pk,
        "sheet": 0,
        "step": "cells",
        "form": "pdf",
        "attachment": 0,
        "paper": 0,
        "field": 0,
    }
    for action, (tail, _view) in {**ROUTES, **register.routes}.items():
        names = [part.split(">")[0].split(":")[1] for part in tail.split("<")[1:]]
        path = reverse(register.url_name(action), kwargs={name: given[name] for name in names})
        yield action, tail, f"{path}?id={record.pk}" if action == "bulk" else path


def test_every_route_answers_each_person_rightly(register, record, people):
    wrong = []
    for action, tail, path in addresses(register, record):
        got = {who: client.get(path).status_code for who, client in people.items()}
        got["anonymous"] = Client().get(path).status_code
        wrong += [(action, who, code) for who, code in got.items()
                  if code not in _right(register, action, who, tail)]  # fmt: skip
    assert not wrong


def _right(register, action, who, tail):
    """Routes that a register adds are held to the scope and must not break."""
    if who in ("anonymous", "stranger"):
        return (302,) if who == "anonymous" else (404, 405)
    if action in register.routes:
        hidden = who == "other" and "<int:pk>" in tail
        return (403, 404, 405) if hidden else range(200, 500)
    return (ANSWERS[action][PERSONS.index(who)],)


def test_nobody_writes_without_the_level(register, record, people):
    before, wrong = others(register).count(), []
    wanted = {who: {action: codes[PERSONS.index(who)] for action, codes in REFUSALS.items()}
              for who in ("other", "reader")}  # fmt: skip
    wanted["stranger"] = dict.fromkeys(REFUSALS, 404)
    for action, tail, path in addresses(register, record):
        own = action in register.routes
        for who in wanted if own or action in REFUSALS else ():
            code = people[who].post(path).status_code
            right = (403, 404, 405) if own else (wanted[who].get(action),)
            if own and who == "other" and "<int:pk>" not in tail:
                right = range(200, 500)  # it answers within that officer's own reach
            wrong += [(action, who, code)] if code not in right else []
        wrong += [(action, "anonymous")] if Client().post(path).status_code != 302 else []
    assert not wrong
    version = record.version
    record.refresh_from_db()
    assert (record.version, others(register).count()) == (version, before)


def test_sixty_rows_cost_no_more_queries_than_one(register, unit, record, officer):
    officer.post(url(register, "save-view"), {"name": "cách xem", "query": "q="})
    view = SavedView.objects.get()

    def cost():
        ids = "&".join(f"id={pk}" for pk in others(register).values_list("pk", flat=True))
        paths = {
            action: url(register, action) for action in ("list", "new", "import", "export", "own")
        }
        paths.update({action: url(register, action, record.pk) for action in ("detail", "edit")})
        paths.update(bulk=f"{url(register, 'bulk')}?{ids}", api=f"{api(register)}?limit=200")
        paths["view"] = url(register, "view", view.pk)
        return {action: queries(officer, path) for action, path in paths.items()}

    cost()  # what is asked only once in the life of the server
    one = cost()
    for n in range(1, 60 - others(register).count() + 1):
        another(register, unit, n)
    sixty = cost()
    assert others(register).count() >= 60
    assert {action: asked for action, (asked, _twice) in sixty.items() if asked > QUERIES} == {}
    assert {action: (one[action][0], asked, twice) for action, (asked, twice) in sixty.items()
            if asked > one[action][0]} == {}  # fmt: skip


def test_the_list_is_searched_without_accents(register, record, officer):
    text = next(text for text in _search_texts(register, record) if len(fold(text)) > 2)
    answer = officer.get(url(register, "list"), {"q": fold(text).upper()})
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


def test_attachments_are_reached_through_the_record_alone(register, record, people):
    file = SimpleUploadedFile("giay.txt", b"noi dung")
    people["officer"].post(url(register, "attach", record.pk), {"file": file})
    kept = Attachment.objects.of(register.path, record).get()
    path = url(register, "attachment", record.pk, kept.pk)
    assert b"".join(people["reader"].get(path).streaming_content) == b"noi dung"
    assert people["other"].get(path).status_code == 404
    assert Client().get(path).status_code == 302

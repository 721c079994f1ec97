"""What holds for each way of writing into a register: page, button, many at once, removal, API."""

import pytest
from django.test import Client

from congdoan.records.derive import form_class
from congdoan.records.fields import DayFormField
from congdoan.records.write import remove
from tests.conftest import TODAY
from tests.sweeps.hands import SYSTEM, api, as_held, home, others, send, told, typed, url

pytestmark = pytest.mark.django_db
KEPT = "Bước này do"


def last_event(register, pk):
    """Who, whence and why, as history keeps the record's last change."""
    event = register.model.pgh_event_model.objects.filter(pgh_obj_id=pk).latest("pgh_id")
    return event.pgh_context.metadata


def written_by(register, record, client, why, whence="web /"):
    kept = last_event(register, record.pk)
    assert kept["who"] == str(client.session_user)
    assert kept["source"].startswith(whence)
    assert kept.get("reason", "") == why


@pytest.fixture
def officer(officer):
    from congdoan.access.models import User

    officer.session_user = User.objects.get(pk=officer.session["_auth_user_id"])
    return officer


def test_the_example_is_entered_on_its_page(register, unit, officer):
    data = typed(register, unit)
    before = set(others(register).values_list("pk", flat=True))
    answer = officer.post(url(register, "new"), {**data, "reason": "lập"})
    assert answer.status_code == 302, told(answer)
    written_by(register, others(register).exclude(pk__in=before).get(), officer, "lập")


def test_a_second_saver_is_told_and_keeps_what_was_typed(register, record, officer):
    data = {**as_held(register, record), "reason": "sửa"}
    path = url(register, "edit", record.pk)
    first = officer.post(path, {**data, "version": record.version})
    assert first.status_code == 302, told(first)
    written_by(register, record, officer, "sửa")
    second = officer.post(path, {**data, "version": record.version})
    assert second.status_code == 409
    assert second.context["form"].is_bound
    again = officer.post(path, {**data, "version": second.context["opened"]})
    assert again.status_code == 302, told(again)


def test_another_branchs_unit_is_refused(register, unit, as_):
    data = typed(register, unit)
    before = others(register).count()
    answer = as_("officer", "TB").post(url(register, "new"), data)
    assert answer.status_code in (403, 422)
    assert others(register).count() == before


def test_the_next_step_is_taken_by_its_button_or_says_why_not(register, record, officer):
    path, taken = url(register, "step", record.pk), False
    for state in register.next_states(record) if register.flow else ():
        step = {"state": state, "version": record.version, "reason": "bước"}
        answer = officer.post(path, step)
        assert answer.status_code in (302, 422), state
        if taken := answer.status_code == 302:
            record.refresh_from_db()
            assert getattr(record, register.status) == state
            written_by(register, record, officer, "bước")
            break
        assert answer.context["form"].errors
    version = others(register).get(pk=record.pk).version
    assert officer.post(path, {"state": "no such state"}).status_code == 302
    assert others(register).get(pk=record.pk).version == version, taken


def test_a_step_kept_for_others_is_refused_to_who_edits(register, record, as_, monkeypatch):
    """Whatever the state it stands in; the state need not be a field of the form."""
    stands = getattr(record, register.status, None)
    monkeypatch.setattr(register, "flow", {stands: " ".join(register.takes)})
    officer, manager = as_("officer", register.example["unit"]), as_("manager", home(register))
    path, wrong = url(register, "step", record.pk), []
    for state in [one for one in register.takes if one != stands]:
        answer = officer.post(path, {"state": state})
        wrong += [] if answer.status_code == 422 and KEPT in str(told(answer)) else [state]
        assert getattr(others(register).get(pk=record.pk), register.status) == stands
        offered = officer.get(url(register, "detail", record.pk)).context["steps"]
        assert state not in dict(offered)
        wrong += [state] if KEPT in str(told(manager.post(path, {"state": state}))) else []
        others(register).filter(pk=record.pk).update(**{register.status: stands})
    assert not wrong


def test_a_new_record_begins_at_no_step_kept_for_others(register, unit, as_):
    officer, wrong = as_("officer", register.example["unit"]), []
    begins = register.status in register.fields and stage(register).get_default()
    for state in [one for one in register.takes if begins and one != begins]:
        told_on_paper = dict.fromkeys(register.words("on_paper"), "")
        data = typed(register, unit, **{register.status: state}, **told_on_paper)
        answer = officer.post(url(register, "new"), data)
        wrong += [] if answer.status_code == 422 and KEPT in str(told(answer)) else [state]
    assert not wrong


def stage(register):
    return register.model._meta.get_field(register.status)


def test_bulk_edit_sets_what_was_chosen_or_says_why_not(register, record, officer):
    set_at_all = 0
    for name in register.words("bulk"):
        value = _chosen(register, record, name)
        if value in (None, ""):  # an empty box chooses nothing
            continue
        answer = officer.post(
            url(register, "bulk"), {"id": record.pk, name: value, "reason": "cùng sửa"}
        )
        if answer.status_code == 422:
            assert answer.context["faults"]
            continue
        assert answer.status_code == 302
        record = others(register).get(pk=record.pk)
        assert str(as_held(register, record)[name]) == str(value)
        written_by(register, record, officer, "cùng sửa")
        set_at_all += 1
    assert set_at_all or not register.words("bulk")
    assert officer.post(url(register, "bulk"), {"id": record.pk}).status_code == 422


def _chosen(register, record, name):
    """Another choice than the one that stands, where there are choices; today for an empty day;
    else what stands."""
    now = as_held(register, record).get(name)
    field = form_class(register)(instance=record, actor=SYSTEM).fields[name]
    if now is None and isinstance(field, DayFormField):
        return TODAY.isoformat()
    if hasattr(field, "queryset") or not getattr(field, "choices", None):
        return now
    return next((value for value, _label in field.choices if value and value != now), now)


def test_a_record_is_removed_by_the_manager_with_a_reason_only(register, record, people):
    path = url(register, "remove", record.pk)
    assert people["officer"].post(path, {"reason": "nhầm"}).status_code == 403
    people["manager"].post(path, {})
    assert others(register).filter(pk=record.pk).exists()
    people["manager"].post(path, {"reason": "nhập nhầm"})
    assert not others(register).filter(pk=record.pk).exists()
    assert last_event(register, record.pk)["reason"] == "nhập nhầm"


def test_history_keeps_what_was_removed(register, record):
    pk = record.pk
    remove(record, actor=SYSTEM, reason="sweep")
    assert last_event(register, pk) == {"who": "sweep", "reason": "sweep"}


def test_the_api_keeps_the_same_door(register, record, people):
    one = api(register, record.pk)
    assert Client().get(api(register)).status_code == 401
    assert people["stranger"].get(api(register)).status_code == 404
    assert people["other"].get(one).status_code == 404
    assert send(people["other"], "patch", one, {"version": 1}).status_code == 404
    assert people["other"].get(api(register)).json()["count"] == 0
    assert people["reader"].get(api(register)).json()["count"] >= 1
    assert send(people["reader"], "patch", one, {"version": 1}).status_code == 403
    assert send(people["reader"], "post", api(register), {}).status_code == 403
    assert send(people["officer"], "post", api(register), {}).status_code == 422
    for who in ("reader", "officer", "manager"):
        assert people[who].get(one).json()["id"] == record.pk


def test_the_api_creates_changes_and_refuses_an_old_version(register, unit, officer):
    data = {name: True if value == "on" else value
            for name, value in typed(register, unit).items() if "_FORMS" not in name}  # fmt: skip
    made = send(officer, "post", api(register), data)
    assert made.status_code == 201, made.json()
    one = api(register, made.json()["id"])
    changed = send(officer, "patch", one, {"version": made.json()["version"], "reason": "từ máy"})
    assert changed.status_code == 200, changed.json()
    record = others(register).get(pk=made.json()["id"])
    written_by(register, record, officer, "từ máy", "api /")
    stale = send(officer, "patch", one, {"version": made.json()["version"]})
    assert stale.status_code == 409
    assert stale.json()["current"]["version"] == changed.json()["version"]
    assert send(officer, "patch", one, {}).status_code == 422

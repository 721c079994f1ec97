"""Administration: accounts of one's own units, dated grants, first passwords, and the values of the law."""

import datetime as dt
import re

import pytest
from django.test import Client

from congdoan.access.actor import Actor
from congdoan.access.models import Grant, Role, User
from congdoan.base.errors import NotSet
from congdoan.base.parameters import shipped
from congdoan.trail.parameters import current

NEW = {
    "full_name": "Lò Thị Hoa",
    "username": "hoa.lo",
    "phone": "",
    "since": "15/6/2026",
    "until": "",
}


@pytest.fixture
def admin(as_):
    return as_("manager", "TA")


@pytest.fixture
def role(person):
    person("officer", "HB1")
    return Role.objects.get(code="officer")


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def make(admin, role, **changes):
    return admin.post("/accounts/", {**NEW, "role": role.pk, "unit": "CS001", **changes})


def test_only_who_manages_access_finds_the_pages(as_, world):
    for url in ("/accounts/", "/parameters/", "/looks/"):
        assert as_("officer", "TA").get(url).status_code == 404, url
        assert as_("none").get(url).status_code == 404, url
        assert as_("manager", "TA").get(url).status_code == 200, url


def test_a_new_person_gets_a_role_a_unit_and_a_password_to_change_at_once(admin, role):
    made = make(admin, role)
    assert made.status_code == 302
    password = re.search(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){2}", words(admin.get(made.url)))[0]
    newcomer = Client()
    newcomer.post("/login/", {"username": "hoa.lo", "password": password})
    sent = newcomer.get("/")
    assert sent.status_code == 302 and sent.url == "/password/"
    chosen = {
        "old_password": password,
        "new_password1": "mot-mat-khau-rieng-7",
        "new_password2": "mot-mat-khau-rieng-7",
    }
    newcomer.post("/password/", chosen)
    assert newcomer.get("/").status_code == 200


def test_a_grant_holds_on_its_days_only(admin, role):
    make(admin, role, until="20/6/2026")
    user = User.objects.get(username="hoa.lo")
    held = [Actor(user, dt.date(2026, 6, day)).may("edit", "members") for day in (14, 15, 20, 21)]
    assert held == [False, True, True, False]


def test_a_grant_outside_ones_reach_is_refused_and_the_form_keeps_what_was_typed(admin, role):
    refused = make(admin, role, unit="CS101")
    assert refused.status_code == 422
    assert "Lò Thị Hoa" in refused.content.decode() and "CS101" in words(refused)
    assert not User.objects.filter(username="hoa.lo").exists()


def test_a_grant_is_ended_today_and_an_account_is_locked(admin, role):
    make(admin, role, since="1/6/2026")
    user = User.objects.get(username="hoa.lo")
    admin.post(f"/accounts/{user.pk}/", {"do": "end", "grant": Grant.objects.get(user=user).pk})
    assert Grant.objects.get(user=user).until == dt.date(2026, 6, 15)
    admin.post(f"/accounts/{user.pk}/", {"do": "switch"})
    user.refresh_from_db()
    assert not user.is_active


def test_another_administrator_finds_none_of_these_people(admin, role, as_):
    make(admin, role)
    user = User.objects.get(username="hoa.lo")
    assert as_("manager", "TB").get(f"/accounts/{user.pk}/").status_code == 404


def test_who_has_rights_elsewhere_is_not_reset_from_here(admin, role, person):
    both = person("officer", "HB1")
    Grant.objects.create(user=both, role=role, unit=person("reader", "HA1").grants.get().unit)
    assert admin.post(f"/accounts/{both.pk}/", {"do": "reset"}).status_code == 403


def test_a_value_nobody_entered_is_asked_of_the_administrator_and_then_used(admin):
    code, day = "WF-BUACA", dt.date(2026, 6, 15)
    with pytest.raises(NotSet) as asked:
        current().value(code, day)
    assert "người quản trị" in asked.value.message
    page = words(admin.get("/parameters/"))
    assert code in page and shipped().rows(code)[0].name in page
    bad = admin.post(
        "/parameters/", {"code": code, "value": "", "valid_from": "1/1/2026", "source": "x"}
    )
    assert bad.status_code == 422
    admin.post(
        "/parameters/",
        {"code": code, "value": "25000", "valid_from": "1/1/2026", "source": "NQ 01"},
    )
    assert current().value(code, day) == 25000
    with pytest.raises(NotSet):
        current().value(code, dt.date(2025, 12, 31))
    assert "NQ 01" in words(admin.get("/parameters/"))


def test_the_pages_ask_few_queries(admin, role, django_assert_max_num_queries):
    make(admin, role)
    user = User.objects.get(username="hoa.lo")
    for url in ("/accounts/", f"/accounts/{user.pk}/", "/parameters/", "/looks/"):
        with django_assert_max_num_queries(30):
            assert admin.get(url).status_code == 200

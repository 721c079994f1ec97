"""Administration: accounts of one's own units, dated grants and first passwords."""

import datetime as dt
import re

import pytest
from django.test import Client

from congdoan.access.actor import Actor
from congdoan.access.models import Grant, Role, User
from congdoan.records.register import REGISTERS
from congdoan.web.admin.roles import areas
from tests.growing import example
from tests.pages import words

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


def make(admin, role, **changes):
    return admin.post("/accounts/", {**NEW, "role": role.pk, "unit": "CS001", **changes})


def test_only_who_manages_access_finds_the_pages(as_, world):
    for url in ("/accounts/", "/roles/", "/parameters/", "/audit/", "/looks/"):
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
    assert "Lò Thị Hoa" in refused.content.decode() and "CS101" in words(refused, 422)
    assert not User.objects.filter(username="hoa.lo").exists()


def test_a_grant_is_ended_today_and_an_account_is_locked(admin, role):
    make(admin, role, since="1/6/2026")
    user = User.objects.get(username="hoa.lo")
    admin.post(f"/accounts/{user.pk}/", {"do": "end", "grant": Grant.objects.get(user=user).pk})
    assert Grant.objects.get(user=user).until == dt.date(2026, 6, 15)
    admin.post(f"/accounts/{user.pk}/", {"do": "switch"})
    user.refresh_from_db()
    assert not user.is_active


def test_the_account_tells_who_gave_and_who_ended_a_right(admin, role):
    made = make(admin, role)
    grant = Grant.objects.get(user__username="hoa.lo")
    admin.post(made.url, {"do": "end", "grant": grant.pk})
    told = words(admin.get(made.url))
    assert "Manager-Ta thêm: officer · Công đoàn CS001, từ 15/6/2026 " in told
    assert "Manager-Ta sửa: officer · Công đoàn CS001, từ 15/6/2026 đến hết 15/6/2026" in told


def test_a_right_that_has_ended_is_not_lengthened_by_ending_it_again(admin, role):
    made = make(admin, role, since="1/1/2026", until="1/2/2026")
    grant = Grant.objects.get(user__username="hoa.lo")
    admin.post(made.url, {"do": "end", "grant": grant.pk})
    grant.refresh_from_db()
    assert grant.until == dt.date(2026, 2, 1)


def test_another_administrator_finds_none_of_these_people(admin, role, as_):
    make(admin, role)
    user = User.objects.get(username="hoa.lo")
    assert as_("manager", "TB").get(f"/accounts/{user.pk}/").status_code == 404


def test_who_has_rights_elsewhere_is_not_reset_from_here(admin, role, person):
    both = person("officer", "HB1")
    Grant.objects.create(user=both, role=role, unit=person("reader", "HA1").grants.get().unit)
    assert admin.post(f"/accounts/{both.pk}/", {"do": "reset"}).status_code == 403


def keeper_of(unit):
    """Manages accounts at the unit and nothing else."""
    user = User.objects.create_user(f"keeper-{unit.code}", full_name="Người giữ tài khoản")
    role = Role.objects.create(code="keeper", name="Giữ tài khoản", levels={"access": "manage"})
    Grant.objects.create(user=user, role=role, unit=unit, since=dt.date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def keeper(world):
    return keeper_of(world["TA"])


def test_nobody_hands_on_more_than_he_holds(keeper, role):
    refused = make(keeper, role)
    assert "rộng hơn quyền" in words(refused, 422)
    assert not User.objects.filter(username="hoa.lo").exists()
    assert make(keeper, Role.objects.get(code="keeper")).status_code == 302


def test_the_administrator_at_the_top_gives_every_role_but_none_to_himself(world, role):
    keeper = keeper_of(world["TLD"])
    assert make(keeper, role).status_code == 302
    me = User.objects.get(username="keeper-TLD")
    said = {"role": role.pk, "unit": "TLD", "since": "15/6/2026", "until": ""}
    assert keeper.post(f"/accounts/{me.pk}/", said).status_code == 403
    assert me.grants.count() == 1


def test_nobody_takes_over_the_account_of_who_holds_more(keeper, person):
    manager = person("manager", "HA1")
    for do in ("reset", "switch"):
        assert keeper.post(f"/accounts/{manager.pk}/", {"do": do}).status_code == 403
    manager.refresh_from_db()
    assert manager.is_active and not manager.must_change


def test_nobody_locks_himself_out(admin, person):
    me = person("manager", "TA")
    assert admin.post(f"/accounts/{me.pk}/", {"do": "switch"}).status_code == 403


def test_a_role_is_made_of_levels_and_its_holder_has_them_at_once(as_, person, world):
    top = as_("manager", "TLD")
    levels = {f"level_{area}": "none" for area in areas()}
    assert (
        top.post("/roles/new/", {"name": "Thủ quỹ", **levels, "level_welfare": "edit"}).status_code
        == 302
    )
    made = Role.objects.get(name="Thủ quỹ")
    assert made.code == "thu-quy"
    user = person("none")
    Grant.objects.create(user=user, role=made, unit=world["CS001"], since=dt.date(2026, 1, 1))
    assert Actor(user).may("edit", "welfare") and not Actor(user).may("view", "members")
    top.post(f"/roles/{made.pk}/", {"name": "Thủ quỹ", **levels, "level_welfare": "view"})
    assert not Actor(user).may("edit", "welfare")
    again = top.post("/roles/new/", {"name": "thủ quỹ", **levels})
    assert "Đã có vai trò" in words(again, 422)


@pytest.fixture
def talked(as_, world):
    """An officer of CS001 has written down a dialogue through its form."""
    data = example(REGISTERS["labour/dialogues"], world["CS001"], {})
    data.update({"promises-TOTAL_FORMS": "0", "promises-INITIAL_FORMS": "0"})
    answer = as_("officer", "CS001").post("/labour/dialogues/new/", data)
    assert answer.status_code == 302


def test_the_log_says_who_changed_what_in_ones_own_units(as_, admin, talked):
    page = words(admin.get("/audit/"))
    assert "Officer-Cs001" in page and "thêm" in page
    assert "Officer-Cs001" not in words(as_("manager", "TB").get("/audit/"))
    assert "Officer-Cs001" in words(admin.get("/audit/", {"register": "labour/dialogues"}))
    assert "Officer-Cs001 " not in words(admin.get("/audit/", {"register": "members/people"}))
    assert "Chưa có thay đổi" in words(admin.get("/audit/", {"who": "không ai"}))


def test_the_log_tells_nothing_of_a_register_one_may_not_see(keeper, talked):
    assert "Officer-Cs001" not in words(keeper.get("/audit/"))


def test_accounts_are_found_by_name_or_unit(admin, role):
    make(admin, role)
    assert "Lò Thị Hoa" in words(admin.get("/accounts/", {"q": "hoa.lo"}))
    assert "Lò Thị Hoa" in words(admin.get("/accounts/", {"q": "cs001"}))
    assert "Không có ai" in words(admin.get("/accounts/", {"q": "zzz"}))


def test_the_pages_ask_few_queries(admin, role, django_assert_max_num_queries):
    make(admin, role)
    user = User.objects.get(username="hoa.lo")
    for url in (
        "/accounts/",
        f"/accounts/{user.pk}/",
        "/roles/",
        "/parameters/",
        "/audit/",
        "/looks/",
    ):
        with django_assert_max_num_queries(30):
            assert admin.get(url).status_code == 200

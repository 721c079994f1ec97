"""Administration: accounts of one's own units, dated grants, first passwords, and the values of the law."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.test import Client

from congdoan.access.actor import Actor
from congdoan.access.models import Grant, Role, User
from congdoan.base.errors import NotSet
from congdoan.base.parameters import shipped
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import ParameterEntry, current
from congdoan.web.admin.roles import areas
from tests.growing import example

DAY = dt.date(2026, 6, 15)

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


def test_a_value_nobody_entered_is_asked_of_the_administrator_and_then_used(as_):
    admin = as_("manager", "TLD")
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


def test_a_table_of_bands_is_shown_as_lines_and_not_overwritten_by_a_number(as_):
    admin = as_("manager", "TLD")
    said = {"code": "BCH-CDCS", "value": "9", "valid_from": "1/1/2026", "source": "x"}
    refused = admin.post("/parameters/", said)
    assert refused.status_code == 422 and "chưa có mức nào" in words(refused)
    assert not ParameterEntry.objects.exists()
    page = words(admin.get("/parameters/"))
    assert "2.340.000" in page and "{'" not in page and "0,02" in page and "members_min" not in page


def asked(client, code):
    """What the form of that parameter begins with: {field: what stands in it}."""
    form = client.get(f"/parameters/?code={code}").context["form"]
    return {field.name: field.field.widget.format_value(field.value()) or "" for field in form}


def test_a_table_is_written_number_by_number_and_holds_from_its_day(as_):
    admin = as_("manager", "TLD")
    said = asked(admin, "ORG-MIN-CDX")
    assert (said["value-0"], said["value-1"]) == ("1.500", "10")
    said |= {"value-0": "1.000", "valid_from": "1/3/2026", "source": "NQ 02"}
    assert admin.post("/parameters/", said).status_code == 302
    before, after = dt.date(2026, 2, 28), dt.date(2026, 3, 1)
    assert current().value("ORG-MIN-CDX", before) == {"members_min": 1500, "cdcs_min": 10}
    assert current().value("ORG-MIN-CDX", after) == {"members_min": 1000, "cdcs_min": 10}
    assert "đoàn viên ít nhất: 1.000" in words(admin.get("/parameters/"))


def test_bands_are_added_taken_away_and_kept_exact(as_):
    admin = as_("manager", "TLD")
    said = asked(admin, "KPCD-REDUCE-COND")
    # from, to, share, number; the first band loses its share, the second gets one, a fourth comes.
    said |= {"value-0-2": "", "value-1-2": "0,125", "value-2-1": "1.999"}
    said |= {"value-3-0": "2.000", "value-3-3": "150", "valid_from": "1/6/2026", "source": "NĐ"}
    assert admin.post("/parameters/", said).status_code == 302
    assert current().value("KPCD-REDUCE-COND", dt.date(2026, 6, 1)) == [
        {"from": 0, "to": 199, "cut": 30},
        {"from": 200, "to": 1000, "cut_ratio": Decimal("0.125"), "cut": 50},
        {"from": 1001, "to": 1999, "cut": 100},
        {"from": 2000, "to": None, "cut": 150},
    ]
    assert current().band("KPCD-REDUCE-COND", dt.date(2026, 6, 1), 5000)["cut"] == 150


@pytest.mark.parametrize(
    ("code", "changed", "sentence"),
    [
        ("BCH-CDCS", {"value-1-0": "20"}, "các mức không được trùng"),
        ("BCH-CDCS", {"value-0-1": "", "value-1-0": "0"}, "các mức không được trùng"),
        ("BCH-CDCS", {"value-1-2": ""}, "Dòng 2 chưa có «nhiều nhất»"),
        ("BCH-CDCS", {"value-0-1": "-3"}, "«Đến» nhỏ hơn «Từ»"),
        ("ORG-MIN-CDX", {"value-0": "nhiều"}, "Ghi một số, ví dụ"),
        ("ORG-MIN-CDX", {"value-0": ""}, "bắt buộc"),
        ("PRIV-DSAR", {"value-1-0": "30"}, "Số sau phải từ số trước trở lên"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_hold_says_where_and_keeps_what_was_typed(as_, code, changed, sentence):
    admin = as_("manager", "TLD")
    said = asked(admin, code) | {"valid_from": "1/6/2026", "source": "NĐ 1"} | changed
    refused = admin.post("/parameters/", said)
    assert refused.status_code == 422 and sentence in words(refused)
    form = refused.context["form"]
    assert {name: form[name].value() or "" for name in changed} == changed
    assert not ParameterEntry.objects.exists()


@pytest.mark.parametrize("code", sorted({row.code for row in shipped() if row.value is not None}))
def test_every_parameter_written_as_it_is_stays_as_it_is(as_, code):
    """The form of any shape gives back what it was given."""
    admin = as_("manager", "TLD")
    held = current().row(code, DAY)
    said = asked(admin, code) | {"valid_from": "15/6/2026", "source": "chép lại"}
    assert admin.post("/parameters/", said).status_code == 302
    assert current().value(code, DAY) == (held or current().rows(code)[-1]).value


def test_a_rule_that_is_over_is_not_asked_for(as_):
    page = words(as_("manager", "TLD").get("/parameters/"))
    assert "WF-BUACA" in page and "NORM-OLD" not in page


@pytest.mark.parametrize("url", ["/parameters/", "/roles/new/"])
def test_what_holds_for_every_unit_is_written_at_the_top_only(admin, url):
    said = {
        "code": "WF-BUACA",
        "value": "1",
        "valid_from": "1/1/2026",
        "source": "x",
        "name": "Mới",
    }
    assert admin.post(url, said).status_code == 403
    assert not ParameterEntry.objects.exists() and not Role.objects.filter(name="Mới").exists()


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
    assert refused.status_code == 422 and "rộng hơn quyền" in words(refused)
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
    assert again.status_code == 422 and "Đã có vai trò" in words(again)


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

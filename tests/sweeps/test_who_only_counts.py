"""The role of Party committees: figures of its own area, and at every other address nothing is opened or written."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse

from congdoan.access.models import Role
from congdoan.records.register import REGISTERS
from congdoan.records.views import ROUTES
from tests.pages import words
from tests.sweeps.hands import api, send, typed, url
from tests.sweeps.test_every_url import keys, own_addresses, persons  # noqa: F401

pytestmark = pytest.mark.django_db

# What answers a signed-in person without any right too, and the pages of figures.
OWN = {
    "health", "styleguide", "members-join", "members-own-file", "members-move", "member-card", "member-card-worker",
    "member-card-loss", "member-card-lost", "member-card-ended", "login", "set_language", "direction-published",
    "stand", "look-through", "home", "home-slipping", "jobs", "notices", "palette", "api", "pick", "password_change",
    "second-factor", "logout", "notices-read", "api-1:openapi-json", "indicators-targets",
}  # fmt: skip
FIGURES = {"indicators-scorecard", "indicators-result", "indicators-net", "analytics-pivot"}
REFUSED = {403, 404, 405}


@pytest.fixture
def viewer(as_):
    """Counts in the whole of the branch TA."""
    return as_("party", "TA")


def written():
    """How many events the history holds: every record and right is kept there."""
    kept = [model for model in apps.get_models() if model.__name__.endswith("Event")]
    counts = " + ".join(f"(SELECT count(*) FROM {model._meta.db_table})" for model in kept)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return cursor.fetchone()[0]


def arguments(found, action, record):
    takes_record = "<int:pk>" in {**{n: p for n, (p, _v) in ROUTES.items()},
                                  **{n: p for n, (p, _v) in found.routes.items()}}[action]  # fmt: skip
    return [record.pk] if takes_record else []


def test_the_role_is_there_from_the_beginning():
    role = Role.objects.get(code="party")
    assert role.level("members") == "count" and role.level("access") == "none"


def test_no_page_of_a_register_opens_and_nothing_is_written(register, record, viewer, unit):
    data = typed(register, unit)
    before = written()
    for action in {**ROUTES, **register.routes}:
        try:
            path = reverse(register.url_name(action), args=arguments(register, action, record))
        except (
            NoReverseMatch
        ):  # attachments, papers and steps of an import: of a record he cannot open
            continue
        for method in ("get", "post"):
            with transaction.atomic():
                answer = getattr(viewer, method)(path, data if method == "post" else {})
            assert answer.status_code in REFUSED, (action, method)
    assert written() == before


def test_no_operation_of_the_api_opens_a_record(register, record, viewer):
    before = written()
    for path in (api(register), api(register, record.pk)):
        assert viewer.get(path).status_code in REFUSED, path
        for method in ("post", "patch", "delete"):
            assert send(viewer, method, path, {}).status_code in REFUSED, (method, path)
    assert written() == before


def test_no_figure_opens_a_list_of_records(register, record, viewer):
    for measure in register.measures:
        query = {"measure": measure.code, "period": "2026-Q2"}
        assert viewer.get(url(register, "list"), query).status_code == 404


def test_every_other_address_refuses_him(keys, viewer):  # noqa: F811
    got = {}
    for name in own_addresses() - OWN - FIGURES:
        path = reverse(name, kwargs=keys.get(name))
        with transaction.atomic():
            codes = viewer.get(path).status_code, viewer.post(path).status_code
            transaction.set_rollback(True)
        if not set(codes) <= REFUSED:
            got[name] = codes
    assert got == {}


def test_his_own_pages_and_those_of_figures_write_no_record(keys, viewer):  # noqa: F811
    before = written()
    for name in sorted(FIGURES | OWN - {"logout", "second-factor"}):
        path = reverse(name, kwargs=keys.get(name))
        viewer.get(path)
        viewer.post(path)
    assert written() == before


def test_no_page_of_figures_names_a_person_or_leads_to_a_record(keys, viewer):  # noqa: F811
    assert REGISTERS["members/memberships"].model.all_rows.filter(person__full_name="Lò Thị Mai")
    for name in sorted(FIGURES - {"indicators-net"}):
        page = viewer.get(reverse(name, kwargs=keys.get(name)))
        assert "Lò Thị Mai" not in words(page), name
        for found in REGISTERS.values():
            assert f'href="{url(found, "list")}' not in page.content.decode(), (name, found.path)


def test_another_area_is_not_his(keys, as_):  # noqa: F811
    other = as_("party", "TB")
    assert (
        other.get(reverse("indicators-result", kwargs=keys["indicators-result"])).status_code == 404
    )
    assert other.get("/scorecard/", {"at": keys["unit"]["pk"]}).context["unit"].code == "TB"
    assert other.get("/figures/", {"at": keys["unit"]["pk"]}).context["unit"].code == "TB"

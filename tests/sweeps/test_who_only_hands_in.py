"""The role of other agencies: its own pages, what anybody finds unsigned, and at every other address nothing."""

import pytest
from django.db import transaction
from django.urls import reverse

from congdoan.access.models import Role
from tests.sweeps.hands import api, send
from tests.sweeps.test_every_register import addresses
from tests.sweeps.test_every_url import GET, keys, named, own_addresses, persons  # noqa: F401
from tests.sweeps.test_who_only_counts import written

pytestmark = pytest.mark.django_db
OWN = {
    "workplaces-supply",
    "workplaces-supply-sheet",
    "workplaces-supplied",
    "logout",
    "password_change",
}
# What answers who has not signed in too: nothing of it is a record's.
OPEN = {name for name, codes in named(GET).items() if codes[0] == 200} | {
    "login", "set_language", "api-1:openapi-json", "direction-published-paper",
}  # fmt: skip


@pytest.fixture
def agency(as_, enter):
    enter("workplaces/suppliers", "TA", username="partner-ta")
    return as_("partner", "TA")


def test_the_role_is_there_from_the_beginning():
    role = Role.objects.get(code="partner")
    assert role.level("workplaces") == "supply" and role.level("members") == "none"


def test_no_page_and_no_operation_of_a_register_is_there(register, record, agency):
    before = written()
    for action, _tail, path in addresses(register, record):
        for method in ("get", "post"):
            assert getattr(agency, method)(path).status_code == 404, (action, method)
    for path in (api(register), api(register, record.pk)):
        assert agency.get(path).status_code in (404, 405), path
        for method in ("post", "patch", "delete"):
            assert send(agency, method, path, {}).status_code in (404, 405), (method, path)
    assert written() == before


def test_every_other_address_is_not_there(keys, agency):  # noqa: F811
    got = {}
    for name in own_addresses() - OWN - OPEN - {"home"}:
        path = reverse(name, kwargs=keys.get(name))
        with transaction.atomic():
            codes = agency.get(path).status_code, agency.post(path).status_code
            transaction.set_rollback(True)
        if set(codes) != {404}:
            got[name] = codes
    assert got == {}


def test_its_home_is_the_page_of_lists(agency):
    assert agency.get("/").headers["Location"] == reverse("workplaces-supply")
    for name in ("workplaces-supply", "workplaces-supply-sheet", "password_change"):
        assert agency.get(reverse(name)).status_code == 200


def test_no_link_of_its_pages_leads_to_what_is_not_there(agency):
    page = agency.get(reverse("workplaces-supply")).text
    links = {part.split('"')[0] for part in page.split('href="/')[1:]}
    paths = ["/" + link for link in links if not link.startswith("static/")]
    assert paths
    assert {path for path in paths if agency.get(path).status_code == 404} == set()

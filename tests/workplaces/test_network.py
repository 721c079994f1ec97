"""Where collaborators work and what they did this year: on the map, by unit, by area."""

import re

import pytest
from django.urls import reverse

from congdoan.orgs.models import Unit
from congdoan.records.sheets import files
from tests.pages import cells, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(enter):
    """Two in the zone of CS001, of whom one has ended; one at CS101. Their visits, and one of an officer."""
    first = enter(
        "workplaces/collaborators", area="Khu công nghiệp Tam Đường", trained_on="2026-02-01"
    )
    enter(
        "workplaces/collaborators",
        person="DV-000002",
        area="Khu công nghiệp Tam Đường",
        until="2026-03-31",
    )
    other = enter("workplaces/collaborators", "CS101", person="DV-000003", area="Chợ trung tâm")
    visit = {"workplace": "NLV-001", "next_on": "2026-12-01"}
    enter(
        "workplaces/contacts", collaborator=first.pk, held_on="2026-04-02", applications=7, **visit
    )
    enter(
        "workplaces/contacts",
        collaborator=first.pk,
        held_on="2026-05-02",
        result="refused",
        **visit,
    )
    enter(
        "workplaces/contacts", collaborator=first.pk, held_on="2025-12-02", applications=9, **visit
    )
    enter("workplaces/contacts", held_on="2026-05-03", applications=4, **visit)
    return first, other


def page(client, **asked):
    return source(client.get(reverse("workplaces-network"), asked))


def test_people_visits_and_results_stand_by_unit_and_open_their_lists(network, as_):
    client = as_("reader", "TLD")
    text = page(client)
    assert cells(text, "Công đoàn TA") == ["1", "1", "2", "1", "7"], (
        "an officer's own visits are not theirs"
    )
    assert cells(text, "Công đoàn TB")[:2] == ["1", "–"]
    urls = re.findall(r'<td class="num"><a href="([^"]+)">', text)
    assert len(urls) >= 10
    assert {client.get(url.replace("&amp;", "&")).status_code for url in urls} == {200}


def test_areas_tell_who_works_there_and_what_came_of_it(network, as_):
    client = as_("reader", "TA")
    text = page(client)
    assert cells(text, "Khu công nghiệp Tam Đường") == ["1", "2", "1", "7"]
    assert "Chợ trung tâm" not in text
    [url] = re.findall(r'<th scope="row"><a href="([^"]+)">Khu công nghiệp Tam Đường', text)
    listed = client.get(url.replace("&amp;", "&")).content.decode()
    assert str(network[0].person) in listed and listed.count("data-href") == 1
    early = page(client, day="2026-03-31")
    assert cells(early, "Khu công nghiệp Tam Đường") == ["2", "0", "0", "0"]


def test_the_nation_sees_it_on_the_map(network, as_, world):
    Unit.objects.filter(pk=world["TA"].pk).update(name="Liên đoàn Lao động tỉnh Lai Châu")
    assert 'aria-label="Lai Châu: 1"' in page(as_("reader", "TLD"))
    assert 'class="map"' not in page(as_("reader", "TA"))


def test_it_comes_as_a_sheet_and_asks_few_queries(network, as_, django_assert_max_num_queries):
    client = as_("reader", "TLD")
    answer = client.get(reverse("workplaces-network"), {"format": "xlsx"})
    assert ["Công đoàn TA", 1, 1, 2, 1, 7] in files.read(answer.content, "x.xlsx")
    with django_assert_max_num_queries(30):
        page(client)

"""A list is kept under a name, shared with one's office, and counted month by month."""

import pytest
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.trail.models import SavedView

pytestmark = pytest.mark.django_db
MEMBERS = "members/memberships"


def url(action, *args):
    return reverse(REGISTERS[MEMBERS].url_name(action), args=args)


def saved(client, name="Nữ", query="direct_worker=true", **more):
    client.post(url("save-view"), {"name": name, "query": query, **more})
    return SavedView.objects.get(name=name)


def names(client):
    return [view["name"] for view in client.get(url("list")).context["views"]]


def test_a_view_is_ones_own_until_it_is_shared_with_the_office(as_):
    mine, colleague = as_("officer", "TA"), as_("manager", "TA")
    view = saved(mine)
    assert (names(mine), names(colleague)) == (["Nữ"], [])
    assert colleague.get(url("view", view.pk)).status_code == 404
    assert "Chia sẻ với Công đoàn TA" in mine.get(url("view", view.pk)).text
    mine.post(url("view", view.pk), {"share": "1"})
    assert names(colleague) == ["Nữ"]
    assert [names(as_("officer", unit)) for unit in ("HA1", "TB")] == [[], []]
    mine.post(url("view", view.pk))
    assert names(colleague) == []


def test_only_its_owner_takes_a_view_back_or_away(as_):
    mine, colleague = as_("officer", "TA"), as_("manager", "TA")
    view = saved(mine, share="1")
    assert colleague.post(url("view", view.pk)).status_code == 404
    colleague.post(url("save-view"), {"forget": view.pk})
    assert names(colleague) == ["Nữ"]
    mine.post(url("save-view"), {"forget": view.pk})
    assert not SavedView.objects.exists()


def test_each_month_counts_what_the_list_behind_it_holds(as_, enter):
    for place, (joined, direct) in enumerate(
        (("2026-02-03", True), ("2026-04-10", True), ("2026-04-11", False))
    ):
        who = enter("members/people", code="", full_name=f"Người {place}", identity_number="").pk
        enter(MEMBERS, person=who, card_no="", joined_on=joined, decided_on=joined,
              direct_worker=direct)  # fmt: skip
    client = as_("officer", "TA")
    page = client.get(
        url("view", saved(client, query="direct_worker=true&sort=-joined_on&page=2").pk)
    )
    months = {month["label"]: month for month in page.context["months"]}
    assert len(months) == 12
    told = {label: month["count"] for label, month in months.items()}
    assert [told[f"tháng {n}/2026"] for n in (1, 2, 3, 4, 5)] == [0, 1, 1, 2, 2]
    for month in months.values():
        assert client.get(month["url"]).context["count"] == month["count"], month["label"]


def test_a_shared_view_shows_each_his_own_reach(as_, enter, person, world):
    from congdoan.access.models import Grant

    enter(MEMBERS)
    Grant.objects.create(user=person("officer", "CS002"), unit=world["TB"], since="2020-01-01",
                         role=Grant.objects.get(user=person("officer", "CS002")).role)  # fmt: skip
    view = saved(as_("officer", "TB"), query="employment=formal", share="1")
    stranger_here = as_("officer", "CS002")
    assert names(stranger_here) == ["Nữ"]
    assert {
        month["count"] for month in stranger_here.get(url("view", view.pk)).context["months"]
    } == {0}


def test_a_register_without_days_says_so(as_, enter, monkeypatch):
    client = as_("officer", "TA")
    view = saved(client)
    monkeypatch.setattr(type(REGISTERS[MEMBERS]), "measures", ())
    assert "không đếm theo tháng được" in client.get(url("view", view.pk)).text

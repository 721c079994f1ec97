"""Every page of this area and the next opens for its officer, with the example as its record."""

import pytest

PATHS = (
    "members/people", "members/memberships", "members/applications", "members/transfers",
    "workplaces/workplaces", "workplaces/headcounts", "workplaces/foundings",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_register_opens(path, enter, as_):
    facts = {"from_unit": "CS002"} if path == "members/transfers" else {}
    record = enter(path, "CS001", **facts)
    client = as_("manager", "TA")
    for tail in ("", "new/", f"{record.pk}/", f"{record.pk}/edit/"):
        assert client.get(f"/{path}/{tail}").status_code == 200, tail
    page = client.get(f"/{path}/").content.decode()
    assert f'href="/{path}/{record.pk}/"' in page


def test_long_list_asks_the_database_no_more_than_a_short_one(
    member, as_, django_assert_max_num_queries
):
    for month in range(1, 6):
        for _one in range(6):
            member(joined_on=f"2026-{month:02d}-05")
    client = as_("manager", "TA")
    client.get("/members/memberships/")
    with django_assert_max_num_queries(25):
        assert client.get("/members/memberships/").status_code == 200

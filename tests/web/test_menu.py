"""The menu leads to what one may see, what is opened daily before what is opened seldom."""

import pytest
from django.urls import reverse

from tests.pages import source

pytestmark = pytest.mark.django_db


def test_what_is_opened_seldom_stands_last_in_its_area(as_):
    groups = as_("officer", "TA").get(reverse("home")).context["menu"].groups
    urls = [item["url"] for group in groups for item in group["items"]]
    roll, asked, moved = (
        urls.index(reverse(f"members-{name}-list"))
        for name in ("memberships", "erasures", "transfers")
    )
    assert roll < moved < asked


def test_the_menu_printed_once_still_says_where_each_page_stands(as_):
    officer = as_("officer", "TA")
    for name in ("indicators-scorecard", "members-memberships-list", "indicators-scorecard"):
        page = officer.get(reverse(name)).content.decode()
        rail = page[page.index('class="rail"') : page.index('class="rail-fold"')]
        assert rail.count('aria-current="page"') == 1
        assert f'href="{reverse(name)}" aria-current="page"' in rail


def test_the_menu_of_one_is_not_shown_to_another(as_):
    assert reverse("accounts") in as_("manager", "TLD").get(reverse("home")).content.decode()
    assert reverse("accounts") not in source(as_("officer", "CS001").get(reverse("home")))

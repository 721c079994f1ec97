"""The menu leads to what one may see, what is opened daily before what is opened seldom."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_what_is_opened_seldom_stands_last_in_its_area(as_):
    groups = as_("officer", "TA").get(reverse("home")).context["menu"]
    urls = [item["url"] for group in groups for item in group["items"]]
    roll, asked, moved = (
        urls.index(reverse(f"members-{name}-list"))
        for name in ("memberships", "erasures", "transfers")
    )
    assert roll < moved < asked

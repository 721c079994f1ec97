"""A founding's file as far as its decision and that decision, a steering committee: through the page."""

import pytest
from django.urls import reverse

from congdoan.records.register import REGISTERS
from congdoan.workplaces.registers.committee import Committee
from tests.sweeps.hands import no_lines, typed

DOSSIER = {"conference_on": "2026-05-20", "committee": "elected", "has_forms": True,
           "has_list": True, "has_minutes": True}  # fmt: skip
# The form of a workplace without former unions.
NO_FORMER = no_lines(REGISTERS["workplaces/workplaces"])


@pytest.fixture
def file(enter):
    """A checked dossier at HA1; the decision is due on 1 June 2026."""
    facts = {"code": "CS900", "status": "checked", "decided_on": "2026-06-01", "members": 25}
    free = {"union_since": "", "state": "mobilising"}

    def make(**changes):
        if "workplace" not in changes:
            changes["workplace"] = enter("workplaces/workplaces", "HA1", **free)
        return enter("workplaces/foundings", "HA1", **{**facts, **DOSSIER, **changes})

    return make


@pytest.fixture
def decide(as_):
    def take(founding, unit="HA1"):
        client = as_("officer", unit)
        return client.post(f"/workplaces/foundings/{founding.pk}/step/", {"state": "decided"})

    return take


@pytest.fixture
def make(as_, world):
    """The answer and the committee of CS001 with these lines."""

    def post(*lines, **facts):
        data = {
            **typed(
                REGISTERS["workplaces/committees"], world["CS001"], **{"status": "active", **facts}
            )
        }
        for line in lines:
            data |= line
        answer = as_("officer", "CS001").post(reverse("workplaces-committees-new"), data)
        return answer, Committee.all_rows.order_by("-pk").first()

    return post

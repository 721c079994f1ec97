"""A founding's file as far as its decision, and that decision taken through the page."""

import pytest

DOSSIER = {"conference_on": "2026-05-20", "committee": "elected", "has_forms": True,
           "has_list": True, "has_minutes": True}  # fmt: skip


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

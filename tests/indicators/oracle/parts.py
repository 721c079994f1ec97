"""Parts of a measure (its cuts): which rows belong to which part, in the oracle's own words."""

from tests.indicators.oracle.people import OFFICES, ROLL, person
from tests.indicators.oracle.places import COUNTS, PLACES
from tests.indicators.oracle.work import CBA, DIALOGUES

PUBLIC = ("administrative", "public_service")
SECTORS = {
    "state": lambda one: one["ownership"] == "state",
    "nonstate": lambda one: one["ownership"] == "non_state",
    "administrative": lambda one: one["sector"] == "administrative",
    "public_service": lambda one: one["sector"] == "public_service",
    "public": lambda one: one["sector"] in PUBLIC,
    "enterprise": lambda one: one["sector"] == "enterprise",
    "state_enterprise": lambda one: (one["sector"], one["ownership"]) == ("enterprise", "state"),
    "nonstate_enterprise": lambda one: (
        (one["sector"], one["ownership"]) == ("enterprise", "non_state")
    ),
    "other_organisation": lambda one: one["sector"] == "other_organisation",
    "guild": lambda one: one["sector"] == "guild",
}
AT_A_PLACE = (COUNTS, CBA, DIALOGUES)
NOBODYS = {"ownership": "", "sector": ""}
OFFICE = (*PUBLIC, "other_organisation")
EXITS = ("quit", "retired", "died", "resigned", "struck_off", "expelled", "dissolved", "transferred_out")  # fmt: skip
OWN = {
    ROLL: {
        "formal": lambda f, row: row["employment"] == "formal",
        "informal": lambda f, row: row["employment"] == "informal",
        "women": lambda f, row: person(f, row)["sex"] == "female",
        "men": lambda f, row: person(f, row)["sex"] == "male",
        "direct": lambda f, row: row["direct_worker"],
        "party": lambda f, row: row["party_member"],
        **{name: lambda f, row, name=name: row["exit"] == name for name in EXITS},
    },
    OFFICES: {
        "women": lambda f, row: person(f, row)["sex"] == "female",
        "full_time": lambda f, row: row["full_time"],
    },
    "workplaces/collaborators": ("kind", ("collaborator", "adviser", "propagandist", "core")),
    "workplaces/foundings": ("mode", ("guided", "workers")),
    "education/studies": ("kind", ("document", "law", "democracy_law", "women", "topic")),
    "emulation/models": (
        "field", ("organisation", "digital", "welfare", "women", "education", "other"),
    ),
    "welfare/activities": ("kind", ("culture", "sport", "study_visit", "holiday", "women", "other")),
    "welfare/drives": ("purpose", ("housing", "disaster", "member_fund", "prevention_fund", "other")),
    "welfare/gifts": ("occasion", ("tet", "birthday", "wedding", "funeral", "illness", "hardship",
                                   "children", "mid_autumn", "elderly", "women_day", "teachers_day",
                                   "vietnam_women_day", "founding_day", "other")),
}  # fmt: skip


def parts_of(table):
    """{name: belongs(facts, row)} for the rows of that table."""
    own = OWN.get(table, {})
    if isinstance(own, tuple):
        column, values = own
        own = {value: lambda f, row, value=value: row[column] == value for value in values}
    found = {name: lambda f, row, holds=holds: holds(_whose(f, table, row))
             for name, holds in SECTORS.items()}  # fmt: skip
    if table in (PLACES, *AT_A_PLACE):
        found["offices"] = lambda f, row: _whose(f, table, row).get("sector") in OFFICE
    return {**found, **own}


def _whose(facts, table, row):
    """Whose ownership and sector cut it: a workplace's own, else the keeping unit's."""
    if table in (PLACES, "orgs/units"):
        return row
    if table in AT_A_PLACE:
        there = row["workplace_id"]
        return facts.one(PLACES, there) if there else NOBODYS
    return facts.one("orgs/units", row["unit_id"])

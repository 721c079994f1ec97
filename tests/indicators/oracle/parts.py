"""Parts of a measure (its cuts): which rows belong to which part, in the oracle's own words."""

from tests.indicators.oracle.directing import CHARGES, SESSIONS, STUCK, TASKS
from tests.indicators.oracle.people import OFFICES, ROLL, person
from tests.indicators.oracle.places import COUNTS, HIRED, PLACES
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
AT_A_PLACE = (COUNTS, HIRED, CBA, DIALOGUES)
NOBODYS = {"ownership": "", "sector": ""}
OFFICE = (*PUBLIC, "other_organisation")
EXITS = ("quit", "retired", "died", "resigned", "struck_off", "expelled", "dissolved", "transferred_out")  # fmt: skip
FIELDS = ("organisation", "representation", "welfare", "education", "women", "inspection", "finance",
          "digital", "other")  # fmt: skip
PATTERNS = ("zone_union", "small_union", "advice_centre", "open_union", "serving", "example", "mutual",
            "digital", "other")  # fmt: skip


def of(column, values, prefix=""):
    """A part for each value of a column."""
    return {
        f"{prefix}{value}": lambda f, row, value=value: row[column] == value for value in values
    }


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
    PLACES: {"key_areas": lambda f, row: row["key_area"] or row["zone"] != ""},
    CHARGES: of("field", FIELDS),
    STUCK: of("field", FIELDS),
    TASKS: of("field", FIELDS),
    SESSIONS: {
        **of("kind", ("executive", "standing", "inspection", "group", "briefing", "mid", "final",
                      "congress", "conference", "other")),
        "routine": lambda f, row: row["kind"] in ("executive", "standing", "group"),
        "online": lambda f, row: row["mode"] != "person",
    },
    "workplaces/collaborators": of("kind", ("collaborator", "adviser", "propagandist", "core")),
    "workplaces/contacts": {"network": lambda f, row: row["collaborator_id"] is not None},
    "workplaces/foundings": {
        **of("mode", ("guided", "workers")),
        **of("refused_for", ("employer", "workers", "few", "closing", "other"), "for_"),
    },
    "education/studies": of("kind", ("document", "law", "democracy_law", "women", "topic")),
    "emulation/models": {
        **of("field", ("organisation", "digital", "welfare", "women", "education", "other")),
        **of("pattern", PATTERNS, "as_"),
    },
    "welfare/activities": of("kind", ("culture", "sport", "study_visit", "holiday", "women", "other")),
    "welfare/drives": of("purpose", ("housing", "disaster", "member_fund", "prevention_fund", "other")),
    "welfare/gifts": of("occasion", ("tet", "birthday", "wedding", "funeral", "illness", "hardship",
                                   "children", "mid_autumn", "elderly", "women_day", "teachers_day",
                                   "vietnam_women_day", "founding_day", "other")),
}  # fmt: skip


def parts_of(table):
    """{name: belongs(facts, row)} for the rows of that table."""
    own = OWN.get(table, {})
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

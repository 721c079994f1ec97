"""Agreements, welfare, study, emulation, reports and the units themselves: their measures."""

from tests.indicators.oracle.definitions import (
    BASE,
    at_base,
    different,
    happened,
    happened_to,
    lines,
    standing,
    sums,
    took_place,
    until_after,
    until_with,
    within,
)
from tests.indicators.oracle.places import PLACES, has_union

CBA = "labour/agreements"


def in_force(row, day):
    """The last day of an agreement still binds."""
    return until_with(row["valid_from"], row["valid_until"], day)


happened("agreements.signed", CBA, "signed_on")
standing("agreements.in_force", CBA, in_force)
standing("agreements.good", CBA, in_force, lambda f, row: row["grade"] in ("A", "B"))
standing("agreements.workers", CBA, in_force, amount=lambda row: row["workers"])


@different("agreements.workplaces", CBA)
def _covered(facts, period):
    for row in facts[CBA]:
        place = facts.one(PLACES, row["workplace_id"])
        may_sign = place["cba_eligible"] and has_union(facts, place, period.end)
        if in_force(row, period.end) and may_sign:
            yield row, row["workplace_id"]


DIALOGUES = "labour/dialogues"


def minuted(_facts, row):
    return row["status"] in ("held", "closed") and row["minutes"]


happened("dialogues.held", DIALOGUES, "held_on", minuted)


@different("dialogues.workplaces", DIALOGUES)
def _talked(facts, period):
    for row in facts[DIALOGUES]:
        place = row["workplace_id"] and facts.one(PLACES, row["workplace_id"])
        counts = within(row["held_on"], period) and minuted(facts, row) and row["kind"] != "leaders"
        if counts and place and has_union(facts, place, period.end):
            yield row, place["id"]


@different("dialogues.promises_overdue", DIALOGUES)
def _promises(facts, period):
    for row, line in facts.lines(f"{DIALOGUES}.promises"):
        late = line["due"] < period.end
        if late and (line["done_on"] is None or line["done_on"] > period.end):
            yield row, line["id"]


STUDIES = "education/studies"
happened("studies.sessions", STUDIES, "held_on", took_place)
happened("studies.online", STUDIES, "held_on",
         lambda f, row: took_place(f, row) and row["mode"] == "online")  # fmt: skip
happened("studies.attendances", STUDIES, "held_on", took_place, lambda row: row["headcount"])
for _code, _kinds in (("persons", None), ("democracy_law_persons", ("democracy_law",))):
    lines(f"studies.{_code}", f"{STUDIES}.attendances", "held_on", "person_id",
          lambda f, row, line, kinds=_kinds: took_place(f, row)
          and (kinds is None or row["kind"] in kinds))  # fmt: skip

EVENTS = "welfare/activities"
happened("activities.held", EVENTS, "held_on", took_place)
happened("activities.sport", EVENTS, "held_on",
         lambda f, row: took_place(f, row) and row["kind"] == "sport")  # fmt: skip
happened("activities.attendances", EVENTS, "held_on", took_place, lambda row: row["headcount"])
lines("activities.persons", f"{EVENTS}.participants", "held_on", "person_id",
      lambda f, row, line: took_place(f, row))  # fmt: skip
for _code, _rank in (("first", 1), ("second", 2), ("third", 3)):
    lines(f"prizes.{_code}", f"{EVENTS}.results", "held_on", "id",
          lambda f, row, line, rank=_rank: took_place(f, row) and line["rank"] == rank)  # fmt: skip

DRIVES = "welfare/drives"
happened("drives.total", DRIVES, "transferred_on", amount=lambda row: row["amount"])
happened("drives.count", DRIVES, "opened_on")

GIFTS = "welfare/gifts"
VISITS = ("wedding", "funeral", "illness", "hardship")


def given(_facts, row):
    return row["status"] == "given"


happened("gifts.count", GIFTS, "given_on", given, lambda row: row["recipients"])
happened("gifts.value", GIFTS, "given_on", given, lambda row: row["recipients"] * row["value"])
happened_to("gifts.persons", GIFTS, "given_on", "person_id", given)
happened("gifts.visits", GIFTS, "given_on",
         lambda f, row: given(f, row) and row["occasion"] in VISITS,
         lambda row: row["recipients"])  # fmt: skip
happened_to("gifts.tet_persons", GIFTS, "given_on", "person_id",
            lambda f, row: given(f, row) and row["occasion"] == "tet")  # fmt: skip

MODELS = "emulation/models"


def begun(_facts, row):
    return row["status"] not in ("idea", "drafted")


happened("models.launched", MODELS, "starts_on", begun)
happened("pilots.launched", MODELS, "starts_on", lambda f, row: begun(f, row)
         and (row["kind"], row["field"]) == ("pilot", "digital"))  # fmt: skip
lines("models.replicated", f"{MODELS}.replications", "since")
lines("models.replication_planned", f"{MODELS}.replications", "planned_on")
# What was judged stays judged, whether it is spread or stopped afterwards.
happened("models.evaluated", MODELS, "evaluated_on",
         lambda f, row: row["status"] in ("evaluated", "replicated", "stopped"))  # fmt: skip

MOVEMENTS = "emulation/movements"


def running(row, day):
    return until_with(row["launched_on"], row["until"], day)


happened("movements.launched", MOVEMENTS, "launched_on")
standing("movements.running", MOVEMENTS, running)
happened("movements.registered", MOVEMENTS, "registered_on")


def works(facts, row, day):
    """Its union has not ended by that day, and no decision says that it does not work."""
    unit = facts.one(UNITS, row["unit_id"])
    return until_after(unit["founded"], unit["closed"], day) and not paused(facts, unit, day)


@different("movements.unions", MOVEMENTS)
def _launching(facts, period):
    for row in facts[MOVEMENTS]:
        launched = within(row["launched_on"], period)
        if launched and at_base(facts, row) and works(facts, row, period.end):
            yield row, row["unit_id"]


@different("movements.sustaining_unions", MOVEMENTS)
def _sustaining(facts, period):
    for row in facts[MOVEMENTS]:
        first = row["kept_up_from"]
        followed = row["followed_on"] is not None and first is not None and first <= period.end
        launched = within(row["launched_on"], period) and works(facts, row, period.end)
        if launched and at_base(facts, row) and followed:
            yield row, row["unit_id"]


RESULTS = "emulation/work_results"
for _code, _whole in (("total", True), ("parts", False)):
    happened(f"work_results.{_code}", RESULTS, "until",
             lambda f, row, whole=_whole: (row["part_of_id"] is None) == whole,
             lambda row: row["value"])  # fmt: skip

REPORTS = "reports/reports"


def above_has_it(_facts, row):
    return row["status"] in ("sent", "received", "accepted", "consolidated")


happened("reports.sent", REPORTS, "sent_on", above_has_it)
happened_to("reports.units", REPORTS, "sent_on", "unit_id", above_has_it)
happened("reports.due", "reports/duties", "due")
happened("reports.duties_met", "reports/duties", "due", lambda f, row: row["sent_on"] is not None)
standing("reports.missing", "reports/duties", lambda row, day: row["due"] < day
         and (row["sent_on"] is None or row["sent_on"] > day))  # fmt: skip

UNITS = "orgs/units"
KINDS = {"grassroots": BASE, "guilds": ("NDCS",), "upper": ("LDH", "CDND", "CDKCN", "CDX"),
         "groups": ("CDCSTV", "CDBP", "TCD")}  # fmt: skip


def paused(facts, unit, day):
    """A decision says that it does not work, and none since that it does."""
    said = [(row["during"].lower, row["suspended"]) for row in facts["orgs/versions"]
            if row["unit_id"] == unit["id"] and row["during"].lower <= day]  # fmt: skip
    return bool(said) and max(said)[1]


def _units(code, kinds, stopped):
    @sums(f"orgs.{code}", UNITS)
    def of(facts, period):
        for row in facts[UNITS]:
            stands = until_after(row["founded"], row["closed"], period.end)
            if stands and row["kind"] in kinds and paused(facts, row, period.end) == stopped:
                yield row, 1


for _code, _kinds in KINDS.items():
    _units(_code, _kinds, False)
_units("suspended", BASE, True)
for _code in ("founded", "closed"):
    happened(f"orgs.{_code}", UNITS, _code, lambda f, row: row["kind"] in BASE)

"""Workplaces, foundings, agreements, welfare, study, emulation, direction and reports: their measures."""

from tests.indicators.oracle.definitions import (
    BASE,
    at_base,
    different,
    happened,
    happened_to,
    standing,
    sums,
    took_place,
    until_after,
    until_with,
    within,
)

PLACES, COUNTS = "workplaces/workplaces", "workplaces/headcounts"


def at_work(row, day):
    return until_after(row["opened_on"], row["closed_on"], day)


def has_union(row, day):
    return at_work(row, day) and until_after(row["union_since"], row["union_until"], day)


def is_blank(row, day):
    return at_work(row, day) and not has_union(row, day)


def counted(facts, place, day):
    """The latest headcount of the workplace on or before that day, or None."""
    told = [one for one in facts[COUNTS]
            if one["workplace_id"] == place["id"] and one["counted_on"] <= day]  # fmt: skip
    return max(told, key=lambda one: one["counted_on"], default=None)


standing("workplaces.count", PLACES, at_work)
standing("workplaces.with_union", PLACES, has_union)
standing("workplaces.blank", PLACES, is_blank)
standing("workplaces.eligible", PLACES, at_work, lambda f, row: row["eligible"])
standing("workplaces.eligible_with_union", PLACES, has_union, lambda f, row: row["eligible"])
standing("workplaces.cba_eligible", PLACES, at_work, lambda f, row: row["cba_eligible"])


def sized(code, size, lasts):
    @sums(code, PLACES)
    def of(facts, period):
        for row in facts[PLACES]:
            told = counted(facts, row, period.end)
            if lasts(row, period.end) and told and told["total"] >= size:
                yield row, 1


for _size in (20, 15, 5):
    sized(f"workplaces.ge{_size}", _size, at_work)
    sized(f"workplaces.ge{_size}_with_union", _size, has_union)
    sized(f"workplaces.blank{_size}", _size, is_blank)


@sums("workplaces.uncovered", PLACES)
def _uncovered(facts, period):
    for row in facts[PLACES]:
        told = counted(facts, row, period.end)
        if is_blank(row, period.end) and told:
            yield row, told["total"]


@sums("workplaces.workers", COUNTS)
def _workers(facts, period):
    for place in facts[PLACES]:
        told = counted(facts, place, period.end)
        if at_work(place, period.end) and told:
            yield told, told["total"]


FILES = "workplaces/foundings"
RECOGNISED = ("decided", "announced", "supported")
for _code, _kind in (("founded", "CDCS"), ("guilds_founded", "NDCS")):
    happened(f"unions.{_code}", FILES, "decided_on",
             lambda f, row, kind=_kind: row["status"] in RECOGNISED and row["kind"] == kind)  # fmt: skip

HELP = "workplaces/supports"


def of_a_union(facts, row):
    return facts.one(FILES, row["founding_id"])["status"] in RECOGNISED


happened("supports.held", HELP, "held_on", of_a_union)
happened_to("supports.unions", HELP, "held_on", "founding_id", of_a_union)

TALKS = "workplaces/contacts"
happened("contacts.held", TALKS, "held_on")
happened_to("contacts.workplaces", TALKS, "held_on", "workplace_id")
happened("contacts.applications", TALKS, "held_on", amount=lambda row: row["applications"])

LISTED = "workplaces/listed"
happened("listed.rows", LISTED, "listed_on")
happened("listed.workers", LISTED, "listed_on", amount=lambda row: row["workers"] or 0)

STEERING = "workplaces/committees"


def working(row, day):
    began = row["status"] in ("active", "consolidated", "ended")
    return began and until_after(row["since"], row["until"], day)


standing("steering.count", STEERING, working)


@sums("steering.complete", STEERING)
def _complete(facts, period):
    for row in facts[STEERING]:
        seats = {line["represents"] for record, line in facts.lines(f"{STEERING}.members")
                 if record["id"] == row["id"]
                 and (line["left_on"] is None or period.end < line["left_on"])}  # fmt: skip
        if working(row, period.end) and {"party", "state"} <= seats:
            yield row, 1


def lines(code, name, on, what="id", where=lambda facts, row, line: True):
    """Different lines (or a column of theirs) whose own day, or their record's, lies in the period."""
    table = name.split(".")[0]

    @different(code, table)
    def of(facts, period):
        for row, line in facts.lines(name):
            day = line[on] if on in line else row[on]
            if within(day, period) and where(facts, row, line) and line[what] is not None:
                yield row, line[what]


lines("steering.reviewed", f"{STEERING}.reviews", "concluded_on")
lines("steering.replaced", f"{STEERING}.reviews", "concluded_on",
      where=lambda f, row, line: line["verdict"] == "end")  # fmt: skip

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
        if in_force(row, period.end) and facts.one(PLACES, row["workplace_id"])["cba_eligible"]:
            yield row, row["workplace_id"]


DIALOGUES = "labour/dialogues"


def minuted(_facts, row):
    return row["status"] in ("held", "closed") and row["minutes"]


happened("dialogues.held", DIALOGUES, "held_on", minuted)
happened_to("dialogues.workplaces", DIALOGUES, "held_on", "workplace_id",
            lambda f, row: minuted(f, row) and row["kind"] != "leaders")  # fmt: skip


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

MOVEMENTS = "emulation/movements"


def running(row, day):
    return until_with(row["launched_on"], row["until"], day)


happened("movements.launched", MOVEMENTS, "launched_on")
standing("movements.running", MOVEMENTS, running)
happened("movements.registered", MOVEMENTS, "registered_on")
happened_to("movements.unions", MOVEMENTS, "launched_on", "unit_id", at_base)


@different("movements.sustaining_unions", MOVEMENTS)
def _sustaining(facts, period):
    for row in facts[MOVEMENTS]:
        first = row["kept_up_from"]
        followed = row["followed_on"] is not None and first is not None and first <= period.end
        if running(row, period.end) and at_base(facts, row) and followed:
            yield row, row["unit_id"]


RESULTS = "emulation/work_results"
for _code, _whole in (("total", True), ("parts", False)):
    happened(f"work_results.{_code}", RESULTS, "until",
             lambda f, row, whole=_whole: (row["part_of_id"] is None) == whole,
             lambda row: row["value"])  # fmt: skip

TASKS = "direction/tasks"
happened("tasks.due", TASKS, "due")
happened("tasks.done", TASKS, "done_on")
standing("tasks.overdue", TASKS, lambda row, day: row["due"] is not None and row["due"] < day
         and (row["done_on"] is None or day < row["done_on"]))  # fmt: skip

STUCK = "direction/difficulties"
happened("difficulties.raised", STUCK, "raised_on")
happened("difficulties.answered", STUCK, "answered_on")
standing("difficulties.open", STUCK,
         lambda row, day: until_after(row["raised_on"], row["answered_on"], day))  # fmt: skip

happened("programmes.issued", "direction/programmes", "issued_on")
happened("plans.issued", "direction/programmes", "issued_on", lambda f, row: row["kind"] == "plan")

REPORTS = "reports/reports"


def above_has_it(_facts, row):
    return row["status"] in ("sent", "received", "accepted", "consolidated")


happened("reports.sent", REPORTS, "sent_on", above_has_it)
happened_to("reports.units", REPORTS, "sent_on", "unit_id", above_has_it)
happened("reports.due", "reports/duties", "due")
standing("reports.missing", "reports/duties", lambda row, day: row["due"] < day
         and (row["sent_on"] is None or row["sent_on"] > day))  # fmt: skip

UNITS = "orgs/units"
KINDS = {"grassroots": BASE, "guilds": ("NDCS",), "upper": ("LDH", "CDND", "CDKCN", "CDX"),
         "groups": ("CDBP", "TCD")}  # fmt: skip
for _code, _kinds in KINDS.items():
    standing(f"orgs.{_code}", UNITS,
             lambda row, day: until_after(row["founded"], row["closed"], day),
             lambda f, row, kinds=_kinds: row["kind"] in kinds)  # fmt: skip
for _code in ("founded", "closed"):
    happened(f"orgs.{_code}", UNITS, _code, lambda f, row: row["kind"] in BASE)

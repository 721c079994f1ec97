"""Workplaces, their headcounts, surveys and recruits, foundings, contacts, lists of others, steering committees."""

from tests.indicators.oracle.definitions import (
    happened,
    happened_to,
    lines,
    standing,
    sums,
    until_after,
    within,
)

PLACES, COUNTS = "workplaces/workplaces", "workplaces/headcounts"


def at_work(row, day):
    return until_after(row["opened_on"], row["closed_on"], day)


def has_union(facts, row, day):
    """In the last of the times in which it had one, or in one of those written down as over."""
    times = [(row["union_since"], row["union_until"])]
    times += [(line["since"], line["until"]) for place, line in facts.lines(f"{PLACES}.unions")
              if place["id"] == row["id"]]  # fmt: skip
    return at_work(row, day) and any(until_after(*time, day) for time in times)


def is_blank(facts, row, day):
    return at_work(row, day) and not has_union(facts, row, day)


def counted(facts, place, day):
    """The latest headcount of the workplace on or before that day, or None."""
    told = [one for one in facts[COUNTS]
            if one["workplace_id"] == place["id"] and one["counted_on"] <= day]  # fmt: skip
    return max(told, key=lambda one: one["counted_on"], default=None)


def organised(code, lasts, where=lambda row: True):
    @sums(code, PLACES)
    def of(facts, period):
        for row in facts[PLACES]:
            if lasts(facts, row, period.end) and where(row):
                yield row, 1


standing("workplaces.count", PLACES, at_work)
organised("workplaces.with_union", has_union)
organised("workplaces.blank", is_blank)
standing("workplaces.eligible", PLACES, at_work, lambda f, row: row["eligible"])
organised("workplaces.eligible_with_union", has_union, lambda row: row["eligible"])
standing("workplaces.cba_eligible", PLACES, at_work, lambda f, row: row["cba_eligible"])
organised("workplaces.cba_eligible_with_union", has_union, lambda row: row["cba_eligible"])


def sized(code, size, lasts):
    @sums(code, PLACES)
    def of(facts, period):
        for row in facts[PLACES]:
            told = counted(facts, row, period.end)
            if lasts(facts, row, period.end) and told and told["total"] >= size:
                yield row, 1


for _size in (20, 15, 5):
    sized(f"workplaces.ge{_size}", _size, lambda f, row, day: at_work(row, day))
    sized(f"workplaces.ge{_size}_with_union", _size, has_union)
    sized(f"workplaces.blank{_size}", _size, is_blank)


@sums("workplaces.uncovered", PLACES)
def _uncovered(facts, period):
    for row in facts[PLACES]:
        told = counted(facts, row, period.end)
        if is_blank(facts, row, period.end) and told:
            yield row, told["total"]


@sums("workplaces.workers", COUNTS)
def _workers(facts, period):
    for place in facts[PLACES]:
        told = counted(facts, place, period.end)
        if at_work(place, period.end) and told:
            yield told, told["total"]


@sums("workers.organised", COUNTS)
def _organised(facts, period):
    for place in facts[PLACES]:
        told = counted(facts, place, period.end)
        if has_union(facts, place, period.end) and told:
            yield told, told["total"]


@sums("workers.unrepresented", COUNTS)
def _unrepresented(facts, period):
    for place in facts[PLACES]:
        told = counted(facts, place, period.end)
        if is_blank(facts, place, period.end) and told and not place["other_representative"]:
            yield told, told["total"]


@sums("workers.gathered", COUNTS)
def _gathered(facts, period):
    for place in facts[PLACES]:
        told = counted(facts, place, period.end)
        if is_blank(facts, place, period.end) and told and not place["other_representative"]:
            yield told, told["gathered"] or 0


happened_to("surveys.workplaces", COUNTS, "counted_on", "workplace_id",
            lambda f, row: row["survey_id"] is not None)  # fmt: skip

ROUNDS = "workplaces/surveys"
happened("surveys.held", ROUNDS, "started_on", lambda f, row: row["status"] in ("going", "done"))
standing("surveys.overdue", ROUNDS, lambda row, day: row["due"] < day
         and (row["finished_on"] is None or day < row["finished_on"]))  # fmt: skip

HIRED = "workplaces/recruits"
happened("recruits.count", HIRED, "hired_on")
happened("recruits.unknown", HIRED, "hired_on", lambda f, row: row["person_id"] is None)


@sums("recruits.joined", HIRED)
def _joined(facts, period):
    """On the roll of whatever union when the period ends."""
    on_a_roll = {one["person_id"] for one in facts["members/memberships"]
                 if until_after(one["joined_on"], one["left_on"], period.end)}  # fmt: skip
    for row in facts[HIRED]:
        if within(row["hired_on"], period) and row["person_id"] in on_a_roll:
            yield row, 1


FILES = "workplaces/foundings"
RECOGNISED = ("decided", "announced", "supported")
for _code, _kind in (("founded", "CDCS"), ("guilds_founded", "NDCS")):
    happened(f"unions.{_code}", FILES, "decided_on",
             lambda f, row, kind=_kind: row["status"] in RECOGNISED and row["kind"] == kind)  # fmt: skip

happened("foundings.days", FILES, "decided_on", lambda f, row: row["status"] in RECOGNISED,
         lambda row: (row["decided_on"] - row["contacted_on"]).days)  # fmt: skip
happened("foundings.refused", FILES, "refused_on", lambda f, row: row["status"] == "refused")

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
                 if record["id"] == row["id"] and not line["helps"]
                 and (line["sat_from"] is None or line["sat_from"] <= period.end)
                 and (line["left_on"] is None or period.end < line["left_on"])}  # fmt: skip
        if working(row, period.end) and {"party", "state"} <= seats:
            yield row, 1


lines("steering.meetings", f"{STEERING}.meetings", "held_on")
lines("steering.reviewed", f"{STEERING}.reviews", "concluded_on")
lines("steering.replaced", f"{STEERING}.reviews", "concluded_on",
      where=lambda f, row, line: line["verdict"] == "end")  # fmt: skip


@sums("steering.paid", STEERING)
def _allowed(facts, period):
    for row, line in facts.lines(f"{STEERING}.allowances"):
        if within(line["month"], period):
            yield row, line["amount"]

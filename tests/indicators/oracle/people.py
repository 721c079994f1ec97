"""Members, officials, courses, introductions and collaborators: what their measures mean."""

from tests.indicators.oracle.definitions import (
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

ROLL = "members/memberships"


def on_roll(row, day):
    """The day of leaving is the first one off the roll."""
    return until_after(row["joined_on"], row["left_on"], day)


def person(facts, row):
    return facts.one("members/people", row["person_id"])


def _full(facts, row):
    one = person(facts, row)
    dated = one["born"] and one["identity_mark"] and one["confirmed_on"]
    return bool(dated and one["phone"] and one["job"] and one["address"] and one["hometown"])


standing("members.on_roll", ROLL, on_roll)
standing("members.women", ROLL, on_roll, lambda f, row: person(f, row)["sex"] == "female")
standing(
    "members.beside",
    ROLL,
    on_roll,
    lambda f, row: (
        f.one("orgs/units", row["unit_id"])["kind"] not in ("CDCS", "CDCSTV", "CDBP", "TCD")
    ),
)
standing("members.complete", ROLL, on_roll, _full)


def suspended(facts, row, day, since=None):
    """By what stands of it now, or by a time written down as over; the day it is over he takes part. `since`: the
    day by which that time had to have begun."""
    times = [(row["suspended_on"], None)] if row["status"] == "suspended" else []
    times += [(line["since"], line["until"]) for record, line in facts.lines(f"{ROLL}.suspensions")
              if record["id"] == row["id"]]  # fmt: skip
    return any(until_after(*time, day) and time[0] <= (since or day) for time in times)


@sums("members.suspended", ROLL)
def _suspended(facts, period):
    for row in facts[ROLL]:
        if on_roll(row, period.end) and suspended(facts, row, period.end):
            yield row, 1


@sums("members.long_suspended", ROLL)
def _long_suspended(facts, period):
    """Twelve months and more: a year before the day, or the day before 29 February."""
    day = period.end
    year_ago = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    for row in facts[ROLL]:
        if on_roll(row, day) and suspended(facts, row, day, year_ago):
            yield row, 1


@sums("members.active", ROLL)
def _active(facts, period):
    for row in facts[ROLL]:
        if on_roll(row, period.end) and not suspended(facts, row, period.end):
            yield row, 1


@sums("members.confirmed", ROLL)
def _confirmed(facts, period):
    for row in facts[ROLL]:
        day = person(facts, row)["confirmed_on"]
        if on_roll(row, period.end) and day is not None and day <= period.end:
            yield row, 1


happened_to("members.admitted", ROLL, "joined_on", "person_id",
            lambda f, row: row["entry"] in ("admitted", "founding"))  # fmt: skip
for _code, _entry in (
    ("transferred_in", "transferred_in"),
    ("reinstated", "reinstated"),
    ("recorded", "existing"),
):
    happened(
        f"members.{_code}", ROLL, "joined_on", lambda f, row, entry=_entry: row["entry"] == entry
    )
happened("members.left", ROLL, "left_on", lambda f, row: row["exit"] != "transferred_out")
happened(
    "members.transferred_out", ROLL, "left_on", lambda f, row: row["exit"] == "transferred_out"
)


def _has_card(row):
    return bool(row["card_no"] or row["card_on"])


# Whoever left keeps it until the day it is taken back; who moved changes it where he came to.
standing("cards.to_take_back", ROLL,
         lambda row, day: row["left_on"] is not None and row["left_on"] <= day
         and (row["card_back_on"] is None or day < row["card_back_on"]),
         lambda f, row: _has_card(row) and row["exit"] != "transferred_out")  # fmt: skip
standing("cards.to_replace", ROLL,
         lambda row, day: on_roll(row, day) and (row["card_on"] is None or day < row["card_on"]),
         lambda f, row: row["entry"] == "transferred_in" and row["card_no"] != "")  # fmt: skip

OFFICES, COURSES = "cadres/officials", "cadres/courses"


def in_office(row, day):
    """The last day in office still counts."""
    return until_with(row["since"], row["until"], day)


def chair(facts, row):
    return row["position"] == "chair" and at_base(facts, row)


def trainings(facts, who):
    """Last days of the courses held at which that person was present."""
    for course, line in facts.lines(f"{COURSES}.participants"):
        if line["person_id"] == who and line["present"] and took_place(facts, course):
            yield course["ends_on"]


def trained_by(facts, row, day):
    """At a course that ended after the office was taken, up to that day."""
    began = row["elected_on"] or row["since"]
    return any(began < ended <= day for ended in trainings(facts, row["person_id"]))


@different("officials.count", OFFICES)
def _officials(facts, period):
    for row in facts[OFFICES]:
        if in_office(row, period.end):
            yield row, row["person_id"]


happened("officials.new_chairs", OFFICES, "elected_on", chair)


@sums("officials.new_chairs_trained", OFFICES)
def _new_chairs_trained(facts, period):
    for row in facts[OFFICES]:
        elected = within(row["elected_on"], period) and chair(facts, row)
        if elected and trained_by(facts, row, period.end):
            yield row, 1


@sums("officials.chairs_untrained", OFFICES)
def _chairs_untrained(facts, period):
    for row in facts[OFFICES]:
        elected = in_office(row, period.end) and chair(facts, row) and row["elected_on"]
        if elected and not trained_by(facts, row, period.end):
            yield row, 1


@different("officials.developers", OFFICES)
def _developers(facts, period):
    for row in facts[OFFICES]:
        if in_office(row, period.end) and row["develops_members"]:
            yield row, row["person_id"]


@different("officials.developers_trained", OFFICES)
def _developers_trained(facts, period):
    for row in facts[OFFICES]:
        develops = in_office(row, period.end) and row["develops_members"]
        if develops and any(within(day, period) for day in trainings(facts, row["person_id"])):
            yield row, row["person_id"]


happened("training.held", COURSES, "ends_on", took_place)
happened("training.cost", COURSES, "ends_on", took_place, lambda row: row["cost"])


def _present(code, what):
    @different(code, COURSES)
    def of(facts, period):
        for course, line in facts.lines(f"{COURSES}.participants"):
            if took_place(facts, course) and within(course["ends_on"], period) and line["present"]:
                yield course, line[what]


_present("training.persons", "person_id")
_present("training.attendances", "id")

MADE = "cadres/introductions"
happened("introductions.made", MADE, "introduced_on")
happened_to("introductions.persons", MADE, "introduced_on", "person_id")
happened_to("introductions.admitted", MADE, "admitted_on", "person_id")

NETWORK = "workplaces/collaborators"


def serving(row, day):
    return until_with(row["since"], row["until"], day)


standing("network.serving", NETWORK, serving)
standing("network.trained", NETWORK,
         lambda row, day: serving(row, day) and row["trained_on"] and row["trained_on"] <= day)  # fmt: skip


@sums("network.paid", NETWORK)
def _paid(facts, period):
    for row, line in facts.lines(f"{NETWORK}.payments"):
        if within(line["month"], period):
            yield row, line["amount"]


happened("cards.lost", "members/cardlosses", "lost_on")

ERASURES = "members/erasures"
happened("erasures.asked", ERASURES, "received_on")
happened("erasures.done", ERASURES, "erased_on")
# Carried out late it was late until then.
standing("erasures.late", ERASURES,
         lambda row, day: row["due_on"] is not None and row["due_on"] < day
         and (row["erased_on"] is None or day < row["erased_on"]),
         lambda f, row: row["status"] not in ("refused", "withdrawn"))  # fmt: skip

ASKED, BREACHES = "members/datarequests", "members/breaches"
happened("datarequests.asked", ASKED, "received_on")
happened("breaches.found", BREACHES, "found_on")


def late(row, due, done, day):
    """After the day it was due on and until that on which it was done."""
    return row[due] is not None and row[due] < day and (row[done] is None or day < row[done])


standing("datarequests.late", ASKED, lambda row, day: late(row, "due_on", "done_on", day),
         lambda f, row: row["status"] != "withdrawn")  # fmt: skip
standing("breaches.late", BREACHES, lambda row, day: late(row, "notify_by", "notified_on", day))
standing("consents.standing", "members/consents",
         lambda row, day: until_after(row["given_on"], row["withdrawn_on"], day))  # fmt: skip

BODIES, STAFFING = "cadres/bodies", "cadres/staffing"


def sitting(row, day):
    """The day on which it ended is the first without it."""
    return until_after(row["since"], row["ended_on"], day)


standing("bodies.sitting", BODIES, sitting)
standing("bodies.seats", BODIES, sitting, amount=lambda row: row["seats"])
standing(
    "bodies.overdue",
    BODIES,
    lambda row, day: sitting(row, day) and row["until"] is not None and row["until"] < day,
)
standing(
    "staffing.posts",
    STAFFING,
    lambda row, day: until_with(row["since"], row["until"], day),
    amount=lambda row: row["posts"],
)

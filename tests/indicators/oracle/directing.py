"""Direction: programmes, plans, tasks, difficulties, reviews, meetings, charges, papers; their measures."""

from tests.indicators.oracle.definitions import (
    different,
    happened,
    lines,
    standing,
    sums,
    until_after,
    until_with,
)

TASKS, SESSIONS = "direction/tasks", "direction/meetings"


def late(row, day, done="done_on"):
    """Its last day is over and it is not done yet; the day it is done it is late no longer."""
    return row["due"] is not None and row["due"] < day and (row[done] is None or day < row[done])


def in_time(row, done="done_on"):
    return row[done] is not None and row["due"] is not None and row[done] <= row["due"]


def of_a_meeting(facts, row):
    """The task carries out the conclusion of a meeting."""
    return any(line["task_id"] == row["id"] for line in facts[f"{SESSIONS}.conclusions"])


happened("tasks.due", TASKS, "due")
happened("tasks.done", TASKS, "done_on")
standing("tasks.overdue", TASKS, late)
happened("tasks.done_in_time", TASKS, "due", lambda f, row: in_time(row))
happened("tasks.concluded", TASKS, "due", of_a_meeting)
happened("tasks.concluded_on_time", TASKS, "due",
         lambda f, row: of_a_meeting(f, row) and in_time(row))  # fmt: skip

STUCK = "direction/difficulties"


def answered(_facts, row):
    return row["status"] == "answered"


happened("difficulties.raised", STUCK, "raised_on")
happened("difficulties.answered", STUCK, "answered_on", answered)
happened("difficulties.limited", STUCK, "answered_on",
         lambda f, row: answered(f, row) and row["answer_by"] is not None)  # fmt: skip
happened("difficulties.answered_in_time", STUCK, "answered_on",
         lambda f, row: answered(f, row) and row["answer_by"] is not None
         and row["answered_on"] <= row["answer_by"])  # fmt: skip
standing("difficulties.open", STUCK,
         lambda row, day: until_after(row["raised_on"], row["answered_on"], day))  # fmt: skip
standing("difficulties.overdue", STUCK,
         lambda row, day: late({**row, "due": row["answer_by"]}, day, "answered_on"))  # fmt: skip

PROGRAMMES = "direction/programmes"
happened("programmes.issued", PROGRAMMES, "issued_on")
happened("plans.issued", PROGRAMMES, "issued_on", lambda f, row: row["kind"] == "plan")
lines("programmes.items", f"{PROGRAMMES}.items", "period_start")
lines("programmes.off_core", f"{PROGRAMMES}.items", "period_start",
      where=lambda f, row, line: line["off_core"])  # fmt: skip

PLANS = "direction/required_plans"


def set_off(_facts, row):
    return row["status"] in ("due", "drafting", "issued")


def is_issued(_facts, row):
    return row["status"] == "issued"


happened("required_plans.set_off", PLANS, "triggered_on", set_off)
happened("required_plans.due", PLANS, "due", set_off)
happened("required_plans.issued", PLANS, "issued_on", is_issued)
happened("required_plans.issued_in_time", PLANS, "due",
         lambda f, row: is_issued(f, row) and in_time(row, "issued_on"))  # fmt: skip
standing("required_plans.overdue", PLANS, lambda row, day: late(row, day, "issued_on"), set_off)

REVIEWS = "direction/reviews"


def was_held(row, day):
    return row["status"] in ("held", "reported") and row["held_on"] <= day


happened("reviews.due", REVIEWS, "due", lambda f, row: row["status"] != "dropped")
happened("reviews.held", REVIEWS, "held_on", lambda f, row: was_held(row, row["held_on"]))
standing("reviews.overdue", REVIEWS, lambda row, day: row["due"] < day and not was_held(row, day),
         lambda f, row: row["status"] != "dropped")  # fmt: skip


def met(_facts, row):
    return row["status"] in ("held", "signed", "concluded", "closed")


happened("meetings.planned", SESSIONS, "held_on", lambda f, row: row["status"] != "cancelled")
happened("meetings.held", SESSIONS, "held_on", met)
happened("meetings.unsigned", SESSIONS, "held_on", lambda f, row: row["status"] == "held")
for _code, _presence in (("called", ("present", "excused", "absent")), ("present", ("present",))):
    lines(f"meetings.{_code}", f"{SESSIONS}.participants", "held_on",
          where=lambda f, row, line, presence=_presence: met(f, row)
          and line["presence"] in presence)  # fmt: skip

CHARGES = "direction/charges"


def _charged(code, who):
    @different(code, CHARGES)
    def of(facts, period):
        for row in facts[CHARGES]:
            if until_with(row["since"], row["until"], period.end) and row[who] is not None:
                yield row, row[who]


_charged("charges.officials", "person_id")
_charged("charges.units", "charged_id")
standing("procedures.online", "direction/procedures",
         lambda row, day: until_with(row["online_since"], row["until"], day))  # fmt: skip
happened("reminders.sent", "direction/reminders", "sent_on")

PAPERS, ARRIVED = "direction/documents", "direction/incoming"


def is_out(_facts, row):
    return row["status"] in ("issued", "delivered", "read")


happened("documents.issued", PAPERS, "issued_on", is_out)
happened("documents.plans_issued", PAPERS, "issued_on",
         lambda f, row: is_out(f, row) and row["kind"] == "plan")  # fmt: skip
happened("documents.read", PAPERS, "read_on")


def _sent(code, counts):
    """Recipients of the papers issued, told line by line; where it is only kept is none."""

    @sums(code, PAPERS)
    def of(facts, period):
        for row, line in facts.lines(f"{PAPERS}.recipients"):
            out = is_out(facts, row) and period.start <= row["issued_on"] <= period.end
            if out and counts(row, line):
                yield row, 1


_sent("documents.recipients", lambda row, line: line["purpose"] != "keep")
# Its own unit has it without being sent it.
_sent("documents.sent_inside",
      lambda row, line: line["unit_id"] is not None and line["unit_id"] != row["unit_id"])  # fmt: skip

happened("consultations.asked", "direction/consultations", "asked_on")
happened("incoming.received", ARRIVED, "arrived_on")
happened("incoming.inside", ARRIVED, "arrived_on", lambda f, row: row["document_id"] is not None)
happened("incoming.read", ARRIVED, "read_on")
happened("incoming.handled", ARRIVED, "handled_on")
standing("incoming.overdue", ARRIVED, lambda row, day: late(row, day, "handled_on"))

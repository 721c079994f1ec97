"""Until when a request about one's own data, or an application, is to be answered."""

import datetime as dt

from congdoan.trail.parameters import current

CODE, BREACH = "PRIV-DSAR", "PRIV-BREACH"
# How the decree groups what people may ask about their data, beside its erasing.
GROUPS = {"view": "view_edit_provide", "edit": "view_edit_provide", "withdraw": "withdraw", "limit": "withdraw",
          "object": "withdraw", "protect": "protect"}  # fmt: skip
ADMISSION, RECOGNITION = "ORG-ADMIT", "ORG-RECOG"
SATURDAY = 5


def erasure(received, through_others):
    """(told that it was received by, erased by), days of Decree 356/2025/NĐ-CP art. 5.

    The first counts working days, of which only Saturdays and Sundays are left out: public holidays
    make it end later, never earlier. A request from before the decree gets its first days.
    """
    return _answered("erase", received, through_others)


def request(kind, received, through_others):
    """The same of what else a person asks about his data."""
    return _answered(GROUPS[kind], received, through_others)


def breach(found):
    """The last day on which the authority is told of a breach; the hours are counted as days, that of its finding
    among them, so that nobody is late by the clock and in time by the calendar."""
    hours = _rule(BREACH, found).value
    return found + dt.timedelta(days=max(0, hours // 24 - 1))


def admission(applied):
    """By when the upper union decides on an application where no union is yet: working days of
    HD 38/HD-TLĐ 3.1."""
    return _working(applied, _rule(ADMISSION, applied).value)


def recognition(filed):
    """By when the upper union decides on a full dossier: working days of HD 38/HD-TLĐ."""
    return _working(filed, _rule(RECOGNITION, filed).value["decide"])


def _answered(group, received, through_others):
    days = _rule(CODE, received).value
    alone, with_others = days[group]
    whole = dt.timedelta(days=with_others or alone if through_others else alone)
    return _working(received, days["ack_working_days"]), received + whole


def _rule(code, day):
    """The dated rule of that day; of a day before there was one, the first."""
    rates = current()
    return rates.row(code, day) or rates.rows(code)[0]


def _working(day, count):
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day

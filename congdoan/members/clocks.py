"""Until when a request about one's own data, or an application, is to be answered."""

import datetime as dt

from congdoan.trail.parameters import current

CODE = "PRIV-DSAR"
ADMISSION, RECOGNITION = "ORG-ADMIT", "ORG-RECOG"
SATURDAY = 5


def erasure(received, through_others):
    """(told that it was received by, erased by), days of Decree 356/2025/NĐ-CP art. 5.

    The first counts working days, of which only Saturdays and Sundays are left out: public holidays
    make it end later, never earlier. A request from before the decree gets its first days.
    """
    rates = current()
    days = (rates.row(CODE, received) or rates.rows(CODE)[0]).value
    alone, with_others = days["erase"]
    whole = dt.timedelta(days=with_others if through_others else alone)
    return _working(received, days["ack_working_days"]), received + whole


def admission(applied):
    """By when the upper union decides on an application where no union is yet: working days of
    HD 38/HD-TLĐ 3.1."""
    rates = current()
    rule = rates.row(ADMISSION, applied) or rates.rows(ADMISSION)[0]
    return _working(applied, rule.value)


def recognition(filed):
    """By when the upper union decides on a full dossier: working days of HD 38/HD-TLĐ."""
    rates = current()
    rule = rates.row(RECOGNITION, filed) or rates.rows(RECOGNITION)[0]
    return _working(filed, rule.value["decide"])


def _working(day, count):
    while count:
        day += dt.timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day

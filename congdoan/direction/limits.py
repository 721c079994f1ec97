"""Dated limits of steering, as they are set for the day: days to answer, days to remind ahead."""

import datetime as dt

from congdoan.base.errors import NotSet
from congdoan.trail.parameters import current

ANSWER = "DIFFICULTY-ANSWER"
AHEAD, AGAIN = "REMIND-AHEAD", "REMIND-AGAIN"


def days(code, day):
    """How many days that limit gives on the day; None where nobody has set one."""
    try:
        return int(current().value(code, day))
    except NotSet:
        return None


def share(code, day):
    """A threshold as a share of one, as a Decimal; raises `NotSet` where nobody has set it."""
    return current().value(code, day)


def answer_by(raised_on):
    """The last day to answer what was raised then, or None without a limit."""
    given = days(ANSWER, raised_on) if raised_on else None
    return None if given is None else raised_on + dt.timedelta(days=given)

"""When a target is met and how it stands before its day: strict and inclusive, by pace or by value."""

from calendar import monthrange
from decimal import Decimal

from congdoan.indicators.judged.state import State

# Of the pace that the days gone would ask: at or above the first it goes well, above the second
# it may slip, below that it is behind.
ON_PACE, AT_RISK = Decimal(1), Decimal("0.8")
# Until that share of its time is gone a rate of what happens may slip, but is not behind.
EARLY = Decimal("0.5")
# What the first days of its time bring is chance: so many, or that share of them where the time is short.
FIRST_DAYS, FIRST_SHARE = 30, Decimal("0.1")
# Without a pace (stocks, rates of what stands) the value itself is held to the target.
NEAR, FAR = Decimal(90), Decimal(70)
# «khoảng»: as many percent of the target may be missing where the target says nothing else.
TOLERANCE = Decimal(5)
# Which way the words of a target ask; the others («đạt», «khoảng», a range) follow what is better.
DOWNWARD, UPWARD = ("<", "<=", "minimise"), (">", ">=", "increase")


def is_limit(comparator, lower_is_better):
    """Whether the number is not to be exceeded, rather than to be reached."""
    return comparator in DOWNWARD or (lower_is_better and comparator not in UPWARD)


def wanted_value(target, last_year, limit=False):
    """The number to reach; «increase» means more than last year, «minimise» means none. Of a range not to be
    exceeded it is the upper end."""
    if target.comparator == "increase":
        return last_year
    if target.comparator == "minimise":
        return target.value if target.value is not None else Decimal(0)
    if target.comparator == "between" and limit:
        return target.value_max or target.value
    return target.value


def asks_last_year(targets):
    """Whether one of them is to be more than last year: only then need last year be counted."""
    return any(target.comparator == "increase" for target in targets)


def is_met(comparator, value, wanted, lower_is_better=False, tolerance=TOLERANCE):
    """Q-07: «trên» is strict, «trở lên» inclusive. A range is met at its lower end, or up to its upper where
    less is better; «đạt» is met from the good side, since nobody fails a plan by doing more of what is good.
    «Khoảng» is met as near as `tolerance` percent of the target, and from the good side however far."""
    match comparator:
        case "about":
            room = abs(wanted) * tolerance / 100
            return value <= wanted + room if lower_is_better else value >= wanted - room
        case ">" | "increase":
            return value > wanted
        case "<":
            return value < wanted
        case "<=" | "minimise":
            return value <= wanted
        case "=" | "between" if lower_is_better:
            return value <= wanted
    return value >= wanted


def state_of(target, limit, value, wanted, attained, pace, over):
    """The `State`: NONE when there is nothing to hold against anything. `limit`: the number is not to be
    exceeded."""
    if target is None or value is None or wanted is None or target.comparator == "track":
        return State.NONE
    if target.comparator == "increase" and not over:
        return _before_its_end(value, wanted, attained)
    if is_met(target.comparator, value, wanted, limit, target.tolerance_in_force):
        # What must not be exceeded is only reached when the time is over.
        return State.ONTRACK if limit and not over else State.REACHED
    # What grows through its time does not come back under what it has exceeded.
    if over or (limit and pace is not None):
        return State.LATE
    if pace:
        return _by_pace(attained, pace)
    return _by_value(attained)


def _before_its_end(value, wanted, attained):
    """Of what is to be more than last year, held to the same days of it: those say already how much the days gone
    ask for, and as they go on nothing is reached yet."""
    return State.ONTRACK if value >= wanted else _by_value(attained)


def not_yet_late(state, value, wanted, early):
    """A rate of what comes about through its time is at risk at most while that is `early`: a few more lift it. What
    has exceeded its limit is late on any day."""
    return State.RISK if early and state == State.LATE and value < wanted else state


def foreseen(state, target, forecast, wanted):
    """A limit kept so far is at risk once it would be passed at this pace; `forecast` is None where there is none."""
    if state != State.ONTRACK or forecast is None:
        return state
    kept = is_met(target.comparator, forecast, wanted, True, target.tolerance_in_force)
    return state if kept else State.RISK


def is_too_soon(window, day):
    """Whether nothing can be read yet from what has happened of its time by that day."""
    return (day - window.start).days < min(FIRST_DAYS, FIRST_SHARE * window.days)


def _by_pace(attained, pace):
    share = (attained or Decimal(0)) / (100 * pace)
    return _of_three(share, ON_PACE, AT_RISK)


def _by_value(attained):
    if attained is None:
        return State.LATE
    return _of_three(attained, NEAR, FAR)


def _of_three(reached, well, barely):
    if reached >= well:
        return State.ONTRACK
    return State.RISK if reached >= barely else State.LATE


def months_between(day, end):
    """Months from the end of one day to the end of another: 30/6 to 31/12 is six."""
    return _months(end) - _months(day)


def _months(day):
    length = monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - 1 + Decimal(day.day) / length

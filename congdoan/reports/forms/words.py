"""The words a report's form is declared in: parts, fields, sentences, checks, and where values come from."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period

NUMBER, AMOUNT, RATE, LIST, STATE, TEXT = "number", "amount", "rate", "list", "state", "text"
# What has come of a target: {name, said, value, target, attained, state, what, adds}, as the scorecard tells it.
RESULT = "result"
# Kinds that a consolidated report adds up.
ADDED = (NUMBER, AMOUNT)


@dataclass(frozen=True)
class Count:
    """The value of a measure at the unit and below it, in the report's period; `opening`: on the day before."""

    code: str
    opening: bool = False


@dataclass(frozen=True)
class Net:
    """By how much a stock is more at the period's end than on the day before it."""

    code: str


@dataclass(frozen=True)
class Rows:
    """`read(rows)` makes the value (mostly a list of texts) from a register's rows behind a measure."""

    code: str
    read: Callable


@dataclass(frozen=True)
class Each:
    """One entry a record: `read(rows)` yields `Entry`; the rows are those behind a measure."""

    code: str
    read: Callable


@dataclass(frozen=True)
class Worked:
    """`work(values, sources)` makes the value from the others; None when it cannot. `code` names
    the measure whose list stands behind it."""

    work: Callable
    code: str = ""


@dataclass(frozen=True)
class Reached:
    """One entry a target that the unit is held to on the period's last day, worked out as the scorecard of that day
    does. Nobody writes over it."""

    code = ""


@dataclass(frozen=True)
class Below:
    """One entry a union directly below that owes the form's `below`: the number told under `key` in its report as
    sent, beside it those of `more`. What no such report speaks of is one more entry. Nobody writes over them."""

    key: str
    more: tuple = ()
    code = ""


@dataclass(frozen=True)
class Told:
    """What the reports sent by the branch's grassroots unions tell under a key, added up; None while none came."""

    key: str
    code = ""


@dataclass(frozen=True)
class Entry:
    """One line of an `Each`: printed as before + value + after. `parts` add up to the value;
    `numbers` are the first and last ordinal of what was counted."""

    key: str
    label: str
    value: int
    before: str = ""
    after: str = ""
    parts: tuple = ()
    numbers: tuple = ()


@dataclass(frozen=True)
class Field:
    """One value of the report. Without a source it is typed by hand: declared, or narrative (TEXT)."""

    key: str
    kind: str
    label: str
    source: object = None
    hint: str = ""
    # For TEXT: `offer(values, sources)` is a draft the writer may take.
    offer: Callable | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence with {keys} in it, and [lists | of clauses] joined by commas.

    A clause whose values are all nought is left out; when all the sentence names is nought or
    empty, `none` is said instead. What was not told yet is never nought.
    """

    text: str
    none: str = ""


@dataclass(frozen=True)
class Head:
    """One column of a `Grid`: its words, and its share of the width."""

    title: str
    width: float = 1
    align: str = "right"


@dataclass(frozen=True)
class Grid:
    """The entries under a key as a table: their number, their label, their `cells`; `opens` is the cell that opens
    what stands behind. `order(field)` puts them in another order; without entries `none` is said."""

    key: str
    heads: tuple
    opens: int = 0
    order: Callable | None = None
    none: str = ""


@dataclass(frozen=True)
class Own:
    """The narrative typed under `key` for one edition alone; where nothing was, the one under `usual`."""

    key: str
    usual: str


@dataclass(frozen=True)
class Part:
    """A heading of the paper, its fields, and the paragraphs (tuples of sentences) that print them.

    A paragraph given as a key alone prints the narrative typed under that key, an `Own` one of two; a `Grid` a table.
    """

    level: int
    heading: str
    fields: tuple = ()
    says: tuple = ()


def numbered(*parts):
    """The parts, those of the first level with their Roman numbers."""
    found, place = [], 0
    for part in parts:
        place += part.level == 1
        heading = f"{_ROMAN[place]}. {part.heading}" if part.level == 1 else part.heading
        found.append(replace(part, heading=heading))
    return tuple(found)


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True)
class Same:
    """An identity: the sums of two lists of keys agree. A key of an `Each` stands for all its
    entries. With `when` it is asked only where that value is not nought. What is not `firm` is told
    and stands in nobody's way."""

    label: str
    left: tuple
    right: tuple
    when: str = ""
    firm: bool = True


@dataclass(frozen=True)
class Edition:
    """The same values told to another reader: its own subject, order and words.
    `recipients(report)` are those it names at its foot; it has no values of its own."""

    name: str
    title: Callable
    closing: Callable
    parts: tuple
    recipients: Callable


def asked_by(source, period):
    """{(measure code, period)}: the figures that a source is made of."""
    if not source.code:
        return set()
    asked = {(source.code, period)}
    if isinstance(source, Net):
        return asked | {(source.code, period.opening)}
    return {(source.code, period.opening)} if getattr(source, "opening", False) else asked


# So long after its end a period is still what is worked at.
QUARTER = dt.timedelta(days=92)
WHOLE_YEAR = _("Mẫu này lập cho trọn một năm dương lịch, ví dụ kỳ 2025.")
FIRST_HALF = _("Mẫu này lập cho 6 tháng đầu năm, ví dụ kỳ 6 tháng đầu năm 2026.")


def first_half(year):
    """The six months that a half-year report is about."""
    return Period.months(year, 1, 6)


def span_words(period):
    """How sentences name the span of a report: «trong năm», «trong 6 tháng»."""
    return "năm" if period == Period.year(period.end.year) else "6 tháng"


def ahead_words(period):
    """What comes after the span of a report: «năm 2027», «6 tháng cuối năm»."""
    return f"năm {period.end.year + 1}" if span_words(period) == "năm" else "6 tháng cuối năm"


def subject(period):
    """What a report of the work says it is about."""
    return f"Kết quả hoạt động công đoàn {period.label}; nhiệm vụ {ahead_words(period)}"


def closing(report):
    """Its last sentence."""
    return f"Trên đây là báo cáo {report.period.label} của {report.issuer}."


@dataclass(frozen=True)
class Form:
    """A whole report. `title(period)` is its subject; `closing(report)` its last sentence; `span(year)` the one period
    of a year that it may be about, `told_of` the sentence that says so."""

    code: str
    name: str
    level: tuple
    title: Callable
    closing: Callable
    parts: tuple
    checks: tuple = ()
    recipients: str = ""
    span: Callable = Period.year
    told_of: str = WHOLE_YEAR
    # Keys printed beside each unit where reports are put together.
    main: tuple = field(default=())
    # Codes of the forms that the unions below fill in over the same time: those directly below, the grassroots.
    below: str = ""
    grassroots: str = ""
    # What a Party committee is told of it.
    party: Edition | None = None

    @property
    def fields(self):
        return [one for part in self.parts for one in part.fields]

    def takes(self, period):
        """Whether a report of this form may be about that period."""
        return period == self.span(period.end.year)

    def last(self, day):
        """Its last period that is over on the day."""
        this = self.span(day.year)
        return this if this.end <= day else self.span(day.year - 1)

    def next(self, day):
        """The period that is worked at on the day: the one that runs, until a quarter after its end."""
        known = [self.span(year) for year in (day.year - 1, day.year, day.year + 1)]
        return next(one for one in known if one.end + QUARTER >= day)

    def field(self, key):
        return next((one for one in self.fields if one.key == key), None)

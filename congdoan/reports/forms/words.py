"""The words a report's form is declared in: parts, fields, sentences, checks, and where values come from."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period

NUMBER, AMOUNT, RATE, LIST, STATE, TEXT = "number", "amount", "rate", "list", "state", "text"
# Kinds that a consolidated report adds up.
ADDED = (NUMBER, AMOUNT)


@dataclass(frozen=True)
class Count:
    """The value of a measure at the unit and below it, in the report's period."""

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
class Part:
    """A heading of the paper, its fields, and the paragraphs (tuples of sentences) that print them.

    A paragraph given as a key alone prints the narrative typed under that key.
    """

    level: int
    heading: str
    fields: tuple = ()
    says: tuple = ()


@dataclass(frozen=True)
class Same:
    """An identity: the sums of two lists of keys agree. A key of an `Each` stands for all its
    entries. With `when` it is asked only where that value is not nought."""

    label: str
    left: tuple
    right: tuple
    when: str = ""


def first_half(year):
    """The six months that a half-year report is about."""
    return Period.months(year, 1, 6)


def span_words(period):
    """How sentences name the span of a report: «trong năm», «trong 6 tháng»."""
    return "năm" if period == Period.year(period.end.year) else "6 tháng"


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
    told_of: str = _("Mẫu này lập cho trọn một năm dương lịch, ví dụ kỳ 2025.")
    # Keys printed beside each unit where reports are put together.
    main: tuple = field(default=())

    @property
    def fields(self):
        return [one for part in self.parts for one in part.fields]

    def takes(self, period):
        """Whether a report of this form may be about that period."""
        return period == self.span(period.end.year)

    def field(self, key):
        return next((one for one in self.fields if one.key == key), None)

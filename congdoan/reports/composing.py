"""A report in words: its values put into the form's sentences, for the page and for the paper alike."""

import re
from dataclasses import dataclass

from congdoan.base.text import number, percent
from congdoan.reports.forms.words import AMOUNT, RATE, RESULT, Grid, Own, ahead_words, span_words
from congdoan.reports.found import COMPUTED

_LIST = re.compile(r"\[([^\[\]]+)\]")
_KEY = re.compile(r"\{([^{}]+)\}")
# Where a value is not told yet: never silently empty.
UNTOLD = "……"
# Where records were asked and have no answer.
NO_DATA = "chưa có số liệu"


@dataclass(frozen=True)
class Figure:
    """A value inside a sentence."""

    field: object
    text: str


@dataclass(frozen=True)
class Narrative:
    """Words that a person writes: paragraphs in the paper, a box to write in on the page. `usual` is the field whose
    words stand while nobody wrote others for this edition."""

    field: object
    usual: object = None

    @property
    def text(self):
        return self.field.text or (self.usual.text if self.usual else "")


@dataclass(frozen=True)
class Head:
    level: int
    text: str


@dataclass(frozen=True)
class Lines:
    """A table: its heads, and rows of texts, one of them a Figure."""

    heads: tuple
    rows: list


def compose(report, fields, parts=None):
    """Heads, narratives, tables and paragraphs (lists of str and Figure) of a report with these fields: of all its
    form's parts, or of those of another edition."""
    teller = _Teller(report, fields)
    for part in parts or report.declaration.parts:
        yield Head(part.level, teller.named(part.heading))
        for say in part.says:
            if isinstance(say, Grid):
                yield teller.table(say)
            elif isinstance(say, str | Own):
                yield from teller.narrative(say)
            elif runs := teller.paragraph(say):
                yield runs


def say(field):
    """A value as the paper prints it."""
    if field.standing is None and field.origin == COMPUTED:
        return NO_DATA
    return shown(field.kind, field.standing)


def shown(kind, value):
    """Texts joined, money in đồng, rates in hundredths, numbers with dots."""
    if value is None:
        return UNTOLD
    if kind == RESULT:
        return value["said"]
    if isinstance(value, list):
        return "; ".join(map(str, value)) if value else "–"
    if isinstance(value, str):
        return value
    if kind == AMOUNT:
        return f"{number(value)} đồng"
    if kind == RATE:
        return percent(value, 0 if value == int(value) else 1)
    return number(value)


class _Teller:
    def __init__(self, report, fields):
        self.report, self.issuer = report, report.issuer
        self.fields = {field.key: field for field in fields}
        self.groups = {}
        for field in fields:
            if field.group:
                self.groups.setdefault(field.group, []).append(field)

    def named(self, text):
        period = self.report.period
        said = {
            "{year}": str(period.end.year), "{next}": str(period.end.year + 1), "{span}": span_words(period),
            "{PERIOD}": period.label.upper(), "{AHEAD}": ahead_words(period).upper(),
        }  # fmt: skip
        for gap, words in said.items():
            text = text.replace(gap, words)
        return text

    def narrative(self, said):
        """The words under a key, or an edition's own; reports drawn up before it had any have the usual alone."""
        keys = (said.key, said.usual) if isinstance(said, Own) else (said,)
        known = [self.fields[key] for key in keys if key in self.fields]
        if known:
            yield Narrative(*known)

    def paragraph(self, sentences):
        """Sentences that have something to say, with a space between."""
        runs = []
        for sentence in sentences:
            said = self._sentence(sentence)
            runs += [" ", *said] if runs and said else said
        return runs

    def table(self, grid):
        """Its entries, numbered; or the sentence that there are none."""
        fields = self.groups.get(grid.key, [])
        if not fields:
            return [self.named(grid.none)]
        if grid.order:
            fields = sorted(fields, key=grid.order)
        return Lines(grid.heads, [
            [str(place), field.label, *_cells(field, grid.opens)] for place, field in enumerate(fields, start=1)
        ])  # fmt: skip

    def _sentence(self, sentence):
        text = self.named(sentence.text)
        if self._has_no_data(text):
            return []
        if self._is_nought(text):
            return [self.named(sentence.none)] if sentence.none else []
        runs, at = [], 0
        for found in _LIST.finditer(text):
            runs += self._runs(text[at : found.start()])
            runs += self._clauses(found.group(1))
            at = found.end()
        return runs + self._runs(text[at:])

    def _clauses(self, text):
        runs = []
        for clause in text.split("|"):
            if not self._is_nought(clause):
                runs += [", "] if runs else []
                runs += self._runs(clause.strip())
        return runs

    def _runs(self, text):
        runs = []
        for place, piece in enumerate(_KEY.split(text)):
            runs += self._value(piece) if place % 2 else [piece]
        return [run for run in runs if run != ""]

    def _value(self, key):
        if key == "unit":
            return [self.issuer]
        if key not in self.groups:
            return (
                [Figure(self.fields[key], say(self.fields[key]))]
                if key in self.fields
                else [UNTOLD]
            )
        runs = []
        for field in self.groups[key]:
            before, after = field.detail.get("before", ""), field.detail.get("after", "")
            runs += ["; "] if runs else []
            runs += [before, Figure(field, say(field)), after]
        return runs

    def _has_no_data(self, text):
        """Whether records were asked for all it names and answered nothing."""
        keys = [key for key in _KEY.findall(text) if key in self.fields]
        return bool(keys) and all(
            self.fields[key].origin == COMPUTED and self.fields[key].standing is None
            for key in keys
        )

    def _is_nought(self, text):
        keys = [key for key in _KEY.findall(text) if key in self.fields]
        return bool(keys) and all(self.fields[key].standing in (0, []) for key in keys)


def _cells(field, opens):
    for place, text in enumerate(field.detail["cells"]):
        yield Figure(field, text) if place == opens else text

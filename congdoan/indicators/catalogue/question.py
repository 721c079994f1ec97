"""What is asked of an indicator: for which part of it, and from which number on."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from congdoan.base.formula import Formula
from congdoan.indicators.counting import sources
from congdoan.records.measure import with_threshold

# Kinds of which a branch and a branch are the whole.
ADD_UP = ("net", "count", "stock")
# Kinds that happen in a time: those of one time and of the next are added.
FLOWS = ("net", "count")
# Kinds of which both parts are told, each of them a sum.
SHARES = ("rate", "average")


@dataclass(frozen=True)
class Question:
    """`cut` names the part («» the whole); `threshold` replaces the number in the names of the
    formula's measures: a programme that begins at 25 workers asks `workplaces.ge25`. `formula` and what
    follows it are in force when the period asked of ends."""

    indicator: Any
    cut: str
    threshold: int | None
    formula: Formula
    kind: str
    direction: str
    compute: str

    def code(self, name):
        """The measure's code that a name of the formula stands for here."""
        name = with_threshold(name, self.threshold) if self.threshold else name
        return f"{name}.{self.cut}" if self.cut else name

    @cached_property
    def codes(self):
        """{(measure code, is opening)} that a value needs."""
        return {(self.code(name), opening) for name, opening in self.formula.names}

    @cached_property
    def is_ready(self):
        """Whether records can answer: every measure of the formula stands in some register."""
        if self.compute == self.indicator.Compute.DECLARED:
            return False
        return all(sources.known(code) for code, _opening in self.codes)

    @property
    def runs_up(self):
        """Whether the value grows through the period, so that a pace can be asked of it."""
        kinds = self.indicator.Kind
        if self.kind == kinds.COUNT and self.is_ready:
            return not all(sources.find(code).is_stock for code, _opening in self.codes)
        return self.kind in (kinds.NET, kinds.COUNT)

    @cached_property
    def gathers(self):
        """Whether it is a share of what comes about through the period, as people trained, rather than of what stands
        on its last day."""
        return self._is_share_of(lambda above, below: not any(above))

    @cached_property
    def fills_up(self):
        """Whether that is held against what stands: in the middle of the period half of it may be there."""
        return self._is_share_of(lambda above, below: not any(above) and all(below))

    def _is_share_of(self, told):
        """What `told` says of whether the numbers above and below the line stand on a day, of a rate or an average
        counted from records."""
        if not (self.is_share and self.is_ready and self.formula.ratio):
            return False
        both = ([self.code(name) for name, _opening in part.names] for part in self.formula.ratio)
        return told(*([sources.find(code).is_stock for code in codes] for codes in both))

    @property
    def adds_up(self):
        """Whether shares of several units make a sum: counts do, rates and averages never."""
        return self.kind in ADD_UP

    @property
    def counts_whole(self):
        """Whether only whole numbers come of it: records of registers are counted, none of their amounts added."""
        if not (self.adds_up and self.is_ready) or self.formula.ratio:
            return False
        return not any(sources.find(code).measure.total for code, _opening in self.codes)

    @property
    def is_of_a_whole(self):
        """Whether it says how many of some records: never more than all of them. Of money more may come than is due."""
        if self.kind != self.indicator.Kind.RATE or self.indicator.unit != "%" or not self.is_ready:
            return False
        return not any(sources.find(code).measure.total for code, _opening in self.codes)

    @property
    def is_flow(self):
        """Whether it happens in a time: what one time tells and what the next tells are added."""
        return self.kind in FLOWS

    @property
    def is_share(self):
        """Whether it is one number of another: of several units both are added up before they are divided."""
        return self.kind in SHARES

    @property
    def lower_is_better(self):
        return self.direction == self.indicator.Direction.DOWN

    @cached_property
    def main_code(self):
        """The measure whose records stand behind the value: the numerator's first name; None while
        no register has it."""
        names = sorted(name for name, opening in self._counted.names if not opening)
        return self.code(names[0]) if names and self.is_ready else None

    @cached_property
    def is_one_list(self):
        """Whether one list adds up to the value, or to the numerator of a rate; else several do together."""
        terms = self._counted.terms
        return bool(terms) and len(terms) == 1 and terms[0][0] == 1 and not terms[0][2]

    @property
    def parts(self):
        """[(factor, measure code, is opening)] that make the value, or the numerator of a rate; the factor
        is None where they are not simply added up."""
        terms = self._counted.terms or [(None, *name) for name in sorted(self._counted.names)]
        return [(factor, self.code(name), opening) for factor, name, opening in terms]

    @property
    def _counted(self):
        return self.formula.ratio[0] if self.formula.ratio else self.formula

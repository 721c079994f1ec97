"""What is asked of an indicator: for which part of it, and from which number on."""

from dataclasses import dataclass
from typing import Any

from congdoan.indicators import sources
from congdoan.records.measure import with_threshold


@dataclass(frozen=True)
class Question:
    """`cut` names the part («» the whole); `threshold` replaces the number in the names of the
    formula's measures: a programme that begins at 25 workers asks `workplaces.ge25`."""

    indicator: Any
    cut: str = ""
    threshold: int | None = None

    def code(self, name):
        """The measure's code that a name of the formula stands for here."""
        name = with_threshold(name, self.threshold) if self.threshold else name
        return f"{name}.{self.cut}" if self.cut else name

    @property
    def codes(self):
        """{(measure code, is opening)} that a value needs."""
        return {(self.code(name), opening) for name, opening in self.indicator.parsed.names}

    @property
    def is_ready(self):
        """Whether records can answer: every measure of the formula stands in some register."""
        if self.indicator.compute == self.indicator.Compute.DECLARED:
            return False
        return all(sources.known(code) for code, _opening in self.codes)

    @property
    def runs_up(self):
        """Whether the value grows through the period, so that a pace can be asked of it."""
        kinds = self.indicator.Kind
        if self.indicator.kind == kinds.COUNT and self.is_ready:
            return not all(sources.find(code).is_stock for code, _opening in self.codes)
        return self.indicator.kind in (kinds.NET, kinds.COUNT)

    @property
    def main_code(self):
        """The measure whose records stand behind the value: the numerator's first name; None while
        no register has it."""
        parsed = self.indicator.parsed
        formula = parsed.ratio[0] if parsed.ratio else parsed
        names = sorted(name for name, opening in formula.names if not opening)
        return self.code(names[0]) if self.is_ready else None

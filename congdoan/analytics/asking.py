"""What the page of figures is asked: a measure, told apart by what, at whose units, in which spans of time.

?measure=members.on_roll&by=employment&per=month&period=2026&tree=now
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.indicators.counting import measures_of_units, sources
from congdoan.indicators.counting.by_register import counts_as, counts_by
from congdoan.records.attributes import Attribute, attributes, beyond
from congdoan.records.measure import BUT
from congdoan.records.register import REGISTERS

CUT = "cut:"
PER = ("", "month", "year")
# Columns of a table: beyond them nobody compares any more. Values beyond are counted together.
MONTHS, YEARS, VALUES = 24, 5, 12
REST = "\x00rest"


@dataclass(frozen=True)
class Part:
    """One value of what the figure is told apart by. `query` opens its records; None: nothing does."""

    key: str
    label: str
    code: str = ""
    query: dict | None = None


class Asked:
    """A question of the page of figures, read from an address. `faults` are said and overlooked."""

    def __init__(self, query, actor, unit, day):
        self.query, self.actor, self.day, self.faults = query, actor, day, []
        self.measures = measures_for(actor, unit)
        known = {code for _label, group in self.measures for code, _name in group}
        first = min(known, key=_first)
        self.code = query.get("measure") or first
        if self.code not in known:
            self.faults.append(
                _(
                    "Không có số đo «%(code)s» trong những sổ đồng chí được xem; chọn trong danh sách."
                )
                % {"code": self.code}
            )
            self.code = first
        source = sources.find(self.code).source
        self.register = REGISTERS.get(source.path)  # units stand in none
        self.attributes = attributes(self.register) if self.register else {}
        self.cuts = source.cuts
        self.by = self._by(query.get("by", ""))
        self.per = query.get("per", "") if query.get("per") in PER else ""
        self.typed = query.get("period", "").strip()
        self.period = self._period()

    def _by(self, text):
        if (
            not text
            or text in self.attributes
            or (text.startswith(CUT) and text[len(CUT) :] in self.cuts)
        ):
            return text
        self.faults.append(
            _("Số đo này không tách được theo «%(by)s»; đang xem cả số.") % {"by": text}
        )
        return ""

    def _period(self):
        so_far = Period(self.day.replace(month=1, day=1), self.day)
        try:
            period = Period.parse(self.typed).until(self.day) if self.typed else so_far
            if period is None:
                self.faults.append(
                    _("Kỳ «%(typed)s» chưa tới; đang xem từ đầu năm.") % {"typed": self.typed}
                )
            return period or so_far
        except Mistake as mistake:
            self.faults.append(mistake.message)
            return so_far

    @property
    def counted(self):
        return sources.find(self.code)

    @property
    def attribute(self) -> Attribute | None:
        return self.attributes.get(self.by)

    @property
    def is_guarded(self):
        """Whether it is told apart by a fact of a sensitive kind (Decree 356/2025 art. 4)."""
        return bool(self.attribute and self.attribute.guard)

    def spans(self, whole_only=False):
        """The spans of the columns, the whole period last when it is the sum of what stands before."""
        if self.per == "" or whole_only:
            return [self.period]
        return self.period.by_month()[-MONTHS:] if self.per == "month" else _years(self.period)

    @property
    def is_cut(self):
        """Whether the columns begin later than the period: it has more than a table shows."""
        return self.spans()[0].start > self.period.start

    def choices(self):
        """[(group, [(value, label)])] of what the measure may be told apart by."""
        yield "", [("", _("Không tách"))]
        yield (
            _("Theo mục ghi trong sổ"),
            [(name, one.label) for name, one in self.attributes.items()],
        )
        yield (
            _("Theo phần, và phần còn lại"),
            [(CUT + name, cut[0]) for name, cut in self.cuts.items()],
        )

    def parts(self, spans, tree, nodes, top):
        """([Part], {(node, part key, span): number}): values in their order, at most VALUES of them."""
        if self.by.startswith(CUT):
            return self._cut_parts()
        found = counts_by(self.code, spans, self.by, tree, {*nodes, top})
        heaviest = _heaviest_first(found, top)
        kept = heaviest[:VALUES]
        parts = [self._part(v, self.attribute.told(v), {"is": v}) for v in self._in_order(kept)]
        numbers = {
            (node, value, span): number
            for span in spans
            for (node, value), number in found[span].items()
            if value in kept
        }
        if len(heaviest) > len(kept):
            parts.append(self._part(REST, _("Giá trị khác"), {"but": kept}))
            numbers |= self._beyond(kept, spans, tree, {*nodes, top})
        return parts, numbers

    def _in_order(self, kept):
        """As the attribute lists its values, else by the alphabet; what it lists no more stands last."""
        order = [value for value in self.attribute.values if value in kept] or sorted(kept)
        return order + [value for value in kept if value not in order]

    def _part(self, key, label, which):
        """A value of the attribute; of a guarded one nothing opens the records."""
        return Part(key, label, self.code, None if self.is_guarded else {"by": self.by} | which)

    def _beyond(self, kept, spans, tree, nodes):
        """{(node, REST, span): number} of the values that have no column, counted together."""
        other = beyond(self.register, self.counted.measure, self.by, kept, guarded=True)
        found = counts_as(replace(self.counted, measure=other), spans, tree, nodes)
        return {
            (node, REST, span): number for span in spans for node, number in found[span].items()
        }

    def _cut_parts(self):
        """The cut; what is left is worked out from the whole where both make it."""
        name = self.by[len(CUT) :]
        label, where = self.cuts[name]
        parts = [Part(name, str(label), f"{self.code}.{name}", {})]
        if self.counted.is_split_by(where):
            parts.append(Part(REST, _("Còn lại"), f"{self.code}.{BUT}{name}", {}))
        return parts, None


def measures_for(actor, unit):
    """[(register's title, [(code, label)])] of every measure in the areas whose figures he may count at that unit."""
    groups = []
    for register in REGISTERS.values():
        if register.measures and actor.may_at("count", register.area, unit):
            found = [(one.code, str(one.label)) for one in register.measures]
            groups.append((str(register.title), found))
    groups.append(
        (_("Tổ chức"), [(one.code, str(one.label)) for one in measures_of_units.MEASURES])
    )
    return sorted(groups, key=lambda group: group[0])


def _first(code):
    """Members first, where they are counted at all."""
    return code != "members.on_roll", code


def _heaviest_first(found, top):
    """The values that are met at the unit `top`, the most frequent first."""
    weight = defaultdict(int)
    for numbers in found.values():
        for (node, value), number in numbers.items():
            if node == top:
                weight[value] += abs(number)
    return sorted(weight, key=lambda value: -weight[value])


def _years(period):
    """The years up to that of the period, each whole; the last up to its end."""
    last = period.end.year
    return [Period.year(year).until(period.end) for year in range(last - YEARS + 1, last + 1)]

"""The movement table: opening, what came, what went, closing – and the proof that they agree."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS

CAME = ("members.admitted", "members.transferred_in", "members.reinstated", "members.recorded")
EXITS = ("quit", "retired", "died", "resigned", "struck_off", "expelled", "dissolved")
WENT = (*(f"members.left.{kind}" for kind in EXITS), "members.transferred_out")
ROLL = "members.on_roll"
# A table for a part of the members: the cut's name; the empty one is all of them.
PARTS = ("", "women", "men", "formal", "informal", "state", "nonstate")


@dataclass
class Row:
    """One unit's line: numbers by measure code, opening and closing apart."""

    unit: Unit
    opening: int
    numbers: dict
    closing: int
    own: bool = False

    @property
    def came(self):
        return sum(self.numbers[code] for code in CAME)

    @property
    def went(self):
        return sum(self.numbers[code] for code in WENT)

    @property
    def net(self):
        return self.closing - self.opening

    @property
    def agrees(self):
        """Closing is opening and what came, less what went."""
        return self.net == self.came - self.went


class Movements:
    """The table of one unit over a period: a row for each unit right below it, and for itself.

    All rows look through the tree of the period's last day, so a unit that moved is counted
    once, where it then hangs.
    """

    def __init__(self, actor, unit, period, part=""):
        self.actor, self.unit, self.period, self.part = actor, unit, period, part
        self.register = REGISTERS["members/memberships"]

    def code(self, code):
        return f"{code}.{self.part}" if self.part else code

    def labels(self):
        """Columns between opening and closing: (code, heading)."""
        headings = (
            _("Kết nạp"), _("Chuyển đến"), _("Kết nạp lại"), _("Ghi sổ lần đầu"), _("Nghỉ việc"),
            _("Nghỉ hưu"), _("Từ trần"), _("Xin ra"), _("Xoá tên"), _("Khai trừ"), _("Giải thể"),
            _("Chuyển đi"),
        )  # fmt: skip
        return list(zip((*CAME, *WENT), headings, strict=True))

    def rows(self):
        """Rows of the units below, then the unit's own row (`own`)."""
        day = self.period.end
        below = list(Unit.objects.children_of(self.unit, day))
        values = self._values([*below, self.unit])
        rows = [self._row(unit, values) for unit in below]
        kept = [row for row in rows if row.opening or row.closing or row.came or row.went]
        own = self._row(self.unit, values)
        own.own = True
        return [*kept, own]

    def _values(self, units):
        nodes, day = [unit.pk for unit in units], self.period.end
        before = self.period.opening
        found = {"opening": self._count(ROLL, before, nodes, day)}
        for code in (ROLL, *CAME, *WENT):
            found[code] = self._count(code, self.period, nodes, day)
        return found

    def _count(self, code, period, nodes, day):
        measure = self.register.measure(self.code(code))
        return measure.values(self.register.rows(self.actor), period, day, nodes)

    def _row(self, unit, values):
        numbers = {code: values[code].get(unit.pk, 0) for code in (*CAME, *WENT)}
        opening, closing = values["opening"].get(unit.pk, 0), values[ROLL].get(unit.pk, 0)
        return Row(unit, opening, numbers, closing)

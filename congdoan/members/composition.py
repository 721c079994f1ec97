"""Who the members are, in numbers only: by sex, age, work, group, and what they chose to tell; and what their
files still lack.

Every table is one roll parted without remainder, so its lines add up to it (seed 002: 46 = 30 men + 16 women
over four groups). Origin and religion are sensitive (Decree 356/2025/NĐ-CP art. 4.1): told as counts of the
whole, small ones hidden, and of today's roll only.
"""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Value, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from congdoan.base.periods import Period
from congdoan.base.text import fold, one_line
from congdoan.members.registers.membership import LACKS, Employment
from congdoan.members.registers.person import Sex
from congdoan.orgs.kinds import BASE
from congdoan.orgs.models import Unit, under
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import current

ROLL, COMPLETE, CONFIRMED = "members.on_roll", "members.complete", "members.confirmed"
# Years lived in the calendar year, so that one whose day of birth was erased stays in the same band.
BANDS = ((30, "≤ 30"), (40, "31–40"), (50, "41–50"), (60, "51–60"), (200, "> 60"))
SMALL = "PRIV-SMALL-CELL"


@dataclass(frozen=True)
class Line:
    """One line of a table; `count` None where it is too small to be told; `code` of the list behind it."""

    label: str
    count: int | None
    code: str = ""


class Composition:
    """The roll of a unit, and of all below it, on one day."""

    def __init__(self, actor, unit, day, today):
        self.actor, self.unit, self.day, self.told = actor, unit, day, day == today
        self.register = REGISTERS["members/memberships"]
        self.period = Period.day(day)
        rows = self.register.rows(actor).filter(under([unit], day))
        self.roll = self.register.measure(ROLL).records(rows, self.period).order_by()

    def tables(self):
        """(title, lines) of every table that has a line; the voluntary ones of today only."""
        yield _("Giới tính"), self._by("person__sex", Sex, {"female": "women", "male": "men"})
        yield _("Tuổi trong năm"), self._ages()
        codes = {"formal": "formal", "informal": "informal"}
        yield _("Quan hệ lao động"), self._by("employment", Employment, codes)
        yield _("Công việc"), self._yes("direct_worker", _("Trực tiếp"), _("Khác"), "direct")
        yield (
            _("Đảng viên"),
            self._yes("party_member", _("Đảng viên"), _("Chưa là đảng viên"), "party"),
        )
        yield _("Tổ, công đoàn bộ phận"), self._groups()
        if self.told:
            yield _("Dân tộc"), self._voluntary("person__ethnicity")
            yield _("Tôn giáo"), self._voluntary("person__religion")

    def _counts(self, name):
        return dict(self.roll.values_list(name).annotate(count=Count("pk")))

    def _by(self, name, choices, codes):
        counts = self._counts(name)
        return [
            Line(label, counts[value], f"{ROLL}.{codes[value]}")
            for value, label in choices.choices if counts.get(value)
        ]  # fmt: skip

    def _yes(self, name, yes, no, cut):
        counts = self._counts(name)
        both = [Line(yes, counts.get(True, 0), f"{ROLL}.{cut}"), Line(no, counts.get(False, 0))]
        return [line for line in both if line.count]

    def _ages(self):
        age = self.day.year - ExtractYear("person__born")
        bands = Case(
            *(When(lived__lte=upto, then=Value(label)) for upto, label in BANDS),
            default=Value(""), output_field=CharField(),
        )  # fmt: skip
        rows = self.roll.annotate(lived=age).annotate(band=bands).values_list("band")
        counts = dict(rows.annotate(count=Count("pk")))
        lines = [Line(label, counts.get(label, 0)) for _upto, label in BANDS]
        return [
            line
            for line in (*lines, Line(_("Chưa ghi ngày sinh"), counts.get("", 0)))
            if line.count
        ]

    def _groups(self):
        """Of a grassroots union: above it every union has a group of the same name."""
        if self.unit.kind not in BASE:
            return []
        found = self.roll.values_list("group", "group__name").annotate(count=Count("pk"))
        counts = {pk: (name, count) for pk, name, count in found}
        _name, bare = counts.pop(None, ("", 0))
        lines = [Line(name, count) for name, count in sorted(counts.values())]
        return [*lines, *([Line(_("Chưa xếp tổ"), bare)] if bare and lines else [])]

    def _voluntary(self, name):
        """Spellings of one word are one line. What is hidden hides one more, so that it cannot be
        worked out from the whole."""
        counts, spelled = {}, {}
        for text, count in self._counts(name).items():
            key = fold(text)
            counts[key] = counts.get(key, 0) + count
            spelled.setdefault(key, one_line(text))
        bare = counts.pop("", 0)
        hidden = _hidden(counts, self.day)
        lines = [
            Line(spelled[key], None if key in hidden else count)
            for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]  # fmt: skip
        return [*lines, *([Line(_("Không khai"), bare)] if bare and lines else [])]

    def board(self):
        """(unit, {on roll, complete, confirmed, what is lacking: how many}) of each unit right below, then
        of itself."""
        below = list(Unit.objects.children_of(self.unit, self.day))
        nodes = [*below, self.unit]
        found = {
            code: self._values(code, nodes) for code in (ROLL, COMPLETE, CONFIRMED, *_lacking())
        }
        for unit in nodes:
            told = {code: values.get(unit.pk, 0) for code, values in found.items()}
            if told[ROLL] or unit is self.unit:
                yield unit, told

    def _values(self, code, nodes):
        rows, keys = self.register.rows(self.actor), [unit.pk for unit in nodes]
        return self.register.measure(code).values(rows, self.period, self.day, keys)


def _lacking():
    return [f"{ROLL}.{name}" for name in LACKS]


def _hidden(counts, day):
    row = current().row(SMALL, day)
    small = {key for key, count in counts.items() if row is not None and count < row.value}
    if len(small) == 1 and len(counts) > 1:
        small.add(min((key for key in counts if key not in small), key=counts.get))
    return small

"""What a unit's records say of a period: counts in one query a register, rows, and the lists behind them."""

from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count as Counting
from django.urls import reverse

from congdoan.base.dates import show
from congdoan.base.periods import Period
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.review import Review
from congdoan.indicators.counting.at_once import counts
from congdoan.indicators.counting.sources import find, known
from congdoan.orgs.kinds import GROUPS
from congdoan.orgs.models import Unit, UnitVersion
from congdoan.records.register import REGISTERS
from congdoan.reports import reached
from congdoan.reports.forms.words import (
    LIST,
    TEXT,
    Below,
    Count,
    Each,
    Net,
    Reached,
    Rows,
    Told,
    Worked,
    asked_by,
)
from congdoan.reports.found import COMPUTED, DECLARED, NARRATIVE, Found

# So many difficulties are offered as causes.
FEW = 5


class Sources:
    """The records of one unit and all below it, through the tree of the period's last day; `drafts`: whether words
    are offered too."""

    def __init__(self, unit, period, drafts=True):
        self.unit, self.period, self.form, self.drafts = unit, period, None, drafts
        self._counts = {}

    def read(self, form, told=None):
        """Every `Found` of the form in its order; entries of an `Each` follow their field.

        `told` {key: value} is what was typed by hand: what is worked out stands on it.
        """
        self.form = form
        self._count([one.source for one in form.fields if isinstance(one.source, Count | Net)])
        told, found = told or {}, {}
        values = dict(told)
        for turn in range(3):
            for one in form.fields:
                if _turn(one) == turn:
                    found[one.key] = list(self._find(one, values))
                    values |= {
                        each.key: each.value for each in found[one.key] if each.key not in told
                    }
        return [each for one in form.fields for each in found[one.key]]

    def _find(self, one, values):
        origin = self._origin(one)
        offer = one.offer(values, self) if one.offer and self.drafts else ""
        if origin != COMPUTED:
            yield Found(one.key, str(one.label), one.kind, origin, offer=offer)
            return
        source = one.source
        if isinstance(source, Reached | Below):
            quote = reached.found if isinstance(source, Reached) else _below().found
            yield from quote(one, self)
            return
        link = self.link(source.code) if source.code else ""
        if isinstance(source, Each):
            entries = list(source.read(self.rows(source.code)))
            yield Found(
                one.key, str(one.label), LIST, COMPUTED, [e.label for e in entries], link=link
            )
            yield from (_entry(one, each, link) for each in entries)
        else:
            yield Found(one.key, str(one.label), one.kind, COMPUTED, self._value(source, values),
                        link=link)  # fmt: skip

    def _origin(self, one):
        """What has no register yet is told by hand, whatever the form hopes for."""
        if one.kind == TEXT:
            return NARRATIVE
        if one.source is None or (one.source.code and not known(one.source.code)):
            return DECLARED
        return COMPUTED

    def _value(self, source, values):
        match source:
            case Count() | Net():
                return self.counted(source, self._counts, self.unit)
            case Rows():
                return source.read(self.rows(source.code))
            case Told():
                return self.told_below[source.key]
        return source.work(values, self)

    def _count(self, sources):
        self._counts = self.counts(sources, [self.unit])

    def counts(self, sources, units):
        """{(code, period): {unit id: number}} of what these sources are made of."""
        asked = set().union(*(asked_by(one, self.period) for one in sources))
        asked = {(code, period) for code, period in asked if known(code)}
        return counts(asked, self.period.end, [unit.pk for unit in units])

    def counted(self, source, counts, unit):
        """The number of a source at the unit, of what `counts` found."""
        opening = counts.get((source.code, self.period.opening), {}).get(unit.pk, 0)
        now = counts.get((source.code, self.period), {}).get(unit.pk, 0)
        if isinstance(source, Net):
            return now - opening
        return opening if source.opening else now

    def rows(self, code):
        """The records behind a measure: what its list shows to who may open it."""
        counted = find(code)
        rows = counted.source.below(self.period.end, [self.unit])
        return counted.measure.records(rows, self.period).order_by("pk")

    @cached_property
    def results(self):
        """[(target, result)] of the targets that the unit is held to on the period's last day."""
        return reached.results_of(self.unit, self.period.end)

    @cached_property
    def told_below(self):
        """{key: what the sent reports of the branch's grassroots unions tell together}; under "" how many they are."""
        keys = [one.source.key for one in self.form.fields if isinstance(one.source, Told)]
        return _below().told(self.form.grassroots, self.unit, self.period, keys)

    def link(self, code):
        """The register's list behind a measure, or nothing for measures over units."""
        path = find(code).source.path
        if path not in REGISTERS:
            return ""
        query = {"measure": code, "period": self.period.code, "under": self.unit.pk}
        return f"{reverse(REGISTERS[path].url_name('list'))}?{urlencode(query)}"

    @cached_property
    def name(self):
        return self.unit.name_on(self.period.end)

    @cached_property
    def parent(self):
        """What the union directly above was called, or nothing."""
        above = self.unit.parent_on(self.period.end)
        return above.name_on(self.period.end) if above else ""

    def _named(self, units):
        """{unit id: what it was called on the period's last day}"""
        found = UnitVersion.objects.filter(unit__in=units, during__contains=self.period.end)
        return dict(found.values_list("unit_id", "name"))

    @cached_property
    def groups(self):
        """[(name, members)] of the union groups directly below that are open on the last day."""
        day = self.period.end
        sizes = (
            self.rows("members.on_roll").order_by().values_list("group").annotate(n=Counting("pk"))
        )
        known = dict(sizes)
        open_ones = Unit.objects.children_of(self.unit, day).open_on(day).filter(kind__in=GROUPS)
        named = self._named(open_ones)
        return [(named[group.pk], known.get(group.pk, 0)) for group in open_ones.order_by("code")]

    @cached_property
    def ahead(self):
        """What comes after the period: the rest of its year, or the next one."""
        end = self.period.end
        if end.month == 12:
            return Period.year(end.year + 1)
        return Period.months(end.year, end.month + 1, 12)

    @cached_property
    def items_above(self):
        """What the year programme of the nearest union above asks for after the period."""
        ahead = self.ahead
        above = [unit.pk for unit in self.unit.line_on(self.period.end)][-2::-1]
        found = Programme.objects.across_units("programmes issued above are read below").filter(
            unit__in=above, kind="year", status__in=Programme.PUBLIC,
            period_start__lte=ahead.end, period_end__gte=ahead.start,
        )  # fmt: skip
        nearest = min(found, key=lambda programme: above.index(programme.unit_id), default=None)
        items = nearest.items.all() if nearest else ()
        return [item.text for item in items if item.due is None or item.due >= ahead.start]

    @cached_property
    def difficulties(self):
        """What the branch named as its difficulties in the period, the first few."""
        found = Difficulty.objects.across_units("what units below named as difficulties").filter(
            unit__paths__ancestor=self.unit, unit__paths__during__contains=self.period.end,
            raised_on__range=(self.period.start, self.period.end),
        )  # fmt: skip
        return list(found.order_by("raised_on", "pk").values_list("text", flat=True)[:FEW])

    @cached_property
    def reviews_ahead(self):
        """What the unit itself must look back on after the period, with its days."""
        found = Review.objects.across_units("the unit's reviews ahead").filter(
            unit=self.unit, due__range=(self.ahead.start, self.ahead.end), status="planned"
        )  # fmt: skip
        return [f"{review} (chậm nhất {show(review.due)})" for review in found]


def _below():
    """Reports are drawn up from records, and some of these are the reports below."""
    from congdoan.reports import below

    return below


def _turn(one):
    """Records first, then what is worked out from them, then the drafts that speak of both."""
    return 2 if one.offer else int(isinstance(one.source, Worked))


def _entry(one, each, link):
    detail = {"before": each.before, "after": each.after}
    if each.parts:
        detail["parts"] = [list(part) for part in each.parts]
    if each.numbers:
        detail["numbers"] = list(each.numbers)
    return Found(f"{one.key}/{each.key}", each.label, one.kind, COMPUTED, each.value, group=one.key,
                 link=link, detail=detail)  # fmt: skip

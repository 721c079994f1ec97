"""Figures kept: which days they speak of, through which day's tree, and their values at every node.

A node's numbers of a span stand together in one row (ADR 0010): a page of forty provinces by thirty
indicators reads forty rows, and a changed record rewrites the few rows of the units above it.
"""

from decimal import Decimal
from operator import add

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.orgs.models import Unit

# By whom a span of a closed period is reported: no record, the calendar.
CLOSING = "indicators/closing"
# Of so many closing days what records say now is kept beside what was frozen. Late records and corrections are of
# the last month above all, and each further day makes every change dearer by two thirds.
LAST = 1


class Span(models.Model):
    """A period seen through the tree of one day. `codes` lists the measures kept so far.

    A frozen span is what was reported of `unit` and all below it: it is quoted and never changes again.
    One that a record reported (the report's register and number) goes when that record is opened again.
    """

    start = models.DateField(_("Từ ngày"))
    end = models.DateField(_("Đến ngày"))
    tree = models.DateField(_("Cây tổ chức ngày"))
    codes = models.JSONField(default=list)
    frozen = models.BooleanField(default=False)
    name = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    register = models.CharField(max_length=60, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("kỳ số liệu")
        verbose_name_plural = _("Kỳ số liệu")
        constraints = [
            models.UniqueConstraint(
                fields=["start", "end", "tree"], condition=Q(frozen=False), name="span_kept_once"
            )
        ]
        indexes = [models.Index(fields=["register", "record_id"], name="span_of")]

    def __str__(self):
        return self.name or f"{self.period.label} ({self.tree})"

    @property
    def period(self):
        return Period(self.start, self.end)


def last_closed():
    """The last days of the periods that closed last, the latest first."""
    closed = Span.objects.filter(frozen=True, register=CLOSING).order_by("-tree")
    return list(closed.values_list("tree", flat=True).distinct()[:LAST])


class Integers(ArrayField):
    """An array of whole numbers that goes to the database as it stands: Django looks at each element
    several times, and a night writes forty million. To migrations it is the array it derives from."""

    def deconstruct(self):
        name, _path, arguments, options = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", arguments, options

    def get_db_prep_value(self, value, connection, prepared=False):
        return value if value is None else f"{{{','.join(map(str, value))}}}"


class KeptRow(models.Model):
    """What one node has of every measure of its span, in the order of the span's codes.

    `total` is the node with all below it, `own` the node alone; empty where both are the same, as at
    every grassroots union. Numbers stand in hundredths. A node that has nothing has no row.
    """

    span = models.ForeignKey(Span, models.CASCADE, related_name="rows", db_index=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", db_index=False)
    own = Integers(models.BigIntegerField(), null=True)
    total = Integers(models.BigIntegerField())

    class Meta:
        verbose_name = _("số liệu")
        verbose_name_plural = _("Số liệu")
        constraints = [models.UniqueConstraint(fields=["span", "unit"], name="kept_row_once")]

    def __str__(self):
        return f"{self.span} @ {self.unit_id}"


class Numbers:
    """The numbers of many nodes while they are gathered or changed: of each node, one place a code."""

    def __init__(self, codes, rows=()):
        self.place = {code: place for place, code in enumerate(codes)}
        self.totals, self.owns = {}, {}
        for unit, own, total in rows:
            self.totals[unit] = list(total)
            self.owns[unit] = list(total if own is None else own)

    def own(self, code, unit):
        """What stands at the unit alone, in hundredths."""
        line = self.owns.get(unit)
        return line[self.place[code]] if line else 0

    def set_own(self, code, unit, amount, above):
        """The unit alone has so much now; it and all above it change by the difference. A unit that
        has no place in that day's tree counts nowhere."""
        difference = amount - self.own(code, unit)
        if difference and above:
            self._line(self.owns, unit)[self.place[code]] = amount
            for node in above:
                self._line(self.totals, node)[self.place[code]] += difference

    def put_own(self, code, unit, amount):
        """The same while nothing is added up yet: `spread` does it for all at once."""
        self._line(self.owns, unit)[self.place[code]] = amount

    def spread(self, up):
        """Every unit's own counts at itself and at all above it. A unit without a line counts nowhere."""
        self.owns = {unit: own for unit, own in self.owns.items() if up.get(unit)}
        for unit, own in self.owns.items():
            for node in up[unit]:
                stood = self.totals.get(node)
                self.totals[node] = list(map(add, stood, own)) if stood else list(own)

    def set_total(self, code, node, amount):
        """The node with all below it, as a frozen span quotes it: nothing is said of the node alone."""
        if amount or node in self.totals:
            self._line(self.totals, node)[self.place[code]] = amount
            self._line(self.owns, node)[self.place[code]] = amount

    def add_total(self, code, node, amount):
        """The node with all below it has so much more, or less, in hundredths."""
        if amount:
            self._line(self.totals, node)[self.place[code]] += amount

    def add_up(self, node, children):
        """The node with all below it: its own and what its children have with all below them."""
        below = [self.totals[child] for child in children if child in self.totals]
        if below or node in self.totals:
            own = self._line(self.owns, node)
            self.totals[node] = [sum(column) for column in zip(own, *below, strict=True)]

    def only(self, nodes):
        """The numbers of those nodes alone."""
        return Numbers(self.place, [
            (node, self.owns.get(node), total) for node, total in self.totals.items() if node in nodes
        ])  # fmt: skip

    def of(self, codes):
        """The numbers of those codes alone, in their order."""
        places = [self.place[code] for code in codes]
        if places == list(self.place.values()):
            return self
        picked = [
            [[line[place] for place in places] for line in (self._line(self.owns, unit), total)]
            for unit, total in self.totals.items()
        ]
        return Numbers(codes, [(unit, *two) for unit, two in zip(self.totals, picked, strict=True)])

    def _line(self, lines, node):
        return lines.setdefault(node, [0] * len(self.place))

    def rows(self, span):
        """A `KeptRow` of every node that has anything."""
        for unit in self.totals.keys() | self.owns.keys():
            total, own = self._line(self.totals, unit), self._line(self.owns, unit)
            if any(total) or any(own):
                yield KeptRow(
                    span=span, unit_id=unit, own=None if own == total else own, total=total
                )

    @property
    def empty(self):
        """The nodes that have nothing any more."""
        return [unit for unit, total in self.totals.items()
                if not any(total) and not any(self.owns.get(unit, ()))]  # fmt: skip


def hundredths(number):
    """The whole number of hundredths that is kept of it."""
    return number * 100 if isinstance(number, int) else round(Decimal(number) * 100)


def plain(hundredths):
    """The number that was kept: an int where it is whole, so that kept and counted numbers read alike."""
    whole, rest = divmod(hundredths, 100)
    return Decimal(hundredths) / 100 if rest else whole


def numbers_of(span):
    """{(code, unit id): value} of all that a span keeps, zeros left out."""
    return {
        (code, unit): plain(amount)
        for unit, total in span.rows.values_list("unit_id", "total").iterator()
        for code, amount in zip(span.codes, total, strict=True)
        if amount
    }

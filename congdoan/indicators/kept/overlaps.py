"""Values that a measure meets at several units, as one person at two: above them all they count once.

What is counted once does not add up, yet nearly all of it stands at one unit. So each unit's own number
is kept and added up like any other, and of the few values that stand at several it is kept where.
"""

from collections import Counter, defaultdict

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Max, Min, Q
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.counting import sources
from congdoan.indicators.kept.rows import Span


class Overlap(models.Model):
    """One value of a measure's `distinct` (a person's number) and all the units it stands at."""

    span = models.ForeignKey(Span, models.CASCADE, related_name="overlaps", db_index=False)
    code = models.CharField(max_length=120)
    value = models.BigIntegerField()
    units = ArrayField(models.BigIntegerField())

    class Meta:
        verbose_name = _("phần trùng")
        verbose_name_plural = _("Phần trùng")
        constraints = [
            models.UniqueConstraint(fields=["span", "code", "value"], name="overlap_once")
        ]
        indexes = [GinIndex(fields=["units"], name="overlap_at")]

    def __str__(self):
        return f"{self.code} {self.value}: {self.units}"


def overlapping(code, period, units=None, values=()):
    """{value: {unit ids}} of the values that stand at several units, counted from records; with `units`
    only those that stand at one of these, or are among `values`."""
    counted = sources.find(code)
    held, value, unit = (
        counted.measure.counted(period),
        counted.measure.distinct,
        counted.source.unit,
    )
    rows, wanted = counted.source.rows, Q(**{f"{value}__isnull": False})
    if units is not None:
        here = rows.filter(held & Q(**{f"{unit}__in": list(units)}))
        wanted &= Q(**{f"{value}__in": here.order_by().values(value)}) | Q(
            **{f"{value}__in": list(values)}
        )
    several = rows.filter(held & wanted).order_by().values(value)
    several = several.annotate(first=Min(unit), last=Max(unit)).exclude(first=models.F("last"))
    places = rows.filter(held & Q(**{f"{value}__in": several.values(value)}))
    found = defaultdict(set)
    for what, where in places.order_by().values_list(value, unit).distinct():
        found[what].add(where)
    return found


def surplus(found, up):
    """{node: how often a value is counted there beyond once}. `up`: {unit id: [itself and all above]}."""
    told = Counter()
    for units in found.values():
        met = Counter(node for unit in units for node in up.get(unit, ()))
        told.update({node: times - 1 for node, times in met.items() if times > 1})
    return told


def kept(span, code, units=None, values=None):
    """{value: {unit ids}} as the span keeps it: of what stands at some of these units, or of these values."""
    rows = span.overlaps.filter(code=code)
    if units is not None:
        rows = rows.filter(units__overlap=list(units))
    if values is not None:
        rows = rows.filter(value__in=list(values))
    return {value: set(units) for value, units in rows.values_list("value", "units")}


def codes_at(span, units):
    """The codes of which anything is kept that stands at some of these units."""
    rows = span.overlaps.filter(units__overlap=list(units))
    return set(rows.values_list("code", flat=True).distinct())


def keep(span, code, found, instead_of=()):
    """Keep what was found of that code in place of those values."""
    if instead_of:
        span.overlaps.filter(code=code, value__in=list(instead_of)).delete()
    Overlap.objects.bulk_create(
        [Overlap(span=span, code=code, value=value, units=sorted(units)) for value, units in found.items()],
        batch_size=5_000,
    )  # fmt: skip

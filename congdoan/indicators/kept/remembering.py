"""Courses remembered: what took long to count of many periods is shown again for the day, with the time at
which it was counted, and counted anew behind it. What is kept, today's number above all, is never remembered.
"""

import time
from collections import defaultdict
from datetime import timedelta
from functools import lru_cache
from threading import Lock

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.counting.by_day import ByDay
from congdoan.indicators.kept.rows import hundredths, plain
from congdoan.orgs.models import Unit

# What is counted in less (seconds) is counted each time. What took longer is old when it has stood sixty times
# as long as the counting took, and ten seconds at least: counting anew takes a sixtieth of somebody's time.
LONG = 0.1
STANDS, AT_LEAST = 60, timedelta(seconds=10)
# Who began to count anew and has not ended after so long was stopped.
GIVEN_UP = timedelta(minutes=5)


class Remembered(models.Model):
    """A measure's numbers at one unit, {period: hundredths}, through the tree of one day."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", db_index=False)
    code = models.CharField(max_length=120)
    tree = models.DateField(_("Cây tổ chức ngày"))
    told = models.JSONField(default=dict)
    counted_at = models.DateTimeField()
    old_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("diễn biến đã đếm")
        verbose_name_plural = _("Diễn biến đã đếm")
        constraints = [models.UniqueConstraint(fields=["unit", "code", "tree"], name="course_once")]

    def __str__(self):
        return f"{self.code} @ {self.unit_id} ({self.tree})"


class Remembering:
    """Counts like `by_register.counts` for one page. `counted_at` is the oldest moment of what it remembered."""

    def __init__(self, anew=False):
        self.anew, self.counted_at, self.is_old, self._by_day = anew, None, False, ByDay()
        self._opened = timezone.now()

    def __call__(self, asked, tree, nodes):
        with _turn(nodes[0], tree):
            stood = _rows(asked, tree, nodes)
            held = {} if self.anew else self._held(stood, asked, nodes)
            missing = set(asked) - held.keys()
            began = time.monotonic()
            found = self._by_day(missing, tree, nodes)
            took = time.monotonic() - began
            if took > LONG:
                _remember({} if self.anew else stood, found, tree, nodes, took)
        return found | held

    def _held(self, stood, asked, nodes):
        """What is remembered at all of the nodes."""
        held, used = {}, []
        for code, period in asked:
            rows = [stood.get((node, code)) for node in nodes]
            if all(row and period.code in row.told for row in rows):
                values = {row.unit_id: plain(row.told[period.code]) for row in rows}
                held[code, period] = {node: value for node, value in values.items() if value}
                used += [row for row in rows if row.counted_at < self._opened]
        self._note(used)
        return held

    def _note(self, used):
        """When the oldest of what is told was counted, and whether any of it has stood too long."""
        moments = ({row.counted_at for row in used} | {self.counted_at}) - {None}
        self.counted_at = min(moments, default=None)
        self.is_old = self.is_old or any(row.old_at < self._opened for row in used)


def _rows(asked, tree, nodes):
    """{(unit id, code): row} of what is remembered of any of it."""
    codes = {code for code, _period in asked}
    rows = Remembered.objects.filter(unit__in=nodes, code__in=codes, tree=tree)
    return {(row.unit_id, row.code): row for row in rows}


@lru_cache(4096)
def _turn(node, tree):
    """Who asks of a unit's course while another counts it waits, and reads what that one remembers."""
    return Lock()


def begin_anew(unit, tree):
    """Whether somebody has to count the unit's courses anew and nobody does: it is noted who does."""
    now = timezone.now()
    free = Q(begun_at=None) | Q(begun_at__lt=now - GIVEN_UP)
    rows = Remembered.objects.filter(free, unit=unit, tree=tree, old_at__lt=now)
    return bool(rows.update(begun_at=now))


def _remember(stood, found, tree, nodes, took):
    """What is over by now; what still runs is counted each time. Periods added to what `stood` are as old as it."""
    now, told = timezone.now(), defaultdict(dict)
    fresh = Remembered(counted_at=now, old_at=now + max(AT_LEAST, timedelta(seconds=STANDS * took)))
    for (code, period), values in found.items():
        if period.end < timezone.localdate():
            for node in nodes:
                told[node, code][period.code] = hundredths(values.get(node, 0))
    rows = []
    for (node, code), periods in told.items():
        before = stood.get((node, code), fresh)
        rows.append(Remembered(
            unit_id=node, code=code, tree=tree, told=before.told | periods, begun_at=None,
            counted_at=before.counted_at, old_at=before.old_at,
        ))  # fmt: skip
    Remembered.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["unit", "code", "tree"],
        update_fields=["told", "counted_at", "old_at", "begun_at"],
    )  # fmt: skip


def looked_at(day):
    """{unit id: {code}} of what is remembered through the trees of other days."""
    found = defaultdict(set)
    for unit, code in Remembered.objects.exclude(tree=day).values_list("unit", "code"):
        found[unit].add(code)
    return found


def forget(day):
    """What was remembered through the trees of other days."""
    Remembered.objects.exclude(tree=day).delete()

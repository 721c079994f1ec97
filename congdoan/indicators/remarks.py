"""Records that come late: they count for a figure that was reported already. The record is kept, the
report stays as it was, and whoever wrote it is told which report says otherwise now.
"""

import datetime as dt
from collections import defaultdict

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.formula import parse
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.in_time import counted
from congdoan.indicators.models import Span

NAMED = 3


def of_tree(units, day):
    """Sentences of a change of the tree from that day on: figures of these units that were reported by
    the tree of that day or a later one stand as they were reported."""
    above = Q(unit__below__during__contains=F("tree"))
    before = Q(unit__below__during__contains=day - dt.timedelta(days=1))
    spans = Span.objects.filter(
        above | before, frozen=True, tree__gte=day,
        unit__below__unit__among=[unit.pk for unit in units],
    ).order_by("-kept_at")  # fmt: skip
    names = list(dict.fromkeys(spans.values_list("name", flat=True)))
    if names:
        yield _(
            "Thay đổi tổ chức này có hiệu lực trong kỳ đã chốt số: %(names)s. Số đã báo cáo giữ nguyên, còn số "
            "tính theo cây tổ chức nay có thể khác. Cần đính chính thì gửi báo cáo bổ sung lên cấp trên."
        ) % {"names": _listed(names)}


def of_definition(former, day):
    """Sentences of an indicator that is worked out or judged otherwise from that day on: what was frozen since keeps
    its former ways. `former`: the formula it had."""
    spans = Span.objects.filter(
        frozen=True, end__gte=day, codes__has_any_keys=[name for name, _opening in parse(former).names]
    ).order_by("-kept_at")  # fmt: skip
    names = list(dict.fromkeys(spans.values_list("name", flat=True)))
    if names:
        yield _("Số đã chốt giữ cách tính và cách đánh giá cũ: %(names)s.") % {
            "names": _listed(names)
        }


def remarks(actor, register, keys):
    """Asks the database about all the records at once, before and after, however many they are."""
    return _Look(register, keys).told if register.measures else _nothing


def _nothing(written):
    return ()


class _Look:
    """What the records count for in figures that were frozen before they were written."""

    def __init__(self, register, keys):
        self.source, self.began = sources.source_of(register), timezone.now()
        self.units = self._units(keys)
        self.before = counted(self._reported(self.units), keys)

    def told(self, written):
        units = self.units | self._units(written)
        now = counted(self._reported(units), written)
        changed = {place for place, _value in self.before.items() ^ now.items()}
        if changed:
            yield _said(self._names(changed), len({place[-1] for place in changed}), len(written))

    def _units(self, keys):
        rows = self.source.rows.filter(pk__among=keys) if keys else self.source.rows.none()
        return set(rows.order_by().values_list(self.source.unit, flat=True).distinct())

    def _over(self, units):
        """Spans frozen of those units, or of one above them on the day of the span's tree."""
        return Span.objects.filter(
            frozen=True, kept_at__lte=self.began, unit__below__unit__among=list(units),
            unit__below__during__contains=F("tree"),
        )  # fmt: skip

    def _reported(self, units):
        """{(code, period)}: what was frozen over the units and counts in the register. Reports of one
        form are frozen alike, so that few kinds come of however many spans."""
        kinds = self._over(units).values_list("start", "end", "codes").distinct() if units else ()
        return {
            (code, Period(start, end)) for start, end, codes in kinds for code in codes
            if _path(code) == self.source.path
        }  # fmt: skip

    def _names(self, changed):
        """What the spans in question are called, the latest first."""
        parts = defaultdict(lambda: (set(), set()))
        for code, period, unit, _key in changed:
            codes, units = parts[period]
            codes.add(code)
            units.add(unit)
        names = {}
        for period, (codes, units) in parts.items():
            spans = self._over(units).filter(
                start=period.start, end=period.end, codes__has_any_keys=sorted(codes)
            )
            for name, at in spans.values_list("name", "kept_at").distinct():
                names[name] = max(at, names.get(name, at))
        return sorted(names, key=names.get, reverse=True)


def _path(code):
    """A code frozen long ago may be of a measure that is no more."""
    return sources.find(code).source.path if sources.known(code) else None


def _listed(names):
    more = _(" và %(n)s lần chốt khác") % {"n": number(len(names) - NAMED)} if names[NAMED:] else ""
    return "; ".join(f"«{name}»" for name in names[:NAMED]) + more


def _said(names, late, written):
    told = {"names": _listed(names), "late": number(late), "all": number(written)}
    if written > 1:
        return (
            _(
                "%(late)s trên %(all)s bản ghi thuộc kỳ đã chốt số: %(names)s. Sổ đã nhận, số đã báo cáo "
                "giữ nguyên, còn số theo sổ nay khác. Cần đính chính thì gửi báo cáo bổ sung lên cấp trên."
            )
            % told
        )
    return (
        _(
            "Sổ đã nhận thay đổi này, nhưng nó thuộc kỳ đã chốt số: %(names)s. Số đã báo cáo giữ nguyên, "
            "còn số theo sổ nay khác. Cần đính chính thì gửi báo cáo bổ sung lên cấp trên."
        )
        % told
    )

"""How long procedures really take, read from the history of their flows."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.direction.flows import cases, place_of
from congdoan.direction.registers.procedure import Procedure
from congdoan.direction.views.desk import period_of
from congdoan.records.register import REGISTERS
from congdoan.records.views.base import RecordView, RegisterView
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

SHOWN = 12  # procedures of a page: each asks the history of one register
CASES = 200


def spent(procedure, found, today):
    """What the cases of a procedure tell: counts, days taken, those beyond the limit."""
    days = [_days(began, ended) for _pk, began, ended in found if ended]
    waiting = [_days(began, today) for _pk, began, ended in found if ended is None]
    limit = procedure.limit_days
    return {
        "procedure": procedure, "started": len(found), "finished": len(days),
        "average": sum(days) / len(days) if days else None, "longest": max(days, default=None),
        "over": sum(one > limit for one in days) if limit else None,
        "waiting": len(waiting),
        "waiting_over": sum(one > limit for one in waiting) if limit else None,
    }  # fmt: skip


def _days(began, ended):
    return (timezone.localdate(ended) - timezone.localdate(began)).days


class TimesView(RegisterView):
    """Every procedure of the unit stood at and of those above it: limit, days taken, beyond the limit."""

    register = Procedure.register

    def get(self, request):
        unit = request.standing
        if unit is None:
            raise Http404
        period, now = period_of(request), timezone.now()
        rows = [
            spent(one, cases(self.actor, one, period, unit), now) for one in self._procedures(unit)
        ]
        if wanted(request):
            return self._book(unit, period, rows)
        context = self.frame(
            unit=unit, period=period, rows=rows, day=request.day, sheet=address(request)
        )
        return render(request, "direction/times.html", context)

    def _book(self, unit, period, rows):
        heads = [_("Thủ tục"), _("Thời hạn (ngày)"), _("Hồ sơ bắt đầu"), _("Đã xong"), _("Trung bình (ngày)"),
                 _("Lâu nhất (ngày)"), _("Xong quá hạn"), _("Đang chờ"), _("Chờ quá hạn")]  # fmt: skip
        names = ("started", "finished", "average", "longest", "over", "waiting", "waiting_over")
        lines = [
            [
                str(row["procedure"]),
                row["procedure"].limit_days,
                *(_told(row[name]) for name in names),
            ]
            for row in rows
        ]
        said = [in_words(period)]
        return book(_("Thời gian giải quyết thực tế"), unit, self.request.day, said, heads, lines)

    def _procedures(self, unit):
        found = binding(unit, self.request.day).exclude(until__lt=self.request.day)
        return [one for one in found if may_read(self.actor, one)][:SHOWN]


def _told(value):
    """A number as a sheet takes it, days with one place."""
    return "" if value is None else round(value, 1)


def binding(unit, day):
    """The procedures of a unit and of those above it, which bind it too."""
    found = Procedure.objects.across_units("procedures set above bind the units below")
    return found.filter(unit__in=unit.line_on(day))


def may_read(actor, procedure):
    """Whether he may see the register whose flow the procedure runs in."""
    path = place_of(procedure)
    return path in REGISTERS and actor.may("view", REGISTERS[path].area)


class CasesView(RecordView):
    """The cases behind the days of one procedure, the longest first."""

    register = Procedure.register

    def _find(self):
        unit = self.request.standing
        found = binding(unit, self.request.day).filter(pk=self.pk).first() if unit else None
        return found or super()._find()

    def get(self, request, **_kwargs):
        procedure, unit = self.record, request.standing
        if unit is None or not may_read(self.actor, procedure):
            raise Http404
        period, now = period_of(request), timezone.now()
        found = cases(self.actor, procedure, period, unit)
        rows = sorted((self._row(*one, now) for one in found), key=lambda row: -row["days"])
        context = self.frame(record=procedure, period=period, rows=rows[:CASES], unit=unit,
                             told=spent(procedure, found, now))  # fmt: skip
        return render(request, "direction/cases.html", context)

    def _row(self, pk, began, ended, now):
        days, limit = _days(began, ended or now), self.record.limit_days
        url = REGISTERS[place_of(self.record)].url_of(pk)
        return {"url": url, "began": timezone.localdate(began), "days": days,
                "name": _("Hồ sơ %(n)s") % {"n": pk}, "ended": ended and timezone.localdate(ended),
                "late": bool(limit and days > limit)}  # fmt: skip

"""The reports of the units below side by side, their sums, and who has not sent yet."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.orgs.kinds import BASE
from congdoan.records.views.book import address, book, wanted
from congdoan.reports import services
from congdoan.reports.composing import shown
from congdoan.reports.consolidating import columns, targets, together
from congdoan.reports.forms import FORMS, forms_below
from congdoan.trail.language import in_words


def asked(request):
    """(form, period) of the address: the first form and its last period that is over where it says nothing."""
    form = FORMS.get(request.GET.get("form") or next(iter(FORMS)))
    if form is None:
        raise Http404
    try:
        return form, Period.parse(request.GET.get("period") or form.last(request.day).code)
    except Mistake as fault:
        raise Http404 from fault


def page(request):
    if not request.actor.may("view", "reports") or request.standing is None:
        raise Http404
    form, period = asked(request)
    rows, whole = together(request.actor, request.standing, form, period, request.day)
    if request.method == "POST":
        return _take_in(request, whole.reports)
    everything = request.GET.get("all") == "1"
    heads = columns(form, everything) + (targets(whole.reports) if everything else [])
    if wanted(request):
        return _book(request, form, period, heads, [*rows, whole])
    context = {
        "sheet": address(request), "day": request.day,
        "form": form, "period": period, "unit": request.standing, "heads": heads, "everything": everything,
        "rows": [_row(row, heads, form, period) for row in rows], "whole": _row(whole, heads, form, period),
        "accepted": _waiting(request, whole.reports),
        "before": form.span(period.end.year - 1).code, "after": form.span(period.end.year + 1).code,
        "forms": [(one, one.last(request.day).code) for one in _shown(request.standing, form)],
    }  # fmt: skip
    return render(request, "reports/together.html", context)


def _shown(unit, form):
    """Forms of the levels below the unit; the one that was asked for is among them."""
    found = forms_below(unit)
    return found if form in found else [form, *found]


def _book(request, form, period, heads, rows):
    """Each union's line and their sum, as the page has them; numbers that nobody told stay empty."""
    lines = [
        [_("Cộng") if row.unit == request.standing else str(row.unit), len(row.reports), row.owed,
         *(row.values.get(head.key, "") for head in heads)]
        for row in rows
    ]  # fmt: skip
    names = [_("Đơn vị"), _("Đã gửi"), _("Phải gửi"), *(_(str(head.label)) for head in heads)]
    said = [str(form.name), in_words(period)]
    return book(_("Tổng hợp báo cáo cấp dưới"), request.standing, request.day, said, names, lines)


def _waiting(request, reports):
    """How many accepted reports this person may take in."""
    if not request.actor.may_at("edit", "reports", request.standing):
        return 0
    return sum(report.status == "accepted" for report in reports)


def _row(row, heads, form, period):
    """A unit's line opens its report; a branch's line opens the same page one step further down."""
    only = row.reports[0] if len(row.reports) == 1 and row.owed == 1 else None
    asked = {"form": form.code, "period": period.code, "at": row.unit.pk}
    below = f"{reverse('reports-together')}?{urlencode(asked)}"
    further = below if row.unit.kind not in (*BASE, *form.level) else ""
    return {
        "unit": row.unit, "owed": row.owed, "sent": len(row.reports), "late": row.late,
        "report": only, "early": sum(bool(one.early_because) for one in row.reports),
        "values": [_value(head, row.values.get(head.key)) for head in heads],
        "url": reverse("report", args=[only.pk]) if only else further,
    }  # fmt: skip


def _value(head, value):
    return "–" if value is None else shown(head.kind, value)


def _take_in(request, reports):
    """Accepted reports are marked as taken into this unit's figures."""
    done = services.consolidated(actor=request.actor, reports=reports)
    messages.success(
        request,
        ngettext("Đã tổng hợp %(n)d báo cáo.", "Đã tổng hợp %(n)d báo cáo.", done) % {"n": done},
    )
    return redirect(request.get_full_path())

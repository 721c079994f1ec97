"""One target opened: pace, forecast, last year, the units below, month by month; and net growth taken apart."""

from calendar import monthrange
from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.base.text import number, percent
from congdoan.indicators import figures, sources
from congdoan.indicators.catching_up import catch_up
from congdoan.indicators.models import Target
from congdoan.indicators.results import result, results
from congdoan.indicators.services import not_cascaded
from congdoan.indicators.views import words
from congdoan.indicators.views.gate import found_or_404, needs
from congdoan.orgs.models import Unit

MONTHS = 12


@needs("view")
def page(request, pk):
    catch_up()
    target = _target(request, pk)
    day, unit = request.day, target.unit
    one = result(target, unit, day)
    children = _children(request, target, day)
    context = {
        "target": target, "result": one, "sentence": words.sentence(target, one, day),
        "value": words.shown(target.indicator, one.value), "wanted": words.goal(target.indicator, one.target),
        "label": words.state_label(one, words.is_over(target, one, day)), "icon": words.state_icon(one.state),
        "pace": 100 * one.pace if one.pace is not None else None,
        "facts": [*_facts(target, one), *_ages(target, unit, one, day)],
        "children": children, "chart": _trend(target, unit, day),
        "url": words.value_url(target, unit, one, day), "details": list(words.details(target, one)),
        "waiting": not_cascaded(target), "may_edit": request.actor.may_at("edit", "indicators", unit),
        "record_url": reverse("indicators-targets-detail", args=[target.pk]),
        "assign_url": reverse("indicators-assign", args=[target.pk]),
    }  # fmt: skip
    return render(request, "indicators/result.html", context)


def _target(request, pk):
    rows = Target.objects.visible_to(request.actor).select_related("indicator", "unit", "parent")
    return found_or_404(rows, pk)


def _facts(target, one):
    shown = lambda value: words.shown(target.indicator, value)  # noqa: E731
    if one.pace is not None:
        yield _("Thời gian đã qua"), percent(100 * one.pace)
    if one.forecast is not None:
        yield _("Dự báo đến hạn nếu giữ nhịp này"), number(round(one.forecast))
    if one.per_month is not None and one.per_month > 0:
        yield _("Cần thêm mỗi tháng"), number(round(one.per_month))
    if one.last_year is not None:
        yield _("Cùng kỳ năm trước"), shown(one.last_year)


def _ages(target, unit, one, day):
    """When the numbers that a rate stands on were taken: «Người lao động», from the oldest day on."""
    if one.period is None or not target.question.is_ready:
        return
    for code, _opening in target.question.codes:
        counted = sources.find(code)
        if counted.measure.dated:
            first, last = sources.days_taken(counted, unit, one.period, day)
            if first:
                days = (
                    dates.show(first)
                    if first == last
                    else f"{dates.show(first)} – {dates.show(last)}"
                )
                yield counted.measure.label, _("theo số khảo sát ngày %(days)s") % {"days": days}


def _children(request, target, day):
    units = list(Unit.objects.children_of(target.unit, day))
    handed = Target.objects.visible_to(request.actor).filter(parent=target, unit__in=units)
    own = {one.unit_id: one for one in handed.select_related("indicator")}
    goals = {(target.pk, unit): one for unit, one in own.items()}
    found = results([target], units, day, goals=goals, with_last_year=False) if units else {}
    rows = []
    for unit in units:
        one = found[target.pk, unit.pk]
        below = own.get(unit.pk)
        rows.append({
            "unit": unit, "result": one, "value": words.shown(target.indicator, one.value),
            "wanted": words.goal(target.indicator, one.target), "icon": words.state_icon(one.state),
            "label": words.state_label(one, words.is_over(target, one, day)),
            "url": reverse("indicators-result", args=[below.pk]) if below
            else words.value_url(target, unit, one, day),
            "closed": not unit.is_open(day),
        })  # fmt: skip
    return rows


def _trend(target, unit, day):
    """The value at the end of each month of the period so far, at most a year of them."""
    period = target.window(day).until(day)
    if period is None or not target.question.is_ready:
        return None
    ends = _month_ends(period)[-MONTHS:]
    asked = [_as_of(target, place, period.start, end) for place, end in enumerate(ends)]
    found = results(asked, [unit], day, tree=day, with_last_year=False)
    values = [found[one.pk, unit.pk].value for one in asked]
    series = {
        "name": str(target.indicator),
        "values": [None if v is None else float(v) for v in values],
    }
    if target.value is not None:
        series["target"] = float(target.value)
    return {
        "kind": "line", "unit": target.indicator.counted_in, "series": [series],
        "labels": [f"{end.month}/{end.year}" for end in ends],
    }  # fmt: skip


def _as_of(target, place, start, end):
    """The same target, asked up to an earlier day."""
    return target.like(pk=place, comparator="track", start=start, end=end)


def _month_ends(period):
    ends, year, month = [], period.start.year, period.start.month
    while (year, month) <= (period.end.year, period.end.month):
        last = date(year, month, monthrange(year, month)[1])
        ends.append(min(last, period.end))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return ends


# What made the roll grow or shrink, where the register of members tells.
_MOVES = (
    ("members.admitted", gettext_lazy("Kết nạp")),
    ("members.transferred_in", gettext_lazy("Chuyển đến")),
    ("members.left", gettext_lazy("Thôi sinh hoạt")),
    ("members.transferred_out", gettext_lazy("Chuyển đi")),
)


@needs("view")
def net(request, pk):
    """Net growth is closing less opening in one tree; each part opens its list."""
    catch_up()
    target = _target(request, pk)
    unit = found_or_404(
        request.actor.units("view", "indicators"), request.GET.get("unit") or target.unit_id
    )
    day, tree = _day(request, "day", request.day), _day(request, "tree", request.day)
    period = target.window(day).until(day)
    if target.indicator.kind != "net" or period is None:
        raise Http404
    main = target.question.main_code
    before = Period(period.day_before(), period.day_before())
    parts = [(main, before, _("Đầu kỳ")), (main, period, _("Cuối kỳ"))] if main else []
    for code, label in _MOVES:
        code = target.question.code(code)
        if sources.known(code):
            parts.append((code, period, label))
    found = figures.values({(code, when) for code, when, _label in parts}, [unit.pk], tree)
    rows = [
        {"label": label, "value": found[code, when].get(unit.pk, 0),
         "url": words.records_url(code, when, unit, tree)}
        for code, when, label in parts
    ]  # fmt: skip
    change = rows[1]["value"] - rows[0]["value"] if main else None
    context = {"target": target, "unit": unit, "rows": rows, "net": change, "period": period}
    return render(request, "indicators/net.html", context)


def _day(request, name, default):
    try:
        return dates.parse(request.GET[name], default) if request.GET.get(name) else default
    except Mistake:
        raise Http404

"""Net growth taken apart: closing less opening in one tree, and what made it; each part opens its list."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.analytics.doors import Doors, about_people, area_of
from congdoan.analytics.smallcells import hide_line, is_small
from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.indicators import figures, sources
from congdoan.indicators.catching_up import catch_up
from congdoan.indicators.models import Target
from congdoan.indicators.views.gate import found_or_404, needs
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

# What made the roll grow or shrink, where the register of members tells.
_MOVES = (
    ("members.admitted", gettext_lazy("Kết nạp")),
    ("members.transferred_in", gettext_lazy("Chuyển đến")),
    ("members.left", gettext_lazy("Thôi sinh hoạt")),
    ("members.transferred_out", gettext_lazy("Chuyển đi")),
)


@needs("count")
def page(request, pk):
    """`?unit=&day=&tree=`: of the target's unit or one below it, on a day, through the tree of a day."""
    catch_up(wait=False)
    rows = Target.objects.visible_to(request.actor, "count").select_related(
        "indicator", "unit", "parent"
    )
    target = found_or_404(rows, pk)
    named = request.GET.get("unit", "")
    unit = found_or_404(
        request.actor.units("count", "indicators"), named if named.isdigit() else target.unit_id
    )
    day, tree = _day(request, "day", request.day), _day(request, "tree", request.day)
    period = target.window(day).until(day)
    if target.indicator.kind != "net" or period is None:
        raise Http404
    main = target.question_on(period.end).main_code
    rows = _rows(target, unit, period, tree, Doors(request.actor, [unit]))
    change = rows[1]["value"] - rows[0]["value"] if main and not rows[1]["hidden"] else None
    if wanted(request):
        return _sheet(target, unit, period, rows, change)
    context = {"target": target, "unit": unit, "rows": rows, "net": change, "period": period,
               "sheet": address(request)}  # fmt: skip
    return render(request, "analytics/net.html", context)


def _sheet(target, unit, period, rows, change):
    """The parts as numbers; what is hidden on the page is hidden here."""
    lines = [[row["label"], row["shown"] if row["hidden"] else row["value"]] for row in rows]
    if change is not None:
        lines.append([_("Thực tăng"), change])
    return book(target.name, unit, period.end, [in_words(period)], [_("Phần"), _("Số")], lines)


def _rows(target, unit, period, tree, doors):
    question = target.question_on(period.end)
    main = question.main_code
    before = Period(period.day_before(), period.day_before())
    parts = [(main, before, _("Đầu kỳ")), (main, period, _("Cuối kỳ"))] if main else []
    moves = [(question.code(code), period, label) for code, label in _MOVES]
    parts += [part for part in moves if sources.known(part[0])]
    found = figures.values({(code, when) for code, when, _label in parts}, [unit.pk], tree)
    values = [found[code, when].get(unit.pk, 0) for code, when, _label in parts]
    closed = main and about_people(main) and not doors.open(area_of(main), unit)
    hidden = hide_line(dict(enumerate(values[2:], start=2))) if closed else set()
    if closed and any(map(is_small, values[:2])):  # a small union: its parts would tell the rest
        hidden = set(range(len(values)))
    return [
        {"label": str(label), "value": value, "hidden": place in hidden,
         "shown": _("ẩn") if place in hidden else number(value),
         "url": doors.records_url(code, when, unit, tree)}
        for place, ((code, when, label), value) in enumerate(zip(parts, values, strict=True))
    ]  # fmt: skip


def _day(request, name, default):
    try:
        return dates.parse(request.GET[name], default) if request.GET.get(name) else default
    except Mistake:
        raise Http404
